package io.github.cleancut.reports.verdict;

import io.github.cleancut.kernel.VirtualTime;
import io.github.cleancut.model.Action;
import io.github.cleancut.scenarios.expect.Expectation.Failure;
import io.github.cleancut.trace.TraceEvent;
import io.github.cleancut.trace.TraceListener;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a run says about failures and restarts of the job. */
public final class JobFacts implements TraceListener {
    private final SortedMap<String, Long> reasons = new TreeMap<>();
    private final List<Long> restartDelayNanos = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();
    private final List<String> refusedStarts = new ArrayList<>();
    private final Restarts restarts = new Restarts();
    private final Failovers failovers = new Failovers();
    private final SortedSet<Long> savepoints = new TreeSet<>();
    private boolean hasSavepoint;

    @Override
    public void accept(TraceEvent event) {
        restarts.accept(event);
        failovers.accept(event);
        switch (event.kind()) {
            case FAILURE_REPORTED -> reasons.merge(event.requireText(), 1L, Long::sum);
            case JOB_RESTARTING -> restartDelayNanos.add(event.number());
            case FAILED -> addFailure(event);
            case CHECKPOINT_PENDING -> addSavepoint(event);
            case COMPLETED -> hasSavepoint |= savepoints.contains(event.checkpoint());
            case SUBMISSION_FAILED -> refusedStarts.add(why(event));
            default -> {
                // Nothing else tells of a failure or a restart.
            }
        }
    }

    private void addFailure(TraceEvent event) {
        if (event.checkpoint() > 0) {
            failures.add(new Failure(event.checkpoint(), event.requireText()));
        }
    }

    private void addSavepoint(TraceEvent event) {
        if (event.requireText().endsWith(Action.Verb.Restore.SAVEPOINT)) {
            savepoints.add(event.checkpoint());
        } else {
            savepoints.remove(event.checkpoint());
        }
    }

    private String why(TraceEvent event) {
        if (event.checkpoint() > 0) {
            return "at " + VirtualTime.format(event.timeNanos()) + " the job was not started again: snapshot "
                    + event.checkpoint() + " does not fit it, or a master hook cannot be restored ("
                    + event.requireText() + ")";
        }
        String snapshot = switch (event.requireText()) {
            case Action.Verb.Restore.LATEST ->
                "no retained checkpoint: none had completed, or the end of the job deleted it"
                        + " (execution.checkpointing.externalized-checkpoint-retention)";
            case Action.Verb.Restore.SAVEPOINT ->
                hasSavepoint
                        ? "no completed savepoint: a job that had claimed it deleted it"
                        : "no completed savepoint: none had completed";
            default -> "no snapshot " + event.requireText();
        };
        return "at " + VirtualTime.format(event.timeNanos()) + " the job was not started again, as there was "
                + snapshot;
    }

    /** Why the job was not started from a snapshot, although its user asked for it. */
    List<String> refusedStarts() {
        return refusedStarts;
    }

    /** Why the job began again, and why it failed. */
    Restarts restarts() {
        return restarts;
    }

    /** What JobManagers left behind. */
    Failovers failovers() {
        return failovers;
    }

    /** Failure reports by reason (C-183). */
    SortedMap<String, Long> reasons() {
        return reasons;
    }

    /** Backoff of each restart, in nanoseconds. */
    List<Long> restartDelayNanos() {
        return restartDelayNanos;
    }

    /** The failed checkpoints that had an id, in order. */
    List<Failure> failures() {
        return failures;
    }
}
