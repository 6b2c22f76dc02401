package io.github.cleancut;

import io.github.cleancut.kernel.Loop;
import java.util.List;
import java.util.Map;

/**
 * What a run leaves behind besides its trace.
 *
 * @param digest hash over every event, 16 hex digits
 * @param end why the run ended
 * @param events number of events taken from the queue
 * @param virtualNanos virtual time at the end
 * @param jobStatus status of the job at the end, in Flink's words
 * @param counters Flink's checkpoint counters (C-262)
 * @param gauges what a metrics reporter of the JobManager shows at the end, by Flink's names, in its order (C-263)
 * @param neverStruck faults, actions and captions that never came to pass and are not optional, as a person reads them
 * @param firings how often each rule row fired, by row id; rows that never fired are missing
 */
public record RunSummary(
        String digest,
        Loop.End end,
        long events,
        long virtualNanos,
        String jobStatus,
        Counters counters,
        Map<String, Long> gauges,
        List<String> neverStruck,
        Map<String, Long> firings) {

    /** Flink's checkpoint counters (C-262): total, completed, failed, restored. */
    public record Counters(long triggered, long completed, long failed, long restored) {}
}
