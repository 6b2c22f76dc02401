package io.github.cleancut.world;

import io.github.cleancut.model.Watermark;
import io.github.cleancut.protocol.message.Barrier;
import io.github.cleancut.protocol.message.CancelMarker;
import io.github.cleancut.protocol.message.ChannelEvent;
import io.github.cleancut.protocol.message.EndOfData;
import io.github.cleancut.protocol.message.EndOfPartition;
import io.github.cleancut.protocol.message.EventAnnouncement;

/** How an attempt takes in what its channels deliver: a buffer at a time, of which it reads one record in a step, and events. */
final class InputWork {
    private static final int NONE = -1;

    private final World world;
    private final Attempt attempt;
    private final InputSide inputs;

    private final PriorityInputs priority;
    private final Debloater debloater;

    /** The channel of which a buffer is in hand. */
    private int reading = NONE;

    InputWork(World world, Attempt attempt, InputSide inputs) {
        this.world = world;
        this.attempt = attempt;
        this.inputs = inputs;
        this.priority = new PriorityInputs(world, attempt, inputs);
        this.debloater = new Debloater(world, attempt, inputs);
    }

    /** Elements with priority. */
    PriorityInputs priority() {
        return priority;
    }

    /** The task runs from now on. */
    void begin() {
        debloater.begin();
    }

    /** It is time to look at the size of buffers. */
    void debloat() {
        debloater.recalculate();
    }

    /** The thread has looked for input and there was none. */
    void findNothing() {
        debloater.pause();
    }

    /** Whether there is anything to take in. */
    boolean hasMore() {
        return reading != NONE || inputs.hasReady();
    }

    /** Takes the next record of the buffer in hand; where no record ends in the rest of it, what is next in the inputs. */
    void takeRecord() {
        if (reading < 0 || !readNext()) {
            takeInput();
        }
        attempt.look();
    }

    /** Reads on in the buffer in hand; whether a record came out. */
    private boolean readNext() {
        int channel = reading;
        long lineage = world.network().consumers().nextRecord(channel);
        if (!world.network().consumers().isReading(channel)) {
            reading = -1;
        }
        if (lineage == Consumers.NO_RECORD) {
            return false;
        }
        if (Watermark.isElement(lineage)) {
            attempt.operator().onWatermark(channel, lineage);
        } else {
            attempt.beginRecord(channel, lineage);
        }
        return true;
    }

    /** Takes what is next in the inputs, if anything is; from a buffer its first record. */
    void takeInput() {
        if (!inputs.hasReady()) {
            return;
        }
        int channel = inputs.takeReady();
        long element = world.network().consumers().take(channel);
        priority.relist(channel);
        if (ElementTable.isData(element)) {
            attempt.checkpoints().barriers().countBytes(channel, DataBuffer.bytes(element));
            debloater.take(channel, DataBuffer.bytes(element));
            reading = channel;
            readNext();
        } else {
            onEvent(channel, world.network().elements().event(element));
        }
        attempt.look();
    }

    private void onEvent(int channel, ChannelEvent event) {
        if (event instanceof Barrier barrier) {
            attempt.checkpoints().barriers().onBarrier(channel, barrier);
        } else if (event instanceof EventAnnouncement announced) {
            attempt.checkpoints().barriers().onAnnouncement(channel, announced);
        } else if (event instanceof CancelMarker marker) {
            attempt.checkpoints().barriers().onCancel(channel, marker.checkpointId());
        } else if (event instanceof EndOfData end) {
            world.subtasks().acknowledgeEndOfData(channel);
            if (inputs.endData(channel, end.drain())) {
                attempt.checkpoints().onEndOfData(inputs.isDrained());
            }
        } else if (event instanceof EndOfPartition) {
            inputs.endPartition(channel);
            attempt.checkpoints().barriers().onEndOfPartition(channel);
            if (!inputs.isOpen()) {
                attempt.checkpoints().onInputsEnded();
            }
        } else {
            throw new IllegalStateException("nobody takes " + event);
        }
    }

    void copyTo(InputWork copy) {
        copy.reading = reading;
        debloater.copyTo(copy.debloater);
    }

    void encode(StringBuilder to) {
        to.append('<').append(reading);
        debloater.encode(to);
    }
}
