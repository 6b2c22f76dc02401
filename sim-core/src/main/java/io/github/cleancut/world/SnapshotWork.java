package io.github.cleancut.world;

import io.github.cleancut.model.Amount;
import io.github.cleancut.model.Fault.StorageOperation;
import io.github.cleancut.model.JobItem;
import io.github.cleancut.model.StateSpec;
import io.github.cleancut.protocol.message.SubtaskMetrics;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The snapshots of an attempt that are being taken: how long their parts take and what they write. */
final class SnapshotWork {
    private final World world;
    private final AttemptId id;
    private final StateSpec state;
    private final DrawnAmount sync;
    private final @Nullable DrawnAmount async;
    private final long recordBytes;
    private final SortedMap<Long, TaskSnapshot> running = new TreeMap<>();

    /** Whether an incremental checkpoint has something to build on (T-221). */
    private boolean hasBase;

    SnapshotWork(World world, AttemptId id, boolean hasBase) {
        JobItem item = world.topology().itemAt(id.task());
        String name = world.topology().nameOf(id.task());
        this.world = world;
        this.id = id;
        this.state = item.state();
        this.sync = new DrawnAmount(state.sync(), world.setting().choices().stream(name + "/sync"));
        Amount given = state.async();
        this.async = given == null ? null : new DrawnAmount(given, world.setting().choices().stream(name + "/async"));
        this.recordBytes = item.source() == null ? 0 : item.source().recordSizeBytes();
        this.hasBase = hasBase;
    }

    private SnapshotWork(World world, SnapshotWork from) {
        this.world = world;
        this.id = from.id;
        this.state = from.state;
        this.sync = from.sync.copy();
        this.async = from.async == null ? null : from.async.copy();
        this.recordBytes = from.recordBytes;
        this.hasBase = from.hasBase;
        this.running.putAll(from.running);
    }

    long recordBytes() {
        return recordBytes;
    }

    void put(long checkpointId, TaskSnapshot snapshot) {
        running.put(checkpointId, snapshot);
    }

    /** The snapshot that is acknowledged now. */
    TaskSnapshot take(long checkpointId) {
        TaskSnapshot snapshot = running.get(checkpointId);
        if (snapshot == null) {
            throw new IllegalStateException("no snapshot of checkpoint " + checkpointId + " is being taken");
        }
        return snapshot;
    }

    void forget(long checkpointId) {
        running.remove(checkpointId);
    }

    boolean isUploading(long checkpointId) {
        return running.containsKey(checkpointId);
    }

    long syncNanos() {
        return world.subtasks().slowdownsOf(id.task()).stretch(sync.nextNanos());
    }

    /** Bytes that the next asynchronous part writes: nothing where the state is small enough to go into the metadata (T-232). */
    long uploadBytes() {
        boolean isIncremental = world.setting().scenario().flink().incremental() && hasBase;
        long bytes = isIncremental ? state.deltaBytes() : state.sizeBytes();
        return bytes < world.setting().scenario().flink().inlineThresholdBytes() ? 0 : bytes;
    }

    /** A checkpoint of this attempt is known to be complete: the next one builds on it. */
    void onComplete() {
        hasBase = true;
    }

    /** Starts an asynchronous part. */
    void start(long checkpointId, long bytes) {
        if (async != null) {
            world.subtasks().startAsyncPart(id, checkpointId, async.nextNanos());
        } else if (bytes == 0) {
            world.subtasks().startAsyncPart(id, checkpointId, 0);
        } else {
            world.storage().begin(new StorageJob(StorageOperation.UPLOAD, checkpointId, id, bytes, 0));
        }
    }

    /** What is reported with an acknowledgement. */
    SubtaskMetrics metrics(TaskSnapshot snapshot) {
        return new SubtaskMetrics(0, 0, 0, 0, 0, 0, uploadBytes(), snapshot.stateBytes());
    }

    SnapshotWork copy(World copiedWorld) {
        return new SnapshotWork(copiedWorld, this);
    }
}
