package io.github.cleancut.law;

import java.util.SortedMap;
import java.util.TreeMap;

/** When checkpoints completed, by their ids: what a snapshot holds of a transaction that was left behind later. A user can go back to it by hand (C-228), savepoints included, which no failover restores (C-132). */
final class Histories {
    /** The place in the trace of what has not happened. */
    static final long NEVER = Long.MAX_VALUE;

    private final SortedMap<Long, Long> completedOrders = new TreeMap<>();

    /** A checkpoint completes; of two with the same id, in two histories, the later one is there. */
    void complete(long checkpoint, long order) {
        completedOrders.put(checkpoint, order);
    }

    /**
     * Whether a snapshot holds a transaction: it was filed under it or before it, and its history was still that of the job when the snapshot completed.
     *
     * @param snapshot a completed checkpoint or savepoint
     * @param filedUnder the checkpoint of the transaction
     * @param filedOrder where in the trace it was filed
     * @param rewoundOrder where in the trace the job left its history, or {@link #NEVER}
     */
    boolean holds(long snapshot, long filedUnder, long filedOrder, long rewoundOrder) {
        long completed = completedOrders.getOrDefault(snapshot, -1L);
        return filedUnder <= snapshot && filedOrder < completed && completed < rewoundOrder;
    }
}
