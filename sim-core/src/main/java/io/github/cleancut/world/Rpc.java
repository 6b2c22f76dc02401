package io.github.cleancut.world;

import io.github.cleancut.kernel.EventQueue;
import io.github.cleancut.kernel.VirtualTime;
import org.jspecify.annotations.Nullable;

/** The messages under way between the JobManager and tasks: each task's messages stay in order, in each direction. Message faults act when a message is sent. */
final class Rpc {
    private final EventQueue queue;
    private final DrawnAmount latency;
    private final Mishaps mishaps;
    private final Slots<Envelope> underWay;

    /** When the last message to, and from, each task arrives. */
    private final long[] lastToTaskNanos;

    private final long[] lastFromTaskNanos;

    /** The term of the JobManager at the other end. */
    private long term;

    Rpc(EventQueue queue, DrawnAmount latency, Mishaps mishaps, int tasks) {
        this(queue, latency, mishaps, new Slots<>(), new long[2 * tasks]);
    }

    private Rpc(EventQueue queue, DrawnAmount latency, Mishaps mishaps, Slots<Envelope> underWay, long[] lastNanos) {
        this.queue = queue;
        this.latency = latency;
        this.mishaps = mishaps;
        this.underWay = underWay;
        int tasks = lastNanos.length / 2;
        this.lastToTaskNanos = java.util.Arrays.copyOf(lastNanos, tasks);
        this.lastFromTaskNanos = java.util.Arrays.copyOfRange(lastNanos, tasks, 2 * tasks);
    }

    /** From now on messages are for the JobManager of this term. */
    void setTerm(long current) {
        term = current;
    }

    /** After this the sender of an operator event takes it for lost ({@code pekko.ask.timeout}). */
    private static final long ASK_TIMEOUT_NANOS = 10 * VirtualTime.NANOS_PER_SECOND;

    /** Sends a message, unless a fault takes it. */
    void send(Envelope envelope) {
        Mishaps.Fate fate = mishaps.fateOf(envelope);
        if (fate.copies() == 0 && envelope instanceof Envelope.OperatorEvent event) {
            Envelope noAnswer = new Envelope.EventDelivered(event.attempt(), event.event(), false);
            queue.schedule(
                    VirtualTime.plus(queue.timeNanos(), ASK_TIMEOUT_NANOS),
                    Targets.of(Targets.RPC, underWay.put(noAnswer)),
                    term);
        }
        if (fate.copies() >= 1) {
            sendAfter(envelope, fate.delayNanos());
        }
        if (fate.copies() == 2) {
            sendAfter(envelope, fate.copyDelayNanos());
        }
    }

    /** Sends a message that waits before it sets out, in a place of its own: what is sent after it may overtake it. */
    void sendAfter(Envelope envelope, long delayNanos) {
        long arrives = VirtualTime.plus(queue.timeNanos(), VirtualTime.plus(delayNanos, latency.nextNanos()));
        if (delayNanos == 0) {
            long[] last = envelope.isToTask() ? lastToTaskNanos : lastFromTaskNanos;
            int task = envelope.attempt().task();
            last[task] = Math.max(last[task], arrives);
            arrives = last[task];
        }
        queue.schedule(arrives, Targets.of(Targets.RPC, underWay.put(envelope)), term);
    }

    /** The message that is delivered. */
    Envelope take(int slot) {
        return underWay.take(slot);
    }

    /** The message in a slot. */
    @Nullable
    Envelope peek(int slot) {
        return underWay.peek(slot);
    }

    boolean isEmpty() {
        return underWay.isEmpty();
    }

    Rpc copy(EventQueue copiedQueue, Mishaps copiedMishaps) {
        long[] last = new long[2 * lastToTaskNanos.length];
        System.arraycopy(lastToTaskNanos, 0, last, 0, lastToTaskNanos.length);
        System.arraycopy(lastFromTaskNanos, 0, last, lastToTaskNanos.length, lastFromTaskNanos.length);
        Rpc copy = new Rpc(copiedQueue, latency.copy(), copiedMishaps, underWay.copy(), last);
        copy.term = term;
        return copy;
    }
}
