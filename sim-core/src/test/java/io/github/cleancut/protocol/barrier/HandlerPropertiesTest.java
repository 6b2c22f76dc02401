package io.github.cleancut.protocol.barrier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.protocol.message.Barrier;
import io.github.cleancut.protocol.message.CheckpointFailureReason;
import io.github.cleancut.protocol.message.CheckpointOptions;
import io.github.cleancut.protocol.message.Moment;
import io.github.cleancut.protocol.message.SnapshotType;
import io.github.cleancut.protocol.rule.RuleBook;
import java.util.BitSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever arrives, exactly one row matches, a channel is resumed exactly if its producer is silent, and copies are equal. */
class HandlerPropertiesTest {
    private static final int CHANNELS = 3;

    /** T-052, T-053: exactly the channels are resumed on which something that blocks was taken, and none is forgotten. */
    @Property(tries = 300)
    void theAlignedHandlerResumesSilentProducersOnly(
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 9_999) Integer> script, @ForAll boolean afterFinish) {
        run(HandlerKind.ALIGNED, script, afterFinish);
    }

    /** T-052, T-053, T-097: the same where checkpoints change between aligned and unaligned. */
    @Property(tries = 600)
    void theAlternatingHandlerResumesSilentProducersOnly(
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 9_999) Integer> script, @ForAll boolean afterFinish) {
        run(HandlerKind.ALTERNATING, script, afterFinish);
    }

    @Property(tries = 300)
    void theTrackerBlocksAndResumesNothing(
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 9_999) Integer> script, @ForAll boolean afterFinish) {
        Producers producers = run(HandlerKind.TRACKER, script, afterFinish);
        assertTrue(producers.silent.isEmpty());
    }

    private static Producers run(HandlerKind kind, List<Integer> script, boolean afterFinish) {
        BarrierHandler handler = new BarrierRules(RuleBook.of(BarrierRules.tables()))
                .handler(new HandlerConfig(kind, CHANNELS, afterFinish));
        Producers producers = new Producers(kind);
        for (int number : script) {
            producers.step(handler, number);
            assertCopyIsEqual(handler);
        }
        if (handler.facts() instanceof HandlerFacts.Alignment facts && !facts.pending()) {
            BitSet waiting = (BitSet) producers.silent.clone();
            waiting.andNot(producers.ended);
            assertTrue(waiting.isEmpty(), () -> "silent for ever: " + waiting + " in " + handler);
        }
        return producers;
    }

    private static void assertCopyIsEqual(BarrierHandler handler) {
        StringBuilder original = new StringBuilder();
        StringBuilder copy = new StringBuilder();
        handler.encode(original);
        handler.copy().encode(copy);
        assertEquals(original.toString(), copy.toString());
    }

    /** Producers as they are: each checkpoint has one kind of barrier, ids grow along a channel, a silent channel delivers nothing in order. */
    private static final class Producers implements BarrierEffects {
        final BitSet silent = new BitSet();
        final BitSet ended = new BitSet();
        private final HandlerKind kind;
        private final long[] lastId = new long[CHANNELS];
        private long nowMillis;
        private long timerId = -1;

        Producers(HandlerKind kind) {
            this.kind = kind;
        }

        void step(BarrierHandler handler, int number) {
            int channel = number % CHANNELS;
            int what = number / 10 % 10;
            long id = lastId[channel] + 1 + number / 100 % 2;
            Moment now = new Moment(nowMillis, nowMillis * 1_000_000);
            if (what == 9) {
                nowMillis += number % 60;
            } else if (what == 8 && timerId >= 0) {
                long fired = timerId;
                timerId = -1;
                handler.onAlignmentTimer(fired, now, this);
            } else if (!ended.get(channel)) {
                deliver(handler, channel, what, id, now);
            }
        }

        private void deliver(BarrierHandler handler, int channel, int what, long id, Moment now) {
            Barrier barrier = new Barrier(id, id, options(id));
            boolean overtakes = barrier.options().isUnaligned();
            boolean isBarrier = what < 5;
            if (silent.get(channel) && !(isBarrier && overtakes)) {
                return;
            }
            if (isBarrier) {
                lastId[channel] = id;
                boolean blocks = kind != HandlerKind.TRACKER && !overtakes;
                silent.set(channel, silent.get(channel) || blocks);
                handler.onBarrier(channel, barrier, false, now, this);
            } else if (what == 5) {
                lastId[channel] = id;
                handler.onCancel(channel, id, now, this);
            } else if (what == 6) {
                handler.onAnnouncement(channel, barrier, 1, now, this);
            } else if (what == 7 && id > 4) {
                ended.set(channel);
                handler.onEndOfPartition(channel, now, this);
            }
        }

        private CheckpointOptions options(long id) {
            if (kind != HandlerKind.ALTERNATING) {
                return CheckpointOptions.alignedNoTimeout(SnapshotType.CHECKPOINT);
            }
            return switch ((int) (id % 4)) {
                case 0 -> CheckpointOptions.unaligned(SnapshotType.CHECKPOINT);
                case 1 -> CheckpointOptions.alignedNoTimeout(SnapshotType.SAVEPOINT);
                case 2 -> CheckpointOptions.forcedAligned(SnapshotType.CHECKPOINT, CheckpointOptions.NO_TIMEOUT);
                default -> CheckpointOptions.alignedWithTimeout(SnapshotType.CHECKPOINT, 50);
            };
        }

        @Override
        public void fired(String id) {}

        @Override
        public void blockConsumption(int channel) {
            assertTrue(silent.get(channel), () -> "channel " + channel + " is not silent");
        }

        @Override
        public void resume(int channel) {
            assertTrue(silent.get(channel), () -> "channel " + channel + " is resumed and is not silent");
            assertFalse(ended.get(channel), () -> "channel " + channel + " is resumed and has ended");
            silent.clear(channel);
        }

        @Override
        public void trigger(Barrier barrier, long startDelayNanos) {
            assertTrue(startDelayNanos >= 0);
        }

        @Override
        public void alignmentKnown(long checkpointId, long durationNanos, long processedBytes) {
            assertTrue(durationNanos >= 0);
        }

        @Override
        public void aborted(long checkpointId, CheckpointFailureReason reason) {}

        @Override
        public void armAlignmentTimer(long checkpointId, long delayMillis) {
            assertTrue(delayMillis >= 0);
            timerId = checkpointId;
        }

        @Override
        public void cancelAlignmentTimer(long checkpointId) {}

        @Override
        public void prioritise(int channel, int sequence) {}

        @Override
        public void initInputs(long checkpointId, CheckpointOptions options) {}

        @Override
        public void startInputs(Barrier barrier) {}

        @Override
        public void stopInputs(long checkpointId) {}

        @Override
        public void allBarriersReceived(long checkpointId) {}

        @Override
        public void barriersAbandoned(long checkpointId, CheckpointFailureReason reason) {}
    }
}
