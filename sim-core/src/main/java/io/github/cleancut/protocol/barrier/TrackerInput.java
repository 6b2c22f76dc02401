package io.github.cleancut.protocol.barrier;

import io.github.cleancut.protocol.message.Barrier;
import io.github.cleancut.protocol.message.Moment;
import org.jspecify.annotations.Nullable;

/**
 * What a CheckpointBarrierTracker has been given.
 *
 * @param channel where it came from
 * @param checkpointId the checkpoint it is about, -1 for EndOfPartition
 * @param arrived the barrier, if it is one
 * @param now now
 */
record TrackerInput(
        int channel, long checkpointId, @Nullable Barrier arrived, Moment now) {

    Barrier barrier() {
        Barrier barrier = arrived;
        if (barrier == null) {
            throw new IllegalStateException("there is no barrier here");
        }
        return barrier;
    }
}
