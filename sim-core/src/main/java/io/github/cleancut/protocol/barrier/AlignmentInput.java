package io.github.cleancut.protocol.barrier;

import io.github.cleancut.protocol.message.Barrier;
import io.github.cleancut.protocol.message.Moment;
import org.jspecify.annotations.Nullable;

/**
 * What a SingleCheckpointBarrierHandler has been given.
 *
 * @param channel where it came from, -1 if from no channel
 * @param checkpointId the checkpoint it is about
 * @param arrived the barrier or announced barrier; with EndOfPartition and the timer that of the pending checkpoint; null for a cancel marker
 * @param rpcTriggered whether it is a pseudo barrier
 * @param sequence sequence number of an announced barrier, else -1
 * @param now now
 */
record AlignmentInput(
        int channel, long checkpointId, @Nullable Barrier arrived, boolean rpcTriggered, int sequence, Moment now) {

    Barrier barrier() {
        Barrier barrier = arrived;
        if (barrier == null) {
            throw new IllegalStateException("there is no barrier here");
        }
        return barrier;
    }

    /** Wall-clock milliseconds since the trigger. */
    long ageMillis() {
        return now.wallMillis() - barrier().triggerTimestampMillis();
    }
}
