package io.github.cleancut.protocol.barrier;

import io.github.cleancut.protocol.message.Barrier;
import io.github.cleancut.protocol.message.CheckpointFailureReason;
import io.github.cleancut.protocol.message.CheckpointOptions;
import io.github.cleancut.protocol.rule.RuleLog;

/**
 * What a barrier handler has its task do, in this order. The task executes each effect at once, on its mailbox thread; it also learns which rows fire.
 *
 * <p>{@link #trigger} contains the synchronous part of the snapshot: what the handler says after it takes place when that part is over. {@link #initInputs} and {@link #startInputs} may throw a
 * {@link CheckpointRefused}, upon which the handler aborts the checkpoint (T-084).
 */
public interface BarrierEffects extends RuleLog {
    /** The channel counts as blocked from now on. Its producer silenced itself when the barrier left, so nothing is sent (T-052). */
    void blockConsumption(int channel);

    /** "Resume consumption" goes to the producer of this channel (T-052). */
    void resume(int channel);

    /**
     * Take the snapshot.
     *
     * @param barrier the barrier to pass on, with the options as they have become
     * @param startDelayNanos from the trigger to the first barrier (T-091)
     */
    void trigger(Barrier barrier, long startDelayNanos);

    /**
     * The alignment of a checkpoint that has been triggered is over: with {@link #trigger}, or later if it is unaligned (T-091).
     *
     * @param checkpointId the checkpoint
     * @param durationNanos from the first barrier to the last
     * @param processedBytes data taken from the inputs between them
     */
    void alignmentKnown(long checkpointId, long durationNanos, long processedBytes);

    /** The task gives this checkpoint up: decline, cancel marker downstream (T-134). */
    void aborted(long checkpointId, CheckpointFailureReason reason);

    /**
     * Call {@link BarrierHandler#onAlignmentTimer} with this id, as a normal mail, once the time is over. Flink's timer service adds a millisecond to a delay that is not 0 (T-093).
     *
     * @param checkpointId the checkpoint
     * @param delayMillis from now, 0 if it is late already
     */
    void armAlignmentTimer(long checkpointId, long delayMillis);

    /** The timer need not fire any more; its mail, if it is already queued, still runs (T-093). */
    void cancelAlignmentTimer(long checkpointId);

    /** The barrier with this sequence number that waits in the channel overtakes what is before it; nothing happens if it is gone, or was made so already (T-073). */
    void prioritise(int channel, int sequence);

    /** The channel state writer starts: until {@link #allBarriersReceived} if the options are unaligned, with no input at all if they are timeoutable, not at all otherwise (T-110, T-124). */
    void initInputs(long checkpointId, CheckpointOptions options);

    /** All channels hand over the data that waits, and what comes until the barrier does (T-110, T-111). */
    void startInputs(Barrier barrier);

    /** Channels that still hand over data stop. */
    void stopInputs(long checkpointId);

    /** Every open channel has delivered its barrier: the input part of the channel state is complete (T-117). */
    void allBarriersReceived(long checkpointId);

    /** The barriers of this checkpoint will not all come: its channel state is given up. */
    void barriersAbandoned(long checkpointId, CheckpointFailureReason reason);
}
