package io.github.cleancut.kernel;

/**
 * The events that are still to come. An event is a time, the order in which it was scheduled, a long-lived target and a packed argument; it is never a lambda, so that it can be printed, compared and
 * copied, and costs no allocation. Who schedules does not know in which order events come out: by time in a simulation, by choice in an exploration.
 */
public interface EventQueue {
    /**
     * Adds an event.
     *
     * @param timeNanos virtual time, not before the time of the event taken last
     * @param target what the event is for, in the numbering of the one who handles it
     * @param argument what the target needs to know
     * @throws IllegalArgumentException if the time lies in the past
     */
    void schedule(long timeNanos, int target, long argument);

    /** Whether nothing is to come. */
    boolean isEmpty();

    /** The number of events to come. */
    int size();

    /**
     * Takes the next event out; {@link #timeNanos()}, {@link #target()} and {@link #argument()} then tell what it is.
     *
     * @throws IllegalStateException if the queue is empty
     */
    void take();

    /** Virtual time of the event taken last, 0 before the first; never goes back. */
    long timeNanos();

    /** Target of the event taken last. */
    int target();

    /** Argument of the event taken last. */
    long argument();

    /** Time of the event that {@link #take()} would take, or {@link VirtualTime#NEVER}. */
    long nextTimeNanos();

    /** An independent queue with the same events. */
    EventQueue copy();
}
