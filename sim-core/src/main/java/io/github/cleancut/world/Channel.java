package io.github.cleancut.world;

import io.github.cleancut.model.Watermark;
import io.github.cleancut.protocol.channel.CaptureState;
import io.github.cleancut.protocol.channel.CreditState;
import io.github.cleancut.protocol.channel.Subpartition;
import org.jspecify.annotations.Nullable;

/**
 * One channel that is in use: its buffers and events, the records in the buffers, oldest first, and what its two ends know. A record that is cut in two counts to the buffer that holds its last byte, and stands on the channel until that has
 * been read.
 */
final class Channel {
    private ElementQueue elements = new ElementQueue();
    private LongQueue records = new LongQueue();

    /** Whether the subpartition is silent until the consumer resumes it (T-052). */
    private Subpartition subpartition = new Subpartition();

    private CreditState credit = new CreditState();
    private CreditsUnderWay credits = new CreditsUnderWay();
    private BufferInHand inHand = new BufferInHand();

    /** What the receiver knows of barriers, once it has to (T-111). */
    private @Nullable CaptureState capture;

    private boolean arrivalScheduled;

    /** The last element of the subpartition is a buffer that is being filled. */
    private boolean isOpen;

    /** The producer's flusher has to look at it. */
    private boolean isListed;

    /** It is kept only for the credits under way. */
    private boolean isLingering;

    /** Buffers of the producer that are complete and not free again. */
    private int buffers;

    /** Drops what is on it. */
    void clear() {
        elements.clear();
        records.clear();
        subpartition.clear();
        credit.clear();
        credits.clear();
        inHand.clear();
        capture = null;
        arrivalScheduled = false;
        isOpen = false;
        isListed = false;
        isLingering = false;
        buffers = 0;
    }

    /** Whether it is as a new one would be. */
    boolean isIdle() {
        return isIdleButForCredits() && credits.isEmpty() && credit.isCreditInitial();
    }

    /** Whether it is as a new one would be once the credits under way are there. */
    boolean isIdleButForCredits() {
        return elements.size() == 0
                && buffers == 0
                && inHand.isEmpty()
                && !arrivalScheduled
                && !subpartition.isBlocked()
                && capture == null
                && credit.areBuffersInitial();
    }

    /** Credits that have arrived count from now on. */
    void takeCredits(long nowNanos) {
        if (!credits.isEmpty()) {
            credit.addCredit(credits.take(nowNanos));
        }
    }

    ElementQueue elements() {
        return elements;
    }

    /** The records on it, those of the buffer in hand first. */
    LongQueue records() {
        return records;
    }

    Subpartition subpartition() {
        return subpartition;
    }

    CreditState credit() {
        return credit;
    }

    CreditsUnderWay credits() {
        return credits;
    }

    BufferInHand inHand() {
        return inHand;
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

    boolean isArrivalScheduled() {
        return arrivalScheduled;
    }

    void setArrivalScheduled(boolean isScheduled) {
        arrivalScheduled = isScheduled;
    }

    boolean isOpen() {
        return isOpen;
    }

    void setOpen(boolean open) {
        isOpen = open;
    }

    boolean isListed() {
        return isListed;
    }

    void setListed(boolean listed) {
        isListed = listed;
    }

    boolean isLingering() {
        return isLingering;
    }

    void setLingering(boolean lingering) {
        isLingering = lingering;
    }

    int buffers() {
        return buffers;
    }

    void addBuffers(int more) {
        buffers += more;
    }

    /** Whether what is next in the subpartition is the buffer that is being filled. */
    boolean isNextOpen() {
        return isOpen && elements.queued() == 1;
    }

    /** Data buffers in the subpartition that may leave. */
    int backlog() {
        int waiting = 0;
        for (int place = elements.received() + elements.inFlight(); place < elements.size(); place++) {
            waiting += ElementTable.isData(elements.elementAt(place)) ? 1 : 0;
        }
        return isOpen && !subpartition.isFlushed() ? waiting - 1 : waiting;
    }

    /** Records that end in the elements from a place up to another. */
    private int recordsIn(int place, int end) {
        int count = 0;
        for (int i = place; i < end; i++) {
            long element = elements.elementAt(i);
            count += ElementTable.isData(element) ? DataBuffer.records(element) : 0;
        }
        return count;
    }

    /** Bytes in the elements from a place up to another. */
    private long bytesIn(int place, int end) {
        long bytes = 0;
        for (int i = place; i < end; i++) {
            long element = elements.elementAt(i);
            bytes += ElementTable.isData(element) ? DataBuffer.bytes(element) : 0;
        }
        return bytes;
    }

    /** A data buffer that has arrived last goes before all data that waits at the receiver, with the records that end in it; no urgent mail comes for it. */
    void moveArrivedDataAhead() {
        int last = elements.received() - 1;
        int ahead = elements.receivedPriority();
        int from = inHand.records() + recordsIn(0, last);
        int to = inHand.records() + recordsIn(0, ahead);
        records.move(from, DataBuffer.records(elements.elementAt(last)), to);
        elements.moveDataAhead(last);
    }

    /**
     * What the consumer has of the data: the rest of the buffer in hand, and then the received elements.
     *
     * @param number the channel
     * @param taken records that the consumer has taken from it in its life
     * @param end the place after the last element
     */
    StoredRecords storedAtConsumer(int number, int taken, int end) {
        long bytes = inHand.bytes() + bytesIn(0, end);
        long[] lineages = records.between(0, inHand.records() + recordsIn(0, end));
        return new StoredRecords(number, taken + 1, lineages, bytes);
    }

    /** The data from an element up to another, neither of which has been taken by the consumer. */
    StoredRecords stored(int number, int taken, int place, int end) {
        int before = inHand.records() + recordsIn(0, place);
        int recordsBefore = Watermark.records(records.between(0, before));
        long[] lineages = records.between(before, before + recordsIn(place, end));
        return new StoredRecords(number, taken + recordsBefore + 1, lineages, bytesIn(place, end));
    }

    Channel copy() {
        Channel copy = new Channel();
        copy.elements = elements.copy();
        copy.records = records.copy();
        copy.subpartition = subpartition.copy();
        copy.credit = credit.copy();
        copy.credits = credits.copy();
        copy.inHand = inHand.copy();
        copy.capture = capture == null ? null : capture.copy();
        copy.arrivalScheduled = arrivalScheduled;
        copy.isOpen = isOpen;
        copy.isListed = isListed;
        copy.isLingering = isLingering;
        copy.buffers = buffers;
        return copy;
    }

    /** Appends everything but times: two channels that behave alike have one encoding. */
    void encode(ElementTable table, StringBuilder to) {
        subpartition.encode(to);
        elements.encode(table, to);
        records.encode(to);
        inHand.encode(to);
        credit.encode(to);
        credits.encode(to);
        to.append(isOpen ? 'o' : '-').append(isListed ? 'l' : '-').append(buffers);
        if (capture != null) {
            capture.encode(to);
            to.append('@').append(elements.arrivals());
        }
    }
}
