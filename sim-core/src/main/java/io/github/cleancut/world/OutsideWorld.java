package io.github.cleancut.world;

import java.util.Arrays;

/** Where records come from: how far sources have taken them (T-044), and whether more may be taken (format.md, section 6). */
final class OutsideWorld {
    /** Per source: the first offset that nobody has taken yet. */
    private final long[] liveOffsets;

    private boolean isStopped;

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
        return copy;
    }
}
