package io.github.cleancut.protocol.barrier;

import io.github.cleancut.protocol.message.Barrier;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** State of a SingleCheckpointBarrierHandler, aligned or alternating (section E of the statements). */
final class AlignmentState {
    static final long NONE = -1;

    /** The state objects of E1 and E2. The aligned handler knows the first two only. */
    enum Phase {
        /** No barrier yet (W, AW). */
        WAITING,
        /** Some aligned barriers are in (C, AC). */
        COLLECTING,
        /** No barrier yet, but the alignment has timed out (UW). */
        WAITING_UNALIGNED,
        /** The snapshot has been taken, some barriers are missing (UC). */
        COLLECTING_UNALIGNED
    }

    final HandlerConfig config;
    final BitSet aligned = new BitSet();
    ChannelMarks channels = new ChannelMarks();
    AlignmentMetrics metrics = new AlignmentMetrics();
    Phase phase = Phase.WAITING;
    long currentId = NONE;
    long lastFinishedId = NONE;
    long timerId = NONE;
    long promisedId = NONE;
    int targetChannels;
    int openChannels;

    @Nullable
    Barrier pendingBarrier;

    AlignmentState(HandlerConfig config) {
        this.config = config;
        this.openChannels = config.channels();
    }

    boolean isPending() {
        return currentId >= 0 && currentId != lastFinishedId;
    }

    boolean isComplete() {
        return aligned.cardinality() == targetChannels;
    }

    /** The barrier with which the pending checkpoint was first seen. */
    Barrier pendingBarrier() {
        Barrier barrier = pendingBarrier;
        if (barrier == null) {
            throw new IllegalStateException("no checkpoint is pending");
        }
        return barrier;
    }

    HandlerFacts facts() {
        return new HandlerFacts.Alignment(
                currentId,
                lastFinishedId,
                isPending(),
                aligned.stream().boxed().toList(),
                targetChannels,
                phase == Phase.WAITING_UNALIGNED || phase == Phase.COLLECTING_UNALIGNED,
                phase == Phase.COLLECTING || phase == Phase.COLLECTING_UNALIGNED,
                openChannels);
    }

    AlignmentState copy() {
        AlignmentState copy = new AlignmentState(config);
        copy.aligned.or(aligned);
        copy.channels = channels.copy();
        copy.metrics = metrics.copy();
        copy.phase = phase;
        copy.currentId = currentId;
        copy.lastFinishedId = lastFinishedId;
        copy.timerId = timerId;
        copy.promisedId = promisedId;
        copy.targetChannels = targetChannels;
        copy.openChannels = openChannels;
        copy.pendingBarrier = pendingBarrier;
        return copy;
    }

    void encode(StringBuilder to) {
        to.append(config.kind()).append(' ').append(phase);
        to.append(' ').append(currentId).append('/').append(lastFinishedId);
        to.append(" aligned").append(aligned);
        channels.encode(to);
        to.append(" target").append(targetChannels).append('/').append(openChannels);
        to.append(" timer").append(timerId).append(" promise").append(promisedId);
        to.append(' ').append(pendingBarrier);
        metrics.encode(to);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        encode(text);
        return text.toString();
    }
}
