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

    /** What the operator itself takes. */
    sealed interface ToOperator extends Mail {}

    /** What the subtask's operator coordinator has sent. */
    record OperatorEvent(long event, long split) implements ToOperator {}

    /** Timers that a mail has interrupted go on firing (T-272). */
    record FireTimers() implements ToOperator {}

    /** The periodic timer of a source that emits watermarks has fired. */
    record EmitWatermark() implements ToOperator {}

    /** Something with priority waits in an input (T-071). */
    record PriorityArrived() implements Mail {}

    /** The alignment timer of a checkpoint has fired (T-093). */
    record AlignmentTimer(long checkpointId) implements Mail {}

    /** The output timer of a checkpoint has fired (T-133). */
    record OutputTimer(long checkpointId) implements Mail {}

    /** It is time to look at the size of the buffers that the inputs should get (T-064). */
    record Debloat() implements Mail {}

    /** All consumers have taken all records in. */
    record ConsumersAcknowledged() implements Mail {}
}
