package io.github.cleancut.world;

import io.github.cleancut.model.JobItem;
import io.github.cleancut.model.StateSpec;
import io.github.cleancut.protocol.message.SnapshotType;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which files the snapshots of an attempt consist of. Keyed state under {@code execution.checkpointing.incremental} writes what is not in its base, the last checkpoint that is known to the task as complete and
 * that is no savepoint (T-221); everything else is written in full (T-220, T-222).
 */
final class StatePieces {
    /** Into so many files a first incremental snapshot is split at most. */
    private static final int MOST_PIECES = 16;

    private final StateSpec state;
    private final boolean isIncremental;
    private final long inlineThresholdBytes;
    private final SortedMap<Long, List<StateFile>> taken = new TreeMap<>();
    private List<StateFile> base;

    StatePieces(World world, JobItem item, List<TaskSnapshot> restored) {
        this.state = item.state();
        this.isIncremental = world.setting().scenario().flink().incremental() && isKeyed(item);
        this.inlineThresholdBytes = world.setting().scenario().flink().inlineThresholdBytes();
        this.base = restored.isEmpty() ? List.of() : restored.get(0).files().shared();
    }

    private StatePieces(StatePieces from) {
        this.state = from.state;
        this.isIncremental = from.isIncremental;
        this.inlineThresholdBytes = from.inlineThresholdBytes;
        this.taken.putAll(from.taken);
        this.base = from.base;
    }

    private static boolean isKeyed(JobItem item) {
        return switch (item.kind()) {
            case KEYED, JOIN, WINDOW -> true;
            case SOURCE, CONNECT, MAP, FILTER, FLAT_MAP, SINK -> false;
        };
    }

    /** The snapshot with its files and its full size; a full checkpoint and the first one write everything (T-223). */
    TaskSnapshot plan(long checkpointId, TaskSnapshot snapshot, SnapshotType type) {
        if (state.sizeBytes() < inlineThresholdBytes) {
            return snapshot;
        }
        if (!isIncremental || type.isSavepoint()) {
            StateFile whole = new StateFile(snapshot.handle(), state.sizeBytes(), digestOf(snapshot, 0));
            return snapshot.with(new SnapshotFiles(List.of(whole), List.of(), List.of()), state.sizeBytes());
        }
        boolean isFull = base.isEmpty() || type == SnapshotType.FULL_CHECKPOINT;
        SnapshotFiles files = isFull ? first(snapshot) : next(snapshot);
        taken.put(checkpointId, files.shared());
        return snapshot.with(files, SnapshotFiles.bytesOf(files.all()) + inlineBytes(files));
    }

    private long inlineBytes(SnapshotFiles files) {
        return files.added().isEmpty() ? state.deltaBytes() : 0;
    }

    private SnapshotFiles first(TaskSnapshot snapshot) {
        long delta = Math.max(1, state.deltaBytes());
        int pieces = (int) Math.min(MOST_PIECES, (state.sizeBytes() + delta - 1) / delta);
        List<StateFile> added = new ArrayList<>();
        for (int piece = 0; piece < pieces; piece++) {
            long bytes = state.sizeBytes() * (piece + 1) / pieces - state.sizeBytes() * piece / pieces;
            added.add(new StateFile(snapshot.handle() + "/" + (piece + 1), bytes, digestOf(snapshot, piece + 1)));
        }
        return new SnapshotFiles(List.of(), List.copyOf(added), List.of());
    }

    /** New data takes the place of the oldest: as few of the newest files are kept as hold the whole state. */
    private SnapshotFiles next(TaskSnapshot snapshot) {
        List<StateFile> added = state.deltaBytes() < inlineThresholdBytes
                ? List.of()
                : List.of(new StateFile(snapshot.handle() + "/1", state.deltaBytes(), digestOf(snapshot, 1)));
        long held = state.deltaBytes();
        int first = base.size();
        while (first > 0 && held < state.sizeBytes()) {
            first--;
            held += base.get(first).bytes();
        }
        return new SnapshotFiles(List.of(), added, List.copyOf(base.subList(first, base.size())));
    }

    private static long digestOf(TaskSnapshot snapshot, int piece) {
        long mixed = (snapshot.fingerprint() * 31 + snapshot.nextOffset()) * 31 + piece;
        mixed = (mixed ^ (mixed >>> 29)) * 0x9E3779B97F4A7C15L;
        return (mixed ^ (mixed >>> 32)) & Long.MAX_VALUE;
    }

    /** The task hears that a checkpoint is complete: the next ones build on it. */
    void onComplete(long checkpointId) {
        List<StateFile> files = taken.get(checkpointId);
        if (files != null) {
            base = files;
            taken.headMap(checkpointId + 1).clear();
        }
    }

    /** The task hears that a checkpoint is aborted. */
    void onAborted(long checkpointId) {
        taken.remove(checkpointId);
    }

    StatePieces copy() {
        return new StatePieces(this);
    }
}
