package io.github.cleancut.world;

import io.github.cleancut.protocol.message.CoordinatorMessage;

/** What waits in a subtask's mailbox. */
sealed interface Mail {
    /** Take part in a checkpoint. */
    record Trigger(CoordinatorMessage.Trigger message) implements Mail {}

    /** A checkpoint is complete. */
    record Complete(long checkpointId) implements Mail {}

    /** A checkpoint is aborted. */
    record Aborted(CoordinatorMessage.NotifyAborted message) implements Mail {}

    /** All consumers have taken all records in. */
    record ConsumersAcknowledged() implements Mail {}
}
