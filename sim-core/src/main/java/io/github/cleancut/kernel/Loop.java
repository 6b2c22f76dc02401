package io.github.cleancut.kernel;

/** The loop: take the least event, deliver it, let the step's watchers look, until the run is over or a bound is reached. */
public final class Loop {
    private Loop() {}

    /** Handles events: the whole simulated world seen from the kernel. */
    public interface Handler {
        /**
         * Handles one event.
         *
         * @param timeNanos virtual time of the event
         * @param target its target, as it was scheduled
         * @param argument its argument, as it was scheduled
         */
        void handle(long timeNanos, int target, long argument);

        /** Looks at what the step did, before any other event: watchers of positions act here. */
        void afterStep();

        /** Whether the run is over. */
        boolean isOver();

        /** Virtual time at which something last moved. */
        long lastProgressNanos();

        /** Whether things move, but the same ones again and again, and nothing can come of it. */
        default boolean isGoingInCircles() {
            return false;
        }
    }

    /**
     * How far a run may go. Reaching a bound is a verdict, never a hang.
     *
     * @param events most events to handle
     * @param untilNanos last virtual time to handle
     * @param noProgressNanos longest virtual time without progress
     */
    public record Bounds(long events, long untilNanos, long noProgressNanos) {}

    /** Why a loop ended. */
    public enum End {
        OVER,
        NO_EVENTS_LEFT,
        TOO_MANY_EVENTS,
        TIME_REACHED,
        NO_PROGRESS,
        GOING_IN_CIRCLES
    }

    /**
     * Why and where a loop ended.
     *
     * @param end why
     * @param events number of events handled
     */
    public record Result(End end, long events) {}

    /** So many events at one moment, and it is asked whether time will ever go on. */
    private static final int LOOK_EVERY = 4096;

    /**
     * Runs a world to its end or to a bound.
     *
     * @param queue the events to come
     * @param world handles them, and schedules more
     * @param bounds how far the run may go
     */
    public static Result run(EventQueue queue, Handler world, Bounds bounds) {
        long events = 0;
        long progressNanos = 0;
        long lookedAtNanos = -1;
        while (!world.isOver()) {
            if (queue.isEmpty()) {
                return new Result(End.NO_EVENTS_LEFT, events);
            }
            long next = queue.nextTimeNanos();
            if (next > bounds.untilNanos()) {
                return new Result(End.TIME_REACHED, events);
            }
            if (next - progressNanos > bounds.noProgressNanos()) {
                progressNanos = world.lastProgressNanos(); // asked rarely: it may have to look at everything
                if (next - progressNanos > bounds.noProgressNanos()) {
                    return new Result(End.NO_PROGRESS, events);
                }
                if (world.isGoingInCircles()) {
                    return new Result(End.GOING_IN_CIRCLES, events);
                }
            }
            if (events % LOOK_EVERY == 0) {
                if (next == lookedAtNanos && world.isGoingInCircles()) {
                    return new Result(End.GOING_IN_CIRCLES, events);
                }
                lookedAtNanos = next;
            }
            if (events == bounds.events()) {
                return new Result(End.TOO_MANY_EVENTS, events);
            }
            queue.take();
            world.handle(queue.timeNanos(), queue.target(), queue.argument());
            world.afterStep();
            events++;
        }
        return new Result(End.OVER, events);
    }
}
