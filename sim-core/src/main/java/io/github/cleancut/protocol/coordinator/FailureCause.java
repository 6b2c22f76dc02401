package io.github.cleancut.protocol.coordinator;

import io.github.cleancut.protocol.message.CheckpointFailureReason;
import org.jspecify.annotations.Nullable;

/**
 * An exception as far as the coordinator looks at it.
 *
 * @param reason the reason of the CheckpointException in its chain, or null
 * @param hasIoException whether an IOException stands anywhere in its chain (C-106)
 */
record FailureCause(@Nullable CheckpointFailureReason reason, boolean hasIoException) {
    static final FailureCause IO = new FailureCause(null, true);
    static final FailureCause OTHER = new FailureCause(null, false);

    static FailureCause of(CheckpointFailureReason reason) {
        return new FailureCause(reason, false);
    }

    /** The same cause inside a CheckpointException. */
    FailureCause wrappedIn(CheckpointFailureReason outer) {
        return new FailureCause(outer, hasIoException);
    }

    CheckpointFailureReason requireReason() {
        if (reason == null) {
            throw new IllegalStateException("no reason");
        }
        return reason;
    }
}
