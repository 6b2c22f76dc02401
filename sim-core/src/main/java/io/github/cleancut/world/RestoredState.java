package io.github.cleancut.world;

import java.util.List;

/**
 * What an attempt starts with.
 *
 * @param checkpointId the checkpoint it comes from, 0 for none
 * @param snapshots the subtask snapshots that it restores, its own first; more than one only for union state; empty: it starts empty
 * @param isFinished whether it is deployed as finished (T-157)
 */
record RestoredState(long checkpointId, List<TaskSnapshot> snapshots, boolean isFinished) {
    static final RestoredState FRESH = new RestoredState(0, List.of(), false);

    /** Bytes to read before the attempt can run. */
    long bytes() {
        return snapshots.stream().mapToLong(TaskSnapshot::stateBytes).sum();
    }
}
