package io.github.cleancut.law;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cleancut.model.Commit;
import io.github.cleancut.model.Exchange;
import io.github.cleancut.model.ItemKind;
import io.github.cleancut.trace.EventKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateLawTest {
    /** words[0] has emitted 0 and 1 and sum[0] holds both. */
    private static TraceScript twoRecords(TestJob job) {
        return new TraceScript(job)
                .start()
                .pass("words[0]", 0, "sum[0]")
                .pass("words[0]", 1, "sum[0]")
                .pending(1);
    }

    private static TraceScript twoRecords() {
        return twoRecords(TestJob.words(1));
    }

    private static TraceScript checkpointed() {
        return twoRecords()
                .snapshot(1, "words[0]", 2)
                .snapshot(1, "sum[0]", "out[0]")
                .completed(1);
    }

    @Test
    void holdsWhereTheRestoredStateFitsTheRestoredOffset() {
        Verdicts verdicts = checkpointed()
                .pass("words[0]", 2, "sum[0]")
                .crash()
                .restore(1, 2)
                .pass("words[0]", 2, "sum[0]")
                .end()
                .judge();
        assertEquals("holds 2 lost 0 doubled 0", verdicts.line("STATE-EO"));
        assertEquals("holds 2 lost 0 doubled 0", verdicts.line("STATE-EO@sum"));
        assertEquals(
                "1 restore and the end give the failure-free state",
                verdicts.of("STATE-EO").detail());
    }

    @Test
    void isNotExercisedWithoutARestore() {
        Verdicts verdicts = checkpointed().pass("words[0]", 2, "sum[0]").end().judge();
        assertEquals("not exercised 0 lost 0 doubled 0", verdicts.line("STATE-EO"));
        assertEquals("nothing was restored", verdicts.of("STATE-EO").detail());
    }

    @Test
    void isNotExercisedWhereNoOperatorKeepsRecords() {
        TestJob job = TestJob.job().source("words", 1).sink("out", 1, Commit.TWO_PHASE, "words", Exchange.FORWARD);
        Verdicts verdicts =
                new TraceScript(job).start().crash().restore(0, 0).end().judge();
        assertEquals("no operator keeps records", verdicts.of("STATE-EO").detail());
    }

    @Test
    void aRecordBehindTheSourcesOffsetThatTheStateLacksIsLost() {
        Verdicts verdicts = twoRecords()
                .emit("words[0]", 2, "sum[0]")
                .snapshot(1, "words[0]", 3)
                .snapshot(1, "sum[0]", "out[0]")
                .completed(1)
                .crash()
                .restore(1, 3)
                .end()
                .judge();
        assertEquals("VIOLATED 2 lost 1 doubled 0", verdicts.line("STATE-EO"));
        assertEquals(List.of("words[0]:2"), verdicts.witness("STATE-EO").records());
        assertEquals(
                "after the restore of checkpoint 1 sum has 1 record lost: words[0]:2 (and 1 more breach)",
                verdicts.of("STATE-EO").detail());
    }

    @Test
    void atLeastOnceHoldsARecordTwiceAfterItsReplay() {
        TraceScript trace = twoRecords(TestJob.words(1).atLeastOnce())
                .snapshot(1, "words[0]", 2)
                .pass("words[0]", 2, "sum[0]")
                .snapshot(1, "sum[0]", "out[0]")
                .completed(1)
                .crash()
                .restore(1, 2)
                .pass("words[0]", 2, "sum[0]");
        Verdicts verdicts = trace.end().judge();
        assertEquals("VIOLATED 2 lost 0 doubled 1", verdicts.line("STATE-EO"));
        assertEquals("VIOLATED 2 lost 0 doubled 1", verdicts.line("STATE-EO@sum"));
        assertEquals(List.of("STATE-EO"), verdicts.violated());
    }

    @Test
    void aSourceThatReadsOnTooFarLosesWhatItSkips() {
        Verdicts verdicts = checkpointed().crash().restore(1, 4).end().judge();
        assertEquals("VIOLATED 2 lost 2 doubled 0", verdicts.line("STATE-EO"));
        assertEquals(
                List.of("words[0]:2", "words[0]:3"),
                verdicts.witness("STATE-EO").records());
    }

    @Test
    void theFirstRestoreMustGiveNothingWhereNoCheckpointIsThere() {
        Verdicts verdicts = twoRecords()
                .failed(1)
                .crash()
                .restore(0, 0)
                .pass("words[0]", 0, "sum[0]")
                .end()
                .judge();
        assertEquals("holds 2 lost 0 doubled 0", verdicts.line("STATE-EO"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"on the channel", "in process"})
    void whatIsUnderWayAtTheEndIsNotLost(String where) {
        TraceScript trace = checkpointed()
                .crash()
                .restore(1, 2)
                .emit("words[0]", 2, "sum[0]")
                .send("words[0]", "sum[0]", "words[0]:3");
        if (where.equals("in process")) {
            trace.takeOnly("words[0]", "sum[0]", "words[0]:2");
        }
        // words[0]:3 was sent, but the source has not finished it yet
        assertEquals("holds 2 lost 0 doubled 0", trace.end().judge().line("STATE-EO"));
    }

    @Test
    void aRecordInProcessUpstreamIsUnderWayToo() {
        TestJob job = TestJob.job()
                .source("words", 1)
                .item(ItemKind.MAP, "clean", 1, TestJob.from("words", Exchange.FORWARD))
                .item(ItemKind.KEYED, "sum", 1, TestJob.from("clean", Exchange.HASH));
        TraceScript trace = new TraceScript(job).start().crash().restore(0, 0).emit("words[0]", 0, "clean[0]");
        trace.takeOnly("words[0]", "clean[0]", "words[0]:0");
        assertEquals("holds 2 lost 0 doubled 0", trace.end().judge().line("STATE-EO"));
    }

    @Test
    void aRecordThatAMapSwallowsIsLost() {
        TestJob job = TestJob.job()
                .source("words", 1)
                .item(ItemKind.MAP, "clean", 1, TestJob.from("words", Exchange.FORWARD))
                .item(ItemKind.KEYED, "sum", 1, TestJob.from("clean", Exchange.HASH));
        TraceScript trace = new TraceScript(job).start().pass("words[0]", 0, "clean[0]");
        assertEquals("VIOLATED 1 lost 1 doubled 0", trace.end().judge().line("STATE-EO"));
    }

    @Test
    void filtersDropWhatTheFormulaSays() {
        TestJob job = TestJob.job()
                .source("words", 1)
                .item(ItemKind.FILTER, "some", 1, TestJob.from("words", Exchange.FORWARD))
                .item(ItemKind.KEYED, "sum", 1, TestJob.from("some", Exchange.HASH));
        // keep 50 %: (37 x offset) mod 100 < 50 keeps 0 (0) and 1 (37), drops 2 (74)
        TraceScript trace = new TraceScript(job).start();
        for (int offset = 0; offset < 3; offset++) {
            trace.pass("words[0]", offset, "some[0]");
        }
        trace.send("some[0]", "sum[0]", "words[0]:0").take("some[0]", "sum[0]", "words[0]:0");
        trace.send("some[0]", "sum[0]", "words[0]:1").take("some[0]", "sum[0]", "words[0]:1");
        assertEquals(List.of(), trace.end().judge().violated());
        trace.send("some[0]", "sum[0]", "words[0]:2").take("some[0]", "sum[0]", "words[0]:2");
        assertEquals("VIOLATED 1 lost 0 doubled 1", trace.end().judge().line("STATE-EO"));
    }

    @Test
    void aBroadcastSideIsHeldByEverySubtaskAndPassesNothingOn() {
        TestJob job = TestJob.job()
                .source("words", 1)
                .source("rules", 1)
                .item(
                        ItemKind.CONNECT,
                        "match",
                        2,
                        TestJob.from("words", Exchange.REBALANCE),
                        TestJob.from("rules", Exchange.BROADCAST))
                .listMap("count", 1, TestJob.from("match", Exchange.GLOBAL));
        TraceScript trace = new TraceScript(job)
                .start()
                .emit("rules[0]", 0, "match[0]", "match[1]")
                .take("rules[0]", "match[0]", "rules[0]:0")
                .take("rules[0]", "match[1]", "rules[0]:0")
                .pass("words[0]", 0, "match[1]")
                .send("match[1]", "count[0]", "words[0]:0")
                .take("match[1]", "count[0]", "words[0]:0");
        assertEquals(List.of(), trace.end().judge().violated());

        TraceScript missing = new TraceScript(job).start().emit("rules[0]", 0, "match[0]");
        missing.take("rules[0]", "match[0]", "rules[0]:0");
        assertEquals("VIOLATED 1 lost 1 doubled 0", missing.end().judge().line("STATE-EO@match"));
    }

    @Test
    void aUnionOfOneSourceOverTwoWaysHoldsEachRecordTwice() {
        TestJob job = TestJob.job()
                .source("words", 1)
                .item(ItemKind.MAP, "a", 1, TestJob.from("words", Exchange.FORWARD))
                .item(ItemKind.KEYED, "sum", 1, TestJob.from("words", Exchange.HASH), TestJob.from("a", Exchange.HASH));
        TraceScript trace = new TraceScript(job).start().emit("words[0]", 0, "a[0]", "sum[0]");
        trace.take("words[0]", "a[0]", "words[0]:0").send("a[0]", "sum[0]", "words[0]:0");
        trace.take("words[0]", "sum[0]", "words[0]:0").take("a[0]", "sum[0]", "words[0]:0");
        assertEquals(List.of(), trace.end().judge().violated());
    }

    @Test
    void theTwoInputsOfAJoinAreComparedApart() {
        TestJob job = TestJob.job()
                .source("left", 1)
                .item(
                        ItemKind.JOIN,
                        "both",
                        1,
                        TestJob.from("left", Exchange.HASH),
                        TestJob.from("copy", Exchange.HASH))
                .item(ItemKind.MAP, "copy", 1, TestJob.from("left", Exchange.FORWARD));
        // The record arrives twice at the first input and never at the second: the sum would be right.
        TraceScript trace = new TraceScript(job).start().emit("left[0]", 0, "both[0]", "copy[0]");
        trace.take("left[0]", "both[0]", "left[0]:0").take("left[0]", "copy[0]", "left[0]:0");
        trace.send("left[0]", "both[0]", "left[0]:0").take("left[0]", "both[0]", "left[0]:0");
        assertEquals("VIOLATED 1 lost 1 doubled 1", trace.end().judge().line("STATE-EO"));
    }

    @Test
    void aPartOfTheJobThatRestartsAloneIsComparedAlone() {
        TestJob job = TestJob.job().source("words", 2).listMap("seen", 2, TestJob.from("words", Exchange.FORWARD));
        TraceScript trace = new TraceScript(job)
                .start()
                .pass("words[0]", 0, "seen[0]")
                .pass("words[1]", 0, "seen[1]")
                .pending(1)
                .snapshot(1, "words[0]", 1)
                .snapshot(1, "words[1]", 1)
                .snapshot(1, "seen[0]", "seen[1]")
                .completed(1)
                .pass("words[1]", 1, "seen[1]")
                .stop("words[0]", "seen[0]")
                .restoreStarted(1)
                .startAgain(1, "words[0]", 1, null)
                .startAgain(1, "seen[0]", -1, null);
        assertEquals("holds 2 lost 0 doubled 0", trace.end().judge().line("STATE-EO"));
    }

    @Test
    void anAttemptThatBeginsWithAnotherStateThanWasStoredIsFoundByItsFingerprint() {
        TraceScript trace = twoRecords()
                .snapshot(1, "words[0]", 2)
                .fingerprint(1, "sum[0]", "a1")
                .snapshot(1, "out[0]")
                .completed(1)
                .crash()
                .restoreStarted(1)
                .startAgain(1, "words[0]", 2, null)
                .startAgain(1, "sum[0]", -1, "b2")
                .startAgain(1, "out[0]", -1, null);
        assertEquals(
                "sum[0] began from checkpoint 1 with another state than it had stored",
                trace.end().judge().of("STATE-EO").detail());
    }

    @Test
    void anAttemptThatBeginsFromACheckpointWithoutItsStateIsFound() {
        Verdicts verdicts = twoRecords()
                .snapshot(1, "words[0]", 2)
                .snapshot(1, "out[0]")
                .crash()
                .restore(1, 2)
                .end()
                .judge();
        assertEquals("VIOLATED", verdicts.of("STATE-EO").outcome().word());
        assertEquals(
                "sum[0] began from checkpoint 1, which holds no state of it (and 2 more breaches)",
                verdicts.of("STATE-EO").detail());
    }

    @Test
    void aSubtaskThatHadFinishedStandsWithWhatItHeld() {
        TestJob job = TestJob.job()
                .source("words", 1)
                .item(ItemKind.KEYED, "sum", 1, TestJob.from("words", Exchange.HASH))
                .source("other", 1)
                .item(
                        ItemKind.CONNECT,
                        "all",
                        1,
                        TestJob.from("sum", Exchange.HASH),
                        TestJob.from("other", Exchange.HASH));
        Verdicts verdicts = new TraceScript(job)
                .start()
                .pass("words[0]", 0, "sum[0]")
                .send("sum[0]", "all[0]", "words[0]:0")
                .take("sum[0]", "all[0]", "words[0]:0")
                .finish("words[0]", "sum[0]")
                .pending(1)
                .snapshot(1, "other[0]", 0)
                .snapshot(1, "all[0]")
                .completed(1)
                .crash()
                .restore(1, 1, 0)
                .end()
                .judge();
        assertEquals("holds 2 lost 0 doubled 0", verdicts.line("STATE-EO"));
    }

    @Test
    void anOlderCheckpointCanBeRestoredAndThenTheNewerOne() {
        TraceScript trace = checkpointed()
                .pass("words[0]", 2, "sum[0]")
                .pending(2)
                .snapshot(2, "words[0]", 3)
                .snapshot(2, "sum[0]", "out[0]")
                .completed(2)
                .crash()
                .restore(1, 2)
                .pass("words[0]", 2, "sum[0]")
                .pass("words[0]", 3, "sum[0]")
                .crash()
                .restore(2, 3);
        assertEquals("holds 3 lost 0 doubled 0", trace.end().judge().line("STATE-EO"));
    }

    @Test
    void aStateThatDiedWithItsSubtaskIsNotCompared() {
        Verdicts verdicts = checkpointed()
                .crash()
                .restore(1, 2)
                .emit("words[0]", 2, "sum[0]")
                .crash()
                .end()
                .judge();
        assertEquals("holds 1 lost 0 doubled 0", verdicts.line("STATE-EO"));
    }

    @Test
    void aRestoreThatIsCutShortIsComparedOnlyOnceItIsWhole() {
        Verdicts verdicts = checkpointed()
                .crash()
                .restoreStarted(1)
                .startAgain(1, "words[0]", 2, null)
                .stop("words[0]")
                .restore(1, 2)
                .end()
                .judge();
        assertEquals("holds 2 lost 0 doubled 0", verdicts.line("STATE-EO"));
    }

    @Test
    void aJobThatHadFinishedAndIsStartedAgainHoldsWhatItsSnapshotHolds() {
        // C-225: no subtask stands in for its successor, even if it had finished
        Verdicts verdicts = checkpointed()
                .pass("words[0]", 2, "sum[0]")
                .finish("words[0]", "sum[0]", "out[0]")
                .tell(EventKind.JOB_SUBMITTED, "NO_CLAIM", 1)
                .restore(1, 2)
                .pass("words[0]", 2, "sum[0]")
                .end()
                .judge();
        assertEquals("holds 2 lost 0 doubled 0", verdicts.line("STATE-EO"));
    }

    /** A zombie that finishes is none of the job: what it holds is not its successor's. */
    @Test
    void anAttemptThatWasGivenUpAndFinishesLeavesNothing() {
        Verdicts verdicts = checkpointed()
                .tellOf(EventKind.TASK_ENDED, "FAILED", "words[0]", -1)
                .tellOf(EventKind.TASK_ENDED, "FAILED", "sum[0]", -1)
                .tellOf(EventKind.TASK_ENDED, "FAILED", "out[0]", -1)
                .pass("words[0]", 2, "sum[0]")
                .finish("words[0]", "sum[0]", "out[0]")
                .restore(0, 0)
                .pass("words[0]", 0, "sum[0]")
                .end()
                .judge();
        assertEquals("holds 2 lost 0 doubled 0", verdicts.line("STATE-EO"));
    }
}
