package io.github.cleancut.protocol.coordinator;

import io.github.cleancut.protocol.message.SnapshotType;
import java.util.List;

/**
 * What can be seen of the coordinator's state, for reports and for comparison with recordings.
 *
 * @param schedulerOn whether periodic scheduling is on
 * @param nextTickMillis planned tick on the relative clock, {@link Long#MAX_VALUE} for never
 * @param triggering whether a request is in its trigger phases (C-065)
 * @param queued number of queued requests
 * @param pending pending checkpoints by id
 * @param completed ids in the store, in order of adding
 * @param failures the failure counter
 * @param expired remembered expired ids, oldest first (C-118)
 * @param cleaning checkpoints being discarded (C-154)
 * @param nextId the id that comes next
 * @param counts counters of the statistics (C-262)
 */
public record CoordinatorSnapshot(
        boolean schedulerOn,
        long nextTickMillis,
        boolean triggering,
        int queued,
        List<Pending> pending,
        List<Long> completed,
        Failures failures,
        List<Long> expired,
        int cleaning,
        long nextId,
        Counts counts) {

    /** A pending checkpoint: attempts and number of operator coordinators that have not acknowledged. */
    public record Pending(
            long checkpointId,
            SnapshotType type,
            long timestampMillis,
            CheckpointPlan plan,
            List<TaskAttempt> missing,
            int missingCoordinators) {}

    /** Failures in a row, the ids counted, and the newest success or {@link Long#MIN_VALUE}. */
    public record Failures(int count, List<Long> counted, long lastSuccess) {}

    /** Counters of the statistics (C-262). */
    public record Counts(long total, long inProgress, long completed, long failed, long restored) {}
}
