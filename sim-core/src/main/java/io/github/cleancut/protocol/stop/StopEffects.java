package io.github.cleancut.protocol.stop;

import io.github.cleancut.protocol.rule.RuleLog;

/** What {@link StopWithSavepoint} has the JobManager do, in this order; it also learns which rows fire. */
public interface StopEffects extends RuleLog {
    /** The coordinator's scheduler stops: what is queued and pending is aborted (C-038). */
    void stopScheduler();

    /** The coordinator is asked for a synchronous savepoint; its answer is {@link StopWithSavepoint#onSavepoint} or onSavepointFailed. */
    void triggerSynchronousSavepoint(boolean drain);

    /** The coordinator's scheduler starts again. */
    void startScheduler();

    /**
     * The job fails as a whole, because not all executions have finished.
     *
     * @param savepointId the savepoint, which exists
     */
    void failJob(long savepointId);

    /**
     * The user's request is answered with the savepoint.
     *
     * @param savepointId the savepoint
     */
    void answerStopped(long savepointId);

    /**
     * The user's request is answered with an error, and there is no savepoint.
     *
     * @param cause why
     */
    void answerFailed(String cause);
}
