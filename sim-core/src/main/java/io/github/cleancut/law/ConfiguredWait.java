package io.github.cleancut.law;

import io.github.cleancut.model.Fault.Message;
import io.github.cleancut.model.Fault.Mishap;
import io.github.cleancut.model.Fault.Target;
import io.github.cleancut.model.Fault.Verb;
import io.github.cleancut.model.FlinkConfig;

/** How long Flink may wait by its configuration before it learns of a fault: heartbeats, the timeout of a checkpoint, that of an event. */
final class ConfiguredWait {
    /** {@code pekko.ask.timeout}: so long an operator coordinator waits for the confirmation of an event (C-253). */
    private static final long EVENT_NANOS = 10_000 * Durations.NANOS_PER_MILLI;

    private ConfiguredWait() {}

    /**
     * The time from a fault until it shows.
     *
     * @param verb what the fault does
     * @param flink the job's configuration
     * @return nanoseconds; 0 where it shows at once
     */
    static long nanos(Verb verb, FlinkConfig flink) {
        if (verb instanceof Verb.Kill kill && !(kill.target() instanceof Target.Subtasks)) {
            return kill.detectNanos() >= 0
                    ? kill.detectNanos()
                    : flink.heartbeatTimeoutMillis() * Durations.NANOS_PER_MILLI;
        }
        if (verb instanceof Verb.Disturb disturb && disturb.mishap() == Mishap.LOSE) {
            return disturb.message() == Message.EVENT
                    ? EVENT_NANOS
                    : flink.checkpointing().timeoutMillis() * Durations.NANOS_PER_MILLI;
        }
        return 0;
    }
}
