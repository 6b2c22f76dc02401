package io.github.cleancut.protocol.message;

/**
 * The options that travel with a checkpoint in triggers and barriers (T-001). How options are made, forced and reverted is decided by {@link OptionsTables}.
 *
 * @param type what kind of snapshot
 * @param alignment how its barriers behave
 * @param alignmentTimeoutMillis time from the trigger after which an aligned checkpoint turns unaligned; {@link #NO_TIMEOUT} for never
 */
public record CheckpointOptions(SnapshotType type, AlignmentKind alignment, long alignmentTimeoutMillis) {
    /** No alignment timeout. */
    public static final long NO_TIMEOUT = Long.MAX_VALUE;

    /**
     * Options.
     *
     * @throws IllegalArgumentException for an unaligned savepoint, or an unaligned checkpoint with a timeout (T-003, C-185)
     */
    public CheckpointOptions {
        if (type.isSavepoint() && alignment == AlignmentKind.UNALIGNED) {
            throw new IllegalArgumentException("a savepoint cannot be unaligned");
        }
        if (alignment == AlignmentKind.UNALIGNED && alignmentTimeoutMillis != NO_TIMEOUT) {
            throw new IllegalArgumentException("an unaligned checkpoint has no alignment timeout");
        }
    }

    /** Options of an at-least-once checkpoint. */
    public static CheckpointOptions notExactlyOnce(SnapshotType type) {
        return new CheckpointOptions(type, AlignmentKind.AT_LEAST_ONCE, NO_TIMEOUT);
    }

    /** Options of an aligned checkpoint without a timeout. */
    public static CheckpointOptions alignedNoTimeout(SnapshotType type) {
        return new CheckpointOptions(type, AlignmentKind.ALIGNED, NO_TIMEOUT);
    }

    /** Options of an aligned checkpoint that turns unaligned after a time in wall-clock milliseconds. */
    public static CheckpointOptions alignedWithTimeout(SnapshotType type, long alignmentTimeoutMillis) {
        return new CheckpointOptions(type, AlignmentKind.ALIGNED, alignmentTimeoutMillis);
    }

    /** Options of an unaligned checkpoint. */
    public static CheckpointOptions unaligned(SnapshotType type) {
        return new CheckpointOptions(type, AlignmentKind.UNALIGNED, NO_TIMEOUT);
    }

    /** Options on an exchange that cannot be unaligned, with the timeout they had. */
    public static CheckpointOptions forcedAligned(SnapshotType type, long alignmentTimeoutMillis) {
        return new CheckpointOptions(type, AlignmentKind.FORCED_ALIGNED, alignmentTimeoutMillis);
    }

    /** The same snapshot as an unaligned checkpoint. */
    public CheckpointOptions toUnaligned() {
        return unaligned(type);
    }

    /** Whether the checkpoint is unaligned now. */
    public boolean isUnaligned() {
        return alignment == AlignmentKind.UNALIGNED;
    }

    /** Whether it gives exactly-once guarantees. */
    public boolean isExactlyOnce() {
        return alignment != AlignmentKind.AT_LEAST_ONCE;
    }

    /** Whether it may turn unaligned later (T-004, C-186). */
    public boolean isTimeoutable() {
        return alignment == AlignmentKind.ALIGNED && hasTimeout();
    }

    /** Whether data between the barriers belongs to the snapshot (T-005). */
    public boolean needsChannelState() {
        return isUnaligned() || isTimeoutable();
    }

    /** Whether its barriers block (T-005). */
    public boolean needsAlignment() {
        return isExactlyOnce() && (type.isSavepoint() || !isUnaligned());
    }

    /** Whether a timeout is remembered, of an aligned or a forced one. */
    public boolean hasTimeout() {
        return alignmentTimeoutMillis > 0 && alignmentTimeoutMillis != NO_TIMEOUT;
    }
}
