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
    private final SortedMap<Long, PendingStatistics> failures = new TreeMap<>();
    private CheckpointGauges gauges = CheckpointGauges.NONE;
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
        failures.forEach((id, one) -> copy.failures.put(id, one.copy()));
        copy.gauges = gauges;
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
            failures.remove(history.removeFirst());
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

    /** Adds what a subtask has processed and stored during its alignment. */
    void addAlignment(long checkpointId, SubtaskMetrics metrics) {
        PendingStatistics one = pending.get(checkpointId);
        if (one != null) {
            one.addAlignment(metrics);
        }
    }

    /** The statistics of a checkpoint that is over now; who is not known any more has no figures. */
    PendingStatistics take(long checkpointId, SnapshotType type, long nowMillis) {
        PendingStatistics one = pending.remove(checkpointId);
        return one == null ? new PendingStatistics(type, nowMillis, 0) : one;
    }

    /** A failed checkpoint that late reports may still add to. */
    void keepFailed(long checkpointId, PendingStatistics one) {
        failures.put(checkpointId, one);
    }

    /** Whether a report of the subtask is still of use to a checkpoint that is not pending any more (C-269). */
    boolean takesLate(long checkpointId, int task) {
        PendingStatistics one = failures.get(checkpointId);
        return one != null && !one.hasReported(task);
    }

    /** Books a late report, and says what is shown of the checkpoint from then on. */
    CheckpointStatistics reportLate(long checkpointId, int task, SubtaskMetrics metrics, long nowMillis) {
        PendingStatistics one =
                failures.getOrDefault(checkpointId, new PendingStatistics(SnapshotType.CHECKPOINT, 0, 0));
        one.reportLate(task, metrics);
        return one.failed(checkpointId, nowMillis);
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

    /** A restore begins, whether there is something to restore or not (C-273). */
    void initializationStarted() {
        gauges = gauges.restoredAt(-1);
    }

    void restored(long nowMillis) {
        restored++;
        gauges = gauges.restoredAt(nowMillis);
    }

    void completed(CheckpointStatistics statistics, long latestAckMillis) {
        gauges = gauges.completed(statistics, latestAckMillis);
    }

    CheckpointGauges gauges() {
        return gauges;
    }

    CoordinatorSnapshot.Counts counts() {
        return new CoordinatorSnapshot.Counts(total, inProgress, completed, failed, restored);
    }

    void encode(StringBuilder to) {
        to.append("\nstatistics ").append(counts());
    }
}
