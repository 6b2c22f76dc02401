package io.github.cleancut.world;

import io.github.cleancut.kernel.VirtualTime;
import io.github.cleancut.protocol.barrier.BarrierEffects;
import io.github.cleancut.protocol.barrier.BarrierHandler;
import io.github.cleancut.protocol.message.Barrier;
import io.github.cleancut.protocol.message.CheckpointFailureReason;
import io.github.cleancut.protocol.message.CheckpointOptions;
import io.github.cleancut.protocol.message.Moment;
import io.github.cleancut.trace.EventKind;

/** An attempt's barriers: passes what its inputs deliver to the tables of its handler and carries out what they decide. */
final class BarrierSide implements BarrierEffects {
    private final World world;
    private final Attempt attempt;
    private final BarrierHandler handler;
    private final AttemptCheckpoints checkpoints;

    /** Resumes that wait for the end of the synchronous part. */
    private IntQueue deferredResumes = new IntQueue();

    private long alignmentStarted = -1;

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
        world.recorder().barrier(EventKind.BARRIER_RECEIVED, attempt.id(), channel, barrier.checkpointId());
        if (barrier.checkpointId() > alignmentStarted) {
            alignmentStarted = barrier.checkpointId();
            world.recorder()
                    .task(EventKind.ALIGNMENT_STARTED, attempt.id(), barrier.checkpointId(), startDelay(barrier), null);
        }
        handler.onBarrier(local(channel), barrier, false, checkpoints.now(), this);
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
        handler.onCancel(local(channel), checkpointId, checkpoints.now(), this);
    }

    void onEndOfPartition(int channel) {
        handler.onEndOfPartition(local(channel), checkpoints.now(), this);
    }

    /** A record was taken from an input. */
    void countRecord() {
        handler.onBytesProcessed(checkpoints.recordBytes());
    }

    /** A trigger that came by call counts as a barrier of every channel that is open (T-023). */
    void feedPseudoBarriers(Barrier barrier, Moment now) {
        InputSide inputs = attempt.inputs();
        for (int channel = inputs.firstChannel(); channel < inputs.firstChannel() + inputs.channels(); channel++) {
            if (inputs.isOpen(channel)) {
                handler.onBarrier(local(channel), barrier, true, now, this);
            }
        }
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
            world.network().resume(channel);
        }
    }

    @Override
    public void trigger(Barrier barrier, long startDelayNanos) {
        checkpoints.onBarrierTrigger(barrier, startDelayNanos);
    }

    @Override
    public void alignmentKnown(long checkpointId, long durationNanos, long processedBytes) {
        checkpoints.onAlignmentKnown(checkpointId, durationNanos, processedBytes);
        world.recorder().task(EventKind.ALIGNMENT_ENDED, attempt.id(), checkpointId, durationNanos, null);
    }

    @Override
    public void aborted(long checkpointId, CheckpointFailureReason reason) {
        checkpoints.onBarrierAbort(checkpointId, reason);
    }

    @Override
    public void armAlignmentTimer(long checkpointId, long delayMillis) {
        throw notModelled();
    }

    @Override
    public void cancelAlignmentTimer(long checkpointId) {}

    @Override
    public void prioritise(int channel, int sequence) {
        throw notModelled();
    }

    @Override
    public void initInputs(long checkpointId, CheckpointOptions options) {
        if (options.needsChannelState()) {
            throw notModelled();
        }
    }

    @Override
    public void startInputs(Barrier barrier) {
        throw notModelled();
    }

    @Override
    public void stopInputs(long checkpointId) {}

    @Override
    public void allBarriersReceived(long checkpointId) {}

    @Override
    public void barriersAbandoned(long checkpointId, CheckpointFailureReason reason) {}

    @Override
    public void fired(String id) {
        world.recorder().fired(id);
    }

    static IllegalStateException notModelled() {
        return new IllegalStateException("unaligned checkpoints are not modelled yet");
    }

    BarrierHandler copyHandler() {
        return handler.copy();
    }

    void copyTo(BarrierSide copy) {
        copy.deferredResumes = deferredResumes.copy();
        copy.alignmentStarted = alignmentStarted;
    }

    void encode(StringBuilder to) {
        handler.encode(to);
        deferredResumes.encode(to);
    }
}
