package io.github.cleancut.law;

import io.github.cleancut.law.MeasuredCheckpoint.Part;
import io.github.cleancut.model.JobItem;
import io.github.cleancut.model.Scenario;
import io.github.cleancut.model.Topology;
import io.github.cleancut.trace.TraceEvent;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much a snapshot writes, and how much state it holds (T-220, T-221, T-232): from the sizes of the scenario and from the files that the snapshot has written and refers to. A snapshot that refers to older
 * files adds {@code delta} bytes to them; one that refers to none has written everything.
 */
final class TrueSizes {
    private final Topology topology;
    private final long inlineThresholdBytes;
    private final boolean isIncremental;

    /** Shared files that later snapshots may refer to, by their names. */
    private final SortedMap<String, Long> sharedBytes = new TreeMap<>();

    /** By subtask: bytes that have come in from its inputs while it awaited barriers, over all its attempts. */
    private final long[] takenIn;

    /**
     * What a subtask's snapshot should be shown with.
     *
     * @param writtenBytes outside the metadata
     * @param stateBytes the full size
     */
    record Size(long writtenBytes, long stateBytes) {}

    TrueSizes(Scenario scenario, Topology topology) {
        this.topology = topology;
        this.takenIn = new long[topology.taskCount()];
        this.inlineThresholdBytes = scenario.flink().inlineThresholdBytes();
        this.isIncremental = scenario.flink().incremental();
    }

    private boolean isIncremental(JobItem item, boolean isSavepoint) {
        return switch (item.kind()) {
            case KEYED, JOIN, WINDOW ->
                isIncremental && !isSavepoint && item.state().sizeBytes() >= inlineThresholdBytes;
            case SOURCE, CONNECT, MAP, FILTER, FLAT_MAP, SINK -> false;
        };
    }

    /** A buffer is taken from an input. */
    void takeIn(TraceEvent event) {
        takenIn[event.task()] += event.number();
    }

    /** Bytes that a subtask has taken from its inputs while it awaited barriers, so far. */
    long takenIn(int task) {
        return takenIn[task];
    }

    /** Of so many bytes, those that do not stand in the metadata (T-232). */
    long outsideMetadata(long bytes) {
        return bytes < inlineThresholdBytes ? 0 : bytes;
    }

    /** An acknowledgement names shared files: those that the snapshot has written get their sizes. */
    void refer(int task, Part part) {
        JobItem item = topology.itemAt(task);
        boolean isWhole = part.isSelfContained();
        int pieces = part.writtenFiles().size();
        for (int i = 0; i < pieces; i++) {
            long size = item.state().sizeBytes();
            long bytes = isWhole
                    ? size * (i + 1) / pieces - size * i / pieces
                    : item.state().deltaBytes();
            sharedBytes.put(part.writtenFiles().get(i), bytes);
        }
    }

    /** A file is deleted: nobody may refer to it again. */
    void delete(String file) {
        sharedBytes.remove(file);
    }

    /**
     * The size that a subtask's snapshot has.
     *
     * @param shownBytes how much it is said to have written: decides where new data takes the place of all that there was, which looks like writing everything
     */
    Size of(int task, boolean isSavepoint, Part part, long shownBytes) {
        JobItem item = topology.itemAt(task);
        long size = item.state().sizeBytes();
        long delta = item.state().deltaBytes();
        if (!isIncremental(item, isSavepoint)) {
            return new Size(outsideMetadata(size), size);
        }
        if (part.isSelfContained()) {
            boolean isReplaced = delta >= size && shownBytes == delta;
            return isReplaced ? new Size(delta, delta) : new Size(size, size);
        }
        long held = outsideMetadata(delta) == 0 ? delta : 0;
        for (String file : part.sharedFiles()) {
            held += sharedBytes.getOrDefault(file, 0L);
        }
        return new Size(outsideMetadata(delta), held);
    }
}
