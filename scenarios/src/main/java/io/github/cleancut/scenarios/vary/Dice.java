package io.github.cleancut.scenarios.vary;

import io.github.cleancut.kernel.Draws;
import io.github.cleancut.scenarios.value.Durations;
import io.github.cleancut.scenarios.yaml.Node;
import io.github.cleancut.scenarios.yaml.Trees;
import java.util.List;

/** Draws in the shapes that variations need; integers only, so that every machine draws the same. */
final class Dice {
    private static final long MICRO = 1_000;

    private final Draws draws;

    Dice(Draws draws) {
        this.draws = draws;
    }

    /** True in so many of a hundred cases. */
    boolean chance(int percent) {
        return draws.pick(100, "chance") < percent;
    }

    /** A number, both ends included. */
    long between(long least, long most) {
        return least + draws.pick(most - least + 1, "number");
    }

    <T> T oneOf(List<T> all) {
        return all.get((int) draws.pick(all.size(), "choice"));
    }

    /** A time of at least a microsecond, each order of magnitude as likely as any other, with two digits that are not 0. */
    long nanos(long mostNanos) {
        long limit = Math.max(MICRO, mostNanos);
        int powers = 0;
        for (long unit = MICRO; unit <= limit / 10; unit *= 10) {
            powers++;
        }
        long unit = MICRO;
        for (long power = draws.pick(powers + 1L, "power"); power > 0; power--) {
            unit *= 10;
        }
        return Math.min(limit, unit / 10 * between(10, 99));
    }

    /** No time, a fixed time or a range. */
    Node amount(long mostNanos) {
        long form = draws.pick(5, "form");
        if (form == 0) {
            return Trees.scalar("0 ms");
        }
        long least = nanos(mostNanos);
        if (form <= 2) {
            return duration(least);
        }
        long most = least * between(2, 10);
        return Trees.scalar(Durations.text(least) + ".." + Durations.text(most));
    }

    static Node duration(long nanos) {
        return Trees.scalar(Durations.text(nanos));
    }
}
