package io.github.cleancut.world;

import io.github.cleancut.protocol.channel.CaptureState;
import io.github.cleancut.protocol.channel.Subpartition;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What stands on one channel: the producer's subpartition, what is under way, and the receiver's queue, in one ring, oldest first; in the subpartition and in the receiver's queue elements with priority come
 * before all others (T-051). A record is its lineage (0 or more), an event a negative number that the {@link ElementTable} knows.
 */
final class Channel {
    private static final int FIRST_CAPACITY = 2;

    /** Element and stamp by turns, so that both lie side by side; the stamp is the time of arrival of what is under way, and for the receiver the number of the arrival. */
    private long[] cells = new long[2 * FIRST_CAPACITY];

    private int head;
    private int received;
    private int inFlight;
    private int queued;
    private int receivedPriority;
    private int queuedPriority;
    private int arrivals;

    /** Whether the subpartition is silent until the consumer resumes it (T-052). */
    private Subpartition subpartition = new Subpartition();

    /** What the receiver knows of barriers, once it has to (T-111). */
    private @Nullable CaptureState capture;

    private boolean arrivalScheduled;

    /** The subpartition holds all that it may. */
    private boolean full;

    /** Drops what is on it. */
    void clear() {
        head = 0;
        received = 0;
        inFlight = 0;
        queued = 0;
        receivedPriority = 0;
        queuedPriority = 0;
        arrivals = 0;
        subpartition = new Subpartition();
        capture = null;
        arrivalScheduled = false;
        full = false;
    }

    /** Whether it is as a new one would be. */
    boolean isIdle() {
        return received + inFlight + queued == 0
                && !arrivalScheduled
                && !full
                && !subpartition.isBlocked()
                && capture == null;
    }

    /** Puts an element behind all others of the subpartition. */
    void append(long element) {
        insert(size(), element, 0);
        queued++;
    }

    /** Puts an element of the subpartition behind the events with priority, before all records. */
    void appendPriority(long element) {
        insert(received + inFlight + queuedPriority, element, 0);
        queued++;
        queuedPriority += ElementTable.isRecord(element) ? 0 : 1;
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
        queuedPriority = Math.max(0, queuedPriority - 1);
        inFlight++;
    }

    /** When the first element under way arrives; only where {@link #inFlight()} is positive. */
    long nextArrivalNanos() {
        return cells[cell(received) + 1];
    }

    /** The first element under way arrives, at the end of the receiver's queue. */
    long arrive() {
        inFlight--;
        int place = cell(received);
        received++;
        cells[place + 1] = arrivals++;
        return cells[place];
    }

    /** What has arrived last goes behind the elements with priority. */
    void moveArrivedAhead() {
        moveAhead(received - 1);
    }

    /** An element of the receiver's queue goes behind those with priority. */
    void moveAhead(int place) {
        long element = cells[cell(place)];
        long stamp = cells[cell(place) + 1];
        for (int i = place; i > receivedPriority; i--) {
            copyCell(i - 1, i);
        }
        set(receivedPriority++, element, stamp);
    }

    /** Puts something into the receiver's queue that nobody has sent, behind the elements with priority. */
    void insertReceived(long element) {
        insert(receivedPriority, element, -1);
        received++;
        receivedPriority++;
    }

    /** Puts a record at the end of the receiver's queue, of a channel on which nothing else stands yet. */
    void recover(long lineage) {
        insert(received, lineage, arrivals++);
        received++;
    }

    /** Takes the receiver's oldest element out; only where {@link #received()} is positive. */
    long take() {
        long element = cells[cell(0)];
        head = (head + 1) & (capacity() - 1);
        received--;
        receivedPriority = Math.max(0, receivedPriority - 1);
        return element;
    }

    /** Takes an element out, wherever it stands. */
    void remove(int place) {
        for (int i = place; i < size() - 1; i++) {
            copyCell(i + 1, i);
        }
        if (place < received) {
            received--;
        } else {
            queued--;
        }
    }

    /** The place of an element in the subpartition, or -1. */
    int placeOfQueued(long element) {
        for (int place = received + inFlight; place < size(); place++) {
            if (elementAt(place) == element) {
                return place;
            }
        }
        return -1;
    }

    /** The element at a place, oldest first: the receiver's, those under way, the subpartition's. */
    long elementAt(int place) {
        return cells[cell(place)];
    }

    /** The number of the arrival of an element of the receiver's queue. */
    int arrivalAt(int place) {
        return (int) cells[cell(place) + 1];
    }

    /** The records from a place up to another, in their order. */
    long[] recordsBetween(int place, int end) {
        return LongStream.range(place, end)
                .map(at -> elementAt((int) at))
                .filter(ElementTable::isRecord)
                .toArray();
    }

    int size() {
        return received + inFlight + queued;
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

    int receivedPriority() {
        return receivedPriority;
    }

    int queuedPriority() {
        return queuedPriority;
    }

    Subpartition subpartition() {
        return subpartition;
    }

    /** What the receiver knows of barriers; from the first call on it keeps it. */
    CaptureState capture() {
        if (capture == null) {
            capture = new CaptureState();
        }
        return capture;
    }

    /** Whether a barrier has ever arrived, or a snapshot has ever asked for data. */
    boolean hasCapture() {
        return capture != null;
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

    private void set(int place, long element, long stamp) {
        cells[cell(place)] = element;
        cells[cell(place) + 1] = stamp;
    }

    private void copyCell(int from, int to) {
        set(to, cells[cell(from)], cells[cell(from) + 1]);
    }

    private void insert(int place, long element, long stamp) {
        int size = size();
        if (size == capacity()) {
            widen(size);
        }
        for (int i = size; i > place; i--) {
            copyCell(i - 1, i);
        }
        set(place, element, stamp);
    }

    private void widen(int size) {
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
        copy.receivedPriority = receivedPriority;
        copy.queuedPriority = queuedPriority;
        copy.arrivals = arrivals;
        copy.subpartition = subpartition.copy();
        copy.capture = capture == null ? null : capture.copy();
        copy.arrivalScheduled = arrivalScheduled;
        copy.full = full;
        return copy;
    }

    /** Appends everything but times: two channels that behave alike have one encoding. */
    void encode(ElementTable table, StringBuilder to) {
        subpartition.encode(to);
        for (int i = 0; i < size(); i++) {
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
        if (capture != null) {
            capture.encode(to);
            to.append('@').append(arrivals);
        }
    }
}
