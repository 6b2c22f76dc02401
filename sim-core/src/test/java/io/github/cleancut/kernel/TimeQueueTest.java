package io.github.cleancut.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TimeQueueTest {
    private record Entry(long timeNanos, long order, long argument) {}

    /** Schedules and takes as a script says; a delay below 0 takes, ties and zero delays are frequent. */
    @Property
    void eventsComeOutByTimeAndThenInTheOrderOfScheduling(
            @ForAll @Size(max = 300) List<@IntRange(min = -6, max = 5) Integer> script) {
        TimeQueue queue = new TimeQueue();
        PriorityQueue<Entry> reference =
                new PriorityQueue<>(Comparator.comparingLong(Entry::timeNanos).thenComparingLong(Entry::order));
        long order = 0;
        for (int delay : script) {
            if (delay >= 0) {
                long at = queue.timeNanos() + delay * 7L;
                queue.schedule(at, 3, order);
                reference.add(new Entry(at, order, order));
                order++;
            } else if (!reference.isEmpty()) {
                Entry expected = reference.remove();
                queue.take();
                assertEquals(expected.argument(), queue.argument());
                assertEquals(expected.timeNanos(), queue.timeNanos());
            }
            assertEquals(reference.size(), queue.size());
        }
    }

    @Test
    void anEventInThePastIsRefused() {
        TimeQueue queue = new TimeQueue();
        queue.schedule(10, 0, 0);
        queue.take();
        assertThrows(IllegalArgumentException.class, () -> queue.schedule(9, 0, 0));
    }

    @Test
    void anEmptyQueueHasNothingToTake() {
        assertThrows(IllegalStateException.class, () -> new TimeQueue().take());
        assertEquals(VirtualTime.NEVER, new TimeQueue().nextTimeNanos());
    }

    @Test
    void aCopyGoesOnByItself() {
        TimeQueue queue = new TimeQueue();
        for (int i = 0; i < 100; i++) {
            queue.schedule(i % 3, i, i);
        }
        queue.take();
        TimeQueue copy = queue.copy();
        List<Long> left = new ArrayList<>();
        List<Long> right = new ArrayList<>();
        while (!queue.isEmpty()) {
            queue.take();
            left.add(queue.argument());
        }
        while (!copy.isEmpty()) {
            copy.take();
            right.add(copy.argument());
        }
        assertEquals(left, right);
        assertTrue(queue.isEmpty());
    }
}
