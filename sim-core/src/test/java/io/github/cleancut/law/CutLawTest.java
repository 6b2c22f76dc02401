package io.github.cleancut.law;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cleancut.model.Commit;
import io.github.cleancut.model.Exchange;
import io.github.cleancut.model.ItemKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class CutLawTest {
    private static TraceScript words() {
        return new TraceScript(TestJob.words(1)).start();
    }

    /** words[0] has sent 0 and 1; sum[0] has taken both. */
    private static TraceScript twoRecords() {
        return words().pass("words[0]", 0, "sum[0]")
                .pass("words[0]", 1, "sum[0]")
                .pending(1);
    }

    @Test
    void holdsWhereEveryChannelIsEmptyAtTheCut() {
        Verdicts verdicts = twoRecords()
                .snapshot(1, "words[0]", 2)
                .emit("words[0]", 2, "sum[0]")
                .snapshot(1, "sum[0]", "out[0]")
                .take("words[0]", "sum[0]", "words[0]:2")
                .completed(1)
                .end()
                .judge();
        assertEquals("holds 1", verdicts.line("CUT"));
    }

    @Test
    void aRecordThatOvertookTheBarrierIsDoubled() {
        Verdicts verdicts = twoRecords()
                .snapshot(1, "words[0]", 2)
                .pass("words[0]", 2, "sum[0]")
                .snapshot(1, "sum[0]", "out[0]")
                .completed(1)
                .end()
                .judge();
        assertEquals("VIOLATED 1", verdicts.line("CUT"));
        assertEquals(
                "checkpoint 1: words[0] -> sum[0] had sent 2 and received 3: a restore doubles 1 record",
                verdicts.of("CUT").detail());
        // snapshot of words[0], snapshot of sum[0], completion
        assertEquals(List.of(13L, 18L, 20L), verdicts.witness("CUT").leadingEvents());
        assertEquals(20, verdicts.witness("CUT").order());
        assertEquals(List.of("CUT"), verdicts.violated());
    }

    @Test
    void atLeastOnceMayDoubleButNotLose() {
        TestJob job = TestJob.words(1).atLeastOnce();
        TraceScript early = new TraceScript(job).start().pending(1).snapshot(1, "words[0]", 0);
        early.pass("words[0]", 0, "sum[0]").snapshot(1, "sum[0]", "out[0]").completed(1);
        assertEquals("holds 1", early.end().judge().line("CUT"));

        TraceScript late = new TraceScript(job).start().pending(1).emit("words[0]", 0, "sum[0]");
        late.snapshot(1, "words[0]", 1).snapshot(1, "sum[0]", "out[0]").completed(1);
        Verdicts verdicts = late.end().judge();
        assertEquals("VIOLATED 1", verdicts.line("CUT"));
        assertEquals(
                "checkpoint 1: words[0] -> sum[0] had sent 1 and received 0: a restore loses 1 record",
                verdicts.of("CUT").detail());
    }

    @Test
    void isNotExercisedWithoutACompletedCheckpointOrWithoutARecord() {
        assertEquals(
                "not exercised 0",
                twoRecords().snapshot(1, "words[0]", 2).failed(1).end().judge().line("CUT"));
        Verdicts noRecord = words().pending(1)
                .snapshot(1, "words[0]", "sum[0]", "out[0]")
                .completed(1)
                .end()
                .judge();
        assertEquals("not exercised 0", noRecord.line("CUT"));
        assertEquals(
                "no channel had carried a record when a checkpoint completed",
                noRecord.of("CUT").detail());
    }

    @Test
    void aFailedCheckpointMayBeAsCrookedAsItLikes() {
        Verdicts verdicts = twoRecords()
                .snapshot(1, "sum[0]")
                .pass("words[0]", 2, "sum[0]")
                .snapshot(1, "words[0]", 3)
                .failed(1)
                .end()
                .judge();
        assertEquals(List.of(), verdicts.violated());
    }

    @Test
    void aFinishedSourceStandsWithItsLastNumbers() {
        Verdicts verdicts = words().pass("words[0]", 0, "sum[0]")
                .finish("words[0]")
                .pending(1)
                .snapshot(1, "sum[0]", "out[0]")
                .completed(1)
                .end()
                .judge();
        assertEquals("holds 1", verdicts.line("CUT"));
    }

    @Test
    void aRunningSubtaskWithoutASnapshotMakesTheCheckpointIncomplete() {
        Verdicts verdicts =
                twoRecords().snapshot(1, "words[0]", 2).completed(1).end().judge();
        assertEquals("VIOLATED", verdicts.of("CUT").outcome().word());
        assertEquals(
                "checkpoint 1 completed without a snapshot of sum[0] (and 1 more breach)",
                verdicts.of("CUT").detail().replace(" (and 2 more breaches)", " (and 1 more breach)"));
    }

    @Test
    void numbersBeginAgainWithEachAttempt() {
        // The records of the first life, taken or not, must not count in the second.
        Verdicts verdicts = twoRecords()
                .snapshot(1, "words[0]", 2)
                .snapshot(1, "sum[0]", "out[0]")
                .completed(1)
                .emit("words[0]", 2, "sum[0]")
                .crash()
                .restore(1, 2)
                .pass("words[0]", 2, "sum[0]")
                .pending(2)
                .snapshot(2, "words[0]", 3)
                .snapshot(2, "sum[0]", "out[0]")
                .completed(2)
                .end()
                .judge();
        assertEquals("holds 2", verdicts.line("CUT"));
    }

    @Test
    void snapshotsOfOverlappingCheckpointsAreKeptApart() {
        Verdicts verdicts = words().pending(1)
                .snapshot(1, "words[0]", 0)
                .emit("words[0]", 0, "sum[0]")
                .pending(2)
                .snapshot(2, "words[0]", 1)
                .snapshot(1, "sum[0]", "out[0]")
                .take("words[0]", "sum[0]", "words[0]:0")
                .snapshot(2, "sum[0]", "out[0]")
                .completed(1)
                .completed(2)
                .end()
                .judge();
        assertEquals("holds 1", verdicts.line("CUT"));
    }

    @Test
    void channelsOfTwoInputsBetweenTheSamePairAreCountedApart() {
        TestJob job = TestJob.job()
                .source("left", 1)
                .source("right", 1)
                .item(
                        ItemKind.CONNECT,
                        "both",
                        1,
                        TestJob.from("left", Exchange.FORWARD),
                        TestJob.from("right", Exchange.FORWARD))
                .sink("out", 1, Commit.TWO_PHASE, "both", Exchange.FORWARD);
        // One side sent one too many, the other one too few: the sum would be right.
        Verdicts verdicts = new TraceScript(job)
                .start()
                .pending(1)
                .emit("left[0]", 0, "both[0]")
                .snapshot(1, "left[0]", 1)
                .snapshot(1, "right[0]", 0)
                .pass("right[0]", 0, "both[0]")
                .snapshot(1, "both[0]", "out[0]")
                .completed(1)
                .end()
                .judge();
        assertEquals("VIOLATED 2", verdicts.line("CUT"));
    }
}
