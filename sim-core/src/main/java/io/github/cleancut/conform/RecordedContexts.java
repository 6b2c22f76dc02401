package io.github.cleancut.conform;

import io.github.cleancut.protocol.coordinator.CoordinatorContext;
import io.github.cleancut.protocol.coordinator.CoordinatorWork;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** The recorder's two single-threaded executors: one queue by due time, then by submission. */
final class RecordedContexts {
    /**
     * A submitted piece of work.
     *
     * @param context where it runs
     * @param work what runs
     * @param dueMillis when
     * @param sequence number of its submission
     * @param timer number under which it can be disarmed, or 0
     */
    private record Entry(CoordinatorContext context, CoordinatorWork work, long dueMillis, long sequence, long timer) {}

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparingLong(Entry::dueMillis).thenComparingLong(Entry::sequence));
    private long nowMillis;
    private long sequence;

    long nowMillis() {
        return nowMillis;
    }

    void moveTo(long millis) {
        nowMillis = Math.max(nowMillis, millis);
    }

    void submit(CoordinatorContext context, CoordinatorWork work, long delayMillis, long timer) {
        entries.add(new Entry(context, work, Math.addExact(nowMillis, delayMillis), sequence++, timer));
    }

    void cancel(long timer) {
        entries.removeIf(entry -> timer != 0 && entry.timer() == timer);
    }

    /** Takes the first that is due, of whatever context. */
    @Nullable
    CoordinatorWork takeDue() {
        Entry head = entries.peek();
        if (head == null || head.dueMillis() > nowMillis) {
            return null;
        }
        entries.remove(head);
        return head.work();
    }

    /** Takes the first of one context that is due. */
    @Nullable
    CoordinatorWork takeDue(CoordinatorContext context) {
        for (Entry entry : sorted()) {
            if (entry.context() == context && entry.dueMillis() <= nowMillis) {
                entries.remove(entry);
                return entry.work();
            }
        }
        return null;
    }

    /** When the next one is due, or {@link Long#MAX_VALUE}. */
    long nextDueMillis() {
        Entry head = entries.peek();
        return head == null ? Long.MAX_VALUE : head.dueMillis();
    }

    long runnable(CoordinatorContext context) {
        return entries.stream()
                .filter(entry -> entry.context() == context && entry.dueMillis() <= nowMillis)
                .count();
    }

    /** Due times of what waits for a later moment. */
    List<Object> laterDueMillis() {
        List<Object> due = new ArrayList<>();
        for (Entry entry : sorted()) {
            if (entry.dueMillis() > nowMillis) {
                due.add(entry.dueMillis());
            }
        }
        return due;
    }

    private List<Entry> sorted() {
        List<Entry> copy = new ArrayList<>(entries);
        copy.sort(entries.comparator());
        return copy;
    }
}
