package io.github.cleancut.protocol.coordinator;

import io.github.cleancut.protocol.message.OptionsRequest;

/**
 * What the coordinator is configured with (section 2 of the statements), in Flink's own milliseconds.
 *
 * @param periodic the periodic schedule
 * @param maxConcurrentCheckpoints most pending checkpoints, at least 1
 * @param timeoutMillis expiry of a pending checkpoint
 * @param tolerableFailures failures in a row that the job survives; {@link #UNLIMITED_FAILURES} for no counting (C-176)
 * @param numRetained completed checkpoints kept; 0 or less is taken as 1 (C-018)
 * @param retention what becomes of completed checkpoints at the end of the job (C-017)
 * @param barriers what decides the options of a checkpoint (C-184)
 * @param checkpointsAfterTasksFinish whether plans may have finished tasks
 * @param parallelCleaner whether the parts of a checkpoint are discarded in parallel (C-156)
 * @param tracking whether task states start and stop the scheduler (C-042); else only the host's inputs do
 * @param anyBlockingOutput whether some vertex has a blocking output (C-043, C-045)
 * @param historySize checkpoints that the statistics remember, {@code web.checkpoints.history} (C-270)
 */
public record CoordinatorConfig(
        PeriodicSchedule periodic,
        int maxConcurrentCheckpoints,
        long timeoutMillis,
        int tolerableFailures,
        int numRetained,
        Retention retention,
        OptionsRequest barriers,
        boolean checkpointsAfterTasksFinish,
        boolean parallelCleaner,
        boolean tracking,
        boolean anyBlockingOutput,
        int historySize) {
    /** Failures are not counted at all (C-176). */
    public static final int UNLIMITED_FAILURES = Integer.MAX_VALUE;

    /** Retention at the end of the job, under Flink's names of the internal policy (C-017, C-152). */
    public enum Retention {
        NEVER_RETAIN_AFTER_TERMINATION,
        RETAIN_ON_FAILURE,
        RETAIN_ON_CANCELLATION
    }
}
