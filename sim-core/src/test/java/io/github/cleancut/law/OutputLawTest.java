package io.github.cleancut.law;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cleancut.model.Commit;
import io.github.cleancut.model.Exchange;
import io.github.cleancut.trace.EventKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutputLawTest {
    private static final String R0 = "words[0]:0";
    private static final String R1 = "words[0]:1";
    private static final String R2 = "words[0]:2";

    private static TestJob job(Commit commit, boolean idempotentCommit) {
        return TestJob.job()
                .source("words", 1)
                .sink("out", 1, commit, idempotentCommit, TestJob.from("words", Exchange.FORWARD));
    }

    /** R0 and R1 are written into transaction 7, which is filed under checkpoint 1. */
    static TraceScript preCommitted(boolean idempotentCommit) {
        return through(new TraceScript(job(Commit.TWO_PHASE, idempotentCommit)).start(), 0, 1)
                .write("out[0]", 7, R0, R1)
                .pending(1)
                .snapshot(1, "words[0]", 2)
                .snapshot(1, "out[0]")
                .preCommit("out[0]", 1, 7);
    }

    static TraceScript through(TraceScript trace, long... offsets) {
        for (long offset : offsets) {
            trace.pass("words[0]", offset, "out[0]");
        }
        return trace;
    }

    private static TraceScript committed() {
        return preCommitted(true).completed(1).commit("out[0]", 1, 7);
    }

    @Test
    void holdsWhereEachCommittedRecordIsSeenOnce() {
        Verdicts verdicts = committed().end().judge();
        assertEquals("holds 1 lost 0 doubled 0", verdicts.line("OUT-EO"));
        assertEquals("holds 1 lost 0 doubled 0", verdicts.line("OUT-EO@out"));
        assertEquals("holds 1 lost 0 doubled 0", verdicts.line("OUT-EO@out-raw"));
    }

    @Test
    void isNotExercisedWithoutACommit() {
        Verdicts verdicts = preCommitted(true).completed(1).end().judge();
        assertEquals("not exercised 0 lost 0 doubled 0", verdicts.line("OUT-EO"));
        assertEquals("no sink committed a transaction", verdicts.of("OUT-EO").detail());
    }

    @Test
    void nothingIsClaimedOfASinkWithoutTransactionsButItsReadersAreCounted() {
        TraceScript trace = through(new TraceScript(job(Commit.AT_LEAST_ONCE, true)).start(), 0)
                .show("out[0]", R0, R0);
        Verdicts verdicts = trace.end().judge();
        assertEquals("not exercised 0 lost 0 doubled 1", verdicts.line("OUT-EO@out"));
        assertEquals(
                "out has no transactions: nothing is claimed of its output",
                verdicts.of("OUT-EO@out").detail());
        assertEquals("not exercised 0 lost 0 doubled 1", verdicts.line("OUT-EO"));
    }

    /** Transactions 7 and 8 are pre-committed; the commit of 7 fails, that of 8 does not. */
    private static TraceScript commitOfTheFirstFails() {
        return preCommitted(true)
                .completed(1)
                .pass("words[0]", 2, "out[0]")
                .write("out[0]", 8, R2)
                .pending(2)
                .snapshot(2, "words[0]", 3)
                .snapshot(2, "out[0]")
                .preCommit("out[0]", 2, 8)
                .completed(2)
                .startCommit("out[0]", 2, 7)
                .startCommit("out[0]", 2, 8)
                .commit("out[0]", 2, 8);
    }

    @Test
    void aFailedCommitDoesNotKeepFlinkFromTheNextOneAndLeavesAHoleUntilSomebodyRepeatsIt() {
        Verdicts verdicts = commitOfTheFirstFails().crash().end().judge();
        assertEquals("VIOLATED 1 lost 2 doubled 0", verdicts.line("OUT-EO"));
        assertEquals("T-241", verdicts.of("OUT-EO").knownBreach());
        Verdicts goesOn = commitOfTheFirstFails().end().judge();
        assertEquals("VIOLATED 1 lost 2 doubled 0", goesOn.line("OUT-EO"));
        assertEquals(null, goesOn.of("OUT-EO").knownBreach());
        Verdicts neverRepeated =
                commitOfTheFirstFails().crash().restore(2, 3).end().judge();
        assertEquals(null, neverRepeated.of("OUT-EO").knownBreach());
        assertEquals("VIOLATED 1 lost 2 doubled 0", neverRepeated.line("OUT-EO"));
    }

    @Test
    void anUpsertThatIsRepeatedShowsNothingNew() {
        TraceScript trace = through(new TraceScript(job(Commit.IDEMPOTENT, true)).start(), 0)
                .show("out[0]", R0, R0);
        assertEquals("not exercised 0 lost 0 doubled 0", trace.end().judge().line("OUT-EO@out"));
    }

    @Test
    void aRecordInTwoCommittedTransactionsIsSeenTwice() {
        Verdicts verdicts = committed()
                .write("out[0]", 8, R1)
                .preCommit("out[0]", 2, 8)
                .completed(2)
                .commit("out[0]", 2, 8)
                .end()
                .judge();
        assertEquals("VIOLATED 2 lost 0 doubled 1", verdicts.line("OUT-EO"));
        assertEquals(
                "out sees 1 record too often: words[0]:1", verdicts.of("OUT-EO").detail());
        assertEquals(List.of(R1), verdicts.witness("OUT-EO").records());
    }

    /** Record 2 is committed with savepoint 2; the job goes on from checkpoint 1 and commits it again with checkpoint 3. */
    private static TraceScript stoppedInVain(String kind) {
        return through(committed(), 2)
                .write("out[0]", 8, R2)
                .tell(EventKind.CHECKPOINT_PENDING, kind, 2)
                .snapshot(2, "words[0]", 3)
                .snapshot(2, "out[0]")
                .preCommit("out[0]", 2, 8)
                .completed(2)
                .commit("out[0]", 2, 8)
                .crash()
                .restore(1, 2)
                .pass("words[0]", 2, "out[0]")
                .write("out[0]", 9, R2)
                .pending(3)
                .snapshot(3, "words[0]", 3)
                .snapshot(3, "out[0]")
                .preCommit("out[0]", 3, 9)
                .completed(3)
                .commit("out[0]", 3, 9)
                .end();
    }

    @Test
    void whatAStopShowedAfterWhichTheJobWentOnIsShownAgainByFlinkItself() {
        Verdicts verdicts = stoppedInVain("synchronous-savepoint").judge();
        assertEquals("VIOLATED 3 lost 0 doubled 1", verdicts.line("OUT-EO"));
        assertEquals(
                "out sees 1 record too often: words[0]:2, shown before by a stop after which the job went on (C-242)",
                verdicts.of("OUT-EO").detail());
        assertEquals("C-242", verdicts.of("OUT-EO").knownBreach());
    }

    /** Records 0 and 1 are committed with checkpoint 1; then the JobManager is lost, and the next one finds this. */
    private static Verdicts committedOnceMore(String found) {
        TraceScript trace = committed()
                .tell(EventKind.JOB_MANAGER_LOST, "", -1)
                .stop("words[0]", "out[0]")
                .tell(EventKind.JOB_MANAGER_STARTED, found, -1)
                .restore(0, 0);
        return commitAgain(trace, 0, "words[0]:0");
    }

    /** C-222: without high availability nobody knows that there was anything to restore. */
    @Test
    void whatIsShownAgainBecauseNothingOutlivedTheJobManagerIsToldSo() {
        assertEquals(
                "out sees 1 record again, as the job began anew without high availability: words[0]:0 (C-222)",
                committedOnceMore("empty").of("OUT-EO").detail());
        assertEquals(null, committedOnceMore("recovered").of("OUT-EO").knownBreach());
    }

    /** Record 2 is committed with checkpoint 2; then the user starts the job from checkpoint 1, which does not cover it. */
    private static TraceScript startedByHandBehindWhatWasShown() {
        return through(committed(), 2)
                .write("out[0]", 8, R2)
                .pending(2)
                .snapshot(2, "words[0]", 3)
                .snapshot(2, "out[0]")
                .preCommit("out[0]", 2, 8)
                .completed(2)
                .commit("out[0]", 2, 8)
                .tell(EventKind.JOB_ENDED, "CANCELED", -1)
                .tell(EventKind.JOB_SUBMITTED, "NO_CLAIM", 1)
                .restore(1, 2);
    }

    /** The second job commits records under the id that the first one had given to its second checkpoint. */
    private static Verdicts commitAgain(TraceScript trace, String... records) {
        return commitAgain(trace, 2, records);
    }

    private static Verdicts commitAgain(TraceScript trace, long offset, String... records) {
        return through(trace, offset)
                .write("out[0]", 9, records)
                .pending(2)
                .snapshot(2, "words[0]", offset + 1)
                .snapshot(2, "out[0]")
                .preCommit("out[0]", 2, 9)
                .completed(2)
                .commit("out[0]", 2, 9)
                .end()
                .judge();
    }

    @Test
    void whatIsShownAgainBecauseTheUserWentBackByHandIsToldAsHisDoing() {
        // C-228: whatever snapshot is given is the restore point
        Verdicts verdicts = commitAgain(startedByHandBehindWhatWasShown(), R2);
        assertEquals("VIOLATED 3 lost 0 doubled 1", verdicts.line("OUT-EO"));
        assertEquals(
                "out sees 1 record again, as the user went back to an older snapshot: words[0]:2 (C-228)",
                verdicts.of("OUT-EO").detail());
        assertEquals("C-228", verdicts.of("OUT-EO").knownBreach());
        assertEquals(List.of("OUT-EO"), verdicts.violated());
    }

    @Test
    void whatTheSecondJobItselfShowsTwiceHasNoExcuse() {
        Verdicts twice = commitAgain(startedByHandBehindWhatWasShown(), R2, R2);
        assertEquals("VIOLATED 3 lost 0 doubled 2", twice.line("OUT-EO"));
        assertEquals(null, twice.of("OUT-EO").knownBreach());
    }

    @Test
    void whatTheSnapshotCoversIsShownAgainWithoutExcuse() {
        Verdicts covered = commitAgain(startedByHandBehindWhatWasShown(), R1, R2);
        assertEquals("VIOLATED 3 lost 0 doubled 2", covered.line("OUT-EO"));
        assertEquals(null, covered.of("OUT-EO").knownBreach());
    }

    @Test
    void goingBackByHandTakesNothingBackThatWasCommittedBefore() {
        // Transaction 8 misses record 2, although checkpoint 2 of the first job was committed; the second job never
        // gets that far.
        TraceScript trace = through(committed(), 2)
                .pending(2)
                .snapshot(2, "words[0]", 3)
                .snapshot(2, "out[0]")
                .preCommit("out[0]", 2, 8)
                .completed(2)
                .commit("out[0]", 2, 8)
                .tell(EventKind.JOB_SUBMITTED, "NO_CLAIM", 1)
                .restore(1, 2);
        assertEquals("VIOLATED 2 lost 1 doubled 0", trace.end().judge().line("OUT-EO"));
    }

    @Test
    void whatACheckpointShowedIsShownAgainWithoutExcuse() {
        assertEquals(null, stoppedInVain("checkpoint").judge().of("OUT-EO").knownBreach());
    }

    @Test
    void repeatingAnIdempotentCommitShowsNothingNew() {
        Verdicts verdicts =
                committed().crash().restore(1, 2).commit("out[0]", 1, 7).end().judge();
        assertEquals("holds 2 lost 0 doubled 0", verdicts.line("OUT-EO"));
    }

    @Test
    void repeatingACommitThatIsNotIdempotentShowsTheRecordsAgain() {
        Verdicts verdicts = preCommitted(false)
                .completed(1)
                .commit("out[0]", 1, 7)
                .crash()
                .restore(1, 2)
                .commit("out[0]", 1, 7)
                .end()
                .judge();
        assertEquals("VIOLATED 2 lost 0 doubled 2", verdicts.line("OUT-EO"));
        assertEquals("VIOLATED 2 lost 0 doubled 2", verdicts.line("OUT-EO@out-raw"));
    }

    @Test
    void onlyTheReaderOfUncommittedDataSeesAnAbortedRecordTwice() {
        Verdicts verdicts = through(committed(), 2)
                .write("out[0]", 8, R2)
                .crash()
                .restore(1, 2)
                .abort("out[0]", 8)
                .pass("words[0]", 2, "out[0]")
                .write("out[0]", 9, R2)
                .pending(2)
                .snapshot(2, "words[0]", 3)
                .snapshot(2, "out[0]")
                .preCommit("out[0]", 2, 9)
                .completed(2)
                .commit("out[0]", 2, 9)
                .end()
                .judge();
        assertEquals("holds 2 lost 0 doubled 0", verdicts.line("OUT-EO"));
        assertEquals("VIOLATED 2 lost 0 doubled 1", verdicts.line("OUT-EO@out-raw"));
        assertEquals(List.of(), verdicts.violated());
    }

    @Test
    void aRecordThatAnOlderCheckpointOwedIsMissing() {
        // Transaction 7 is never committed, although the sink has committed checkpoint 2.
        Verdicts verdicts = through(preCommitted(true).completed(1), 2)
                .write("out[0]", 8, R2)
                .pending(2)
                .snapshot(2, "words[0]", 3)
                .snapshot(2, "out[0]")
                .preCommit("out[0]", 2, 8)
                .completed(2)
                .commit("out[0]", 2, 8)
                .end()
                .judge();
        assertEquals("VIOLATED 1 lost 2 doubled 0", verdicts.line("OUT-EO"));
        assertEquals(
                "out misses 2 records below the last commit: words[0]:0, words[0]:1",
                verdicts.of("OUT-EO").detail());
        assertEquals(List.of("OUT-EO"), verdicts.violated());
    }

    @Test
    void aRecordThatTheSinkNeverWroteIsMissing() {
        Verdicts verdicts = through(new TraceScript(job(Commit.TWO_PHASE, true)).start(), 0, 1)
                .write("out[0]", 7, R0)
                .pending(1)
                .snapshot(1, "words[0]", 2)
                .snapshot(1, "out[0]")
                .preCommit("out[0]", 1, 7)
                .completed(1)
                .commit("out[0]", 1, 7)
                .end()
                .judge();
        assertEquals("VIOLATED 1 lost 1 doubled 0", verdicts.line("OUT-EO"));
    }

    @Test
    void whatIsStillOwedAtTheEndIsNotMissing() {
        Verdicts verdicts = through(committed(), 2)
                .write("out[0]", 8, R2)
                .pending(2)
                .snapshot(2, "words[0]", 3)
                .snapshot(2, "out[0]")
                .preCommit("out[0]", 2, 8)
                .completed(2)
                .end()
                .judge();
        assertEquals("holds 1 lost 0 doubled 0", verdicts.line("OUT-EO"));
    }

    @Test
    void anAbortedCheckpointsDataComesWithTheNextOne() {
        // T-242
        Verdicts verdicts = through(preCommitted(true).failed(1), 2)
                .write("out[0]", 8, R2)
                .pending(2)
                .snapshot(2, "words[0]", 3)
                .snapshot(2, "out[0]")
                .preCommit("out[0]", 2, 8)
                .completed(2)
                .commit("out[0]", 1, 7)
                .commit("out[0]", 2, 8)
                .end()
                .judge();
        assertEquals("holds 2 lost 0 doubled 0", verdicts.line("OUT-EO"));
    }

    @Test
    void aSubtaskThatLagsBehindIsJudgedByItsOwnLastCommit() {
        TestJob job = TestJob.job().source("words", 2).sink("out", 2, Commit.TWO_PHASE, "words", Exchange.FORWARD);
        Verdicts verdicts = new TraceScript(job)
                .start()
                .pass("words[0]", 0, "out[0]")
                .pass("words[1]", 0, "out[1]")
                .write("out[0]", 1, "words[0]:0")
                .write("out[1]", 1, "words[1]:0")
                .pending(1)
                .snapshot(1, "words[0]", 1)
                .snapshot(1, "words[1]", 1)
                .snapshot(1, "out[0]", "out[1]")
                .preCommit("out[0]", 1, 1)
                .preCommit("out[1]", 1, 1)
                .completed(1)
                .commit("out[0]", 1, 1)
                .end()
                .judge();
        assertEquals("holds 1 lost 0 doubled 0", verdicts.line("OUT-EO"));
    }

    @Test
    void aFinishedSourceCountsWithAllItsRecords() {
        Verdicts verdicts = through(new TraceScript(job(Commit.TWO_PHASE, true)).start(), 0, 1)
                .write("out[0]", 7, R0)
                .finish("words[0]")
                .pending(1)
                .snapshot(1, "out[0]")
                .preCommit("out[0]", 1, 7)
                .completed(1)
                .commit("out[0]", 1, 7)
                .end()
                .judge();
        assertEquals("VIOLATED 1 lost 1 doubled 0", verdicts.line("OUT-EO"));
    }
}
