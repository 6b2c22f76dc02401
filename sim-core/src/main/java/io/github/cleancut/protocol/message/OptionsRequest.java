package io.github.cleancut.protocol.message;

/**
 * What decides the options of a new checkpoint besides its type (T-002).
 *
 * @param exactlyOnce whether the mode is exactly-once, and checkpointing is enabled (T-007)
 * @param unalignedEnabled whether unaligned checkpoints are enabled
 * @param alignmentTimeoutMillis aligned-checkpoint-timeout; 0 or {@link CheckpointOptions#NO_TIMEOUT}: start unaligned
 */
public record OptionsRequest(boolean exactlyOnce, boolean unalignedEnabled, long alignmentTimeoutMillis) {

    boolean isAtLeastOnce(SnapshotType type) {
        return !exactlyOnce;
    }

    boolean isExactSavepoint(SnapshotType type) {
        return exactlyOnce && type.isSavepoint();
    }

    boolean isPlainAligned(SnapshotType type) {
        return isExactCheckpoint(type) && !unalignedEnabled;
    }

    boolean isUnalignedAtOnce(SnapshotType type) {
        return isExactCheckpoint(type) && unalignedEnabled && !hasTime();
    }

    boolean isAlignedForATime(SnapshotType type) {
        return isExactCheckpoint(type) && unalignedEnabled && hasTime();
    }

    private boolean isExactCheckpoint(SnapshotType type) {
        return exactlyOnce && !type.isSavepoint();
    }

    private boolean hasTime() {
        return alignmentTimeoutMillis != 0 && alignmentTimeoutMillis != CheckpointOptions.NO_TIMEOUT;
    }
}
