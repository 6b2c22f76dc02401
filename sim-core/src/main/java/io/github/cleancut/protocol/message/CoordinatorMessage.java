package io.github.cleancut.protocol.message;

/** What the JobManager sends to a task, by one call each without retry (T-146). Who it is for is written on the envelope, which is the world's. */
public sealed interface CoordinatorMessage {
    /** The checkpoint that the message is about. */
    long checkpointId();

    /**
     * Take your part of this checkpoint.
     *
     * @param checkpointId the checkpoint
     * @param triggerTimestampMillis wall-clock time of the trigger in milliseconds
     * @param options the checkpoint's options
     */
    record Trigger(long checkpointId, long triggerTimestampMillis, CheckpointOptions options)
            implements CoordinatorMessage {}

    /**
     * The checkpoint is complete (T-141).
     *
     * @param checkpointId the checkpoint
     */
    record NotifyComplete(long checkpointId) implements CoordinatorMessage {}

    /**
     * The checkpoint has been aborted.
     *
     * @param checkpointId the checkpoint
     * @param latestCompletedId the latest completed one, 0 if there is none; repairs a lost completion notice (T-143)
     */
    record NotifyAborted(long checkpointId, long latestCompletedId) implements CoordinatorMessage {}

    /**
     * The checkpoint is no longer retained (T-142).
     *
     * @param checkpointId the checkpoint
     */
    record NotifySubsumed(long checkpointId) implements CoordinatorMessage {}
}
