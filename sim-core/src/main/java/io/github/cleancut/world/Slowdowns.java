package io.github.cleancut.world;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The slow faults that stand on one thing, and the pauses: several add up. */
final class Slowdowns {
    private record Slowdown(int fault, @Nullable DrawnAmount by, int factor) {}

    private final List<Slowdown> standing = new ArrayList<>();
    private int pauses;

    /** A slow fault strikes. */
    void add(int fault, @Nullable DrawnAmount by, int factor) {
        standing.add(new Slowdown(fault, by, factor));
    }

    /** A slow fault is lifted: of several strikes of it the first, because all stand equally long. */
    void remove(int fault) {
        standing.stream()
                .filter(slowdown -> slowdown.fault() == fault)
                .findFirst()
                .ifPresent(standing::remove);
    }

    void pause() {
        pauses++;
    }

    void resume() {
        pauses--;
    }

    boolean isPaused() {
        return pauses > 0;
    }

    /**
     * How long something takes under the standing faults.
     *
     * @param nanos how long it would take
     */
    long stretch(long nanos) {
        long stretched = nanos;
        for (int i = 0; i < standing.size(); i++) { // an iterator a record would be garbage
            stretched *= standing.get(i).factor();
        }
        for (int i = 0; i < standing.size(); i++) {
            Slowdown slowdown = standing.get(i);
            if (slowdown.by() != null) {
                stretched += slowdown.by().nextNanos();
            }
        }
        return stretched;
    }

    Slowdowns copy() {
        Slowdowns copy = new Slowdowns();
        for (Slowdown slowdown : standing) {
            copy.standing.add(new Slowdown(
                    slowdown.fault(),
                    slowdown.by() == null ? null : slowdown.by().copy(),
                    slowdown.factor()));
        }
        copy.pauses = pauses;
        return copy;
    }
}
