package io.github.cleancut.world;

import io.github.cleancut.protocol.coordinator.CheckpointStatistics;
import io.github.cleancut.protocol.coordinator.CoordinatorSnapshot;
import io.github.cleancut.protocol.message.SubtaskMetrics;

/** What the statistics book, in the words of a trace: names and numbers, separated by spaces. */
final class StatisticsText {
    private StatisticsText() {}

    static String of(SubtaskMetrics metrics) {
        return "start-delay=" + metrics.startDelayNanos()
                + " alignment=" + metrics.alignmentDurationNanos()
                + " processed=" + metrics.bytesProcessedDuringAlignment()
                + " persisted=" + metrics.bytesPersistedDuringAlignment()
                + " sync=" + metrics.syncDurationNanos()
                + " async=" + metrics.asyncDurationNanos()
                + " checkpointed=" + metrics.checkpointedBytes()
                + " state=" + metrics.stateBytes();
    }

    static String of(CheckpointStatistics statistics, String type, CoordinatorSnapshot.Counts counts) {
        return (statistics.hasCompleted() ? "COMPLETED " : "FAILED ") + type
                + " subtasks=" + statistics.subtasks()
                + " acknowledged=" + statistics.acknowledged()
                + " checkpointed=" + statistics.checkpointedBytes()
                + " state=" + statistics.stateBytes()
                + " processed=" + statistics.processedBytes()
                + " persisted=" + statistics.persistedBytes()
                + " total=" + counts.total()
                + " in-progress=" + counts.inProgress()
                + " completed=" + counts.completed()
                + " failed=" + counts.failed()
                + " restored=" + counts.restored();
    }
}
