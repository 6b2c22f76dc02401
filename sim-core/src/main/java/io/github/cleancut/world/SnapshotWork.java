package io.github.cleancut.world;

import io.github.cleancut.model.Amount;
import io.github.cleancut.model.Fault.StorageOperation;
import io.github.cleancut.model.JobItem;
import io.github.cleancut.protocol.message.SnapshotType;
import io.github.cleancut.protocol.message.SubtaskMetrics;
import io.github.cleancut.trace.EventKind;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The snapshots of an attempt that are being taken: how long their parts take and what they write. */
final class SnapshotWork {
    private final World world;
    private final AttemptId id;
    private final DrawnAmount sync;
    private final @Nullable DrawnAmount async;
    private final SortedMap<Long, SnapshotMeter> meters = new TreeMap<>();
    private final StatePieces pieces;

    /** The checkpoint that was asked for last, and what is measured of it. */
    private long meteredId;

    private @Nullable SnapshotMeter metered;

    SnapshotWork(World world, AttemptId id, List<TaskSnapshot> restored) {
        JobItem item = world.topology().itemAt(id.task());
        String name = world.topology().nameOf(id.task());
        this.world = world;
        this.id = id;
        this.sync = new DrawnAmount(item.state().sync(), world.setting().choices().stream(name + "/sync"));
        Amount given = item.state().async();
        this.async = given == null ? null : new DrawnAmount(given, world.setting().choices().stream(name + "/async"));
        this.pieces = new StatePieces(world, item, restored);
    }

    private SnapshotWork(World world, SnapshotWork from) {
        this.world = world;
        this.id = from.id;
        this.sync = from.sync.copy();
        this.async = from.async == null ? null : from.async.copy();
        this.pieces = from.pieces.copy();
        from.meters.forEach((id, meter) -> meters.put(id, meter.copy()));
    }

    /** A snapshot begins: it is decided which files it will refer to. */
    void begin(long checkpointId, TaskSnapshot snapshot, SnapshotType type) {
        SnapshotMeter meter = meter(checkpointId);
        if (meters.size() > 1 && meters.values().stream().noneMatch(SnapshotMeter::isTaking)) {
            meters.headMap(checkpointId).clear();
        }
        meter.take(pieces.plan(checkpointId, snapshot, type));
    }

    /** The snapshot that is acknowledged now. */
    TaskSnapshot take(long checkpointId) {
        SnapshotMeter meter = find(checkpointId);
        TaskSnapshot snapshot = meter == null ? null : meter.snapshot();
        if (snapshot == null) {
            throw new IllegalStateException("no snapshot of checkpoint " + checkpointId + " is being taken");
        }
        return snapshot;
    }

    /** Records in flight have been stored with a snapshot. */
    void add(long checkpointId, ChannelStateWork channelState) {
        SnapshotMeter meter = meter(checkpointId);
        meter.take(channelState.complete(checkpointId, take(checkpointId)));
        meter.persisted(channelState.bytesOf(checkpointId));
    }

    /** What is measured of a checkpoint. */
    SnapshotMeter meter(long checkpointId) {
        SnapshotMeter meter = find(checkpointId);
        if (meter == null) {
            meter = new SnapshotMeter();
            meters.put(checkpointId, meter);
            metered = meter;
            meteredId = checkpointId;
        }
        return meter;
    }

    /** The one that was asked for last is found without a look into the map, which would make an object of the id. */
    private @Nullable SnapshotMeter find(long checkpointId) {
        if (metered == null || meteredId != checkpointId) {
            metered = meters.get(checkpointId);
            meteredId = checkpointId;
        }
        return metered;
    }

    void forget(long checkpointId) {
        meters.remove(checkpointId);
        metered = null;
    }

    boolean isUploading(long checkpointId) {
        SnapshotMeter meter = find(checkpointId);
        return meter != null && meter.isTaking();
    }

    long syncNanos() {
        return world.subtasks().slowdownsOf(id.task()).stretch(sync.nextNanos());
    }

    /** Bytes that the asynchronous part writes: nothing where the state is small enough to go into the metadata (T-232). */
    long uploadBytes(long checkpointId) {
        return SnapshotFiles.bytesOf(take(checkpointId).files().written());
    }

    /** The asynchronous part has succeeded: what it has written is there. */
    void write(long checkpointId) {
        for (StateFile file : take(checkpointId).files().written()) {
            world.storage().write(file);
            world.recorder().task(EventKind.STATE_WRITTEN, id, checkpointId, file.digest(), file.name());
        }
    }

    /** The trace says which files an acknowledgement names. */
    void tellFiles(long checkpointId) {
        SnapshotFiles files = take(checkpointId).files();
        tellFiles(EventKind.STATE_REFERRED, checkpointId, files.own());
        tellFiles(EventKind.SHARED_STATE_REFERRED, checkpointId, files.shared());
    }

    private void tellFiles(EventKind kind, long checkpointId, List<StateFile> files) {
        if (!files.isEmpty()) {
            world.recorder().task(kind, id, checkpointId, -1, String.join(" ", SnapshotFiles.namesOf(files)));
        }
    }

    /** The task hears that a checkpoint is complete. */
    void onComplete(long checkpointId) {
        pieces.onComplete(checkpointId);
    }

    /** The task hears that a checkpoint is aborted. */
    void onAborted(long checkpointId) {
        pieces.onAborted(checkpointId);
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
    SubtaskMetrics metrics(long checkpointId) {
        return meter(checkpointId).metrics(take(checkpointId));
    }

    SnapshotWork copy(World copiedWorld) {
        return new SnapshotWork(copiedWorld, this);
    }
}
