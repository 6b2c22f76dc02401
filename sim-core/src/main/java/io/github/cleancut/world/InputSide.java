package io.github.cleancut.world;

import java.util.BitSet;

/** Which input channels of a subtask have something to take: served in the order in which they became non-empty, a channel with more goes to the end (T-070). */
final class InputSide {
    private final int firstChannel;
    private final int channels;
    private IntQueue ready = new IntQueue();
    private BitSet listed = new BitSet();
    private BitSet endOfData = new BitSet();
    private BitSet endOfPartition = new BitSet();

    /** Whether every channel that ended said that all data was there (T-075). */
    private boolean drained = true;

    InputSide(int firstChannel, int channels) {
        this.firstChannel = firstChannel;
        this.channels = channels;
    }

    /** A channel has something. */
    void list(int channel) {
        if (!listed.get(channel - firstChannel)) {
            listed.set(channel - firstChannel);
            ready.add(channel);
        }
    }

    boolean hasReady() {
        return !ready.isEmpty();
    }

    /** The channel whose turn it is; it has to be listed again if it has more. */
    int takeReady() {
        int channel = ready.take();
        listed.clear(channel - firstChannel);
        return channel;
    }

    /** A channel has delivered EndOfData; whether all have now. */
    boolean endData(int channel, boolean isDrained) {
        endOfData.set(channel - firstChannel);
        drained &= isDrained;
        return endOfData.cardinality() == channels;
    }

    boolean isDrained() {
        return drained;
    }

    /** A channel has delivered EndOfPartition. */
    void endPartition(int channel) {
        endOfPartition.set(channel - firstChannel);
    }

    /** Whether some channel has not delivered EndOfPartition. */
    boolean isOpen() {
        return endOfPartition.cardinality() < channels;
    }

    boolean isOpen(int channel) {
        return !endOfPartition.get(channel - firstChannel);
    }

    int firstChannel() {
        return firstChannel;
    }

    int channels() {
        return channels;
    }

    InputSide copy() {
        InputSide copy = new InputSide(firstChannel, channels);
        copy.ready = ready.copy();
        copy.listed = (BitSet) listed.clone();
        copy.endOfData = (BitSet) endOfData.clone();
        copy.endOfPartition = (BitSet) endOfPartition.clone();
        copy.drained = drained;
        return copy;
    }

    void encode(StringBuilder to) {
        ready.encode(to);
        to.append(endOfData).append(endOfPartition).append(drained);
    }
}
