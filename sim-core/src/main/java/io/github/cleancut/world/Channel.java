package io.github.cleancut.world;

import io.github.cleancut.protocol.channel.Subpartition;

/**
 * What stands on one channel: the producer's subpartition, what is under way, and the receiver's queue, in one ring, oldest first. A record is its lineage (0 or more), an event a negative number that
 * the {@link ElementTable} knows.
 */
final class Channel {
    private static final int FIRST_CAPACITY = 2;

    /** Element and time of arrival by turns, so that both lie side by side. */
    private long[] cells = new long[2 * FIRST_CAPACITY];

    private int head;
    private int received;
    private int inFlight;
    private int queued;

    /** Whether the subpartition is silent until the consumer resumes it (T-052). */
    private Subpartition subpartition = new Subpartition();

    private boolean arrivalScheduled;

    /** The subpartition holds all that it may. */
    private boolean full;

    /** Drops what is on it. */
    void clear() {
        head = 0;
        received = 0;
        inFlight = 0;
        queued = 0;
        subpartition = new Subpartition();
        arrivalScheduled = false;
        full = false;
    }

    /** Whether it is as a new one would be. */
    boolean isIdle() {
        return received + inFlight + queued == 0 && !arrivalScheduled && !full && !subpartition.isBlocked();
    }

    /** Puts an element behind all others of the subpartition. */
    void append(long element) {
        ensureRoom();
        cells[cell(received + inFlight + queued)] = element;
        queued++;
    }

    /** Puts an element before all others of the subpartition (T-051). */
    void prepend(long element) {
        ensureRoom();
        int first = received + inFlight;
        for (int i = first + queued; i > first; i--) {
            cells[cell(i)] = cells[cell(i - 1)];
        }
        cells[cell(first)] = element;
        queued++;
    }

    /** The element that leaves the subpartition next; only where {@link #queued()} is positive. */
    long nextToLeave() {
        return cells[cell(received + inFlight)];
    }

    /** The next element leaves the subpartition and is under way until a time. */
    void leave(long arrivesNanos) {
        long before = inFlight == 0 ? 0 : cells[cell(received + inFlight - 1) + 1];
        cells[cell(received + inFlight) + 1] = Math.max(before, arrivesNanos);
        queued--;
        inFlight++;
    }

    /** When the first element under way arrives; only where {@link #inFlight()} is positive. */
    long nextArrivalNanos() {
        return cells[cell(received) + 1];
    }

    /** The first element under way arrives. */
    void arrive() {
        inFlight--;
        received++;
    }

    /** Takes the receiver's oldest element out; only where {@link #received()} is positive. */
    long take() {
        long element = cells[cell(0)];
        head = (head + 1) & (capacity() - 1);
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

    Subpartition subpartition() {
        return subpartition;
    }

    boolean isFull() {
        return full;
    }

    void setFull(boolean isFull) {
        full = isFull;
    }

    boolean isArrivalScheduled() {
        return arrivalScheduled;
    }

    void setArrivalScheduled(boolean isScheduled) {
        arrivalScheduled = isScheduled;
    }

    private int capacity() {
        return cells.length >> 1;
    }

    private int cell(int place) {
        return ((head + place) & (capacity() - 1)) << 1;
    }

    private void ensureRoom() {
        int size = received + inFlight + queued;
        if (size < capacity()) {
            return;
        }
        long[] wider = new long[4 * size];
        for (int i = 0; i < size; i++) {
            wider[2 * i] = cells[cell(i)];
            wider[2 * i + 1] = cells[cell(i) + 1];
        }
        cells = wider;
        head = 0;
    }

    Channel copy() {
        Channel copy = new Channel();
        copy.cells = cells.clone();
        copy.head = head;
        copy.received = received;
        copy.inFlight = inFlight;
        copy.queued = queued;
        copy.subpartition = subpartition.copy();
        copy.arrivalScheduled = arrivalScheduled;
        copy.full = full;
        return copy;
    }

    /** Appends everything but times: two channels that behave alike have one encoding. */
    void encode(ElementTable table, StringBuilder to) {
        subpartition.encode(to);
        for (int i = 0; i < received + inFlight + queued; i++) {
            if (i == received || i == received + inFlight) {
                to.append('/');
            }
            long element = cells[cell(i)];
            to.append(
                            element >= 0
                                    ? Long.toString(element)
                                    : table.event(element).toString())
                    .append(' ');
        }
        to.append(received).append(',').append(inFlight).append(',').append(queued);
    }
}
