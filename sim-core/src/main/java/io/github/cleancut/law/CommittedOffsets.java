package io.github.cleancut.law;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Where each source subtask goes on after each completed checkpoint; what a sink has committed reaches up to there. */
final class CommittedOffsets {
    private final int tasks;
    private final NavigableMap<Long, long[]> byCheckpoint = new TreeMap<>();

    private final NavigableMap<Long, SortedSet<Long>> inFlightOf = new TreeMap<>();

    /** What the windows had given out at each, subtask by subtask. */
    private final NavigableMap<Long, List<Journal.Place>> resultsOf = new TreeMap<>();

    CommittedOffsets(int tasks) {
        this.tasks = tasks;
    }

    /** A checkpoint completes, which holds records as in flight. */
    void complete(long checkpoint, long[] offsets, SortedSet<Long> inFlight, List<Journal.Place> results) {
        byCheckpoint.put(checkpoint, offsets);
        resultsOf.put(checkpoint, results);
        if (!inFlight.isEmpty()) {
            inFlightOf.put(checkpoint, inFlight);
        }
    }

    /** Forgets the checkpoints behind a snapshot from which the user starts the job: other ones will have their ids (C-027). */
    void startAnew(long snapshot) {
        byCheckpoint.tailMap(snapshot, false).clear();
        inFlightOf.tailMap(snapshot, false).clear();
        resultsOf.tailMap(snapshot, false).clear();
    }

    /** The offsets of the newest completed checkpoint up to one. */
    long[] upTo(long checkpoint) {
        Map.Entry<Long, long[]> newest = byCheckpoint.floorEntry(checkpoint);
        return newest == null ? new long[tasks] : newest.getValue();
    }

    /** The results of windows that had gone out before the newest completed checkpoint up to one. */
    DeliveryCounter resultsUpTo(long checkpoint) {
        DeliveryCounter results = new DeliveryCounter(tasks);
        Map.Entry<Long, List<Journal.Place>> newest = resultsOf.floorEntry(checkpoint);
        if (newest != null) {
            newest.getValue().forEach(place -> Journal.forEach(place, 0, results::add));
        }
        return results;
    }

    /** The records that the newest completed checkpoint up to one holds as in flight. */
    SortedSet<Long> inFlightUpTo(long checkpoint) {
        Long newest = byCheckpoint.floorKey(checkpoint);
        SortedSet<Long> inFlight = newest == null ? null : inFlightOf.get(newest);
        return inFlight == null ? new TreeSet<>() : inFlight;
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
