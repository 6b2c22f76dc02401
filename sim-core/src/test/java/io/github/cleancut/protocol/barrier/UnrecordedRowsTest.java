package io.github.cleancut.protocol.barrier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.model.CheckpointConfig;
import io.github.cleancut.model.CheckpointConfig.Retention;
import io.github.cleancut.protocol.rule.RuleBook;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cases of section E that no recording reaches: they follow from the statements alone. */
class UnrecordedRowsTest {
    private static final long NO_TIMEOUT = Long.MAX_VALUE;

    /** T-084: whatever is no refusal leaves the handler. */
    @Test
    void theAlignedHandlerCannotDealWithUnalignedBarriersOrTimers() {
        assertThrows(IllegalStateException.class, () -> aligned().run("u1@0 -> ?"));
        BarrierScript script = aligned();
        script.run("b1@0 -> ?");
        assertThrows(IllegalStateException.class, () -> script.alignmentTimer(1));
    }

    /** T-081: an announcement begins a checkpoint here too, by which its target is set. */
    @Test
    void theAlignedHandlerBeginsACheckpointAtItsAnnouncementAndDoesNothingElse() {
        check(aligned(), "ann1@0:3 -> nothing; b1@0 -> blk0; eop@1 -> TRIG 1 ALIGNED, res0", "BAN1", "BAE2");
    }

    /** T-087, T-088: the target was set before the input ended. */
    @Test
    void anEndBeforeTheFirstBarrierCountsAndTriggersWithTheLastBarrier() {
        check(aligned(), "ann1@0:3 -> nothing; eop@1 -> nothing; b1@0 -> blk0, TRIG 1 ALIGNED, res0", "BAE1", "BAL2");
    }

    @Test
    void aFurtherEndLeavesTheAlignmentWaiting() {
        check(new BarrierScript(HandlerKind.ALIGNED, 3, true, NO_TIMEOUT), "b1@0 -> blk0; eop@1 -> nothing", "BAE3");
    }

    /** T-087, T-092. */
    @Test
    void aLateEndSwitchesToUnaligned() {
        check(
                new BarrierScript(HandlerKind.ALTERNATING, 3, true, 100),
                "b1@0 -> timer +100, blk0; at 101: eop@1 -> init, start, TRIG 1 UNALIGNED;"
                        + " u1@2 -> stop 1, res0, timer off",
                "BXE3");
    }

    /** T-087, T-092, T-096: the last end completes the alignment, late or not. */
    @Test
    void anEndInTimeLeavesTheAlignmentWaiting() {
        check(
                new BarrierScript(HandlerKind.ALTERNATING, 3, true, 100),
                "b1@0 -> timer +100, blk0; at 100: eop@1 -> nothing; at 101: eop@2 -> init, TRIG 1 ALIGNED, res0,"
                        + " timer off",
                "BXE4",
                "BXE2");
    }

    @Test
    void anEndBeforeTheFirstBarrierIsForgottenByTheAlternatingHandler() {
        check(
                new BarrierScript(HandlerKind.ALTERNATING, 2, true, 100),
                "ann1@0:3 -> timer +100; eop@1 -> nothing; b1@0 -> blk0, init, TRIG 1 ALIGNED, res0, timer off",
                "BXE1");
    }

    @Test
    void afterTheSnapshotEndsCountLikeBarriers() {
        check(
                new BarrierScript(HandlerKind.ALTERNATING, 3, true, 100),
                "u1@0 -> init, start, TRIG 1 UNALIGNED; eop@1 -> nothing; eop@2 -> stop 1",
                "BXE5",
                "BXE6");
    }

    /** T-085, T-086: only the cancelled one is reported, the older pending one ends without a word, and its barrier is obsolete. */
    @Test
    void aCheckpointIsAbortedBetweenTheTimeoutAndItsFirstBarrier() {
        check(
                new BarrierScript(HandlerKind.ALTERNATING, 2, true, 100),
                "ann1@0:3 -> timer +100; timer -> prioritise 0:3; cancel2@1 -> ABORT 2 ON_CANCELLATION_BARRIER;"
                        + " b1@0 -> res0",
                "BXA2");
    }

    @Test
    void theOnlyBarrierAfterTheTimeoutFinishesAtOnce() {
        check(
                new BarrierScript(HandlerKind.ALTERNATING, 1, true, 100),
                "ann1@0:3 -> timer +100; timer -> prioritise 0:3;"
                        + " b1@0 -> blk0, init, start, TRIG 1 UNALIGNED, stop 1, res0",
                "BXB7");
    }

    /** T-093: it does nothing once all barriers are in. */
    @Test
    void aTimerAfterTheSwitchIsIgnored() {
        check(
                new BarrierScript(HandlerKind.ALTERNATING, 2, true, 100),
                "b1@0 -> timer +100, blk0; u1@1 -> init, start, TRIG 1 UNALIGNED, stop 1, res0, timer off;"
                        + " timer -> nothing",
                "BTR2");
        check(
                new BarrierScript(HandlerKind.ALTERNATING, 3, true, 100),
                "b1@0 -> timer +100, blk0; u1@1 -> init, start, TRIG 1 UNALIGNED; timer -> nothing",
                "BXT3");
    }

    /** T-100. */
    @Test
    void theTrackerDropsAbortedCheckpointsWhenTheyAreComplete() {
        check(
                new BarrierScript(HandlerKind.TRACKER, 2, true, NO_TIMEOUT),
                "cancel1@0 -> ABORT 1 ON_CANCELLATION_BARRIER; b1@1 -> nothing; b1@0 -> nothing; cancel1@1 -> nothing",
                "BKB4",
                "BKC7");
        check(
                new BarrierScript(HandlerKind.TRACKER, 2, true, NO_TIMEOUT),
                "cancel1@0 -> ABORT 1 ON_CANCELLATION_BARRIER; eop@1 -> nothing; b2@0 -> TRIG 2 ALIGNED",
                "BKE4");
    }

    /** T-101: an older checkpoint is triggered after a newer one has begun. */
    @Test
    void theTrackerMeasuresTheNewestCheckpointOnly() {
        check(
                new BarrierScript(HandlerKind.TRACKER, 3, true, NO_TIMEOUT),
                "b1@0 -> nothing; b1@1 -> nothing; b2@0 -> nothing; eop@2 -> TRIG 1 ALIGNED; b2@1 -> TRIG 2 ALIGNED",
                "BKE5",
                "BKB3");
    }

    /** T-096: late or not, the last barrier makes the checkpoint an aligned one. */
    @Test
    void completenessGoesBeforeLateness() {
        check(
                new BarrierScript(HandlerKind.ALTERNATING, 2, true, 100),
                "b1@0 -> timer +100, blk0; at 101: b1@1 -> blk1, init, TRIG 1 ALIGNED, res0, res1, timer off",
                "BXB2");
    }

    /** T-093: the late mail of an older checkpoint lets the newer timer be forgotten, which then fires to no effect. */
    @Test
    void theLateMailOfAnOlderTimerForgetsTheNewerOne() {
        BarrierScript script = new BarrierScript(HandlerKind.ALTERNATING, 2, true, 100);
        check(script, "b1@0 -> timer +100, blk0; ann2@1:3 -> timer off, res0, ABORT 1 SUBSUMED, timer +100", "BSU1");
        script.alignmentTimer(1);
        check(script, "b2@0 -> blk0; b2@1 -> blk1, init, TRIG 2 ALIGNED, res0, res1; timer -> nothing", "BTR2");
    }

    /** T-099: an aligned barrier that an unaligned one of a newer checkpoint has overtaken aborts nothing; its channel is resumed. */
    @Test
    void anOvertakenBarrierIsOnlyResumed() {
        check(
                new BarrierScript(HandlerKind.ALTERNATING, 2, true, 100),
                "u2@0 -> init, start, TRIG 2 UNALIGNED; b1@0 -> res0; u2@1 -> stop 2",
                "BBR1");
    }

    /** T-091: from the trigger to the first barrier, from the first to the last, and what was processed between them. */
    @Test
    void anAlignmentIsMeasuredFromItsFirstToItsLastBarrier() {
        BarrierScript script = aligned();
        script.processed(7);
        script.run("at 5: b1@0 -> ?");
        script.processed(40);
        script.run("at 30: b1@1 -> ?");
        assertEquals(List.of("start delay 5 ms", "alignment 25 ms, 40 bytes"), script.measured);
        BarrierScript single = new BarrierScript(HandlerKind.ALIGNED, 1, true, NO_TIMEOUT);
        single.run("at 5: b1@0 -> ?");
        assertEquals(List.of("start delay 5 ms", "alignment 0 ms, 0 bytes"), single.measured);
    }

    /** T-083: as long as no other channel is in, a barrier that comes twice begins the alignment anew. */
    @Test
    void aRepeatedFirstBarrierIsStampedAgain() {
        BarrierScript script = aligned();
        script.run("at 5: b1@0 -> ?; at 10: b1@0 -> ?");
        script.processed(40);
        script.run("at 30: b1@1 -> ?");
        assertEquals(List.of("start delay 10 ms", "alignment 20 ms, 40 bytes"), script.measured);
    }

    /** T-091: of an older checkpoint of the tracker nothing is known any more, its start delay neither. */
    @Test
    void anOlderCheckpointOfTheTrackerReportsZeros() {
        BarrierScript script = new BarrierScript(HandlerKind.TRACKER, 3, true, NO_TIMEOUT);
        script.run("at 5: b1@0 -> ?; b1@1 -> ?; at 9: b2@0 -> ?");
        script.processed(40);
        script.run("at 11: eop@2 -> ?");
        assertEquals(List.of("start delay 0 ms", "alignment 0 ms, 0 bytes"), script.measured);
    }

    /** T-084, T-136: with the reason of the refusal, and channels that have started are not stopped. */
    @Test
    void aRefusedStartAbortsTheCheckpoint() {
        BarrierScript script = new BarrierScript(HandlerKind.ALTERNATING, 2, true, 100);
        script.refuseNextStart();
        check(script, "u1@0 -> init, start, ABORT 1 CHECKPOINT_SUBSUMED; u1@1 -> nothing", "BXA1", "BBR2");
    }

    /** T-007, T-009: with a timeout of 0 too it is the alternating one. */
    @Test
    void theHandlerFollowsFromTheConfiguration() {
        List<String> fired = new ArrayList<>();
        BarrierRules rules = new BarrierRules(RuleBook.of(BarrierRules.tables()));
        assertEquals(HandlerKind.TRACKER, rules.choose(config(-1, true, true), fired::add));
        assertEquals(HandlerKind.TRACKER, rules.choose(config(100, false, false), fired::add));
        assertEquals(HandlerKind.ALIGNED, rules.choose(config(100, true, false), fired::add));
        assertEquals(HandlerKind.ALTERNATING, rules.choose(config(100, true, true), fired::add));
        assertEquals(List.of("BHC1", "BHC2", "BHC3", "BHC4"), fired);
    }

    private static CheckpointConfig config(long intervalMillis, boolean exactlyOnce, boolean unaligned) {
        return new CheckpointConfig(
                intervalMillis,
                -1,
                0,
                1,
                600_000,
                0,
                exactlyOnce,
                unaligned,
                0,
                true,
                1,
                Retention.NO_EXTERNALIZED_CHECKPOINTS);
    }

    private static BarrierScript aligned() {
        return new BarrierScript(HandlerKind.ALIGNED, 2, true, NO_TIMEOUT);
    }

    private static void check(BarrierScript script, String trace, String... rows) {
        assertEquals(trace, script.run(trace));
        assertTrue(script.fired.containsAll(List.of(rows)), script.fired::toString);
    }
}
