package io.github.cleancut.protocol.barrier;

import io.github.cleancut.protocol.message.Barrier;
import io.github.cleancut.protocol.message.Moment;
import org.jspecify.annotations.Nullable;

/** What the tables of the handlers are asked about: a barrier, an announcement, a cancel marker, the end of a channel or a timer. One serves many barriers, one after the other. */
final class AlignmentInput {
    private int channel;
    private long checkpointId;
    private @Nullable Barrier arrived;
    private boolean rpcTriggered;
    private int sequence;
    private Moment now;

    AlignmentInput(int channel, long checkpointId, @Nullable Barrier arrived, int sequence, Moment now) {
        this.channel = channel;
        this.checkpointId = checkpointId;
        this.arrived = arrived;
        this.sequence = sequence;
        this.now = now;
    }

    /** Another barrier. */
    void set(int itsChannel, Barrier barrier, boolean isRpcTriggered, Moment itsNow) {
        channel = itsChannel;
        checkpointId = barrier.checkpointId();
        arrived = barrier;
        rpcTriggered = isRpcTriggered;
        now = itsNow;
    }

    int channel() {
        return channel;
    }

    long checkpointId() {
        return checkpointId;
    }

    boolean rpcTriggered() {
        return rpcTriggered;
    }

    int sequence() {
        return sequence;
    }

    Moment now() {
        return now;
    }

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

    @Override
    public String toString() {
        return "channel " + channel + ", checkpoint " + checkpointId + ", " + arrived + ", "
                + (rpcTriggered ? "by call, " : "") + "sequence " + sequence + ", " + now;
    }
}
