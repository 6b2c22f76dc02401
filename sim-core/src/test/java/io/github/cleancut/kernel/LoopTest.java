package io.github.cleancut.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LoopTest {
    private static final Loop.Bounds WIDE = new Loop.Bounds(1_000, Long.MAX_VALUE, Long.MAX_VALUE);

    /** Schedules itself again every 10 ns and is over after so many events. */
    private static class Ticker implements Loop.Handler {
        private final EventQueue queue = new TimeQueue();
        long everyNanos = 10;
        private final int last;
        private final boolean progresses;
        int handled;
        private int looked;

        Ticker(int last, boolean progresses) {
            this.last = last;
            this.progresses = progresses;
            queue.schedule(10, 0, 0);
        }

        @Override
        public void handle(long timeNanos, int target, long argument) {
            handled++;
            queue.schedule(timeNanos + everyNanos, 0, 0);
        }

        @Override
        public void afterStep() {
            looked++;
        }

        @Override
        public boolean isOver() {
            return handled == last;
        }

        @Override
        public long lastProgressNanos() {
            return progresses ? queue.nextTimeNanos() : 0;
        }

        Loop.Result run(Loop.Bounds bounds) {
            return Loop.run(queue, this, bounds);
        }
    }

    @Test
    void aRunEndsWhenTheWorldIsOverAndEveryStepIsLookedAt() {
        Ticker world = new Ticker(5, true);
        assertEquals(new Loop.Result(Loop.End.OVER, 5), world.run(WIDE));
        assertEquals(5, world.looked);
    }

    @Test
    void tooManyEventsIsAVerdict() {
        assertEquals(new Loop.Result(Loop.End.TOO_MANY_EVENTS, 1_000), new Ticker(-1, true).run(WIDE));
    }

    @Test
    void theLastVirtualTimeIsHandled() {
        Loop.Bounds until = new Loop.Bounds(1_000, 50, Long.MAX_VALUE);
        assertEquals(new Loop.Result(Loop.End.TIME_REACHED, 5), new Ticker(-1, true).run(until));
    }

    @Test
    void noProgressIsAVerdictAndNoHang() {
        Loop.Bounds patient = new Loop.Bounds(1_000, Long.MAX_VALUE, 35);
        assertEquals(new Loop.Result(Loop.End.NO_PROGRESS, 3), new Ticker(-1, false).run(patient));
        assertEquals(new Loop.Result(Loop.End.TOO_MANY_EVENTS, 1_000), new Ticker(-1, true).run(patient));
    }

    @Test
    void goingInCirclesIsAVerdictAndAskedForRarely() {
        Ticker world = new Ticker(-1, true) {
            @Override
            public boolean isGoingInCircles() {
                return handled >= 40;
            }
        };
        Loop.Bounds patient = new Loop.Bounds(1_000, Long.MAX_VALUE, 95);
        assertEquals(new Loop.Result(Loop.End.GOING_IN_CIRCLES, 49), world.run(patient));
    }

    /** Time may stand still for ever, so that no bound on time is ever met. */
    @Test
    void goingInCirclesAtOneMomentIsAskedForToo() {
        Ticker world = new Ticker(-1, true) {
            @Override
            public boolean isGoingInCircles() {
                return true;
            }
        };
        world.everyNanos = 0;
        Loop.Bounds patient = new Loop.Bounds(1_000_000, Long.MAX_VALUE, Long.MAX_VALUE);
        assertEquals(Loop.End.GOING_IN_CIRCLES, world.run(patient).end());
    }

    @Test
    void anEmptyQueueEndsTheRun() {
        Loop.Handler idle = new Ticker(-1, true);
        assertEquals(
                Loop.End.NO_EVENTS_LEFT, Loop.run(new TimeQueue(), idle, WIDE).end());
    }
}
