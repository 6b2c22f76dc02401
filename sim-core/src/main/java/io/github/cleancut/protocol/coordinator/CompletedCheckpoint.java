package io.github.cleancut.protocol.coordinator;

import io.github.cleancut.protocol.message.SnapshotType;

/**
 * A completed checkpoint; nothing of it changes.
 *
 * @param id its id
 * @param type what it is
 * @param timestampMillis wall time of its trigger
 * @param contents what it consists of
 * @param isUnclaimed whether it is a snapshot that this job does not own (C-226)
 */
record CompletedCheckpoint(
        long id, SnapshotType type, long timestampMillis, SnapshotContents contents, boolean isUnclaimed) {

    /** Whose it is, as its metadata says. */
    CoordinatorInput.Ownership ownership() {
        if (isUnclaimed) {
            return CoordinatorInput.Ownership.UNCLAIMED;
        }
        return type.isSavepoint() ? CoordinatorInput.Ownership.SAVEPOINT : CoordinatorInput.Ownership.CHECKPOINT;
    }

    /** Whether it is deleted when it leaves the store (C-152): savepoints never. */
    boolean isDiscardedOnSubsume() {
        return !type.isSavepoint();
    }
}
