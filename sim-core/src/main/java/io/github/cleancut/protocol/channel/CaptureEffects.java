package io.github.cleancut.protocol.channel;

import io.github.cleancut.protocol.message.CheckpointFailureReason;
import io.github.cleancut.protocol.rule.RuleLog;

/** What a remote input channel hands over to a snapshot (T-111). It also learns which rows fire. */
public interface CaptureEffects extends RuleLog {
    /** All data buffers that wait in the channel belong to the snapshot, in their order. */
    void captureAll(long checkpointId);

    /** The data buffers that wait in the channel and have a smaller sequence number belong to the snapshot, in their order. */
    void captureBefore(long checkpointId, int sequence);

    /** The data buffer that has just arrived belongs to the snapshot. */
    void captureArrived(long checkpointId);

    /** The announced barrier with this sequence number moves behind the last element with priority, as it is (T-073). */
    void overtake(int sequence);

    /** The barrier with this sequence number is taken out of the channel and lost, and the task fails with an {@code IllegalStateException} (T-073). */
    void loseAndFail(int sequence);

    /** The channel cannot take part; the host aborts the checkpoint for this reason (T-084, T-136). */
    void refuse(CheckpointFailureReason reason);
}
