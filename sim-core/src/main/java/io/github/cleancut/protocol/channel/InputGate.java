package io.github.cleancut.protocol.channel;

import java.util.BitSet;

/** The order in which a gate serves its channels (T-070), and whether a mail for priority elements is due (T-071). Channels are numbered from 0 in the gate. */
public final class InputGate {
    /** The channels that have something, in the order in which they are served, as a ring. */
    private int[] ring = new int[8];

    private int head;
    private int size;

    final BitSet queued = new BitSet();
    final BitSet ended = new BitSet();
    int priorityChannels;
    boolean priorityAvailable;
    boolean watched = true;

    /** The channel that is served next, which leaves the queue; -1 if none has anything. */
    public int takeFirst() {
        if (size == 0) {
            return -1;
        }
        int channel = ring[head];
        head = (head + 1) & (ring.length - 1);
        size--;
        queued.clear(channel);
        priorityChannels = Math.max(0, priorityChannels - 1);
        return channel;
    }

    /** A channel has something without priority, as rows CGQ2 and CGQ5 have it: for the paths on which every record passes. */
    public void list(int channel) {
        if (!queued.get(channel) && !ended.get(channel)) {
            append(channel);
        }
    }

    /** Whether no channel has anything. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** The channel has delivered EndOfPartition: it is not served again. */
    public void end(int channel) {
        ended.set(channel);
    }

    /** Whether the channel has delivered EndOfPartition. */
    public boolean hasEnded(int channel) {
        return ended.get(channel);
    }

    /** How many channels have delivered EndOfPartition. */
    public int endedChannels() {
        return ended.cardinality();
    }

    /** Whether some channel in the queue has a priority element. */
    public boolean hasPriority() {
        return priorityChannels > 0;
    }

    void append(int channel) {
        insert(size, channel);
    }

    /** Puts a channel behind the others with priority, before all without. */
    void insertPriority(int channel) {
        insert(priorityChannels, channel);
        priorityChannels++;
    }

    private void insert(int place, int channel) {
        if (size == ring.length) {
            widen();
        }
        for (int i = size; i > place; i--) {
            ring[slot(i)] = ring[slot(i - 1)];
        }
        ring[slot(place)] = channel;
        size++;
        queued.set(channel);
    }

    /** Takes a channel out that is queued. */
    void remove(int channel) {
        for (int i = placeOf(channel); i < size - 1; i++) {
            ring[slot(i)] = ring[slot(i + 1)];
        }
        size--;
        queued.clear(channel);
    }

    /** Whether a channel is queued because of an element with priority. */
    public boolean isPriority(int channel) {
        int place = placeOf(channel);
        return place >= 0 && place < priorityChannels;
    }

    private int placeOf(int channel) {
        for (int i = 0; i < size; i++) {
            if (ring[slot(i)] == channel) {
                return i;
            }
        }
        return -1;
    }

    private int slot(int place) {
        return (head + place) & (ring.length - 1);
    }

    private void widen() {
        int[] wider = new int[2 * ring.length];
        for (int i = 0; i < size; i++) {
            wider[i] = ring[slot(i)];
        }
        ring = wider;
        head = 0;
    }

    /** A deep copy. */
    public InputGate copy() {
        InputGate copy = new InputGate();
        copy.ring = ring.clone();
        copy.head = head;
        copy.size = size;
        copy.queued.or(queued);
        copy.ended.or(ended);
        copy.priorityChannels = priorityChannels;
        copy.priorityAvailable = priorityAvailable;
        copy.watched = watched;
        return copy;
    }

    /** Appends the whole state in a form that is equal exactly for equal states. */
    public void encode(StringBuilder to) {
        for (int i = 0; i < size; i++) {
            to.append(ring[slot(i)]).append(',');
        }
        to.append('!').append(priorityChannels).append(ended);
        to.append(priorityAvailable ? 'p' : '-').append(watched ? 'w' : '-');
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        encode(text);
        return text.toString();
    }
}
