package io.github.cleancut.law;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Where each source subtask goes on after each completed checkpoint; what a sink has committed reaches up to there. */
final class CommittedOffsets {
    private final int tasks;
    private final NavigableMap<Long, long[]> byCheckpoint = new TreeMap<>();

    CommittedOffsets(int tasks) {
        this.tasks = tasks;
    }

    /** A checkpoint completes. */
    void complete(long checkpoint, long[] offsets) {
        byCheckpoint.put(checkpoint, offsets);
    }

    /** Forgets the checkpoints behind a snapshot from which the user starts the job: other ones will have their ids (C-027). */
    void startAnew(long snapshot) {
        byCheckpoint.tailMap(snapshot, false).clear();
    }

    /** The offsets of the newest completed checkpoint up to one. */
    long[] upTo(long checkpoint) {
        Map.Entry<Long, long[]> newest = byCheckpoint.floorEntry(checkpoint);
        return newest == null ? new long[tasks] : newest.getValue();
    }

    /** For each subtask the larger one. */
    static long[] larger(long[] some, long[] others) {
        long[] larger = some.clone();
        for (int task = 0; task < others.length; task++) {
            larger[task] = Math.max(larger[task], others[task]);
        }
        return larger;
    }
}
