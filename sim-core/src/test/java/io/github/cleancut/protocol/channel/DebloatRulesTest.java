package io.github.cleancut.protocol.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cleancut.model.BufferDebloating;
import io.github.cleancut.protocol.rule.RuleBook;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** T-064. */
class DebloatRulesTest {
    private static final int SEGMENT = 32 * 1024;

    private final DebloatRules rules = new DebloatRules(RuleBook.of(ChannelRules.tables()));
    private final Notes notes = new Notes();

    private static DebloatState over(int samples) {
        return new DebloatState(new BufferDebloating(true, 200, 1_000, samples, 25, 256, 1_024), SEGMENT);
    }

    /** T-064. */
    @Test
    void withOneSampleASizeAtMostDoublesFromOneKibibyteOn() {
        DebloatState state = over(1);
        for (int i = 0; i < 7; i++) {
            rules.recalculate(state, 1_000_000, 10, notes);
        }
        assertEquals(List.of(2_048L, 4_096L, 8_192L, 16_384L, 32_768L), notes.sizes);
    }

    /** T-064. */
    @Test
    void twentySamplesTakeTwoTwentyFirstsOfTheWay() {
        DebloatState state = over(20);
        rules.recalculate(state, 20_480, 10, notes);
        assertEquals(1_024 + 1_024 * 2 / 21, state.smoothedBytes);
        assertEquals(List.of(), notes.sizes);
    }

    /** T-064. */
    @Test
    void aSizeIsAnnouncedOnceItDiffersByAQuarter() {
        DebloatState state = over(1);
        rules.recalculate(state, 12_790, 10, notes);
        assertEquals(List.of(), notes.sizes);
        rules.recalculate(state, 12_800, 10, notes);
        assertEquals(List.of(1_280L), notes.sizes);
    }

    /** T-064. */
    @Test
    void theBoundsAreAnnouncedHoweverNearTheyAre() {
        DebloatState state = over(1);
        rules.recalculate(state, 2_600, 10, notes);
        rules.recalculate(state, 100, 10, notes);
        rules.recalculate(state, 100, 10, notes);
        assertEquals(List.of(260L, 256L), notes.sizes);
    }

    private static final class Notes implements DebloatEffects {
        private final List<Long> sizes = new ArrayList<>();

        @Override
        public void announceSize(long bytes) {
            sizes.add(bytes);
        }

        @Override
        public void fired(String id) {}
    }
}
