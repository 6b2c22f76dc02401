package io.github.cleancut.protocol.task;

import io.github.cleancut.protocol.message.Barrier;
import io.github.cleancut.protocol.message.CheckpointFailureReason;
import io.github.cleancut.protocol.message.CheckpointOptions;
import io.github.cleancut.protocol.message.CoordinatorMessage;
import io.github.cleancut.protocol.rule.RuleLog;

/**
 * What {@link SubtaskCheckpoints} has its task do, in this order, on the mailbox thread. The task executes each effect at once and reports back where it is said so; it also learns which rows fire. A
 * report is a new call, made after the one that wrote the effect has returned.
 */
public interface TaskEffects extends RuleLog {
    /** Put the trigger into the mailbox: urgent mails run before all others, first in first out (T-021). Its turn is {@link SubtaskCheckpoints#onTriggerMail}. */
    void enqueueTrigger(CoordinatorMessage.Trigger trigger, boolean urgent);

    /** Decline goes to the JobManager. */
    void decline(long checkpointId, CheckpointFailureReason reason);

    /** Acknowledge goes to the JobManager, with the snapshot that the asynchronous part has stored. */
    void acknowledge(long checkpointId, boolean operatorsFinished, boolean finishedOnRestore);

    /** A checkpoint begins without barriers from upstream: alignment 0, and this start delay (T-022). */
    void startedByCall(long checkpointId, long startDelayNanos);

    /** As {@link io.github.cleancut.protocol.barrier.BarrierEffects#initInputs}; with no open input the input part is complete at once. */
    void initInputs(long checkpointId, CheckpointOptions options);

    /** Give this barrier to the handler, flagged as triggered by call, for every channel that has not delivered EndOfPartition (T-023). */
    void feedPseudoBarriers(Barrier barrier);

    /** prepareSnapshotPreBarrier of every operator, head to tail (T-125). */
    void prepareSnapshot(long checkpointId);

    /** The barrier goes to all outputs, forced aligned on those that cannot be unaligned (T-125, T-212). */
    void broadcastBarrier(Barrier barrier);

    /** Arm the output alignment timer; what it does is decided by the output tables (T-133). */
    void armOutputTimer(long checkpointId, long delayMillis);

    /** The output alignment timer need not fire any more. */
    void cancelOutputTimer(long checkpointId);

    /** The output part of the channel state is complete as far as this task knows (T-125). */
    void finishOutputs(long checkpointId);

    /** Snapshot the operators, tail to head; report {@link SubtaskCheckpoints#onSyncDone} or onSyncFailed. Nothing else runs on this thread meanwhile. */
    void startSyncSnapshot(long checkpointId);

    /** AcknowledgeCheckpointEvent goes to the operator coordinators (T-033, T-125). */
    void acknowledgeToOperatorCoordinators(long checkpointId);

    /** Store the snapshot and wait for its channel state; report {@link SubtaskCheckpoints#onAsyncDone} or onAsyncFailed. */
    void startAsyncPart(long checkpointId);

    /** The asynchronous part is discarded; a report that is under way no longer counts (T-130). */
    void cancelAsyncPart(long checkpointId);

    /** CancelCheckpointMarker goes to all outputs, in order, without priority (T-135). */
    void broadcastCancel(long checkpointId);

    /** The channel state writer gives this checkpoint up (T-120). */
    void abortChannelState(long checkpointId);

    /** What outputs promised to store for this checkpoint fails (T-114, T-134). */
    void failOutputPromises(long checkpointId);

    /** The attempt fails. */
    void failTask(TaskFailure cause);

    /** notifyCheckpointComplete of every operator, tail to head, all of them even if one throws; a failure is reported by {@link SubtaskCheckpoints#onNotificationFailed} (T-141). */
    void notifyOperatorsComplete(long checkpointId);

    /** notifyCheckpointAborted of every operator, tail to head (T-144). */
    void notifyOperatorsAborted(long checkpointId);

    /** notifyCheckpointSubsumed of the state backends (T-142). */
    void notifyOperatorsSubsumed(long checkpointId);

    /** Finish the operators, head to tail, up to endInput and finish(), and tell the JobManager that the data has ended (T-150, T-153). */
    void finishOperators();

    /** The data is cut off: only the timers of the operators stop, and nobody is told (T-150). */
    void quiesceOperators();

    /** EndOfData goes to all outputs (T-150). */
    void emitEndOfData(boolean drain);

    /** The task ends: the mails that wait are still handled, then {@link SubtaskCheckpoints#onMailboxDrained} follows (T-154). */
    void drainMailbox();

    /** EndOfPartition goes to all outputs (T-151). */
    void emitEndOfPartition();

    /** The attempt is FINISHED. */
    void finishTask();
}
