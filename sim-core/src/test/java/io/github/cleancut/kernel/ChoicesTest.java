package io.github.cleancut.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ChoicesTest {
    private static List<Long> first(Draws draws, int count) {
        List<Long> picks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            picks.add(draws.pick(1_000_000, "test"));
        }
        return picks;
    }

    @Test
    void aStreamDependsOnSeedAndNameOnly() {
        SeededChoices choices = new SeededChoices(7);
        List<Long> alone = first(choices.stream("a"), 20);
        choices.stream("b").pick(10, "test");
        assertEquals(alone, first(choices.stream("a"), 20));
        assertEquals(alone, first(new SeededChoices(7).stream("a"), 20));
        assertNotEquals(alone, first(choices.stream("b"), 20));
        assertNotEquals(alone, first(new SeededChoices(8).stream("a"), 20));
    }

    @Property
    void everyPickLiesWithinItsBound(@ForAll long seed, @ForAll @LongRange(min = 1) long bound) {
        long pick = new SeededChoices(seed).stream("x").pick(bound, "test");
        assertTrue(pick >= 0 && pick < bound);
    }

    @Test
    void picksAreSpreadEvenly() {
        Draws draws = new SeededChoices(1).stream("x");
        int[] counts = new int[10];
        for (int i = 0; i < 100_000; i++) {
            counts[(int) draws.pick(10, "test")]++;
        }
        for (int count : counts) {
            assertTrue(count > 9_500 && count < 10_500, "count " + count);
        }
    }

    @Test
    void aFixedPickTakesThePlaceOfOneDraw() {
        List<Long> free = first(new SeededChoices(7).stream("a"), 5);
        SeededChoices choices = new SeededChoices(7);
        choices.fix("a", 2, 123);
        List<Long> fixed = first(choices.stream("a"), 5);
        assertEquals(123L, fixed.get(2));
        assertEquals(free.get(3), fixed.get(3));
        assertThrows(SeededChoices.FixedPickOutOfRange.class, () -> {
            Draws draws = choices.stream("a");
            draws.pick(10, "first");
            draws.pick(10, "second");
            draws.pick(10, "third");
        });
    }

    @Test
    void aChoiceAmongNothingIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new SeededChoices(1).stream("a").pick(0, "test"));
    }

    @Test
    void theOdometerRunsThroughEverySequenceOnce() {
        Odometer odometer = new Odometer();
        TreeSet<String> seen = new TreeSet<>();
        int runs = 0;
        do {
            Draws draws = new ReplayChoices(odometer).stream("any");
            long first = draws.pick(3, "first");
            StringBuilder path = new StringBuilder().append(first);
            for (long i = 0; i < first; i++) { // the number of draws depends on what was drawn
                path.append(',').append(draws.pick(2, "more"));
            }
            seen.add(path.toString());
            runs++;
        } while (odometer.advance());
        assertEquals(1 + 2 + 4, runs);
        assertEquals(runs, seen.size());
    }
}
