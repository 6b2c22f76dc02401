package io.github.cleancut.law;

import io.github.cleancut.model.Fault;
import io.github.cleancut.model.Scenario;
import io.github.cleancut.trace.TraceEvent;
import java.util.List;

/** Since when no fault has struck and none stands: what liveness is measured from. The start of a run counts as a fault. */
final class QuietTime {
    private final List<Fault> faults;
    private final long settleNanos;
    private int standing;
    private boolean isLed = true;
    private long sinceNanos;
    private long sinceOrder = -1;

    QuietTime(Scenario scenario) {
        faults = scenario.events().faults();
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
            default -> {
                return false;
            }
        }
        sinceNanos = event.timeNanos();
        sinceOrder = event.order();
        return true;
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

    /** When what was promised at a time must have come true, if no further fault strikes. */
    long deadlineNanos(long promisedNanos) {
        return Durations.plus(Math.max(promisedNanos, sinceNanos), settleNanos);
    }

    /** The time that liveness has, in words. */
    String words() {
        String span = Durations.words(settleNanos);
        return sinceOrder < 0 ? "within " + span : "within " + span + " after the last fault";
    }
}
