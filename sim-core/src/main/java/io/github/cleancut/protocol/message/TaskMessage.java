package io.github.cleancut.protocol.message;

/** What a task sends to the JobManager about a checkpoint. Who sent it, with which attempt, is written on the envelope, which is the world's. */
public sealed interface TaskMessage {
    /** The checkpoint that the message is about. */
    long checkpointId();

    /**
     * My part is stored.
     *
     * @param checkpointId the checkpoint
     * @param operatorsFinished whether the task's operators had finished before (T-155)
     * @param finishedOnRestore whether they were restored as finished (T-157)
     * @param metrics what the task measured
     */
    record Acknowledge(long checkpointId, boolean operatorsFinished, boolean finishedOnRestore, SubtaskMetrics metrics)
            implements TaskMessage {}

    /**
     * I cannot take part (T-136).
     *
     * @param checkpointId the checkpoint
     * @param reason why
     */
    record Decline(long checkpointId, CheckpointFailureReason reason) implements TaskMessage {}
}
