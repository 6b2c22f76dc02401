package io.github.cleancut.protocol.task;

import io.github.cleancut.protocol.message.AlignmentKind;
import io.github.cleancut.protocol.message.Barrier;
import io.github.cleancut.protocol.message.CheckpointOptions;
import io.github.cleancut.protocol.message.Moment;

/**
 * A checkpoint that a subtask is to take part in.
 *
 * @param barrier the barrier, or what a trigger that came by call says
 * @param byCall whether it came by call and not by barriers
 * @param inputsOpen whether some input has not ended
 * @param forced whether its barriers were forced to be aligned on the way here; the options are what they were before (T-006)
 * @param now now
 */
record SnapshotInput(Barrier barrier, boolean byCall, boolean inputsOpen, boolean forced, Moment now) {
    private static final long NANOS_PER_MILLI = 1_000_000L;

    long checkpointId() {
        return barrier.checkpointId();
    }

    CheckpointOptions options() {
        return barrier.options();
    }

    long startDelayNanos() {
        return NANOS_PER_MILLI * Math.max(0, now.wallMillis() - barrier.triggerTimestampMillis());
    }

    /** What remains of the alignment timeout (T-093, T-133). */
    long timerDelayMillis() {
        long ageMillis = now.wallMillis() - barrier.triggerTimestampMillis();
        return Math.max(0, options().alignmentTimeoutMillis() - ageMillis);
    }

    /** The same with the options as they were before an exchange forced them. */
    SnapshotInput reverted(CheckpointOptions before) {
        boolean wasForced = options().alignment() == AlignmentKind.FORCED_ALIGNED;
        return new SnapshotInput(barrier.withOptions(before), byCall, inputsOpen, wasForced, now);
    }
}
