package io.github.cleancut.world;

import io.github.cleancut.model.Topology;
import java.util.List;

/**
 * What a subtask stores with a checkpoint.
 *
 * @param handle its name, unique over the run
 * @param nextOffset a source's next offset, else 0
 * @param fingerprint of the records in its state
 * @param records number of records in its state
 * @param openTransaction a two-phase sink's transaction begun at the snapshot, or -1 (T-240)
 * @param pending its transactions that are not committed yet, oldest first
 * @param stateBytes full size
 * @param hasFinished whether the operators had finished (T-155)
 * @param files where it is, as far as it does not stand in the metadata
 */
record TaskSnapshot(
        String handle,
        long nextOffset,
        long fingerprint,
        long records,
        long openTransaction,
        List<PendingTransaction> pending,
        long stateBytes,
        boolean hasFinished,
        SnapshotFiles files) {

    /** A transaction that waits for a checkpoint. */
    record PendingTransaction(long checkpointId, long transaction) {}

    /** The same with its files. */
    TaskSnapshot with(SnapshotFiles itsFiles, long bytes) {
        return new TaskSnapshot(
                handle, nextOffset, fingerprint, records, openTransaction, pending, bytes, hasFinished, itsFiles);
    }

    /** The name of an attempt's part of a checkpoint. */
    static String handleOf(Topology topology, AttemptId attempt, long checkpointId) {
        return topology.nameOf(attempt.task()) + "." + attempt.attempt() + "@" + checkpointId;
    }
}
