package io.github.cleancut.protocol.failover;

import io.github.cleancut.protocol.coordinator.CoordinatorInput.JobStatus;
import io.github.cleancut.protocol.rule.RuleLog;
import java.util.List;

/** What {@link JobRestarts} has the JobManager do, in this order; it also learns which rows fire. */
public interface FailoverEffects extends RuleLog {
    /** The whole job fails, for the reason that the host has kept. */
    void failGlobally();

    /** The time and the chance that belong to a failure that the strategy is asked about. */
    Failure failure();

    /** The job has another status. */
    void setStatus(JobStatus status);

    /** These attempts are to end. */
    void cancel(List<Integer> tasks);

    /** So long until the next restart, and that the job is restarting, becomes known. */
    void tellRestarting(long delayMillis);

    /** A delay begins; {@link JobRestarts#onDelayOver} tells of its end. */
    void await(int number, long delayMillis);

    /** These tasks get new attempts, are restored and deployed. */
    void restart(PendingRestart restart);
}
