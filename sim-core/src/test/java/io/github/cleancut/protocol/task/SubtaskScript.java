package io.github.cleancut.protocol.task;

import io.github.cleancut.protocol.message.Barrier;
import io.github.cleancut.protocol.message.CheckpointFailureReason;
import io.github.cleancut.protocol.message.CheckpointOptions;
import io.github.cleancut.protocol.message.CoordinatorMessage.NotifyAborted;
import io.github.cleancut.protocol.message.CoordinatorMessage.Trigger;
import io.github.cleancut.protocol.message.Moment;
import io.github.cleancut.protocol.message.SnapshotType;
import io.github.cleancut.protocol.rule.RuleBook;
import java.util.ArrayList;
import java.util.List;

/** Drives {@link SubtaskCheckpoints} and takes its effects down in words. */
final class SubtaskScript implements TaskEffects {
    static final SubtaskConfig MAP = new SubtaskConfig(1, true, false, true, false, 0);
    static final SubtaskConfig SOURCE = new SubtaskConfig(1, true, true, true, false, 0);
    static final CheckpointOptions ALIGNED = CheckpointOptions.alignedNoTimeout(SnapshotType.CHECKPOINT);

    final SubtaskCheckpoints checkpoints;
    final List<String> fired = new ArrayList<>();
    final List<Barrier> sent = new ArrayList<>();
    private final List<String> effects = new ArrayList<>();
    private boolean mailsWait;

    SubtaskScript(SubtaskConfig config) {
        checkpoints = new SubtaskCheckpoints(new SubtaskRules(RuleBook.of(TaskTables.all())), config);
    }

    static SubtaskScript running(SubtaskConfig config) {
        SubtaskScript script = new SubtaskScript(config);
        script.checkpoints.onRunning();
        return script;
    }

    /** Mails wait when the task ends. */
    SubtaskScript withMails() {
        mailsWait = true;
        return this;
    }

    /** The last of them has had its turn. */
    String drained() {
        checkpoints.onMailboxDrained(this);
        return take();
    }

    String call(long id, CheckpointOptions options) {
        checkpoints.onTriggerCall(new Trigger(id, 100, options), this);
        return take();
    }

    String mail(long id, CheckpointOptions options, boolean inputsOpen) {
        checkpoints.onTriggerMail(new Trigger(id, 100, options), inputsOpen, new Moment(107, 0), this);
        return take();
    }

    String barrier(long id) {
        return barrier(id, ALIGNED);
    }

    String barrier(long id, CheckpointOptions options) {
        checkpoints.onBarrierTrigger(new Barrier(id, 100, options), new Moment(107, 0), this);
        return take();
    }

    String barrierAbort(long id, CheckpointFailureReason reason) {
        checkpoints.onBarrierAbort(id, reason, this);
        return take();
    }

    String syncDone(long id) {
        checkpoints.onSyncDone(id, this);
        return take();
    }

    String asyncDone(long id) {
        checkpoints.onAsyncDone(id, this);
        return take();
    }

    String complete(long id) {
        checkpoints.onComplete(id, this);
        return take();
    }

    String abort(long id, long latestCompleted) {
        checkpoints.onAborted(new NotifyAborted(id, latestCompleted), this);
        return take();
    }

    String endOfData(boolean drain) {
        checkpoints.onEndOfData(drain, this);
        return take();
    }

    String inputsEnded() {
        checkpoints.onInputsEnded(this);
        return take();
    }

    String consumersAcknowledged() {
        checkpoints.onConsumersAcknowledged(this);
        return take();
    }

    /** Performs a checkpoint up to its acknowledgement. */
    String performAll(long id) {
        barrier(id);
        syncDone(id);
        return asyncDone(id);
    }

    String take() {
        String text = effects.isEmpty() ? "nothing" : String.join(", ", effects);
        effects.clear();
        return text;
    }

    private void note(String text) {
        effects.add(text);
    }

    @Override
    public void fired(String id) {
        fired.add(id);
    }

    @Override
    public void enqueueTrigger(Trigger trigger, boolean urgent) {
        note(urgent ? "enqueue urgent" : "enqueue");
    }

    @Override
    public void decline(long checkpointId, CheckpointFailureReason reason) {
        note("decline " + checkpointId + " " + reason);
    }

    @Override
    public void acknowledge(long checkpointId, boolean operatorsFinished, boolean finishedOnRestore) {
        note("ack " + checkpointId + (operatorsFinished ? " finished" : ""));
    }

    @Override
    public void startedByCall(long checkpointId, long startDelayNanos) {
        note("delay " + startDelayNanos);
    }

    @Override
    public void initInputs(long checkpointId, CheckpointOptions options) {
        note("init " + checkpointId + " " + options.alignment());
    }

    @Override
    public void feedPseudoBarriers(Barrier barrier) {
        note("pseudo " + barrier.checkpointId());
    }

    @Override
    public void prepareSnapshot(long checkpointId) {
        note("prepare");
    }

    @Override
    public void broadcastBarrier(Barrier barrier) {
        sent.add(barrier);
        note("barrier " + barrier.checkpointId() + " " + barrier.options().alignment());
    }

    @Override
    public void armOutputTimer(long checkpointId, long delayMillis) {
        note("timer " + checkpointId + " +" + delayMillis);
    }

    @Override
    public void cancelOutputTimer(long checkpointId) {
        note("timer off " + checkpointId);
    }

    @Override
    public void finishOutputs(long checkpointId) {
        note("outputs");
    }

    @Override
    public void startSyncSnapshot(long checkpointId) {
        note("sync " + checkpointId);
    }

    @Override
    public void acknowledgeToOperatorCoordinators(long checkpointId) {
        note("coordinators");
    }

    @Override
    public void startAsyncPart(long checkpointId) {
        note("async " + checkpointId);
    }

    @Override
    public void cancelAsyncPart(long checkpointId) {
        note("async off " + checkpointId);
    }

    @Override
    public void broadcastCancel(long checkpointId) {
        note("cancel " + checkpointId);
    }

    @Override
    public void abortChannelState(long checkpointId) {
        note("channel state off");
    }

    @Override
    public void failOutputPromises(long checkpointId) {
        note("promises off");
    }

    @Override
    public void failTask(TaskFailure cause) {
        note("FAIL " + cause);
    }

    @Override
    public void notifyOperatorsComplete(long checkpointId) {
        note("complete " + checkpointId);
    }

    @Override
    public void notifyOperatorsAborted(long checkpointId) {
        note("aborted " + checkpointId);
    }

    @Override
    public void notifyOperatorsSubsumed(long checkpointId) {
        note("subsumed " + checkpointId);
    }

    @Override
    public void finishOperators() {
        note("finish");
    }

    @Override
    public void quiesceOperators() {
        note("suspend");
    }

    @Override
    public void emitEndOfData(boolean drain) {
        note(drain ? "end of data" : "end of data, stopped");
    }

    @Override
    public void emitEndOfPartition() {
        note("end of partition");
    }

    @Override
    public void drainMailbox() {
        if (!mailsWait) {
            checkpoints.onMailboxDrained(this);
        }
    }

    @Override
    public void finishTask() {
        note("FINISHED");
    }
}
