package io.github.cleancut.protocol.barrier;

import io.github.cleancut.protocol.message.CheckpointFailureReason;

/**
 * An abort inside a SingleCheckpointBarrierHandler.
 *
 * @param checkpointId the checkpoint
 * @param reason why
 */
record AbortInput(long checkpointId, CheckpointFailureReason reason) {}
