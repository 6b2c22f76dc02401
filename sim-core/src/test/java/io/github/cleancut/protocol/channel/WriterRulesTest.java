package io.github.cleancut.protocol.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.model.Edge;
import io.github.cleancut.model.Exchange;
import io.github.cleancut.protocol.message.CheckpointFailureReason;
import io.github.cleancut.protocol.message.CheckpointOptions;
import io.github.cleancut.protocol.message.SnapshotType;
import io.github.cleancut.protocol.rule.RuleBook;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The channel state writer of a task (T-117 to T-120), and where unaligned barriers may overtake (T-210, T-211). */
final class WriterRulesTest {
    private final RuleBook book = RuleBook.of(ChannelRules.tables());
    private final WriterRules rules = new WriterRules(book);
    private final WriterState state = new WriterState();
    private final Notes out = new Notes();

    /** T-117, T-118. */
    @Test
    void dataIsStoredOnceInputsAndOutputsAreComplete() {
        rules.start(state, 1, out);
        rules.outputsDone(state, 1, out);
        assertEquals("begin 1", out.take());
        rules.inputsDone(state, 1, out);
        assertEquals("store 1", out.take());
        assertFalse(state.serves(1));
    }

    /** T-118. */
    @Test
    void theOutputsMayBeTheLastToBeComplete() {
        rules.start(state, 1, out);
        rules.inputsDone(state, 1, out);
        rules.inputsDone(state, 1, out);
        rules.outputsDone(state, 1, out);
        rules.outputsDone(state, 1, out);
        assertEquals("begin 1, store 1", out.take());
    }

    /** T-005, T-110, T-114, T-124. */
    @Test
    void whatTheInputsGiveDependsOnTheOptions() {
        rules.init(state, 1, CheckpointOptions.alignedNoTimeout(SnapshotType.CHECKPOINT), true, out);
        assertEquals("", out.take());
        rules.init(state, 1, CheckpointOptions.unaligned(SnapshotType.CHECKPOINT), true, out);
        assertEquals("start 1", out.take());
        rules.init(state, 1, CheckpointOptions.unaligned(SnapshotType.CHECKPOINT), false, out);
        assertEquals("start 1, inputs 1", out.take());
        rules.init(state, 1, CheckpointOptions.alignedWithTimeout(SnapshotType.CHECKPOINT, 10), true, out);
        assertEquals("start 1, inputs 1", out.take());
    }

    /** T-114, T-118. */
    @Test
    void theOutputPartWaitsForTheLastBarrierThatMayBeOvertaken() {
        rules.start(state, 1, out);
        state.await(1, 2);
        rules.outputsTold(state, 1, out);
        rules.barrierHasLeft(state, 1, out);
        assertEquals("begin 1", out.take());
        rules.barrierHasLeft(state, 7, out);
        assertEquals("", out.take());
        rules.barrierHasLeft(state, 1, out);
        assertEquals("outputs 1", out.take());
        rules.barrierHasLeft(state, 1, out);
        assertEquals("", out.take());
    }

    /** T-113, T-125. */
    @Test
    void withoutBarriersToWaitForTheOutputPartIsCompleteAtOnce() {
        rules.start(state, 1, out);
        rules.outputsTold(state, 1, out);
        assertEquals("begin 1, outputs 1", out.take());
    }

    /** T-120: and an older one is refused. */
    @Test
    void aNewerCheckpointFailsTheOneThatIsBeingWritten() {
        rules.start(state, 1, out);
        rules.start(state, 2, out);
        rules.start(state, 2, out);
        assertEquals("begin 1, fail 1 CHECKPOINT_DECLINED_SUBSUMED, begin 2", out.take());
        rules.start(state, 1, out);
        assertEquals("fail 1 CHECKPOINT_DECLINED_SUBSUMED", out.take());
        assertTrue(state.serves(2));
    }

    /** T-120. */
    @Test
    void whatWasAbortedDoesNotStartAgain() {
        rules.abort(state, 3, CheckpointFailureReason.CHECKPOINT_DECLINED, out);
        rules.start(state, 2, out);
        rules.start(state, 3, out);
        assertEquals("", out.take());
        rules.start(state, 4, out);
        assertEquals("begin 4", out.take());
    }

    /** T-120. */
    @Test
    void anAbortFailsTheCheckpointThatIsBeingWrittenAndOlderOnes() {
        rules.start(state, 1, out);
        rules.abort(state, 1, CheckpointFailureReason.CHECKPOINT_DECLINED, out);
        rules.start(state, 2, out);
        rules.abort(state, 4, CheckpointFailureReason.CHECKPOINT_DECLINED, out);
        assertEquals("begin 1, fail 1 CHECKPOINT_DECLINED, begin 2, fail 2 CHECKPOINT_DECLINED_SUBSUMED", out.take());
        rules.inputsDone(state, 2, out);
        rules.outputsDone(state, 2, out);
        assertEquals("", out.take());
    }

    /** T-210, T-213: forward, rescale, broadcast and custom partitioners stay aligned. */
    @Test
    void aBarrierOvertakesWhereEveryInputSpreadsItsRecords() {
        for (Exchange exchange : List.of(Exchange.HASH, Exchange.REBALANCE, Exchange.SHUFFLE, Exchange.GLOBAL)) {
            assertTrue(mayOvertake(exchange), exchange.name());
        }
        for (Exchange exchange : List.of(Exchange.FORWARD, Exchange.RESCALE, Exchange.BROADCAST, Exchange.CUSTOM)) {
            assertFalse(mayOvertake(exchange), exchange.name());
        }
    }

    /** T-211. */
    @Test
    void oneInputThatCannotMakesAllInputsOfTheOperatorAlign() {
        assertTrue(mayOvertake(Exchange.HASH, Exchange.REBALANCE));
        assertFalse(mayOvertake(Exchange.HASH, Exchange.BROADCAST));
        assertFalse(mayOvertake(Exchange.FORWARD, Exchange.HASH));
    }

    private boolean mayOvertake(Exchange... exchanges) {
        List<Edge> inputs = Stream.of(exchanges)
                .map(exchange -> new Edge("upstream", exchange))
                .toList();
        return new ExchangeRules(book).isUnalignable(inputs, row -> {});
    }

    private static final class Notes implements WriterEffects {
        private final List<String> effects = new ArrayList<>();

        String take() {
            String text = String.join(", ", effects);
            effects.clear();
            return text;
        }

        @Override
        public void startWriter(long checkpointId) {
            effects.add("start " + checkpointId);
        }

        @Override
        public void inputsComplete(long checkpointId) {
            effects.add("inputs " + checkpointId);
        }

        @Override
        public void outputsComplete(long checkpointId) {
            effects.add("outputs " + checkpointId);
        }

        @Override
        public void begin(long checkpointId) {
            effects.add("begin " + checkpointId);
        }

        @Override
        public void fail(long checkpointId, CheckpointFailureReason reason) {
            effects.add("fail " + checkpointId + " " + reason);
        }

        @Override
        public void store(long checkpointId) {
            effects.add("store " + checkpointId);
        }

        @Override
        public void fired(String id) {
            // rows are checked by their effects here
        }
    }
}
