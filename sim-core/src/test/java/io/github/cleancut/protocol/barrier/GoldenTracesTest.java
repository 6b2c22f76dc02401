package io.github.cleancut.protocol.barrier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The golden traces G-01 to G-23 of docs/spec/tasks.md, which were measured on Flink's own classes. */
class GoldenTracesTest {
    private static final long NO_TIMEOUT = Long.MAX_VALUE;

    /** T-080, T-081, T-083, T-085: what is old is resumed and ignored, what comes twice is blocked again, what is newer aborts the pending one; a cancel marker counts for a newer one, or while some barrier is in. */
    @Test
    void g01AlignedHandlerThroughDuplicatesSubsumptionAndCancellation() {
        aligned(
                2,
                "b1@0 -> blk0; b1@0 -> blk0; b1@1 -> blk1, TRIG 1 ALIGNED, res0, res1; b1@1 -> res1; b2@0 -> blk0;"
                        + " b3@1 -> res0, ABORT 2 SUBSUMED, blk1; b2@1 -> res1;"
                        + " cancel3@0 -> res1, ABORT 3 ON_CANCELLATION_BARRIER; b3@0 -> res0; cancel3@1 -> nothing;"
                        + " cancel5@1 -> ABORT 5 ON_CANCELLATION_BARRIER; b4@0 -> res0");
    }

    /** T-087, T-088: an end counts as aligned; the next checkpoint waits for the channels that are open then. */
    @Test
    void g02EndOfPartitionCompletesAnAlignment() {
        aligned(3, "b1@0 -> blk0; eop@1 -> nothing; eop@2 -> TRIG 1 ALIGNED, res0; b2@0 -> blk0, TRIG 2 ALIGNED, res0");
    }

    /** T-087: a channel with both a barrier and an end counts once. */
    @Test
    void g03AChannelThatEndsAfterItsBarrierIsNotResumed() {
        aligned(2, "b1@0 -> blk0; eop@0 -> nothing; b1@1 -> blk1, TRIG 1 ALIGNED, res1");
    }

    /** T-087, T-160: the pending checkpoint is aborted at the end of an input. */
    @Test
    void g04WithoutCheckpointsAfterFinishAnEndAborts() {
        check(
                new BarrierScript(HandlerKind.ALIGNED, 2, false, NO_TIMEOUT),
                "b1@0 -> blk0; eop@1 -> res0, ABORT 1 INPUT_END_OF_STREAM; b2@0 -> blk0, TRIG 2 ALIGNED, res0");
    }

    /** T-023. */
    @Test
    void g05PseudoBarriersAlignWithoutBlocking() {
        aligned(2, "rpc1@0 -> nothing; rpc1@1 -> TRIG 1 ALIGNED");
    }

    /** T-085, T-086: dropped while no barrier is in, otherwise the channel is resumed, the timer cancelled and the task told. */
    @Test
    void g06ACancelMarkerForACheckpointKnownOnlyByAnnouncementIsLost() {
        timed(
                2,
                "ann1@0:7 -> timer +100; cancel1@1 -> nothing; b1@0 -> blk0;"
                        + " cancel1@1 -> timer off, res0, ABORT 1 ON_CANCELLATION_BARRIER");
    }

    /** T-073, T-093, T-097: the timer has what is left since the trigger; announced barriers overtake; the blocked channel is resumed with the last barrier. */
    @Test
    void g07TheTimerSwitchesACollectingAlignment() {
        timed(
                3,
                "at 30: b1@0 -> timer +70, blk0; ann1@1:5 -> nothing; timer -> prioritise 1:5, init, start,"
                        + " TRIG 1 UNALIGNED; ann1@2:9 -> prioritise 2:9; b1@1 -> blk1; u1@2 -> stop 1, res0, res1");
    }

    /** T-092. */
    @Test
    void g08ExactlyAtTheTimeoutItIsNotLateYet() {
        timed(2, "b1@0 -> timer +100, blk0; at 100: eop@1 -> init, TRIG 1 ALIGNED, res0, timer off");
    }

    /** T-092, T-097: late a millisecond after the timeout; blocked channels stay blocked until the last barrier. */
    @Test
    void g09ALateBarrierSwitches() {
        timed(
                3,
                "b1@0 -> timer +100, blk0; at 101: b1@1 -> blk1, init, start, TRIG 1 UNALIGNED;"
                        + " b1@2 -> blk2, stop 1, res0, res1, res2, timer off");
    }

    /** T-097. */
    @Test
    void g10AnUnalignedBarrierSwitches() {
        timed(
                3,
                "b1@0 -> timer +100, blk0; u1@1 -> init, start, TRIG 1 UNALIGNED;"
                        + " b1@2 -> blk2, stop 1, res0, res2, timer off");
    }

    /** T-072, T-080, T-081: an announcement begins its checkpoint, so that the older barrier is obsolete. */
    @Test
    void g11AnAnnouncementSubsumes() {
        timed(
                2,
                "b1@0 -> timer +100, blk0; ann2@1:3 -> timer off, res0, ABORT 1 SUBSUMED, timer +100;"
                        + " b1@1 -> res1");
    }

    /** T-072, T-073. */
    @Test
    void g12TheTimerBeforeTheFirstBarrierLetsAnnouncedOnesOvertake() {
        timed(
                2,
                "ann1@0:3 -> timer +100; timer -> prioritise 0:3; ann1@1:4 -> prioritise 1:4;"
                        + " b1@0 -> blk0, init, start, TRIG 1 UNALIGNED; b1@1 -> blk1, stop 1, res0, res1");
    }

    /** T-095: a barrier without a time limit aligns, without a timer. */
    @Test
    void g13AnAlignedCheckpointFollowsAnUnalignedOne() {
        timed(
                2,
                "u1@0 -> init, start, TRIG 1 UNALIGNED; u1@1 -> stop 1; plain b2@0 -> blk0;"
                        + " plain b2@1 -> blk1, init, TRIG 2 ALIGNED, res0, res1");
    }

    /** T-095. */
    @Test
    void g14ForcedAlignedBarriersTriggerWithTheirOwnOptions() {
        timed(2, "forced b1@0 -> blk0; forced b1@1 -> blk1, init, TRIG 1 FORCED_ALIGNED, res0, res1");
    }

    @Test
    void g15OneChannelAlignsAtOnce() {
        timed(1, "b1@0 -> timer +100, blk0, init, TRIG 1 ALIGNED, res0, timer off");
    }

    /** T-080, T-081: of an obsolete barrier that overtook nothing is resumed. */
    @Test
    void g16ANewerUnalignedBarrierSubsumes() {
        timed(
                2,
                "u1@0 -> init, start, TRIG 1 UNALIGNED;"
                        + " u2@0 -> stop 1, ABORT 1 SUBSUMED, init, start, TRIG 2 UNALIGNED; u1@1 -> nothing; u2@1 -> stop 2");
    }

    /** T-086, T-087: what was taken in hand is stopped; an end completes an unaligned checkpoint too. */
    @Test
    void g17AnUnalignedCheckpointIsCancelledOrEnded() {
        timed(
                2,
                "u1@0 -> init, start, TRIG 1 UNALIGNED; cancel1@1 -> stop 1, ABORT 1 ON_CANCELLATION_BARRIER;"
                        + " u2@0 -> init, start, TRIG 2 UNALIGNED; eop@1 -> stop 2");
    }

    @Test
    void g18OneChannelTrackerBelievesOldBarriers() {
        tracker(1, "b5@0 -> TRIG 5 ALIGNED; b5@0 -> TRIG 5 ALIGNED; b4@0 -> TRIG 4 ALIGNED");
    }

    /** T-101: the snapshot is taken at the last barrier. */
    @Test
    void g19TheTrackerLetsOlderCheckpointsVanish() {
        tracker(2, "b1@0 -> nothing; b2@0 -> nothing; b2@1 -> TRIG 2 ALIGNED; b1@1 -> nothing");
    }

    /** T-100. */
    @Test
    void g20ACancelMarkerAbortsOlderCheckpointsOfTheTracker() {
        BarrierScript script = tracker(
                2,
                "b1@0 -> nothing;"
                        + " cancel2@1 -> ABORT 1 ON_CANCELLATION_BARRIER, ABORT 2 ON_CANCELLATION_BARRIER; b2@0 -> nothing");
        assertTrue(script.state().startsWith("TRACKER 2 open2 m"), script.state());
    }

    @Test
    void g21TheTrackerForgetsTheOldestOf51() {
        String fiftyOne = IntStream.rangeClosed(1, 51)
                .mapToObj(id -> "b" + id + "@0 -> nothing")
                .collect(Collectors.joining("; "));
        BarrierScript script = tracker(2, fiftyOne + "; b1@1 -> nothing; b30@1 -> TRIG 30 ALIGNED");
        assertEquals(21, script.state().split("Barrier\\[", -1).length - 1);
    }

    /** T-087, T-101: several checkpoints are under way at a time. */
    @Test
    void g22EndOfPartitionTriggersTheNewestCompleteCheckpointOfTheTracker() {
        tracker(
                2,
                "b1@0 -> nothing; b2@0 -> nothing; b3@1 -> nothing; eop@1 -> TRIG 2 ALIGNED; b3@0 -> TRIG 3 ALIGNED");
    }

    /** T-087, T-100: the one abort of the tracker with another reason. */
    @Test
    void g23WithoutCheckpointsAfterFinishAnEndAbortsAllOfTheTracker() {
        check(
                new BarrierScript(HandlerKind.TRACKER, 2, false, NO_TIMEOUT),
                "b1@0 -> nothing; b2@0 -> nothing; eop@1 -> ABORT 1 INPUT_END_OF_STREAM, ABORT 2 INPUT_END_OF_STREAM");
    }

    private static void aligned(int channels, String trace) {
        check(new BarrierScript(HandlerKind.ALIGNED, channels, true, NO_TIMEOUT), trace);
    }

    private static void timed(int channels, String trace) {
        check(new BarrierScript(HandlerKind.ALTERNATING, channels, true, 100), trace);
    }

    private static BarrierScript tracker(int channels, String trace) {
        return check(new BarrierScript(HandlerKind.TRACKER, channels, true, NO_TIMEOUT), trace);
    }

    private static BarrierScript check(BarrierScript script, String trace) {
        assertEquals(trace.replaceAll("\\s+", " "), script.run(trace));
        return script;
    }
}
