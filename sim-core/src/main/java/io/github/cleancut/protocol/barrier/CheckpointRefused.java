package io.github.cleancut.protocol.barrier;

import io.github.cleancut.protocol.message.CheckpointFailureReason;

/** A channel or the writer cannot take part in a checkpoint (T-084, T-136). */
public final class CheckpointRefused extends RuntimeException {
    private final CheckpointFailureReason reason;

    /** Refuses for this reason. */
    public CheckpointRefused(CheckpointFailureReason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    /** Why. */
    public CheckpointFailureReason reason() {
        return reason;
    }
}
