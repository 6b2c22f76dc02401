package io.github.cleancut.law;

import io.github.cleancut.model.JobItem;
import io.github.cleancut.model.Scenario;
import io.github.cleancut.model.Topology;

/** How much state the subtasks of a scenario have, and how much of it a snapshot may write (T-220, T-221, T-232). */
final class TrueSizes {
    private final Topology topology;
    private final long inlineThresholdBytes;
    private final boolean isIncremental;

    TrueSizes(Scenario scenario, Topology topology) {
        this.topology = topology;
        this.inlineThresholdBytes = scenario.flink().inlineThresholdBytes();
        this.isIncremental = scenario.flink().incremental();
    }

    private boolean isIncremental(JobItem item, boolean isSavepoint) {
        return switch (item.kind()) {
            case KEYED, JOIN, WINDOW -> isIncremental && !isSavepoint;
            case SOURCE, CONNECT, MAP, FILTER, FLAT_MAP, SINK -> false;
        };
    }

    private long outsideMetadata(long bytes) {
        return bytes < inlineThresholdBytes ? 0 : bytes;
    }

    /** Whether a subtask's snapshot may have written so much: all of its state, or what is new of it. */
    boolean isWritten(int task, boolean isSavepoint, long bytes) {
        JobItem item = topology.itemAt(task);
        return bytes == outsideMetadata(item.state().sizeBytes())
                || (isIncremental(item, isSavepoint)
                        && bytes == outsideMetadata(item.state().deltaBytes()));
    }

    /** Whether so much is a subtask's full size; files that are kept as a whole may hold more than is needed of them. */
    boolean isFull(int task, boolean isSavepoint, long bytes) {
        JobItem item = topology.itemAt(task);
        long size = item.state().sizeBytes();
        return isIncremental(item, isSavepoint) ? bytes >= size : bytes == size;
    }
}
