package io.github.cleancut.reports.verdict;

import io.github.cleancut.trace.TraceEvent;
import io.github.cleancut.trace.TraceListener;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Why a job began again, and why it failed in the end. */
public final class Restarts implements TraceListener {
    private static final String FAILED = "FAILED";

    private final List<Told> all = new ArrayList<>();
    private final SortedMap<Integer, String> stoppedBy = new TreeMap<>();
    private @Nullable Told cause;
    private @Nullable Told end;

    /**
     * A restart or the failure of the job.
     *
     * @param nanos when, in virtual nanoseconds
     * @param task the subtask that failed first, -1 where the job failed as a whole
     * @param cause why, in the words of the trace
     */
    public record Told(long nanos, int task, String cause) {
        private Told at(long otherNanos) {
            return new Told(otherNanos, task, cause);
        }

        /** Whether the JobManager failed the job as a whole, for what checkpoints or operator coordinators did. */
        boolean isOfTheJob() {
            return task < 0;
        }
    }

    @Override
    public void accept(TraceEvent event) {
        switch (event.kind()) {
            case ATTEMPT_STOPPED -> stoppedBy.put(event.task(), event.text() == null ? "" : event.text());
            case TASK_ENDED -> taskEnded(event);
            case JOB_FAILURE -> failedBy(new Told(event.timeNanos(), -1, event.requireText()));
            case JOB_RESTARTING -> restart(event.timeNanos());
            case JOB_RUNNING, JOB_MANAGER_STARTED, JOB_SUBMITTED -> begin();
            case JOB_ENDED -> end = FAILED.equals(event.text()) ? whatFailed(event.timeNanos()) : null;
            default -> {
                // Nothing else fails or restarts a job.
            }
        }
    }

    private void taskEnded(TraceEvent event) {
        if (FAILED.equals(event.text())) {
            failedBy(new Told(event.timeNanos(), event.task(), stoppedBy.getOrDefault(event.task(), "")));
        }
    }

    /** What fails first is the cause; the rest follows from it. */
    private void failedBy(Told why) {
        cause = cause == null ? why : cause;
    }

    private void restart(long nanos) {
        all.add(whatFailed(nanos));
        cause = null;
    }

    private void begin() {
        cause = null;
        end = null;
    }

    private Told whatFailed(long nanos) {
        return cause == null ? new Told(nanos, -1, "") : cause.at(nanos);
    }

    /** The restarts, in order. */
    List<Told> all() {
        return all;
    }

    /** When and why the job ended as FAILED, or null. */
    @Nullable
    Told end() {
        return end;
    }
}
