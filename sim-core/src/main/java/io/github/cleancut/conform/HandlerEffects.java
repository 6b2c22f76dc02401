package io.github.cleancut.conform;

import io.github.cleancut.protocol.barrier.BarrierEffects;
import io.github.cleancut.protocol.message.Barrier;
import io.github.cleancut.protocol.message.CheckpointFailureReason;
import io.github.cleancut.protocol.message.CheckpointOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Does what the handler says to the recorder's channels, and takes it down in the words of the recordings. */
final class HandlerEffects implements BarrierEffects {
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final ReceivingTask task;
    private final TaskClock clock;
    private final TreeSet<Long> startedUnaligned = new TreeSet<>();
    private final List<Integer> blockedInOrder = new ArrayList<>();
    private final TreeSet<Integer> resuming = new TreeSet<>();
    private final Tolerances tolerances;
    private final HashOrder prioritising;

    HandlerEffects(ReceivingTask task, TaskClock clock, Tolerances tolerances) {
        this.task = task;
        this.clock = clock;
        this.tolerances = tolerances;
        prioritising = new HashOrder(tolerances);
    }

    /** Carries out what was said of several channels together. */
    void flush() {
        HashOrder order = new HashOrder(tolerances);
        for (int channel : blockedInOrder) {
            if (resuming.remove(channel)) {
                order.add(task.gateOf(channel), task.indexOf(channel), task.sender(channel)::resume);
            }
        }
        List<Integer> others = new ArrayList<>(resuming);
        resuming.clear();
        others.forEach(channel -> task.sender(channel).resume());
        order.run();
        prioritising.run();
    }

    @Override
    public void blockConsumption(int channel) {
        flush();
        blockedInOrder.remove(Integer.valueOf(channel));
        blockedInOrder.add(channel);
    }

    @Override
    public void resume(int channel) {
        resuming.add(channel);
    }

    @Override
    public void trigger(Barrier barrier, long startDelayNanos) {
        long timeoutMillis = barrier.options().alignmentTimeoutMillis();
        Object timeout = timeoutMillis == CheckpointOptions.NO_TIMEOUT ? null : timeoutMillis;
        note(Entry.effect("triggered")
                .with("checkpoint", barrier.checkpointId())
                .with("alignment", barrier.options().alignment().name())
                .with("aligned_timeout", timeout)
                .with("start_delay_ms", startDelayNanos / NANOS_PER_MILLI));
    }

    @Override
    public void alignmentKnown(long checkpointId, long durationNanos, long processedBytes) {
        note(Entry.effect("alignment_known")
                .with("checkpoint", checkpointId)
                .with("duration_ms", durationNanos / NANOS_PER_MILLI)
                .with("bytes_meanwhile", processedBytes));
    }

    @Override
    public void aborted(long checkpointId, CheckpointFailureReason reason) {
        note(Entry.effect("aborted").with("checkpoint", checkpointId).with("reason", reason.name()));
    }

    @Override
    public void armAlignmentTimer(long checkpointId, long delayMillis) {
        flush();
        clock.arm(checkpointId, delayMillis);
    }

    @Override
    public void cancelAlignmentTimer(long checkpointId) {
        flush();
        clock.cancel(checkpointId);
    }

    @Override
    public void prioritise(int channel, int sequence) {
        prioritising.add(
                task.gateOf(channel),
                task.indexOf(channel),
                () -> task.receiver(channel).prioritise(sequence));
    }

    @Override
    public void initInputs(long checkpointId, CheckpointOptions options) {
        note(Entry.effect("inputs_initialised")
                .with("checkpoint", checkpointId)
                .with("alignment", options.alignment().name()));
        if (options.needsChannelState()) {
            note(Entry.effect("channel_state_started").with("checkpoint", checkpointId));
        }
        if (options.isUnaligned()) {
            startedUnaligned.add(checkpointId);
        } else if (options.isTimeoutable()) {
            note(Entry.effect("channel_state_inputs_finished").with("checkpoint", checkpointId));
        }
    }

    @Override
    public void startInputs(Barrier barrier) {
        flush();
        for (Gate gate : task.gates()) {
            gate.receivers().forEach(receiver -> receiver.start(barrier.checkpointId()));
        }
    }

    @Override
    public void stopInputs(long checkpointId) {
        flush();
        for (Gate gate : task.gates()) {
            gate.receivers().forEach(receiver -> receiver.stop(checkpointId));
        }
    }

    @Override
    public void allBarriersReceived(long checkpointId) {
        flush();
        if (startedUnaligned.remove(checkpointId)) {
            note(Entry.effect("channel_state_inputs_finished").with("checkpoint", checkpointId));
        }
    }

    @Override
    public void barriersAbandoned(long checkpointId, CheckpointFailureReason reason) {
        flush();
        if (startedUnaligned.remove(checkpointId)) {
            note(Entry.effect("channel_state_aborted").with("checkpoint", checkpointId));
        }
    }

    @Override
    public void fired(String id) {
        task.fired(id);
    }

    private void note(Entry effect) {
        flush();
        task.note(effect);
    }
}
