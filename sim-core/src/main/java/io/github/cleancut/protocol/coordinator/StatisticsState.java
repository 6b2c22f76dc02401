package io.github.cleancut.protocol.coordinator;

import io.github.cleancut.protocol.message.SnapshotType;
import io.github.cleancut.protocol.message.SubtaskMetrics;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SortedMap;
import java.util.TreeMap;

/** The statistics: counters, and what is known of checkpoints that are not over (section 24). They decide nothing. */
final class StatisticsState {
    private final int historySize;
    private final Deque<Long> history = new ArrayDeque<>();
    private final SortedMap<Long, PendingStatistics> pending = new TreeMap<>();
    private long total;
    private long inProgress;
    private long completed;
    private long failed;
    private long restored;

    StatisticsState(int historySize) {
        this.historySize = historySize;
    }

    StatisticsState copy() {
        StatisticsState copy = new StatisticsState(historySize);
        copy.history.addAll(history);
        pending.forEach((id, one) -> copy.pending.put(id, one.copy()));
        copy.total = total;
        copy.inProgress = inProgress;
        copy.completed = completed;
        copy.failed = failed;
        copy.restored = restored;
        return copy;
    }

    void pendingCreated(long checkpointId, PendingStatistics statistics) {
        pending.put(checkpointId, statistics);
        total++;
        inProgress++;
        history.addLast(checkpointId);
        if (history.size() > historySize) {
            pending.remove(history.removeFirst());
        }
    }

    boolean isRemembered(long checkpointId) {
        return history.contains(checkpointId);
    }

    /** Whether the subtask has reported, or the checkpoint is not known. */
    boolean hasReported(long checkpointId, int task) {
        PendingStatistics one = pending.get(checkpointId);
        return one == null || one.hasReported(task);
    }

    void report(long checkpointId, int task, SubtaskMetrics metrics, long nowMillis) {
        PendingStatistics one = pending.get(checkpointId);
        if (one != null) {
            one.report(task, metrics, nowMillis);
        }
    }

    /** The statistics of a checkpoint that is over now; who is not known any more has no figures. */
    PendingStatistics take(long checkpointId, SnapshotType type, long nowMillis) {
        PendingStatistics one = pending.remove(checkpointId);
        return one == null ? new PendingStatistics(type, nowMillis, 0) : one;
    }

    void pendingCompleted() {
        inProgress = Math.max(0, inProgress - 1);
        completed++;
    }

    void pendingFailed() {
        inProgress = Math.max(0, inProgress - 1);
        failed++;
    }

    void failedWithoutPending() {
        total++;
        failed++;
    }

    void restored() {
        restored++;
    }

    CoordinatorSnapshot.Counts counts() {
        return new CoordinatorSnapshot.Counts(total, inProgress, completed, failed, restored);
    }

    void encode(StringBuilder to) {
        to.append("\nstatistics ").append(counts());
    }
}
