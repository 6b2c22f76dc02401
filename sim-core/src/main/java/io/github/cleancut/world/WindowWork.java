package io.github.cleancut.world;

import io.github.cleancut.model.ItemKind;
import io.github.cleancut.model.Lineage;
import io.github.cleancut.model.WindowFormula;
import io.github.cleancut.protocol.time.EventTime;
import io.github.cleancut.protocol.time.WindowEffects;
import io.github.cleancut.trace.EventKind;
import java.util.SortedMap;
import java.util.TreeMap;

/** The keyed state of a window: by window and key the records counted, which are the timers too, the earliest first (T-175). */
final class WindowWork implements WindowEffects {
    private final World world;
    private final Attempt attempt;
    private final WindowFormula formula;

    /** By place of the result. */
    private final TreeMap<Long, Long> counts = new TreeMap<>();

    private long place;
    private boolean isCounted;

    WindowWork(World world, Attempt attempt) {
        this.world = world;
        this.attempt = attempt;
        this.formula =
                world.keys().windowsOf(world.topology().itemOf(attempt.id().task()));
    }

    /** Whether an attempt has windows. */
    static boolean isIn(Attempt attempt) {
        return attempt.item().kind() == ItemKind.WINDOW;
    }

    /** A record is counted in the windows that hold it and are not over. */
    void add(long lineage, EventTime time) {
        long eventNanos = world.keys().eventTimeOf(lineage);
        int key = world.keys().keyOf(lineage);
        isCounted = false;
        long last = formula.lastOf(eventNanos);
        long first = formula.firstOf(eventNanos);
        for (long window = first; window <= last; window++) {
            place = formula.placeOf(window, key);
            time.record(formula.endNanos(window), this);
        }
        if (!isCounted && first <= last) {
            world.recorder().record(EventKind.RECORD_LATE, attempt.id(), -1, lineage);
        }
    }

    @Override
    public void count() {
        isCounted = true;
        counts.merge(place, 1L, Long::sum);
    }

    @Override
    public void leaveOut() {}

    /** When the earliest timer is due, {@link Long#MAX_VALUE} if there is none. */
    long nextNanos() {
        return counts.isEmpty() ? Long.MAX_VALUE : formula.endNanos(formula.windowOf(counts.firstKey()));
    }

    /** The earliest timer fires: the result goes out, and the window of that key is forgotten. */
    void fire() {
        long fired = counts.firstKey();
        Long records = counts.remove(fired);
        long lineage = Lineage.of(attempt.id().task(), fired);
        world.recorder().record(EventKind.TIMER_FIRED, attempt.id(), records == null ? 0 : records, lineage);
        attempt.output().emit(lineage);
    }

    /** What a snapshot holds. */
    SortedMap<Long, Long> snapshot() {
        return new TreeMap<>(counts);
    }

    /** Takes over what a snapshot held. */
    void restore(SortedMap<Long, Long> stored) {
        counts.putAll(stored);
    }

    @Override
    public void fired(String id) {
        world.recorder().fired(id);
    }

    void encode(StringBuilder to) {
        to.append(counts);
    }
}
