package io.github.cleancut.protocol.task;

/**
 * What does not change for an attempt.
 *
 * @param maxConcurrentCheckpoints max-concurrent-checkpoints, also the size of the memory of aborted ids (T-123)
 * @param finalCheckpoint whether checkpointing is enabled and checkpoints-after-tasks-finish is on, so that the task waits for one more checkpoint after its data (T-151)
 * @param source whether it has no inputs, so that its data ends by a stop-with-savepoint (T-159)
 * @param consumers whether it has outputs, whose consumers acknowledge the end of data (T-151)
 * @param finishedOnRestore whether it was restored as finished (T-157)
 * @param restoredCheckpointId the checkpoint restored from, 0 if none (T-141)
 */
public record SubtaskConfig(
        int maxConcurrentCheckpoints,
        boolean finalCheckpoint,
        boolean source,
        boolean consumers,
        boolean finishedOnRestore,
        long restoredCheckpointId) {}
