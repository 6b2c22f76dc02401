package io.github.cleancut.protocol.task;

import io.github.cleancut.protocol.message.Barrier;
import io.github.cleancut.protocol.message.CheckpointFailureReason;
import io.github.cleancut.protocol.message.CoordinatorMessage.NotifyAborted;
import io.github.cleancut.protocol.message.CoordinatorMessage.Trigger;
import io.github.cleancut.protocol.message.Moment;
import io.github.cleancut.protocol.rule.RuleTable;
import io.github.cleancut.protocol.task.SubtaskState.Life;
import org.jspecify.annotations.Nullable;

/**
 * The checkpoint side of one attempt of a subtask.
 *
 * <p>Hosting contract: the host calls {@link #onTriggerCall} when the call arrives, and everything else on the attempt's mailbox thread; notices run as mails before all others (T-140). It executes what
 * is written to {@code out} in that order and reports back by a new call. What a {@link io.github.cleancut.protocol.barrier.BarrierHandler} says goes: trigger to {@link #onBarrierTrigger}, aborted to
 * {@link #onBarrierAbort}. An {@link IllegalStateException} fails the task. With a new attempt comes a new object; an attempt that is killed is simply no longer called.
 */
public final class SubtaskCheckpoints {
    private final SubtaskRules rules;
    private final SubtaskState state;

    /**
     * A new attempt, INITIALIZING.
     *
     * @param rules the variant's tables
     * @param config what does not change for the attempt
     */
    public SubtaskCheckpoints(SubtaskRules rules, SubtaskConfig config) {
        this(rules, new SubtaskState(config));
    }

    private SubtaskCheckpoints(SubtaskRules rules, SubtaskState state) {
        this.rules = rules;
        this.state = state;
    }

    /** The attempt has restored its state and is RUNNING. */
    public void onRunning() {
        state.life = Life.RUNNING;
    }

    /** The attempt is being cancelled, or has failed: its mailbox is closed. */
    public void onClosing() {
        state.life = Life.CLOSING;
    }

    /** A trigger arrives (T-020, T-021). */
    public void onTriggerCall(Trigger trigger, TaskEffects out) {
        new Pipeline(out).fire(rules.triggerCall, trigger);
    }

    /**
     * The trigger's mail has its turn (T-022, T-023).
     *
     * @param trigger the trigger
     * @param inputsOpen whether some channel has not delivered EndOfPartition
     * @param now now
     * @param out takes the effects
     */
    public void onTriggerMail(Trigger trigger, boolean inputsOpen, Moment now, TaskEffects out) {
        Barrier barrier = new Barrier(trigger.checkpointId(), trigger.triggerTimestampMillis(), trigger.options());
        SnapshotInput input = new SnapshotInput(barrier, true, inputsOpen, false, now);
        Pipeline pipeline = new Pipeline(out);
        for (RuleTable<SubtaskState, SnapshotInput, TaskOut> table : rules.triggerMail) {
            pipeline.fire(table, input);
        }
        perform(input, pipeline);
    }

    /**
     * The barrier handler triggers (T-121 to T-125).
     *
     * @param barrier as the handler gives it
     * @param now now
     * @param out takes the effects
     */
    public void onBarrierTrigger(Barrier barrier, Moment now, TaskEffects out) {
        perform(new SnapshotInput(barrier, false, true, false, now), new Pipeline(out));
    }

    /** The barrier handler gives a checkpoint up (T-134). */
    public void onBarrierAbort(long checkpointId, CheckpointFailureReason reason, TaskEffects out) {
        PartInput input = new PartInput(checkpointId, reason);
        Pipeline pipeline = new Pipeline(out);
        for (RuleTable<SubtaskState, PartInput, TaskOut> table : rules.parts.abortOnBarrier()) {
            pipeline.fire(table, input);
        }
    }

    /** The synchronous part is over. */
    public void onSyncDone(long checkpointId, TaskEffects out) {
        new Pipeline(out).fire(rules.parts.syncDone(), new PartInput(checkpointId, null));
    }

    /** The synchronous part threw (T-128). */
    public void onSyncFailed(long checkpointId, TaskEffects out) {
        new Pipeline(out).fire(rules.parts.syncFailed(), new PartInput(checkpointId, null));
    }

    /** The asynchronous part has stored the snapshot, channel state included (T-129). */
    public void onAsyncDone(long checkpointId, TaskEffects out) {
        Pipeline pipeline = new Pipeline(out);
        pipeline.fire(rules.parts.asyncDone(), new PartInput(checkpointId, null));
        pipeline.fire(rules.exit, state.life);
    }

    /**
     * The asynchronous part failed (T-129).
     *
     * @param checkpointId the checkpoint
     * @param reason the reason that the failure itself names, null if none
     * @param out takes the effects
     */
    public void onAsyncFailed(long checkpointId, @Nullable CheckpointFailureReason reason, TaskEffects out) {
        Pipeline pipeline = new Pipeline(out);
        pipeline.fire(rules.parts.asyncFailed(), new PartInput(checkpointId, reason));
        pipeline.fire(rules.exit, state.life);
    }

    /** The output timer has fired: it is no longer armed. */
    public void onOutputTimer(long checkpointId) {
        state.outputTimerId = state.outputTimerId == checkpointId ? SubtaskState.NONE : state.outputTimerId;
    }

    /** A completion notice (T-141, T-152). */
    public void onComplete(long checkpointId, TaskEffects out) {
        Pipeline pipeline = new Pipeline(out);
        pipeline.complete(checkpointId);
        pipeline.fire(rules.exit, state.life);
    }

    /** An operator threw at the completion notice of this checkpoint (T-141). */
    public void onNotificationFailed(long checkpointId, TaskEffects out) {
        new Pipeline(out).fire(rules.parts.notificationFailed(), new PartInput(checkpointId, null));
    }

    /** An abort notice (T-143, T-144). */
    public void onAborted(NotifyAborted notice, TaskEffects out) {
        Pipeline pipeline = new Pipeline(out);
        pipeline.fire(rules.notices.repair(), notice);
        pipeline.fire(rules.notices.aborted(), notice);
        pipeline.fire(rules.exit, state.life);
    }

    /** A subsumption notice (T-142). */
    public void onSubsumed(long checkpointId, TaskEffects out) {
        new Pipeline(out).fire(rules.notices.subsumed(), checkpointId);
    }

    /** All inputs have delivered EndOfData, or a source has emitted its last record; drain unless some input said that it was stopped (T-075, T-150). */
    public void onEndOfData(boolean drain, TaskEffects out) {
        Pipeline pipeline = new Pipeline(out);
        pipeline.fire(rules.endOfData, drain);
        pipeline.fire(rules.exit, state.life);
    }

    /** The consumers of all outputs have acknowledged EndOfData (T-151). */
    public void onConsumersAcknowledged(TaskEffects out) {
        state.end.consumersAcknowledged = true;
        new Pipeline(out).fire(rules.exit, state.life);
    }

    /** All channels have delivered EndOfPartition. */
    public void onInputsEnded(TaskEffects out) {
        state.end.inputsEnded = true;
        new Pipeline(out).fire(rules.exit, state.life);
    }

    /** No mail waits any more, after {@link TaskEffects#drainMailbox} (T-154). */
    public void onMailboxDrained(TaskEffects out) {
        state.life = Life.LEAVING;
        new Pipeline(out).fire(rules.exit, state.life);
    }

    /** Whether the attempt ends and handles the mails that wait. */
    public boolean isDraining() {
        return state.life == Life.DRAINING;
    }

    /** Whether the attempt is RUNNING: from {@link #onRunning} until it closes or finishes. */
    public boolean isRunning() {
        return state.isRunning();
    }

    /** Whether its data has ended. */
    public boolean hasEndedData() {
        return state.end.reached;
    }

    /** A deep copy. */
    public SubtaskCheckpoints copy() {
        return new SubtaskCheckpoints(rules, state.copy());
    }

    /** Appends the whole state in a form that is equal exactly for equal states. */
    public void encode(StringBuilder to) {
        state.encode(to);
    }

    @Override
    public String toString() {
        return state.toString();
    }

    private void perform(SnapshotInput input, Pipeline pipeline) {
        pipeline.fire(rules.perform, input);
        if (pipeline.stopped) {
            return;
        }
        SnapshotInput reverted = input.reverted(rules.options.revert(input.options(), pipeline.task));
        pipeline.fire(rules.forced, reverted);
        for (RuleTable<SubtaskState, SnapshotInput, TaskOut> table : rules.snapshot) {
            pipeline.fire(table, reverted);
        }
    }

    /** Passes one input through the tables until a row stops it. */
    private final class Pipeline implements TaskOut {
        private final TaskEffects task;
        private boolean stopped;

        Pipeline(TaskEffects task) {
            this.task = task;
        }

        <I> void fire(RuleTable<SubtaskState, I, TaskOut> table, I input) {
            if (!stopped) {
                table.fire(state, input, this, task);
            }
        }

        @Override
        public void complete(long checkpointId) {
            Pipeline notice = new Pipeline(task);
            notice.fire(rules.notices.complete(), checkpointId);
            notice.fire(rules.notices.finalCheckpoint(), checkpointId);
        }

        @Override
        public TaskEffects task() {
            return task;
        }

        @Override
        public void stop() {
            stopped = true;
        }
    }
}
