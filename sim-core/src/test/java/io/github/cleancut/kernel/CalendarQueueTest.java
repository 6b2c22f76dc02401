package io.github.cleancut.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The calendar is held to the plain heap, event by event, on schedules that are made to hurt it. */
class CalendarQueueTest {
    private static final int EVENTS = 30_000;

    private static final int KINDS = 7;

    /** Delays of one kind for a while, then of another. */
    private static long delay(int kind, long random) {
        return switch (kind) {
            case 0 -> 0;
            case 1 -> 1_000 * (random % 3);
            case 2 -> random % 100;
            case 3 -> random % 4 * 1_000_000;
            case 4 -> random % 1_000_000_000L;
            case 5 -> random % 3_600_000_000_000L;
            default -> random % 2 == 0 ? Long.MAX_VALUE / 4 : 1;
        };
    }

    private static void assertSame(EventQueue expected, EventQueue actual) {
        assertEquals(expected.size(), actual.size());
        assertEquals(expected.nextTimeNanos(), actual.nextTimeNanos());
        if (!expected.isEmpty()) {
            expected.take();
            actual.take();
            assertEquals(expected.timeNanos(), actual.timeNanos());
            assertEquals(expected.argument(), actual.argument());
            assertEquals(expected.target(), actual.target());
        }
    }

    @Property(tries = 60)
    void itGivesOutWhatTheHeapGivesOut(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        EventQueue heap = new TimeQueue();
        EventQueue calendar = new CalendarQueue();
        int kind = 4;
        int bias = 50;
        for (int event = 0; event < EVENTS; event++) {
            if (random.nextInt(500) == 0) {
                kind = random.nextInt(KINDS);
                bias = 30 + random.nextInt(40);
            }
            if (random.nextInt(100) < bias && heap.timeNanos() < Long.MAX_VALUE / 4) {
                long at = heap.timeNanos() + delay(kind, random.nextLong(Long.MAX_VALUE));
                heap.schedule(at, event % 7, event);
                calendar.schedule(at, event % 7, event);
            } else {
                assertSame(heap, calendar);
            }
            if (random.nextInt(5_000) == 0) {
                calendar = calendar.copy();
            }
        }
        while (!heap.isEmpty()) {
            assertSame(heap, calendar);
        }
    }

    @Test
    void aHoldOfManyThousandsStaysInOrderThroughEveryTuning() {
        SplittableRandom random = new SplittableRandom(1);
        EventQueue heap = new TimeQueue();
        EventQueue calendar = new CalendarQueue();
        for (int event = 0; event < 20_000; event++) {
            long at = random.nextLong(1_000_000);
            heap.schedule(at, 0, event);
            calendar.schedule(at, 0, event);
        }
        for (int event = 0; event < 200_000; event++) {
            assertSame(heap, calendar);
            long at = heap.timeNanos() + random.nextLong(2_000_000);
            heap.schedule(at, 0, event);
            calendar.schedule(at, 0, event);
        }
    }

    @Test
    void thePastIsRefusedAndAnEmptyQueueHasNothing() {
        CalendarQueue queue = new CalendarQueue();
        assertEquals(VirtualTime.NEVER, queue.nextTimeNanos());
        assertThrows(IllegalStateException.class, queue::take);
        queue.schedule(10, 0, 0);
        queue.take();
        assertThrows(IllegalArgumentException.class, () -> queue.schedule(9, 0, 0));
    }
}
