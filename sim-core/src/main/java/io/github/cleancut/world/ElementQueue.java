package io.github.cleancut.world;

/**
 * What stands on one channel, in one ring, oldest first: the receiver's queue, what is under way, and the producer's subpartition; in the subpartition and in the receiver's queue elements with priority come before all others (T-051). An
 * element is a {@link DataBuffer} (0 or more), or an event, a negative number that the {@link ElementTable} knows.
 */
final class ElementQueue {
    private static final int FIRST_CAPACITY = 2;

    /**
     * Element and stamp by turns, so that both lie side by side; the stamp is the time of arrival of what is under way, for the receiver the number of the arrival, and in a subpartition of a local channel the time from which on its consumer
     * sees the element.
     */
    private long[] cells = new long[2 * FIRST_CAPACITY];

    private int head;
    private int received;
    private int inFlight;
    private int queued;
    private int receivedPriority;
    private int queuedPriority;
    private int arrivals;

    /** Drops everything. */
    void clear() {
        head = 0;
        received = 0;
        inFlight = 0;
        queued = 0;
        receivedPriority = 0;
        queuedPriority = 0;
        arrivals = 0;
    }

    /** Puts an element behind all others of the subpartition. */
    void append(long element) {
        insert(size(), element, 0);
        queued++;
    }

    /** Puts an event of the subpartition behind those with priority, before all others. */
    void appendPriority(long event) {
        insert(received + inFlight + queuedPriority, event, 0);
        queued++;
        queuedPriority++;
    }

    /** The last element of the subpartition. */
    long last() {
        return cells[cell(size() - 1)];
    }

    /** The last element of the subpartition is another one. */
    void setLast(long element) {
        cells[cell(size() - 1)] = element;
    }

    /** The consumer sees an element from a time on, and not before those that stand before it. */
    void showAt(int place, long timeNanos) {
        boolean isFirst = place == received + inFlight || place < received + inFlight + queuedPriority;
        long before = isFirst ? 0 : cells[cell(place - 1) + 1];
        cells[cell(place) + 1] = Math.max(before, timeNanos);
    }

    /** From when on the consumer sees an element of the subpartition. */
    long shownNanos(int place) {
        return cells[cell(place) + 1];
    }

    /** From when on the consumer sees what is next in the subpartition. */
    long nextShownNanos() {
        return cells[cell(received + inFlight) + 1];
    }

    /** The element that leaves the subpartition next; only where {@link #queued()} is positive. */
    long nextToLeave() {
        return cells[cell(received + inFlight)];
    }

    /** The next element leaves the subpartition, as it is by then, and is under way until a time. */
    void leave(long element, long arrivesNanos) {
        long before = inFlight == 0 ? 0 : cells[cell(received + inFlight - 1) + 1];
        set(received + inFlight, element, Math.max(before, arrivesNanos));
        queued--;
        queuedPriority = Math.max(0, queuedPriority - 1);
        inFlight++;
    }

    /** When the first element under way arrives; only where {@link #inFlight()} is positive. */
    long nextArrivalNanos() {
        return cells[cell(received) + 1];
    }

    /** The first element under way. */
    long nextToArrive() {
        return cells[cell(received)];
    }

    /** The first element under way arrives, as it is by then, at the end of the receiver's queue. */
    void arrive(long element) {
        inFlight--;
        set(received, element, arrivals++);
        received++;
    }
    /** What has arrived last goes behind the elements with priority. */
    void moveArrivedAhead() {
        moveAhead(received - 1);
    }

    /** A data buffer of the receiver's queue goes before all others, behind what has priority. */
    void moveDataAhead(int place) {
        moveAhead(place);
        receivedPriority--;
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

    /** Puts data at the end of the receiver's queue, of a channel on which nothing else stands yet. */
    void recover(long element) {
        insert(received, element, arrivals++);
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

    ElementQueue copy() {
        ElementQueue copy = new ElementQueue();
        copy.cells = cells.clone();
        copy.head = head;
        copy.received = received;
        copy.inFlight = inFlight;
        copy.queued = queued;
        copy.receivedPriority = receivedPriority;
        copy.queuedPriority = queuedPriority;
        copy.arrivals = arrivals;
        return copy;
    }

    /** How many elements have arrived. */
    int arrivals() {
        return arrivals;
    }

    /** Appends everything but times, and the numbers of arrivals, which count only where something asks for them. */
    void encode(ElementTable table, StringBuilder to) {
        for (int i = 0; i < size(); i++) {
            if (i == received || i == received + inFlight) {
                to.append('/');
            }
            long element = cells[cell(i)];
            to.append(
                            ElementTable.isData(element)
                                    ? Long.toString(element)
                                    : table.event(element).toString())
                    .append(' ');
        }
        to.append(received).append(',').append(inFlight).append(',').append(queued);
    }
}
