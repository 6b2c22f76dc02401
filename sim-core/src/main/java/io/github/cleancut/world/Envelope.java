package io.github.cleancut.world;

import io.github.cleancut.model.Fault.Message;
import io.github.cleancut.protocol.message.CoordinatorMessage;
import io.github.cleancut.protocol.message.TaskMessage;
import org.jspecify.annotations.Nullable;

/** A remote message between JobManager and a task, with the attempt that it is for or from. */
sealed interface Envelope {
    /** The attempt at the task's end. */
    AttemptId attempt();

    /** Whether it goes to the task, else to the JobManager. */
    default boolean isToTask() {
        return this instanceof Deploy
                || this instanceof Cancel
                || this instanceof ToTask
                || this instanceof OperatorEvent;
    }

    /** What a message fault calls it; null for what no fault reaches. */
    default @Nullable Message kind() {
        return null;
    }

    /** The checkpoint that it is about, or -1. */
    default long checkpointId() {
        return -1;
    }

    /** Run this attempt. */
    record Deploy(AttemptId attempt, RestoredState state) implements Envelope {}

    /** Cancel it. */
    record Cancel(AttemptId attempt) implements Envelope {}

    /** A checkpoint message to a task. */
    record ToTask(AttemptId attempt, CoordinatorMessage message) implements Envelope {
        @Override
        public Message kind() {
            if (message instanceof CoordinatorMessage.Trigger) {
                return Message.TRIGGER;
            }
            return message instanceof CoordinatorMessage.NotifyAborted ? Message.ABORT : Message.COMPLETE;
        }

        @Override
        public long checkpointId() {
            return message.checkpointId();
        }
    }

    /** A checkpoint message from a task, with the snapshot that an acknowledgement carries. */
    record ToJobMaster(
            AttemptId attempt,
            TaskMessage message,
            @Nullable TaskSnapshot snapshot) implements Envelope {
        @Override
        public Message kind() {
            return message instanceof TaskMessage.Decline ? Message.DECLINE : Message.ACKNOWLEDGE;
        }

        @Override
        public long checkpointId() {
            return message.checkpointId();
        }
    }

    /** The attempt has another state. */
    record StateUpdate(AttemptId attempt, AttemptState state) implements Envelope {}

    /** A trigger has reached a machine on which its task does not run any more (C-104). */
    record TriggerFailed(AttemptId attempt, long checkpointId) implements Envelope {}

    /** The attempt has reached the end of its data (T-153). */
    record EndOfDataReached(AttemptId attempt) implements Envelope {}

    /** An operator coordinator tells a subtask of a split, or that no more will come; {@code event} is its number. */
    record OperatorEvent(AttemptId attempt, long event, long split) implements Envelope {
        static final long NO_MORE_SPLITS = -1;

        @Override
        public Message kind() {
            return Message.EVENT;
        }
    }

    /** What a task or its machine tells the operator coordinator of its vertex. */
    sealed interface ToOperatorCoordinator extends Envelope {}

    /** Whether the event of an operator coordinator has reached its task. */
    record EventDelivered(AttemptId attempt, long event, boolean hasArrived) implements ToOperatorCoordinator {}

    /** A reader asks its enumerator for a split. */
    record SplitRequested(AttemptId attempt) implements ToOperatorCoordinator {}

    /** The synchronous part of a subtask's snapshot is over: its gateway may open (T-033). */
    record CheckpointPassed(AttemptId attempt, long checkpoint) implements ToOperatorCoordinator {}

    /** What a task tells of its state. */
    enum AttemptState {
        INITIALIZING,
        RUNNING,
        FINISHED,
        CANCELED,
        FAILED
    }
}
