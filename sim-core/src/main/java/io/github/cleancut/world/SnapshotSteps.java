package io.github.cleancut.world;

import io.github.cleancut.model.Fault.Step;
import io.github.cleancut.protocol.message.SnapshotType;
import io.github.cleancut.protocol.message.SubtaskMetrics;
import io.github.cleancut.trace.EventKind;

/** The steps of an attempt's snapshots: the synchronous part, the asynchronous part with the data in flight, and what an acknowledgement brings. */
final class SnapshotSteps {
    private static final long NONE = -1;

    private final World world;
    private final Attempt attempt;
    private final SnapshotWork snapshots;
    private final ChannelStateWork channelState;
    private long snapshotting = NONE;

    /** What the barrier that was sent last asks for. */
    private SnapshotType type = SnapshotType.CHECKPOINT;

    SnapshotSteps(World world, Attempt attempt, SnapshotWork snapshots, ChannelStateWork channelState) {
        this.world = world;
        this.attempt = attempt;
        this.snapshots = snapshots;
        this.channelState = channelState;
    }

    SnapshotWork snapshots() {
        return snapshots;
    }

    boolean isSnapshotting() {
        return snapshotting != NONE;
    }

    private void tell(EventKind kind, long checkpointId, long number) {
        world.recorder().task(kind, attempt.id(), checkpointId, number, null);
    }

    void setType(SnapshotType next) {
        type = next;
    }

    /** The state is fixed, and the synchronous part begins. */
    void beginSync(long checkpointId, boolean hasEndedData) {
        snapshotting = checkpointId;
        TaskSnapshot snapshot = attempt.operator().snapshot(checkpointId, hasEndedData);
        snapshots.begin(checkpointId, snapshot, type);
        snapshots.meter(checkpointId).begin(world.queue().timeNanos());
        long offset = attempt.operator().source() == null ? NONE : snapshot.nextOffset();
        String state = attempt.operator().held().text();
        world.recorder().task(EventKind.SNAPSHOT_STARTED, attempt.id(), checkpointId, offset, state);
        attempt.begin(Mailbox.Work.SYNC_PART, snapshots.syncNanos());
        attempt.look();
    }

    /** The synchronous part is over, of this checkpoint. */
    long endSync() {
        long checkpointId = snapshotting;
        snapshotting = NONE;
        snapshots.meter(checkpointId).endSync(world.queue().timeNanos());
        tell(EventKind.SNAPSHOT_ENDED, checkpointId, NONE);
        return checkpointId;
    }

    /** Whether a fault makes a step of a checkpoint fail here. */
    boolean fails(Step step, long checkpointId) {
        return world.mishaps().failureOf(step, attempt.id().task(), checkpointId) != null;
    }

    void beginAsync(long checkpointId) {
        long bytes = snapshots.uploadBytes(checkpointId);
        snapshots.meter(checkpointId).begin(world.queue().timeNanos());
        tell(EventKind.UPLOAD_STARTED, checkpointId, bytes);
        snapshots.start(checkpointId, bytes);
    }

    /** The asynchronous part is over, well or not; whether it has not been discarded before. */
    boolean endAsync(long checkpointId) {
        boolean isInTime = snapshots.isUploading(checkpointId);
        if (isInTime) {
            snapshots.meter(checkpointId).endAsync(world.queue().timeNanos());
            tell(EventKind.UPLOAD_ENDED, checkpointId, NONE);
        }
        return isInTime;
    }

    /** What was written is there. */
    void keep(long checkpointId) {
        if (channelState.has(checkpointId)) {
            snapshots.add(checkpointId, channelState);
        }
        snapshots.write(checkpointId);
    }

    void forget(long checkpointId) {
        snapshots.forget(checkpointId);
        channelState.forget(checkpointId);
    }

    /** What is measured of a checkpoint that is about to be acknowledged. */
    SubtaskMetrics metrics(long checkpointId) {
        snapshots.tellFiles(checkpointId);
        tell(EventKind.ACK_SENT, checkpointId, NONE);
        return snapshots.metrics(checkpointId);
    }

    void copyTo(SnapshotSteps copy) {
        copy.snapshotting = snapshotting;
        copy.type = type;
    }

    void encode(StringBuilder to) {
        to.append(snapshotting).append(' ');
    }
}
