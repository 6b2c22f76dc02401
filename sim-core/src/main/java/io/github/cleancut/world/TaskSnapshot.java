package io.github.cleancut.world;

import io.github.cleancut.model.Topology;
import java.util.List;
import java.util.SortedMap;

/**
 * What a subtask stores with a checkpoint.
 *
 * @param handle its name, unique over the run
 * @param nextOffset a source's next offset, else 0
 * @param splits the splits that its reader has, the one it is at first
 * @param fingerprint of the records in its state
 * @param records number of records in its state
 * @param openTransaction a two-phase sink's transaction begun at the snapshot, or -1 (T-240)
 * @param pending its transactions that are not committed yet, oldest first
 * @param stateBytes full size
 * @param hasFinished whether the operators had finished (T-155)
 * @param inFlight the records in flight that belong to it
 * @param windows records counted by window and key, as places of their results
 * @param files where it is, as far as it does not stand in the metadata
 */
record TaskSnapshot(
        String handle,
        long nextOffset,
        List<Long> splits,
        long fingerprint,
        long records,
        long openTransaction,
        List<PendingTransaction> pending,
        long stateBytes,
        boolean hasFinished,
        InFlightData inFlight,
        SortedMap<Long, Long> windows,
        SnapshotFiles files) {

    /** A transaction that waits for a checkpoint. */
    record PendingTransaction(long checkpointId, long transaction) {}

    /** The same with its files. */
    TaskSnapshot with(SnapshotFiles itsFiles, long bytes) {
        return new TaskSnapshot(
                handle,
                nextOffset,
                splits,
                fingerprint,
                records,
                openTransaction,
                pending,
                bytes,
                hasFinished,
                inFlight,
                windows,
                itsFiles);
    }

    /** The same with records in flight, in a file of their own where they are too many for the metadata (T-232). */
    TaskSnapshot with(InFlightData data, long bytes, long inlineThresholdBytes) {
        StateFile file = new StateFile(inFlightFileOf(handle), bytes, data.digest());
        return new TaskSnapshot(
                handle,
                nextOffset,
                splits,
                fingerprint,
                records,
                openTransaction,
                pending,
                stateBytes + bytes,
                hasFinished,
                data,
                windows,
                bytes < inlineThresholdBytes ? files : files.and(file));
    }

    /** The name of the file with the records in flight of a snapshot. */
    static String inFlightFileOf(String handle) {
        return handle + "/in-flight";
    }

    /** The name of an attempt's part of a checkpoint. */
    static String handleOf(Topology topology, AttemptId attempt, long checkpointId) {
        return topology.nameOf(attempt.task()) + "." + attempt.attempt() + "@" + checkpointId;
    }
}
