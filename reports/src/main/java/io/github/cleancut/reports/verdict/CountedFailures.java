package io.github.cleancut.reports.verdict;

import io.github.cleancut.kernel.VirtualTime;
import io.github.cleancut.trace.TraceEvent;
import io.github.cleancut.trace.TraceListener;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Why the checkpoints failed that Flink's counters call failed (C-262), and since when they count: the counters are those of the newest JobManager (C-220). */
public final class CountedFailures implements TraceListener {
    private static final String FAILED = "FAILED ";

    /** The newest reason that was given for a checkpoint, by id; -1: for one without an id. */
    private final SortedMap<Long, String> reasons = new TreeMap<>();

    private final TreeSet<Long> booked = new TreeSet<>();
    private final Map<String, Long> counted = new LinkedHashMap<>();
    private final Map<String, Long> again = new LinkedHashMap<>();
    private final Map<String, Long> uncounted = new LinkedHashMap<>();
    private long sinceNanos;
    private String since = "";

    @Override
    public void accept(TraceEvent event) {
        switch (event.kind()) {
            case REQUEST_REFUSED -> uncounted.merge(event.requireText(), 1L, Long::sum);
            case FAILED -> reasons.put(event.checkpoint(), event.requireText());
            case FAILURE_REPORTED -> report(event);
            case CHECKPOINT_REPORTED -> book(event);
            case JOB_MANAGER_LOST -> forget();
            case JOB_MANAGER_STARTED -> begin(event, "the new JobManager");
            case JOB_SUBMITTED -> begin(event, "the job was submitted again");
            default -> {
                // Nothing else counts or forgets a failure.
            }
        }
    }

    /** A request that failed before it had an id was refused first. */
    private void report(TraceEvent event) {
        reasons.put(event.checkpoint(), event.requireText());
        if (event.checkpoint() < 0) {
            uncounted.computeIfPresent(event.requireText(), (reason, times) -> times == 1 ? null : times - 1);
        }
    }

    private void book(TraceEvent event) {
        if (!event.requireText().startsWith(FAILED)) {
            return;
        }
        String reason = reasons.getOrDefault(event.checkpoint(), "a reason that the trace does not tell");
        counted.merge(reason, 1L, Long::sum);
        if (event.checkpoint() > 0 && !booked.add(event.checkpoint())) {
            again.merge(reason, 1L, Long::sum);
        }
    }

    private void begin(TraceEvent event, String what) {
        forget();
        sinceNanos = event.timeNanos();
        since = what + " at " + VirtualTime.format(sinceNanos);
    }

    private void forget() {
        reasons.clear();
        booked.clear();
        counted.clear();
        again.clear();
        uncounted.clear();
    }

    /** Reasons with how often each was counted, in the order in which each first came; together they are all that the counters call failed. */
    public Map<String, Long> counted() {
        return counted;
    }

    /** How often one checkpoint was counted once more, by reason (C-109). */
    public Map<String, Long> again() {
        return again;
    }

    /** Requests that got no id and that the counters leave out, by reason. */
    public Map<String, Long> uncounted() {
        return uncounted;
    }

    /** When the counters began, in virtual nanoseconds. */
    public long sinceNanos() {
        return sinceNanos;
    }

    /** What they count from, empty where that is the start of the run. */
    public String since() {
        return since;
    }
}
