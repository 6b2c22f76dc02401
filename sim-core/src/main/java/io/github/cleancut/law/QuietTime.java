package io.github.cleancut.law;

import io.github.cleancut.model.Fault;
import io.github.cleancut.model.Fault.Verb;
import io.github.cleancut.model.FlinkConfig;
import io.github.cleancut.model.Scenario;
import io.github.cleancut.trace.EventKind;
import io.github.cleancut.trace.TraceEvent;
import java.util.List;

/** Since when no fault has struck and none stands: what liveness is measured from. The start of a run counts as a fault. */
final class QuietTime {
    private final List<Fault> faults;
    private final FlinkConfig flink;
    private final long settleNanos;
    private int standing;
    private boolean isLed = true;
    private long sinceNanos;
    private long sinceOrder = -1;

    /** When the last fault was that has struck at all: the end of faults of which there were none delays nobody. */
    private long lastFaultNanos;

    private boolean hasStruck;

    /** Until then Flink waits by its configuration for what the faults have done. */
    private long waitsUntilNanos;

    /** Whether a restart now would be no answer to the last fault, or not the first one. */
    private boolean hasRestarted = true;

    QuietTime(Scenario scenario) {
        faults = scenario.events().faults();
        flink = scenario.flink();
        settleNanos = scenario.end().settleNanos();
    }

    /**
     * Takes an event.
     *
     * @return whether it is a fault, or the end of one; the loss of a JobManager ends with the next one
     */
    boolean accept(TraceEvent event) {
        switch (event.kind()) {
            case FAULT_STRUCK -> standing += isStanding(event) ? 1 : 0;
            case FAULT_LIFTED -> standing = Math.max(0, standing - (isStanding(event) ? 1 : 0));
            case FAULTS_OVER -> standing = 0;
            case JOB_MANAGER_LOST -> isLed = false;
            case JOB_MANAGER_STARTED -> isLed = true;
            case JOB_RESTARTING -> {
                waitForRestart(event);
                return false;
            }
            default -> {
                return false;
            }
        }
        waitForSigns(event);
        sinceNanos = event.timeNanos();
        sinceOrder = event.order();
        hasStruck |= event.kind() != EventKind.FAULTS_OVER;
        lastFaultNanos = hasStruck ? sinceNanos : 0;
        return true;
    }

    /** A fault that nobody has noticed yet lasts until somebody can have. */
    private void waitForSigns(TraceEvent event) {
        hasRestarted = event.kind() != EventKind.FAULT_STRUCK;
        Verb verb = event.kind() == EventKind.FAULT_STRUCK ? Stillness.verbOf(faults, event) : null;
        if (verb != null) {
            waitUntil(event, ConfiguredWait.nanos(verb, flink));
        }
    }

    /** The backoff of the first restart after a fault; those of a job that restarts again and again are no excuse. */
    private void waitForRestart(TraceEvent event) {
        if (!hasRestarted) {
            waitUntil(event, event.number());
        }
        hasRestarted = true;
    }

    private void waitUntil(TraceEvent event, long nanos) {
        waitsUntilNanos = Math.max(waitsUntilNanos, Durations.plus(event.timeNanos(), nanos));
    }

    private boolean isStanding(TraceEvent event) {
        return Stillness.isStanding(faults, event);
    }

    /** Whether a fault is in force that lasts until it is lifted, or there is no JobManager. */
    boolean isDisturbed() {
        return standing > 0 || !isLed;
    }

    /** When the last fault was. */
    long sinceNanos() {
        return sinceNanos;
    }

    /** Where the last fault stands in the trace; -1: there was none. */
    long sinceOrder() {
        return sinceOrder;
    }

    /** How long liveness may take; 0: it is not judged. */
    long settleNanos() {
        return settleNanos;
    }

    /**
     * Whether the time is over in which what was promised must have come true. What happens at the very end of it is still in it; after the last event nothing comes.
     *
     * @param event the event that is looked at
     * @param promisedNanos when it was promised
     */
    boolean isOverdue(TraceEvent event, long promisedNanos) {
        long from = Math.max(promisedNanos, Math.max(lastFaultNanos, waitsUntilNanos));
        return isPast(event, Durations.plus(from, settleNanos));
    }

    /** Whether settle has passed since the last fault, or since {@code end.at}. */
    boolean hasSettled(TraceEvent event) {
        return isPast(event, Durations.plus(Math.max(sinceNanos, waitsUntilNanos), settleNanos));
    }

    private static boolean isPast(TraceEvent event, long deadlineNanos) {
        boolean isLast = event.kind() == EventKind.SETTLED || event.kind() == EventKind.RUN_ENDED;
        return isLast ? event.timeNanos() >= deadlineNanos : event.timeNanos() > deadlineNanos;
    }

    /** The time that liveness has, in words. */
    String words() {
        String span = Durations.words(settleNanos);
        String waits = waitsUntilNanos > sinceNanos
                ? " and the " + Durations.words(waitsUntilNanos - sinceNanos)
                        + " that Flink waits for it by its configuration"
                : "";
        return sinceOrder < 0 ? "within " + span : "within " + span + " after the last fault" + waits;
    }
}
