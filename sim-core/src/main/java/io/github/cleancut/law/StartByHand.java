package io.github.cleancut.law;

import io.github.cleancut.model.Lineage;

/** A job that its user has started from a snapshot: what lies behind the snapshot it reads and shows once more, whatever readers have seen of the job before (C-228). */
final class StartByHand {
    private final long[] offsets;
    private final DeliveryCounter shown;

    /**
     * Nothing shown yet.
     *
     * @param offsets where each source subtask goes on; empty where the run was not started by hand
     */
    StartByHand(long[] offsets) {
        this.offsets = offsets;
        shown = new DeliveryCounter(offsets.length);
    }

    /**
     * A record becomes visible.
     *
     * @param due how often a reader should see it
     * @return whether this job had to show it, although another one had shown it before
     */
    boolean asksFor(long lineage, int due) {
        if (offsets.length == 0) {
            return false;
        }
        int times = shown.add(lineage);
        return times <= due && Lineage.offset(lineage) >= offsets[Lineage.sourceTask(lineage)];
    }
}
