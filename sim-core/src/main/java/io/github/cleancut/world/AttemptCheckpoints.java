package io.github.cleancut.world;

import io.github.cleancut.model.Fault.Step;
import io.github.cleancut.protocol.barrier.BarrierHandler;
import io.github.cleancut.protocol.message.Barrier;
import io.github.cleancut.protocol.message.CancelMarker;
import io.github.cleancut.protocol.message.CheckpointFailureReason;
import io.github.cleancut.protocol.message.CheckpointOptions;
import io.github.cleancut.protocol.message.CoordinatorMessage;
import io.github.cleancut.protocol.message.EndOfData;
import io.github.cleancut.protocol.message.EndOfPartition;
import io.github.cleancut.protocol.message.TaskMessage;
import io.github.cleancut.protocol.task.SubtaskCheckpoints;
import io.github.cleancut.protocol.task.TaskEffects;
import io.github.cleancut.protocol.task.TaskFailure;
import io.github.cleancut.trace.EventKind;

/** An attempt's part in checkpoints: passes triggers and notices to the tables of its task and carries out what they decide. Barriers are {@link BarrierSide}'s. */
final class AttemptCheckpoints implements TaskEffects {
    private static final long NONE = -1;

    private final World world;
    private final Attempt attempt;
    private final BarrierSide barriers;
    private final SubtaskCheckpoints checkpoints;
    private final SnapshotWork snapshots;
    private final SnapshotSteps steps;
    private final ChannelStateWork channelState;
    private final BarrierOutput outputs;
    private final TaskTime time;

    private long completing = NONE;
    private boolean mustFinish;
    private boolean hasRun;

    AttemptCheckpoints(
            World world,
            Attempt attempt,
            BarrierHandler handler,
            SubtaskCheckpoints checkpoints,
            SnapshotWork snapshots) {
        this.world = world;
        this.attempt = attempt;
        this.time = new TaskTime(world, attempt.id());
        this.barriers = new BarrierSide(world, attempt, handler, this);
        this.checkpoints = checkpoints;
        this.snapshots = snapshots;
        this.channelState = new ChannelStateWork(world, attempt.id(), this);
        this.steps = new SnapshotSteps(world, attempt, snapshots, channelState);
        this.outputs = new BarrierOutput(world, attempt, channelState);
    }

    private void tell(EventKind kind, long checkpointId) {
        world.recorder().task(kind, attempt.id(), checkpointId, NONE, null);
    }

    /** Data in flight that snapshots hold. */
    ChannelStateWork channelState() {
        return channelState;
    }

    /** The task's clocks and timers. */
    TaskTime time() {
        return time;
    }

    /** Barriers, and all that goes with them. */
    BarrierSide barriers() {
        return barriers;
    }

    /** The barrier handler triggers. */
    void onBarrierTrigger(Barrier barrier, long startDelayNanos) {
        snapshots.meter(barrier.checkpointId()).startedAfter(startDelayNanos);
        checkpoints.onBarrierTrigger(barrier, time.now(), this);
    }

    /** How long the alignment of a checkpoint took is known. */
    void onAlignmentKnown(long checkpointId, long durationNanos, long processedBytes) {
        snapshots.meter(checkpointId).aligned(durationNanos, processedBytes);
    }

    /** The barrier handler gives a checkpoint up. */
    void onBarrierAbort(long checkpointId, CheckpointFailureReason reason) {
        checkpoints.onBarrierAbort(checkpointId, reason, this);
    }

    boolean isSnapshotting() {
        return steps.isSnapshotting();
    }

    boolean isRunning() {
        return checkpoints.isRunning();
    }

    /** The thread finds no mail and nothing to do; whether that was what an ending task waited for. */
    boolean endsWithEmptyMailbox() {
        boolean isDraining = checkpoints.isDraining();
        if (isDraining) {
            checkpoints.onMailboxDrained(this);
        }
        return isDraining;
    }

    boolean hasEndedData() {
        return checkpoints.hasEndedData();
    }

    /** Whether the attempt runs or has run: its recovery is over. */
    boolean hasRun() {
        return hasRun;
    }

    void onRunning() {
        hasRun = true;
        attempt.operator().onRunning(time);
        checkpoints.onRunning();
    }

    void onTriggerCall(CoordinatorMessage.Trigger trigger) {
        checkpoints.onTriggerCall(trigger, this);
    }

    /** A mail has its turn. */
    void onMail(Mail mail) {
        if (mail instanceof Mail.Trigger && attempt.output().isCutOff()) {
            return;
        }
        if (mail instanceof Mail.Trigger trigger) {
            tell(EventKind.TRIGGER_RECEIVED, trigger.message().checkpointId());
            checkpoints.onTriggerMail(trigger.message(), attempt.inputs().isOpen(), time.now(), this);
        } else if (mail instanceof Mail.Complete complete) {
            onComplete(complete.checkpointId());
        } else if (mail instanceof Mail.Aborted aborted) {
            completing = aborted.message().latestCompletedId();
            checkpoints.onAborted(aborted.message(), this);
            tell(EventKind.ABORT_NOTIFIED, aborted.message().checkpointId());
        } else if (mail instanceof Mail.ToOperator own) {
            attempt.operator().onMail(own, time);
        } else if (mail instanceof Mail.ConsumersAcknowledged) {
            checkpoints.onConsumersAcknowledged(this);
        } else if (mail instanceof Mail.AlignmentTimer timer) {
            barriers.onAlignmentTimer(timer.checkpointId());
        } else if (mail instanceof Mail.OutputTimer timer) {
            checkpoints.onOutputTimer(timer.checkpointId());
            outputs.timerHasFired(timer.checkpointId());
        }
    }

    private void onComplete(long checkpointId) {
        completing = checkpointId;
        checkpoints.onComplete(checkpointId, this);
    }

    /** The commits of a notice have been tried. */
    void commitsAreOver(boolean hasFailed) {
        if (hasFailed) {
            checkpoints.onNotificationFailed(completing, this);
            return;
        }
        tell(EventKind.NOTIFIED, completing);
        if (mustFinish) {
            world.subtasks().finish(attempt);
        }
    }

    void onEndOfData(boolean isDrained) {
        if (!attempt.operator().putsOffEnd(isDrained)) {
            checkpoints.onEndOfData(isDrained, this);
        }
    }

    void onInputsEnded() {
        checkpoints.onInputsEnded(this);
    }

    /** The synchronous part is over: it failed, or the asynchronous part begins. */
    void endSyncPart() {
        long checkpointId = steps.endSync();
        if (steps.fails(Step.SNAPSHOT, checkpointId)) {
            checkpoints.onSyncFailed(checkpointId, this);
            return;
        }
        checkpoints.onSyncDone(checkpointId, this);
        barriers.syncPartIsOver();
    }

    void asyncPartIsOver(long checkpointId, boolean hasSucceeded) {
        if (hasSucceeded && channelState.isAwaited(checkpointId)) {
            return;
        }
        boolean isInTime = steps.endAsync(checkpointId);
        if (hasSucceeded && !steps.fails(Step.UPLOAD, checkpointId)) {
            finishAsyncPart(checkpointId, isInTime);
        } else {
            checkpoints.onAsyncFailed(checkpointId, null, this);
        }
        steps.forget(checkpointId);
    }

    private void finishAsyncPart(long checkpointId, boolean isInTime) {
        CheckpointFailureReason failure = channelState.failureOf(checkpointId);
        if (failure != null) {
            checkpoints.onAsyncFailed(checkpointId, failure, this);
            return;
        }
        if (isInTime) {
            steps.keep(checkpointId);
        }
        checkpoints.onAsyncDone(checkpointId, this);
    }

    @Override
    public void enqueueTrigger(CoordinatorMessage.Trigger trigger, boolean urgent) {
        attempt.onMail(new Mail.Trigger(trigger), urgent);
    }

    @Override
    public void decline(long checkpointId, CheckpointFailureReason reason) {
        world.recorder().task(EventKind.DECLINE_SENT, attempt.id(), checkpointId, NONE, reason.name());
        world.rpc().send(new Envelope.ToJobMaster(attempt.id(), new TaskMessage.Decline(checkpointId, reason), null));
    }

    @Override
    public void acknowledge(long checkpointId, boolean operatorsFinished, boolean finishedOnRestore) {
        TaskSnapshot snapshot = snapshots.take(checkpointId);
        TaskMessage.Acknowledge message = new TaskMessage.Acknowledge(
                checkpointId, operatorsFinished, finishedOnRestore, steps.metrics(checkpointId));
        world.rpc()
                .send(new Envelope.ToJobMaster(
                        attempt.id(),
                        message,
                        attempt.operator().hasState() || !snapshot.inFlight().isEmpty() ? snapshot : null));
    }

    @Override
    public void startedByCall(long checkpointId, long startDelayNanos) {
        snapshots.meter(checkpointId).startedAfter(startDelayNanos);
    }

    @Override
    public void feedPseudoBarriers(Barrier barrier) {
        barriers.feedPseudoBarriers(barrier, time.now());
    }

    @Override
    public void initInputs(long checkpointId, CheckpointOptions options) {
        channelState.start(checkpointId, options, attempt.inputs().isOpen());
    }

    @Override
    public void prepareSnapshot(long checkpointId) {}

    @Override
    public void broadcastBarrier(Barrier barrier) {
        steps.setType(barrier.options().type());
        outputs.broadcast(barrier);
    }

    @Override
    public void armOutputTimer(long checkpointId, long delayMillis) {
        time.startTimer(delayMillis, new Mail.OutputTimer(checkpointId));
    }

    @Override
    public void cancelOutputTimer(long checkpointId) {
        time.cancelTimer(new Mail.OutputTimer(checkpointId));
    }

    @Override
    public void finishOutputs(long checkpointId) {
        channelState.finishOutputs(checkpointId);
    }

    @Override
    public void startSyncSnapshot(long checkpointId) {
        steps.beginSync(checkpointId, checkpoints.hasEndedData());
    }

    @Override
    public void acknowledgeToOperatorCoordinators(long checkpointId) {
        attempt.operator().tellOperatorCoordinator(checkpointId);
    }

    @Override
    public void startAsyncPart(long checkpointId) {
        steps.beginAsync(checkpointId);
    }

    @Override
    public void cancelAsyncPart(long checkpointId) {
        snapshots.forget(checkpointId);
    }

    @Override
    public void broadcastCancel(long checkpointId) {
        attempt.output().broadcast(new CancelMarker(checkpointId));
    }

    @Override
    public void abortChannelState(long checkpointId) {
        channelState.abort(checkpointId, CheckpointFailureReason.CHECKPOINT_DECLINED);
    }

    /** What the outputs have promised belongs to what the writer has given up. */
    @Override
    public void failOutputPromises(long checkpointId) {}

    @Override
    public void failTask(TaskFailure cause) {
        world.subtasks().fail(attempt, cause.name());
    }

    @Override
    public void notifyOperatorsComplete(long checkpointId) {
        snapshots.onComplete(checkpointId);
        attempt.operator().onComplete(checkpointId);
        if (!attempt.operator().beginCommit(attempt.mailbox())) {
            tell(EventKind.NOTIFIED, checkpointId);
        }
    }

    @Override
    public void notifyOperatorsAborted(long checkpointId) {
        snapshots.onAborted(checkpointId);
        attempt.operator().onAbort(checkpointId);
    }

    @Override
    public void notifyOperatorsSubsumed(long checkpointId) {}

    @Override
    public void finishOperators() {
        tell(EventKind.END_OF_DATA, NONE);
        attempt.operator().onFinish();
        world.rpc().send(new Envelope.EndOfDataReached(attempt.id()));
    }

    @Override
    public void quiesceOperators() {
        world.recorder().task(EventKind.END_OF_DATA, attempt.id(), NONE, NONE, "cut-off");
    }

    @Override
    public void emitEndOfData(boolean drain) {
        attempt.operator().endTime(drain);
        attempt.output().broadcast(new EndOfData(drain));
    }

    @Override
    public void drainMailbox() {
        if (attempt.mailbox().isEmpty()) {
            checkpoints.onMailboxDrained(this);
        }
    }

    @Override
    public void emitEndOfPartition() {
        attempt.output().broadcast(new EndOfPartition());
    }

    @Override
    public void finishTask() {
        if (attempt.operator().hasCommits()) {
            mustFinish = true;
        } else {
            world.subtasks().finish(attempt);
        }
    }

    @Override
    public void fired(String id) {
        world.recorder().fired(id);
    }

    AttemptCheckpoints copy(World copiedWorld, Attempt copiedAttempt) {
        AttemptCheckpoints copy = new AttemptCheckpoints(
                copiedWorld, copiedAttempt, barriers.copyHandler(), checkpoints.copy(), snapshots.copy(copiedWorld));
        barriers.copyTo(copy.barriers);
        steps.copyTo(copy.steps);
        time.copyTo(copy.time);
        copy.completing = completing;
        copy.mustFinish = mustFinish;
        copy.hasRun = hasRun;
        outputs.copyTo(copy.outputs);
        channelState.copyTo(copy.channelState);
        return copy;
    }

    void encode(StringBuilder to) {
        barriers.encode(to);
        checkpoints.encode(to);
        channelState.encode(to);
        outputs.encode(to);
        steps.encode(to);
        time.encode(to);
        to.append(completing).append(' ').append(mustFinish).append(' ');
    }
}
