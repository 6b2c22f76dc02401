package io.github.cleancut.protocol.coordinator;

import io.github.cleancut.protocol.message.SnapshotType;
import io.github.cleancut.protocol.message.SubtaskMetrics;
import java.util.TreeMap;

/** The statistics of a checkpoint that is not over. */
final class PendingStatistics {
    private final SnapshotType type;
    private final long timestampMillis;
    private final int subtasks;
    private final TreeMap<Integer, SubtaskMetrics> reports = new TreeMap<>();
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
        copy.reports.putAll(reports);
        copy.latestAckMillis = latestAckMillis;
        return copy;
    }

    boolean hasReported(int task) {
        return reports.containsKey(task);
    }

    void report(int task, SubtaskMetrics metrics, long nowMillis) {
        reports.put(task, metrics);
        latestAckMillis = nowMillis;
    }

    /** Completed: the duration is the one to the last acknowledgement (C-266). */
    CheckpointStatistics completed(long checkpointId) {
        return end(checkpointId, true, latestAckMillis);
    }

    /** Failed: it is the one to the failure (C-266). */
    CheckpointStatistics failed(long checkpointId, long nowMillis) {
        return end(checkpointId, false, nowMillis);
    }

    private CheckpointStatistics end(long checkpointId, boolean hasCompleted, long endMillis) {
        return new CheckpointStatistics(
                checkpointId,
                hasCompleted,
                type,
                subtasks,
                reports.size(),
                reports.values().stream()
                        .mapToLong(SubtaskMetrics::checkpointedBytes)
                        .sum(),
                reports.values().stream().mapToLong(SubtaskMetrics::stateBytes).sum(),
                endMillis < 0 ? -1 : Math.max(0, endMillis - timestampMillis));
    }
}
