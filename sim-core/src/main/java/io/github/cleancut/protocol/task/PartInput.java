package io.github.cleancut.protocol.task;

import io.github.cleancut.protocol.message.CheckpointFailureReason;
import org.jspecify.annotations.Nullable;

/**
 * How a part of a snapshot, or a whole checkpoint, ended.
 *
 * @param checkpointId the checkpoint
 * @param reason why it failed, if a reason is known
 */
record PartInput(long checkpointId, @Nullable CheckpointFailureReason reason) {

    CheckpointFailureReason knownReason() {
        CheckpointFailureReason known = reason;
        if (known == null) {
            throw new IllegalStateException("no reason is known for checkpoint " + checkpointId);
        }
        return known;
    }
}
