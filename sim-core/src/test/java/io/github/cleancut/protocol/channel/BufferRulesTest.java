package io.github.cleancut.protocol.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.protocol.rule.RuleBook;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** T-050, T-055, T-057, T-058, T-063. */
class BufferRulesTest {
    private final BufferRules rules = new BufferRules(RuleBook.of(ChannelRules.tables()));
    private final Notes notes = new Notes();

    /** T-063. */
    @Test
    void anUnfinishedBufferLeavesOnlyOnceItIsFlushed() {
        Subpartition state = new Subpartition();
        rules.offer(state, false, notes);
        assertEquals(List.of(), notes.said);
        rules.offer(state, true, notes);
        rules.end(state, BufferEnd.FLUSH, notes);
        rules.offer(state, false, notes);
        assertEquals(List.of("out", "out"), notes.said);
    }

    /** T-050, T-063. */
    @Test
    void aFullBufferAndOneBeforeAnEventAreClosedAndAFlushedOneIsNot() {
        Subpartition state = new Subpartition();
        rules.end(state, BufferEnd.FULL, notes);
        rules.end(state, BufferEnd.EVENT, notes);
        assertFalse(state.isFlushed());
        rules.end(state, BufferEnd.FLUSH, notes);
        assertEquals(List.of("closed", "closed"), notes.said);
    }

    /** T-055, T-057. */
    @Test
    void theTenthBufferOfASubpartitionMakesItsPartitionUnavailable() {
        BufferPool pool = new BufferPool(BufferCounts.ofPartition(4));
        for (int held = 1; held < BufferCounts.MOST_PER_SUBPARTITION; held++) {
            rules.take(pool, held, notes);
            assertTrue(pool.isAvailable());
        }
        rules.take(pool, BufferCounts.MOST_PER_SUBPARTITION, notes);
        assertFalse(pool.isAvailable());
        rules.free(pool, BufferCounts.MOST_PER_SUBPARTITION, notes);
        assertTrue(pool.isAvailable());
    }

    /** T-057. */
    @Test
    void aPartitionWithoutAFreeBufferIsUnavailableHoweverFewEachSubpartitionHolds() {
        BufferPool pool = new BufferPool(BufferCounts.ofPartition(4));
        assertEquals(16, BufferCounts.ofPartition(4));
        for (int taken = 0; taken < 16; taken++) {
            assertTrue(pool.isAvailable());
            rules.take(pool, taken / 4 + 1, notes);
        }
        assertFalse(pool.isAvailable());
    }

    /** T-055, T-058. */
    @Test
    void twentyBuffersOfOverdraftAreLentAndThenTheThreadStandsStill() {
        BufferPool pool = new BufferPool(BufferCounts.ofPartition(1));
        for (int held = 1; held <= 30; held++) {
            rules.take(pool, held, notes);
            assertFalse(pool.isStopped());
        }
        rules.take(pool, 31, notes);
        assertTrue(pool.isStopped());
        rules.free(pool, 31, notes);
        assertFalse(pool.isStopped());
        assertEquals(List.of("goes on"), notes.said);
        assertFalse(pool.isAvailable());
    }

    private static final class Notes implements BufferEffects, PoolEffects {
        private final List<String> said = new ArrayList<>();

        @Override
        public void close() {
            said.add("closed");
        }

        @Override
        public void handOutData() {
            said.add("out");
        }

        @Override
        public void goOn() {
            said.add("goes on");
        }

        @Override
        public void fired(String id) {}
    }
}
