package io.github.cleancut.protocol.channel;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The order in which a gate serves its channels (T-070), and whether a mail for priority elements is due (T-071). */
public final class InputGate {
    final List<Integer> queue = new ArrayList<>();
    final BitSet queued = new BitSet();
    final BitSet ended = new BitSet();
    int priorityChannels;
    boolean priorityAvailable;
    boolean watched = true;

    /** The channel that is served next, which leaves the queue; -1 if none has anything. */
    public int takeFirst() {
        int channel = -1;
        if (!queue.isEmpty()) {
            channel = queue.remove(0);
            queued.clear(channel);
            priorityChannels = Math.max(0, priorityChannels - 1);
        }
        return channel;
    }

    /** The channel has delivered EndOfPartition: it is not served again. */
    public void end(int channel) {
        ended.set(channel);
    }

    /** How many channels have delivered EndOfPartition. */
    public int endedChannels() {
        return ended.cardinality();
    }

    /** Whether some channel in the queue has a priority element. */
    public boolean hasPriority() {
        return priorityChannels > 0;
    }

    /** A deep copy. */
    public InputGate copy() {
        InputGate copy = new InputGate();
        copy.queue.addAll(queue);
        copy.queued.or(queued);
        copy.ended.or(ended);
        copy.priorityChannels = priorityChannels;
        copy.priorityAvailable = priorityAvailable;
        copy.watched = watched;
        return copy;
    }

    /** Appends the whole state in a form that is equal exactly for equal states. */
    public void encode(StringBuilder to) {
        to.append(queue).append('!').append(priorityChannels).append(ended);
        to.append(priorityAvailable ? 'p' : '-').append(watched ? 'w' : '-');
    }

    boolean isPriority(int channel) {
        int position = queue.indexOf(channel);
        return position >= 0 && position < priorityChannels;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        encode(text);
        return text.toString();
    }
}
