package io.github.cleancut.protocol.coordinator;

import io.github.cleancut.protocol.message.SnapshotType;
import io.github.cleancut.protocol.message.SubtaskMetrics;
import java.util.BitSet;

/** The statistics of a checkpoint that is not over. */
final class PendingStatistics {
    private final SnapshotType type;
    private final long timestampMillis;
    private final int subtasks;
    private final BitSet reported = new BitSet();
    private final BitSet late = new BitSet();
    private long checkpointedBytes;
    private long stateBytes;
    private long processedBytes;
    private long persistedBytes;
    private long latestAckMillis = -1;

    PendingStatistics(SnapshotType type, long timestampMillis, int subtasks) {
        this.type = type;
        this.timestampMillis = timestampMillis;
        this.subtasks = subtasks;
    }

    /** Those of a checkpoint that begins: subtasks that have finished count as acknowledged, with zero sizes (C-249). */
    static PendingStatistics of(TriggerRequest request, long nowMillis) {
        CheckpointPlan plan = request.requirePlan();
        int subtasks = plan.waitFor().size() + plan.finished().size();
        PendingStatistics statistics = new PendingStatistics(request.type(), request.timestampMillis(), subtasks);
        for (TaskAttempt finished : plan.finished()) {
            statistics.report(finished.task(), SubtaskMetrics.NONE, nowMillis);
        }
        return statistics;
    }

    PendingStatistics copy() {
        PendingStatistics copy = new PendingStatistics(type, timestampMillis, subtasks);
        copy.reported.or(reported);
        copy.late.or(late);
        copy.checkpointedBytes = checkpointedBytes;
        copy.stateBytes = stateBytes;
        copy.processedBytes = processedBytes;
        copy.persistedBytes = persistedBytes;
        copy.latestAckMillis = latestAckMillis;
        return copy;
    }

    boolean hasReported(int task) {
        return reported.get(task) || late.get(task);
    }

    void report(int task, SubtaskMetrics metrics, long nowMillis) {
        reported.set(task);
        checkpointedBytes += metrics.checkpointedBytes();
        stateBytes += metrics.stateBytes();
        latestAckMillis = nowMillis;
    }

    /** Adds what a subtask has processed and stored during its alignment (C-267). */
    void addAlignment(SubtaskMetrics metrics) {
        processedBytes += Math.max(0, metrics.bytesProcessedDuringAlignment());
        persistedBytes += Math.max(0, metrics.bytesPersistedDuringAlignment());
    }

    /** Completed: the duration is the one to the last acknowledgement (C-266). */
    CheckpointStatistics completed(long checkpointId) {
        return end(checkpointId, true, latestAckMillis);
    }

    /** Failed: it is the one to the failure (C-266). */
    CheckpointStatistics failed(long checkpointId, long nowMillis) {
        return end(checkpointId, false, nowMillis);
    }

    /** When the last acknowledgement came, on the JobManager's wall clock; -1 without any. */
    long latestAckMillis() {
        return latestAckMillis;
    }

    /** What a subtask measured comes too late: it fills the subtask's place, and counts as no acknowledgement (C-269). */
    void reportLate(int task, SubtaskMetrics metrics) {
        late.set(task);
        checkpointedBytes += metrics.checkpointedBytes();
        stateBytes += metrics.stateBytes();
        addAlignment(metrics);
    }

    private CheckpointStatistics end(long checkpointId, boolean hasCompleted, long endMillis) {
        return new CheckpointStatistics(
                checkpointId,
                hasCompleted,
                type,
                subtasks,
                reported.cardinality(),
                checkpointedBytes,
                stateBytes,
                processedBytes,
                persistedBytes,
                endMillis < 0 ? -1 : Math.max(0, endMillis - timestampMillis));
    }
}
