package io.github.cleancut.world;

import io.github.cleancut.kernel.VirtualTime;
import java.util.Arrays;

/** How far the wall clocks of the machines have jumped; clocks that only go on, the relative ones, never do (C-004). */
final class WallClocks {
    /** 2026-01-01T00:00:00Z. */
    static final long START_MILLIS = 1_767_225_600_000L;

    /** The JobManager's machine. */
    static final int JOB_MANAGER = 0;

    /** By machine, in nanoseconds. */
    private final long[] aheadNanos;

    WallClocks(int taskManagers) {
        aheadNanos = new long[taskManagers + 1];
    }

    /** The machine of a TaskManager. */
    static int machineOf(int taskManager) {
        return taskManager + 1;
    }

    /** The clock of a machine jumps, back if the number is below 0. */
    void jump(int machine, long byNanos) {
        aheadNanos[machine] += byNanos;
    }

    /** What a machine's wall clock shows. */
    long millis(int machine, long timeNanos) {
        return START_MILLIS + Math.floorDiv(nanosSinceStart(machine, timeNanos), VirtualTime.NANOS_PER_MILLI);
    }

    /** What it shows in nanoseconds since the start, whose date is that of {@code START_MILLIS}. */
    long nanosSinceStart(int machine, long timeNanos) {
        return timeNanos + aheadNanos[machine];
    }

    WallClocks copy() {
        WallClocks copy = new WallClocks(aheadNanos.length - 1);
        System.arraycopy(aheadNanos, 0, copy.aheadNanos, 0, aheadNanos.length);
        return copy;
    }

    void encode(StringBuilder to) {
        to.append(Arrays.toString(aheadNanos));
    }
}
