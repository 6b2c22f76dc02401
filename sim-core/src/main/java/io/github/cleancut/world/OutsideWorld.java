package io.github.cleancut.world;

import java.util.Arrays;

/** Where records come from: how far sources have taken them (T-044), and whether more may be taken (format.md, section 6). */
final class OutsideWorld {
    /** So many restarts in a row without anything new between them, and nothing new will come. */
    private static final int RESTARTS_IN_VAIN = 50;

    /** Per source: the first offset that nobody has taken yet. */
    private final long[] liveOffsets;

    private boolean isStopped;
    private int restartsInVain;
    private long furthestRecords;

    OutsideWorld(int tasks) {
        liveOffsets = new long[tasks];
    }

    /** The first offset of a source that nobody has taken yet. */
    long liveOffset(int task) {
        return liveOffsets[task];
    }

    /** A source has taken a record. */
    void taken(int task, long offset) {
        liveOffsets[task] = Math.max(liveOffsets[task], offset + 1);
    }

    /** How many records have been taken at all, repetitions apart. */
    long records() {
        return Arrays.stream(liveOffsets).sum();
    }

    /** The job begins again, or a JobManager with it: in vain where no source has come further than before. */
    void restarted() {
        long records = records();
        restartsInVain = records > furthestRecords ? 0 : restartsInVain + 1;
        furthestRecords = Math.max(furthestRecords, records);
    }

    /** A checkpoint has completed: restarts begin from there. */
    void checkpointCompleted() {
        restartsInVain = 0;
    }

    /** Whether the job restarts again and again, and no source comes further and no checkpoint completes in between. */
    boolean isGoingInCircles() {
        return restartsInVain >= RESTARTS_IN_VAIN;
    }

    /** Sources emit nothing more. */
    void stop() {
        isStopped = true;
    }

    boolean isStopped() {
        return isStopped;
    }

    OutsideWorld copy() {
        OutsideWorld copy = new OutsideWorld(liveOffsets.length);
        System.arraycopy(liveOffsets, 0, copy.liveOffsets, 0, liveOffsets.length);
        copy.isStopped = isStopped;
        copy.restartsInVain = restartsInVain;
        copy.furthestRecords = furthestRecords;
        return copy;
    }
}
