package io.github.cleancut.world;

import io.github.cleancut.protocol.channel.Subpartition;
import java.util.Arrays;

/**
 * One channel: the producer's subpartition, what is under way, and the receiver's queue, in one ring, oldest first. A record is its lineage (0 or more), an event a negative number that the
 * {@link ElementTable} knows.
 */
final class Channel {
    private static final int FIRST_CAPACITY = 8;

    private long[] elements = new long[FIRST_CAPACITY];
    private long[] arrivalNanos = new long[FIRST_CAPACITY];
    private int head;
    private int received;
    private int inFlight;
    private int queued;

    /** Grows with each restart of its two ends: what belongs to an older life is void. */
    private int life;

    /** Whether the subpartition is silent until the consumer resumes it (T-052). */
    private Subpartition subpartition = new Subpartition();

    private boolean arrivalScheduled;

    /** The subpartition holds all that it may. */
    private boolean full;

    private long sent;
    private long taken;

    /** Begins a new life: nothing on it, nothing counted. */
    void reset() {
        head = 0;
        received = 0;
        inFlight = 0;
        queued = 0;
        life++;
        subpartition = new Subpartition();
        arrivalScheduled = false;
        full = false;
        sent = 0;
        taken = 0;
    }

    /** Puts an element behind all others of the subpartition. */
    void append(long element) {
        ensureRoom();
        elements[slot(received + inFlight + queued)] = element;
        queued++;
    }

    /** Puts an element before all others of the subpartition (T-051). */
    void prepend(long element) {
        ensureRoom();
        int first = received + inFlight;
        for (int i = first + queued; i > first; i--) {
            elements[slot(i)] = elements[slot(i - 1)];
        }
        elements[slot(first)] = element;
        queued++;
    }

    /** The element that leaves the subpartition next; only where {@link #queued()} is positive. */
    long nextToLeave() {
        return elements[slot(received + inFlight)];
    }

    /** The next element leaves the subpartition and is under way until a time. */
    void leave(long arrivesNanos) {
        long before = inFlight == 0 ? 0 : arrivalNanos[slot(received + inFlight - 1)];
        arrivalNanos[slot(received + inFlight)] = Math.max(before, arrivesNanos);
        queued--;
        inFlight++;
    }

    /** When the first element under way arrives; only where {@link #inFlight()} is positive. */
    long nextArrivalNanos() {
        return arrivalNanos[slot(received)];
    }

    /** The first element under way arrives. */
    void arrive() {
        inFlight--;
        received++;
    }

    /** The receiver's oldest element; only where {@link #received()} is positive. */
    long first() {
        return elements[head];
    }

    /** Takes the receiver's oldest element out. */
    long take() {
        long element = elements[head];
        head = (head + 1) & (elements.length - 1);
        received--;
        return element;
    }

    int received() {
        return received;
    }

    int inFlight() {
        return inFlight;
    }

    int queued() {
        return queued;
    }

    int life() {
        return life;
    }

    Subpartition subpartition() {
        return subpartition;
    }

    boolean isFull() {
        return full;
    }

    void setFull(boolean isFull) {
        full = isFull;
    }

    /** Records on the channel, events apart. */
    long recordsOnIt() {
        return sent - taken;
    }

    boolean isArrivalScheduled() {
        return arrivalScheduled;
    }

    void setArrivalScheduled(boolean isScheduled) {
        arrivalScheduled = isScheduled;
    }

    /** Counts one more record put on the channel and returns its number, from 1. */
    long countSent() {
        return ++sent;
    }

    /** Counts one more record taken and returns its number, from 1. */
    long countTaken() {
        return ++taken;
    }

    private int slot(int place) {
        return (head + place) & (elements.length - 1);
    }

    private void ensureRoom() {
        int size = received + inFlight + queued;
        if (size < elements.length) {
            return;
        }
        long[] widerElements = new long[size * 2];
        long[] widerArrivals = new long[size * 2];
        for (int i = 0; i < size; i++) {
            widerElements[i] = elements[slot(i)];
            widerArrivals[i] = arrivalNanos[slot(i)];
        }
        elements = widerElements;
        arrivalNanos = widerArrivals;
        head = 0;
    }

    Channel copy() {
        Channel copy = new Channel();
        copy.elements = elements.clone();
        copy.arrivalNanos = arrivalNanos.clone();
        copy.head = head;
        copy.received = received;
        copy.inFlight = inFlight;
        copy.queued = queued;
        copy.life = life;
        copy.subpartition = subpartition.copy();
        copy.arrivalScheduled = arrivalScheduled;
        copy.full = full;
        copy.sent = sent;
        copy.taken = taken;
        return copy;
    }

    /** Appends everything but times: two channels that behave alike have one encoding. */
    void encode(ElementTable table, StringBuilder to) {
        subpartition.encode(to);
        for (int i = 0; i < received + inFlight + queued; i++) {
            if (i == received || i == received + inFlight) {
                to.append('/');
            }
            long element = elements[slot(i)];
            to.append(
                            element >= 0
                                    ? Long.toString(element)
                                    : table.event(element).toString())
                    .append(' ');
        }
        to.append(Arrays.toString(new int[] {received, inFlight, queued}));
    }
}
