package io.github.cleancut.protocol.coordinator;

import io.github.cleancut.protocol.message.SnapshotType;

/**
 * A completed checkpoint; nothing of it changes.
 *
 * @param id its id
 * @param type what it is
 * @param timestampMillis wall time of its trigger
 * @param contents what it consists of
 */
record CompletedCheckpoint(long id, SnapshotType type, long timestampMillis, SnapshotContents contents) {

    /** Whether it is deleted when it leaves the store (C-152): savepoints never. */
    boolean isDiscardedOnSubsume() {
        return !type.isSavepoint();
    }

    /** Whether it is a snapshot of another job that this one does not own (section 20); none enters the store as yet. */
    boolean isUnclaimed() {
        return type.isSavepoint();
    }
}
