package io.github.cleancut.conform;

import io.github.cleancut.protocol.coordinator.CoordinatorContext;
import io.github.cleancut.protocol.coordinator.CoordinatorWork;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeSet;
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
     * @param call number of the coordinator's call that submitted it
     */
    private record Entry(
            CoordinatorContext context, CoordinatorWork work, long dueMillis, long sequence, long timer, long call) {

        /** Whether both are parts of one discard, whose order is a hash order in Flink. */
        boolean isOfSameDiscard(Entry other) {
            return work instanceof CoordinatorWork.Discard mine
                    && other.work instanceof CoordinatorWork.Discard theirs
                    && mine.cleaning() == theirs.cleaning()
                    && call == other.call;
        }
    }

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparingLong(Entry::dueMillis).thenComparingLong(Entry::sequence));
    private final TreeSet<String> expectedDiscards = new TreeSet<>();
    private final Tolerances tolerances;
    private long nowMillis;
    private long sequence;
    private long call;

    RecordedContexts(Tolerances tolerances) {
        this.tolerances = tolerances;
    }

    long nowMillis() {
        return nowMillis;
    }

    /** What is submitted from here on comes from another call of the coordinator. */
    void beginCall() {
        call++;
    }

    void moveTo(long millis) {
        nowMillis = Math.max(nowMillis, millis);
    }

    void submit(CoordinatorContext context, CoordinatorWork work, long delayMillis, long timer) {
        entries.add(new Entry(context, work, Math.addExact(nowMillis, delayMillis), sequence++, timer, call));
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
        return take(head);
    }

    /** Takes the first of one context that is due. */
    @Nullable
    CoordinatorWork takeDue(CoordinatorContext context) {
        for (Entry entry : sorted()) {
            if (entry.context() == context && entry.dueMillis() <= nowMillis) {
                return take(entry);
            }
        }
        return null;
    }

    /** Takes an entry; of the parts of one discard that one which the recording names, else one without files. */
    private CoordinatorWork take(Entry first) {
        Entry chosen = first;
        int best = first.work() instanceof CoordinatorWork.Discard discard ? rank(discard) : 0;
        for (Entry entry : sorted()) {
            if (entry.isOfSameDiscard(first)
                    && entry.work() instanceof CoordinatorWork.Discard discard
                    && rank(discard) > best) {
                chosen = entry;
                best = rank(discard);
            }
        }
        if (chosen.sequence() != first.sequence()) {
            tolerances.use(Tolerance.DISCARD_CHOSEN_AS_RECORDED);
        }
        entries.remove(chosen);
        return chosen.work();
    }

    private int rank(CoordinatorWork.Discard discard) {
        if (discard.handles().isEmpty()) {
            return 1;
        }
        return expectedDiscards.containsAll(discard.handles()) ? 2 : 0;
    }

    /** Names of the states that the recording discards in this step. */
    void expectDiscards(Collection<String> states) {
        expectedDiscards.clear();
        expectedDiscards.addAll(states);
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
