package io.github.cleancut.law;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cleancut.model.Fault;
import io.github.cleancut.model.Fault.Target;
import io.github.cleancut.model.SubtaskRef;
import io.github.cleancut.trace.EventKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommitLiveLawTest {
    private static final Target OUT = new Target.Subtasks(new SubtaskRef("out", 0));
    private static final Fault.Verb KILL = new Fault.Verb.Kill(OUT, -1, 0);

    private static TestJob job() {
        return TestJob.words(1).settle(10);
    }

    /** Transaction 7 holds a record and is pre-committed under checkpoint 1, which has not completed. */
    private static TraceScript filed(TestJob job) {
        return new TraceScript(job)
                .start()
                .pass("words[0]", 0, "sum[0]")
                .pending(1)
                .snapshot(1, "words[0]", 1)
                .snapshot(1, "sum[0]", "out[0]")
                .write("out[0]", 7, "words[0]:0")
                .preCommit("out[0]", 1, 7);
    }

    private static TraceScript promised() {
        return filed(job()).completed(1);
    }

    private static String line(TraceScript trace) {
        return trace.end().judge().line("COMMIT-LIVE");
    }

    @Test
    void holdsWhereThePromiseIsKept() {
        assertEquals("holds 1", line(promised().commit("out[0]", 1, 7)));
    }

    @Test
    void aPromiseThatIsStillOpenDecidesNothing() {
        assertEquals("not exercised 0", line(promised().atMillis(9_000)));
        assertEquals("not exercised 0", line(filed(job()).commit("out[0]", 1, 7)));
    }

    @Test
    void whatIsStillOwedWhenSettleEndsIsABreach() {
        assertEquals("VIOLATED 1", line(healed().atMillis(15_000).job(EventKind.SETTLED, -1)));
        assertEquals(
                "holds 1",
                line(healed().atMillis(9_000)
                        .commit("out[0]", 1, 7)
                        .atMillis(15_000)
                        .job(EventKind.SETTLED, -1)));
    }

    /** A fault has struck, and all faults are over at 5 s. */
    private static TraceScript healed() {
        return filed(job().fault(KILL))
                .completed(1)
                .job(EventKind.FAULT_STRUCK, 0)
                .atMillis(5_000)
                .job(EventKind.FAULTS_OVER, -1);
    }

    @Test
    void theEndOfFaultsThatNeverWereDelaysNobody() {
        TraceScript trace = promised().atMillis(9_000).job(EventKind.FAULTS_OVER, -1);
        assertEquals("VIOLATED 1", line(trace.atMillis(12_000).of(EventKind.TICK, -1)));
    }

    @Test
    void whatAJobManagerDoesNotKnowOfIsFlinksOwn() {
        // C-222
        TraceScript trace = promised()
                .job(EventKind.JOB_MANAGER_LOST, -1)
                .tell(EventKind.JOB_MANAGER_STARTED, "empty", -1)
                .atMillis(20_000)
                .of(EventKind.TICK, -1);
        assertEquals("C-222", trace.end().judge().of("COMMIT-LIVE").knownBreach());
    }

    @Test
    void withoutSettleNothingIsJudged() {
        TraceScript trace =
                filed(TestJob.words(1)).completed(1).atMillis(100_000).pending(2);
        assertEquals("not exercised 0", line(trace));
    }

    @Test
    void whatIsNotVisibleInTimeIsABreach() {
        Verdicts verdicts = promised().atMillis(20_000).pending(2).end().judge();
        assertEquals("VIOLATED 1", verdicts.line("COMMIT-LIVE"));
        assertEquals(
                "transaction 7 of out[0] belongs to checkpoint 1, which is complete, and is not visible within 10 s",
                verdicts.of("COMMIT-LIVE").detail());
        assertEquals(List.of(13L, 14L, 15L), verdicts.witness("COMMIT-LIVE").leadingEvents());
        assertEquals(List.of("COMMIT-LIVE"), verdicts.violated());
    }

    @Test
    void aLateCommitIsNoExcuse() {
        TraceScript trace = promised().atMillis(20_000).commit("out[0]", 1, 7);
        assertEquals("VIOLATED 1", line(trace));
    }

    @Test
    void aFinishedJobOwesEverythingAtOnce() {
        TraceScript trace = promised().tell(EventKind.JOB_ENDED, "FINISHED", -1);
        assertEquals(
                "transaction 7 of out[0] belongs to checkpoint 1, which is complete, and is not visible when the job has"
                        + " finished",
                trace.end().judge().of("COMMIT-LIVE").detail());
    }

    @Test
    void aFailedJobMayBeStartedAgainFromItsCheckpoint() {
        TraceScript trace = promised().tell(EventKind.JOB_ENDED, "FAILED", -1);
        assertEquals("not exercised 0", line(trace.atMillis(100_000)));
    }

    @Test
    void theTimeCountsFromTheLastFault() {
        TraceScript trace = filed(job().fault(KILL)).completed(1).atMillis(8_000);
        trace.job(EventKind.FAULT_STRUCK, 0).atMillis(17_000).commit("out[0]", 1, 7);
        assertEquals("holds 1", line(trace));
        TraceScript late = filed(job().fault(KILL)).completed(1).atMillis(8_000);
        late.job(EventKind.FAULT_STRUCK, 0).atMillis(18_001).commit("out[0]", 1, 7);
        assertEquals("VIOLATED 1", line(late));
    }

    @Test
    void aReportedLossIsNoBreach() {
        // T-245
        assertEquals("holds 1", line(promised().abort("out[0]", 7).atMillis(100_000)));
    }

    @Test
    void anAbortedCheckpointPromisesNothingUntilALaterOneCoversIt() {
        // T-242
        TraceScript trace = filed(job()).failed(1).atMillis(50_000).pending(2).completed(2);
        assertEquals("holds 1", line(trace.commit("out[0]", 1, 7)));
        TraceScript never = filed(job()).failed(1).pending(2).completed(2).atMillis(50_000);
        assertEquals(
                "transaction 7 of out[0] belongs to checkpoint 1, which the complete checkpoint 2 covers, and is not"
                        + " visible within 10 s",
                never.end().judge().of("COMMIT-LIVE").detail());
    }

    @Test
    void aRewoundTransactionIsOwedToNobody() {
        TraceScript trace = filed(job()).failed(1).crash().restore(0, 0).pending(2);
        assertEquals("not exercised 0", line(trace.completed(2).atMillis(50_000)));
    }

    @Test
    void aCompletedOneIsOwedEvenIfTheJobStartsFromNothing() {
        TraceScript trace = promised().crash().restore(0, 0).atMillis(50_000);
        assertEquals("VIOLATED 1", line(trace));
    }

    @Test
    void anEmptyTransactionPromisesNothing() {
        TraceScript trace = new TraceScript(job()).start().pending(1).preCommit("out[0]", 1, 7);
        assertEquals("not exercised 0", line(trace.completed(1).atMillis(50_000)));
    }

    @Test
    void aSavepointPromisesNothing() {
        // T-262
        TraceScript trace = new TraceScript(job())
                .start()
                .tell(EventKind.CHECKPOINT_PENDING, "savepoint", 1)
                .write("out[0]", 7, "words[0]:0")
                .preCommit("out[0]", 1, 7);
        assertEquals("not exercised 0", line(trace.completed(1).atMillis(50_000)));
    }
}
