package io.github.cleancut.protocol.stop;

import io.github.cleancut.protocol.rule.RuleLog;

/** What {@link CancelWithSavepoint} has the JobManager do, in this order; it also learns which rows fire. */
public interface CancelEffects extends RuleLog {
    /** The coordinator's scheduler stops: what is queued and pending is aborted (C-038). */
    void stopScheduler();

    /** The coordinator is asked for a savepoint; its answer is {@link CancelWithSavepoint#onSavepoint} or onSavepointFailed. */
    void triggerSavepoint();

    /** The coordinator's scheduler starts again. */
    void startScheduler();

    /** The job is cancelled. */
    void cancelJob();

    /**
     * The user's request is answered with the savepoint.
     *
     * @param savepointId the savepoint
     */
    void answerCancelled(long savepointId);

    /**
     * The user's request is answered with an error; there is no savepoint, and the job goes on.
     *
     * @param cause why
     */
    void answerFailed(String cause);
}
