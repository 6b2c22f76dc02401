package io.github.cleancut.world;

import io.github.cleancut.protocol.channel.GateEffects;
import io.github.cleancut.protocol.channel.GateRules;
import io.github.cleancut.protocol.channel.InputGate;
import java.util.BitSet;

/** Which input channels of a subtask have something to take, in the order of its gate (T-070, T-071), and which have ended. */
final class InputSide {
    private final int firstChannel;
    private final int channels;
    private InputGate gate = new InputGate();
    private BitSet endOfData = new BitSet();

    /** Whether every channel that ended said that all data was there (T-075). */
    private boolean drained = true;

    InputSide(int firstChannel, int channels) {
        this.firstChannel = firstChannel;
        this.channels = channels;
    }

    /** A channel has something without priority. */
    void list(int channel) {
        gate.list(channel - firstChannel);
    }

    /** A channel has something with priority. */
    void listPriority(int channel, GateRules rules, GateEffects out) {
        rules.ready(gate, channel - firstChannel, true, out);
    }

    /** A channel that was served has more. */
    void requeue(int channel, boolean hasPriority, GateRules rules, GateEffects out) {
        rules.requeue(gate, channel - firstChannel, hasPriority, out);
    }

    /** Whether a channel is listed because of something with priority. */
    boolean isPriority(int channel) {
        return gate.isPriority(channel - firstChannel);
    }

    boolean hasReady() {
        return !gate.isEmpty();
    }

    /** Whether some channel has something with priority. */
    boolean hasPriority() {
        return gate.hasPriority();
    }

    /** The channel whose turn it is; it has to be listed again if it has more. */
    int takeReady() {
        return firstChannel + gate.takeFirst();
    }

    InputGate gate() {
        return gate;
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
        gate.end(channel - firstChannel);
    }

    /** Whether some channel has not delivered EndOfPartition. */
    boolean isOpen() {
        return gate.endedChannels() < channels;
    }

    boolean isOpen(int channel) {
        return !gate.hasEnded(channel - firstChannel);
    }

    int firstChannel() {
        return firstChannel;
    }

    int channels() {
        return channels;
    }

    InputSide copy() {
        InputSide copy = new InputSide(firstChannel, channels);
        copy.gate = gate.copy();
        copy.endOfData = (BitSet) endOfData.clone();
        copy.drained = drained;
        return copy;
    }

    void encode(StringBuilder to) {
        gate.encode(to);
        to.append(endOfData).append(drained);
    }
}
