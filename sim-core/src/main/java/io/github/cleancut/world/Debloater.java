package io.github.cleancut.world;

import io.github.cleancut.kernel.VirtualTime;
import io.github.cleancut.model.BufferDebloating;
import io.github.cleancut.protocol.channel.DebloatEffects;
import io.github.cleancut.protocol.channel.DebloatRules;
import io.github.cleancut.protocol.channel.DebloatState;

/** Makes the buffers of a task's inputs as large as they should be, every period: from what each gate has taken in, in the time in which there was something to take (T-064). */
final class Debloater implements DebloatEffects {
    private final World world;
    private final Attempt attempt;
    private final InputSide inputs;
    private final DebloatRules rules;

    /** One for each gate; none where buffers are as large as segments. */
    private final DebloatState[] gates;

    private final long[] bytes;
    private long activeNanos;
    private long activeSinceNanos;
    private boolean isActive;
    private int asked;

    Debloater(World world, Attempt attempt, InputSide inputs) {
        this.world = world;
        this.attempt = attempt;
        this.inputs = inputs;
        this.rules = world.network().writers().sizes().rules();
        boolean isEnabled = config().enabled();
        gates = new DebloatState[isEnabled ? attempt.item().inputs().size() : 0];
        bytes = new long[gates.length];
        for (int gate = 0; gate < gates.length; gate++) {
            gates[gate] = new DebloatState(config(), flinkSegmentBytes());
        }
    }

    private BufferDebloating config() {
        return world.setting().scenario().flink().debloating();
    }

    private long flinkSegmentBytes() {
        return world.setting().scenario().flink().segmentSizeBytes();
    }

    /** The task runs: the first period begins. */
    void begin() {
        if (gates.length > 0) {
            attempt.checkpoints().time().startTimer(config().periodMillis(), new Mail.Debloat());
        }
    }

    /** A buffer is taken from a channel. */
    void take(int channel, int taken) {
        if (gates.length > 0) {
            bytes[world.topology().inputOf(channel)] += taken;
            if (!isActive) {
                isActive = true;
                activeSinceNanos = world.queue().timeNanos();
            }
        }
    }

    /** There is nothing to take. */
    void pause() {
        if (isActive) {
            isActive = false;
            activeNanos += world.queue().timeNanos() - activeSinceNanos;
        }
    }

    /** A period is over, and another one begins. */
    void recalculate() {
        boolean wasActive = isActive;
        pause();
        for (asked = 0; asked < gates.length; asked++) {
            long perSecond =
                    activeNanos == 0 ? 0 : (long) ((double) bytes[asked] * VirtualTime.NANOS_PER_SECOND / activeNanos);
            if (activeNanos > 0) {
                rules.recalculate(gates[asked], perSecond, buffersInUse(), this);
            }
            bytes[asked] = 0;
        }
        activeNanos = 0;
        isActive = wasActive;
        activeSinceNanos = world.queue().timeNanos();
        begin();
    }

    private int buffersInUse() {
        int inUse = 0;
        for (int channel = inputs.firstChannel(); channel < inputs.firstChannel() + inputs.channels(); channel++) {
            inUse += world.topology().inputOf(channel) == asked
                    ? world.network().consumers().buffersInUse(channel)
                    : 0;
        }
        return inUse;
    }

    @Override
    public void announceSize(long size) {
        for (int channel = inputs.firstChannel(); channel < inputs.firstChannel() + inputs.channels(); channel++) {
            if (world.topology().inputOf(channel) == asked) {
                world.network().writers().sizes().announce(channel, (int) size);
            }
        }
    }

    @Override
    public void fired(String id) {
        world.recorder().fired(id);
    }

    void copyTo(Debloater copy) {
        for (int gate = 0; gate < gates.length; gate++) {
            copy.gates[gate] = gates[gate].copy();
            copy.bytes[gate] = bytes[gate];
        }
        copy.activeNanos = activeNanos;
        copy.activeSinceNanos = activeSinceNanos;
        copy.isActive = isActive;
    }

    void encode(StringBuilder to) {
        for (DebloatState gate : gates) {
            gate.encode(to);
        }
    }
}
