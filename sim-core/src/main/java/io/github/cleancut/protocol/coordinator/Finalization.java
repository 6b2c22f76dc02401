package io.github.cleancut.protocol.coordinator;

import org.jspecify.annotations.Nullable;

/**
 * A checkpoint that is being finalised under the lock (C-129).
 *
 * @param checkpointId the checkpoint
 * @param attempt who sent the last acknowledgement, whose call returns when all is done; null if phase 8 found it complete (C-105)
 * @param request the request that is at the end of its trigger phases, 0 if an acknowledgement came last
 */
record Finalization(long checkpointId, @Nullable TaskAttempt attempt, long request) {

    static Finalization byAcknowledgement(long checkpointId, TaskAttempt attempt) {
        return new Finalization(checkpointId, attempt, 0);
    }

    static Finalization byTrigger(long checkpointId, long request) {
        return new Finalization(checkpointId, null, request);
    }

    TaskAttempt requireAttempt() {
        if (attempt == null) {
            throw new IllegalStateException("checkpoint " + checkpointId + " was not completed by an acknowledgement");
        }
        return attempt;
    }
}
