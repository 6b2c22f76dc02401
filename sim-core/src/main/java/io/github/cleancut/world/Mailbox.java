package io.github.cleancut.world;

import io.github.cleancut.kernel.VirtualTime;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A subtask's one thread: the mails that wait for it, and what it is busy with. Urgent mails run before all others, each kind first in first out (T-021). */
final class Mailbox {
    /** What the thread does until {@link Mailbox#busyUntilNanos()}. */
    enum Work {
        NOTHING,
        /** An operator works on a record. */
        RECORD,
        /** A source makes its next record. */
        EMISSION,
        /** A timer fires. */
        TIMER,
        /** The synchronous part of a snapshot. */
        SYNC_PART,
        /** A sink commits a transaction. */
        COMMIT,
        /** It stands still in the middle of a record for want of a buffer; nobody knows how long. */
        WAITING_FOR_BUFFER
    }

    private final Deque<Mail> urgent = new ArrayDeque<>();
    private final Deque<Mail> normal = new ArrayDeque<>();

    /** The thread looks at its inputs before it takes another mail. */
    private boolean isInputNext;

    private Work work = Work.NOTHING;
    private long busyUntilNanos;
    private long wakeAtNanos = VirtualTime.NEVER;

    void add(Mail mail, boolean isUrgent) {
        (isUrgent ? urgent : normal).addLast(mail);
    }

    /** Puts back an urgent mail that is not done. */
    void putBack(Mail mail) {
        urgent.addFirst(mail);
    }

    /** Mails that come while those before are taken have their turn after one look at the inputs (T-021, T-272). */
    void letInputGoNext() {
        isInputNext = true;
    }

    /** Takes the next mail out, or null. */
    @Nullable
    Mail next() {
        if (isInputNext) {
            isInputNext = false;
            return null;
        }
        return urgent.isEmpty() ? normal.pollFirst() : urgent.pollFirst();
    }

    /** Whether no mail waits. */
    boolean isEmpty() {
        return urgent.isEmpty() && normal.isEmpty();
    }

    /** The thread is busy for a while. */
    void begin(Work next, long untilNanos) {
        work = next;
        busyUntilNanos = untilNanos;
    }

    /** The thread is done, and with what. */
    Work end() {
        Work done = work;
        work = Work.NOTHING;
        return done;
    }

    boolean isBusy() {
        return work != Work.NOTHING;
    }

    boolean isWaitingForBuffer() {
        return work == Work.WAITING_FOR_BUFFER;
    }

    boolean isSnapshotting() {
        return work == Work.SYNC_PART;
    }

    long busyUntilNanos() {
        return busyUntilNanos;
    }

    /** Whether a look for work at this time has to be scheduled, because none is before it. */
    boolean wantsWake(long timeNanos) {
        if (timeNanos >= wakeAtNanos) {
            return false;
        }
        wakeAtNanos = timeNanos;
        return true;
    }

    /** A scheduled look has come; whether it is the one that counts. */
    boolean wakes(long nowNanos) {
        if (nowNanos < wakeAtNanos) {
            return false;
        }
        wakeAtNanos = VirtualTime.NEVER;
        return true;
    }

    Mailbox copy() {
        Mailbox copy = new Mailbox();
        copy.urgent.addAll(urgent);
        copy.normal.addAll(normal);
        copy.isInputNext = isInputNext;
        copy.work = work;
        copy.busyUntilNanos = busyUntilNanos;
        copy.wakeAtNanos = wakeAtNanos;
        return copy;
    }

    void encode(StringBuilder to) {
        to.append(work).append(isInputNext ? "i" : "").append(urgent).append(normal);
    }
}
