package io.github.cleancut.protocol.coordinator;

import java.util.ArrayDeque;
import java.util.Deque;

/** The counters of the statistics (section 24). */
final class StatisticsState {
    private final int historySize;
    private final Deque<Long> history = new ArrayDeque<>();
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
        copy.total = total;
        copy.inProgress = inProgress;
        copy.completed = completed;
        copy.failed = failed;
        copy.restored = restored;
        return copy;
    }

    void pendingCreated(long checkpointId) {
        total++;
        inProgress++;
        history.addLast(checkpointId);
        if (history.size() > historySize) {
            history.removeFirst();
        }
    }

    boolean isRemembered(long checkpointId) {
        return history.contains(checkpointId);
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
