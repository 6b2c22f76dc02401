package io.github.cleancut.protocol.coordinator;

import io.github.cleancut.protocol.message.SnapshotType;

/**
 * What the statistics say of a checkpoint that is over (C-266, C-267).
 *
 * @param checkpointId its id, {@link CoordinatorEffect#NONE} if it never had one
 * @param hasCompleted whether it is shown as completed, else as failed
 * @param type what it was to be
 * @param subtasks how many had to acknowledge
 * @param acknowledged how many have
 * @param checkpointedBytes bytes newly written, over all that have
 * @param stateBytes bytes that their state refers to
 * @param processedBytes bytes processed during alignments, over all that have
 * @param persistedBytes bytes in flight that were stored with it, over all that have
 * @param durationMillis from the trigger timestamp to the last acknowledgement, or to the failure; -1 if there is none
 */
public record CheckpointStatistics(
        long checkpointId,
        boolean hasCompleted,
        SnapshotType type,
        int subtasks,
        int acknowledged,
        long checkpointedBytes,
        long stateBytes,
        long processedBytes,
        long persistedBytes,
        long durationMillis) {

    /** A failure of what the statistics do not know, or know no more. */
    static CheckpointStatistics unknown(long checkpointId, SnapshotType type, boolean hasCompleted) {
        return new CheckpointStatistics(checkpointId, hasCompleted, type, 0, 0, 0, 0, 0, 0, -1);
    }
}
