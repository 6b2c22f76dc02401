package io.github.cleancut.protocol.barrier;

import io.github.cleancut.protocol.message.Barrier;
import io.github.cleancut.protocol.message.Moment;

/** Measures the alignment that was started last (T-091). Decides nothing about the protocol. */
final class AlignmentMetrics {
    private static final long NONE = -1;
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private long checkpointId = NONE;
    private long startNanos = NONE;
    private long startDelayNanos;
    private long runningBytes;
    private long durationNanos = NONE;
    private long alignedBytes;
    private long watchedId = NONE;

    /** First barrier: an earlier alignment that somebody still waits for ends with duration 0. */
    void start(Barrier barrier, Moment now, BarrierEffects out) {
        startDelayNanos = NANOS_PER_MILLI * Math.max(0, now.wallMillis() - barrier.triggerTimestampMillis());
        reset(out);
        startNanos = now.nanos();
        checkpointId = barrier.checkpointId();
    }

    /** Last barrier. */
    void end(Moment now, BarrierEffects out) {
        finish(now.nanos() - startNanos, out);
    }

    /** First and last barrier in one. */
    void startAndEnd(Barrier barrier, Moment now, BarrierEffects out) {
        start(barrier, now, out);
        finish(0, out);
    }

    /** Forgets the alignment; who waits for it learns duration 0 and the bytes so far (T-086). */
    void reset(BarrierEffects out) {
        finish(0, out);
        durationNanos = NONE;
    }

    /** Whether it is this checkpoint's alignment. */
    boolean measures(long otherId) {
        return checkpointId == otherId;
    }

    void processed(long bytes) {
        runningBytes += startNanos == NONE ? 0 : bytes;
    }

    /** Triggers with what is known of this checkpoint: nothing at all if another alignment was started since. */
    void trigger(Barrier barrier, BarrierEffects out) {
        boolean measured = barrier.checkpointId() == checkpointId;
        out.trigger(barrier, measured ? startDelayNanos : 0);
        if (!measured) {
            out.alignmentKnown(barrier.checkpointId(), 0, 0);
        } else if (durationNanos != NONE) {
            out.alignmentKnown(checkpointId, durationNanos, alignedBytes);
        } else {
            watchedId = checkpointId;
        }
    }

    private void finish(long nanos, BarrierEffects out) {
        if (durationNanos == NONE) {
            durationNanos = nanos;
            alignedBytes = runningBytes;
            if (watchedId != NONE) {
                out.alignmentKnown(watchedId, durationNanos, alignedBytes);
                watchedId = NONE;
            }
        }
        startNanos = NONE;
        runningBytes = 0;
    }

    AlignmentMetrics copy() {
        AlignmentMetrics copy = new AlignmentMetrics();
        copy.checkpointId = checkpointId;
        copy.startNanos = startNanos;
        copy.startDelayNanos = startDelayNanos;
        copy.runningBytes = runningBytes;
        copy.durationNanos = durationNanos;
        copy.alignedBytes = alignedBytes;
        copy.watchedId = watchedId;
        return copy;
    }

    /** Appends whose alignment runs or is known; durations are left out, which no decision reads. */
    void encode(StringBuilder to) {
        to.append(" m")
                .append(checkpointId)
                .append(startNanos == NONE ? '-' : '+')
                .append(durationNanos == NONE ? '?' : '=')
                .append(watchedId);
    }
}
