package io.github.cleancut.protocol.barrier;

import io.github.cleancut.protocol.message.Barrier;
import io.github.cleancut.protocol.message.Moment;

/**
 * Lines up the barriers of one task over all its channels, which are numbered from 0 over all gates (T-009, T-076).
 *
 * <p>Hosting contract: the task calls a method when it has taken the event out of its input, on its mailbox thread, and executes what is written to {@code out} in that order. An abort from the
 * JobManager is not told to the handler (T-090). A {@link IllegalStateException} fails the task. One handler serves one attempt.
 */
public interface BarrierHandler {
    /**
     * A barrier.
     *
     * @param channel where it was taken
     * @param barrier the barrier
     * @param rpcTriggered whether it is a pseudo barrier of a trigger that came by call, which does not block (T-023)
     * @param now now
     * @param out takes the effects
     * @throws IllegalStateException if this handler cannot deal with such a barrier
     */
    void onBarrier(int channel, Barrier barrier, boolean rpcTriggered, Moment now, BarrierEffects out);

    /**
     * The announcement of a barrier that waits in the channel (T-072).
     *
     * @param channel where it waits
     * @param barrier the barrier
     * @param sequence its sequence number, as {@link BarrierEffects#prioritise} gives it back
     * @param now now
     * @param out takes the effects
     */
    void onAnnouncement(int channel, Barrier barrier, int sequence, Moment now, BarrierEffects out);

    /** A cancel marker (T-085). */
    void onCancel(int channel, long checkpointId, Moment now, BarrierEffects out);

    /** EndOfPartition: call it once per channel (T-087). */
    void onEndOfPartition(int channel, Moment now, BarrierEffects out);

    /** The mail of the alignment timer that was armed for this checkpoint (T-093). */
    void onAlignmentTimer(long checkpointId, Moment now, BarrierEffects out);

    /** A data buffer was taken from an input (T-091). */
    void onBytesProcessed(long bytes);

    /** Channels that have not delivered EndOfPartition: those get pseudo barriers (T-023). */
    int openChannels();

    /** What it knows at the moment. */
    HandlerFacts facts();

    /** A deep copy. */
    BarrierHandler copy();

    /** Appends the whole state in a form that is equal exactly for equal states. */
    void encode(StringBuilder to);
}
