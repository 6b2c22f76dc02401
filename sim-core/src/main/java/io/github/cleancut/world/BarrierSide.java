package io.github.cleancut.world;

import io.github.cleancut.kernel.VirtualTime;
import io.github.cleancut.protocol.barrier.BarrierEffects;
import io.github.cleancut.protocol.barrier.BarrierHandler;
import io.github.cleancut.protocol.message.Barrier;
import io.github.cleancut.protocol.message.CheckpointFailureReason;
import io.github.cleancut.protocol.message.CheckpointOptions;
import io.github.cleancut.protocol.message.EventAnnouncement;
import io.github.cleancut.protocol.message.Moment;
import io.github.cleancut.trace.EventKind;
import java.util.function.IntConsumer;

/** An attempt's barriers: passes what its inputs deliver to the tables of its handler and carries out what they decide. */
final class BarrierSide implements BarrierEffects {
    private final World world;
    private final Attempt attempt;
    private final BarrierHandler handler;
    private final AttemptCheckpoints checkpoints;

    /** Resumes that wait for the end of the synchronous part. */
    private IntQueue deferredResumes = new IntQueue();

    private long alignmentStarted = -1;

    /** The newest checkpoint of which a barrier has come or is announced, and whether more of its barriers are awaited. */
    private long seenId = -1;

    private boolean isAligning;

    /** The newest checkpoint that has begun aligned and may turn unaligned. */
    private long timeoutableId = -1;

    BarrierSide(World world, Attempt attempt, BarrierHandler handler, AttemptCheckpoints checkpoints) {
        this.world = world;
        this.attempt = attempt;
        this.handler = handler;
        this.checkpoints = checkpoints;
    }

    private int local(int channel) {
        return channel - attempt.inputs().firstChannel();
    }

    private int global(int localChannel) {
        return localChannel + attempt.inputs().firstChannel();
    }

    void onBarrier(int channel, Barrier barrier) {
        world.recorder().onChannel(EventKind.BARRIER_RECEIVED, attempt.id(), channel, barrier.checkpointId(), -1);
        if (barrier.checkpointId() > alignmentStarted) {
            alignmentStarted = barrier.checkpointId();
            world.recorder()
                    .task(EventKind.ALIGNMENT_STARTED, attempt.id(), barrier.checkpointId(), startDelay(barrier), null);
        }
        see(barrier);
        handler.onBarrier(local(channel), barrier, false, checkpoints.time().now(), this);
    }

    private void see(Barrier barrier) {
        if (barrier.checkpointId() > seenId) {
            seenId = barrier.checkpointId();
            isAligning = true;
        }
        if (barrier.options().isTimeoutable()) {
            timeoutableId = Math.max(timeoutableId, barrier.checkpointId());
        }
    }

    /** A barrier is announced that waits in a channel (T-072). */
    void onAnnouncement(int channel, EventAnnouncement announced) {
        see(announced.barrier());
        world.recorder()
                .onChannel(
                        EventKind.BARRIER_ANNOUNCED,
                        attempt.id(),
                        channel,
                        announced.barrier().checkpointId(),
                        -1);
        handler.onAnnouncement(
                local(channel),
                announced.barrier(),
                announced.sequence(),
                checkpoints.time().now(),
                this);
    }

    /** The mail of the alignment timer has its turn. */
    void onAlignmentTimer(long checkpointId) {
        handler.onAlignmentTimer(checkpointId, checkpoints.time().now(), this);
    }

    /** T-091, C-265: on the task's own wall clock, from a timestamp of the JobManager's. */
    private long startDelay(Barrier barrier) {
        int machine =
                WallClocks.machineOf(world.topology().taskManagerOf(attempt.id().task()));
        long wallNanos = world.clocks().nanosSinceStart(machine, world.queue().timeNanos());
        long triggeredMillis = barrier.triggerTimestampMillis() - WallClocks.START_MILLIS;
        return Math.max(0, wallNanos - triggeredMillis * VirtualTime.NANOS_PER_MILLI);
    }

    void onCancel(int channel, long checkpointId) {
        handler.onCancel(local(channel), checkpointId, checkpoints.time().now(), this);
    }

    void onEndOfPartition(int channel) {
        if (world.setting().scenario().flink().checkpointing().unaligned()) {
            world.recorder().onChannel(EventKind.INPUT_ENDED, attempt.id(), channel, -1, -1);
        }
        handler.onEndOfPartition(local(channel), checkpoints.time().now(), this);
    }

    /** A data buffer was taken from an input (T-091). */
    void countBytes(int channel, int bytes) {
        if (isAligning) {
            world.recorder().onChannel(EventKind.BUFFER_TAKEN, attempt.id(), channel, -1, bytes);
        }
        handler.onBytesProcessed(bytes);
    }

    /** A trigger that came by call counts as a barrier of every channel that is open (T-023). */
    void feedPseudoBarriers(Barrier barrier, Moment now) {
        forEachInput(channel -> {
            if (attempt.inputs().isOpen(channel)) {
                handler.onBarrier(local(channel), barrier, true, now, this);
            }
        });
    }

    /** What the handler said after the trigger takes place now. */
    void syncPartIsOver() {
        while (!deferredResumes.isEmpty()) {
            resumeAtOnce(deferredResumes.take());
        }
    }

    @Override
    public void blockConsumption(int channel) {}

    @Override
    public void resume(int channel) {
        if (checkpoints.isSnapshotting()) {
            deferredResumes.add(global(channel));
        } else {
            resumeAtOnce(global(channel));
        }
    }

    private void resumeAtOnce(int channel) {
        if (!attempt.output().isCutOff()) {
            world.network().consumers().resume(channel);
        }
    }

    @Override
    public void trigger(Barrier barrier, long startDelayNanos) {
        checkpoints.onBarrierTrigger(barrier, startDelayNanos);
    }

    @Override
    public void alignmentKnown(long checkpointId, long durationNanos, long processedBytes) {
        isAligning &= checkpointId < seenId;
        checkpoints.onAlignmentKnown(checkpointId, durationNanos, processedBytes);
        world.recorder().task(EventKind.ALIGNMENT_ENDED, attempt.id(), checkpointId, durationNanos, null);
    }

    @Override
    public void aborted(long checkpointId, CheckpointFailureReason reason) {
        isAligning &= checkpointId < seenId;
        checkpoints.onBarrierAbort(checkpointId, reason);
    }

    @Override
    public void armAlignmentTimer(long checkpointId, long delayMillis) {
        checkpoints.time().startTimer(delayMillis, new Mail.AlignmentTimer(checkpointId));
    }

    @Override
    public void cancelAlignmentTimer(long checkpointId) {
        checkpoints.time().cancelTimer(new Mail.AlignmentTimer(checkpointId));
    }

    @Override
    public void prioritise(int channel, int sequence) {
        world.network().receivers().prioritise(global(channel), sequence);
    }

    @Override
    public void initInputs(long checkpointId, CheckpointOptions options) {
        checkpoints.channelState().start(checkpointId, options, true);
    }

    @Override
    public void startInputs(Barrier barrier) {
        if (timeoutableId == barrier.checkpointId()) {
            world.recorder().task(EventKind.SWITCHED_UNALIGNED, attempt.id(), barrier.checkpointId(), -1, null);
        }
        forEachInput(channel -> world.network().receivers().start(channel, barrier.checkpointId()));
    }

    private void forEachInput(IntConsumer action) {
        InputSide inputs = attempt.inputs();
        for (int channel = inputs.firstChannel(); channel < inputs.firstChannel() + inputs.channels(); channel++) {
            action.accept(channel);
        }
    }

    @Override
    public void stopInputs(long checkpointId) {
        if (!attempt.output().isCutOff()) {
            forEachInput(channel -> world.network().receivers().stop(channel, checkpointId));
        }
    }

    @Override
    public void allBarriersReceived(long checkpointId) {
        checkpoints.channelState().inputsDone(checkpointId);
    }

    @Override
    public void barriersAbandoned(long checkpointId, CheckpointFailureReason reason) {
        checkpoints.channelState().abort(checkpointId, reason);
    }

    @Override
    public void fired(String id) {
        world.recorder().fired(id);
    }

    BarrierHandler copyHandler() {
        return handler.copy();
    }

    void copyTo(BarrierSide copy) {
        copy.deferredResumes = deferredResumes.copy();
        copy.alignmentStarted = alignmentStarted;
        copy.seenId = seenId;
        copy.isAligning = isAligning;
        copy.timeoutableId = timeoutableId;
    }

    void encode(StringBuilder to) {
        handler.encode(to);
        deferredResumes.encode(to);
        to.append(timeoutableId).append(isAligning);
    }
}
