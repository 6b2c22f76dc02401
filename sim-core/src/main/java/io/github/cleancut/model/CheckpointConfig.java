package io.github.cleancut.model;

/**
 * Flink's checkpointing options as the job sees them, in Flink's own milliseconds.
 *
 * @param intervalMillis base period; -1: periodic checkpoints are off
 * @param backlogIntervalMillis period while a source reports backlog; -1: like the base period, 0: off
 * @param minPauseMillis pause after a success before a periodic trigger
 * @param maxConcurrent most pending checkpoints
 * @param timeoutMillis expiry of a pending checkpoint
 * @param tolerableFailures failures in a row that the job survives
 * @param exactlyOnce mode EXACTLY_ONCE, else AT_LEAST_ONCE
 * @param unaligned unaligned checkpoints enabled
 * @param alignedTimeoutMillis aligned-checkpoint-timeout, 0: start unaligned
 * @param afterTasksFinish checkpoints-after-tasks-finish
 * @param retained num-retained
 * @param retention externalized-checkpoint-retention
 */
public record CheckpointConfig(
        long intervalMillis,
        long backlogIntervalMillis,
        long minPauseMillis,
        int maxConcurrent,
        long timeoutMillis,
        int tolerableFailures,
        boolean exactlyOnce,
        boolean unaligned,
        long alignedTimeoutMillis,
        boolean afterTasksFinish,
        int retained,
        Retention retention) {

    /** externalized-checkpoint-retention (C-017). */
    public enum Retention {
        NO_EXTERNALIZED_CHECKPOINTS,
        DELETE_ON_CANCELLATION,
        RETAIN_ON_CANCELLATION
    }

    /** Whether periodic checkpoints are on (C-009: an interval below 10 ms is off). */
    public boolean isPeriodic() {
        return intervalMillis >= 10;
    }
}
