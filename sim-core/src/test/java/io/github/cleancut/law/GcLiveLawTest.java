package io.github.cleancut.law;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cleancut.model.Fault;
import io.github.cleancut.model.Fault.Target;
import io.github.cleancut.model.SubtaskRef;
import io.github.cleancut.trace.EventKind;
import org.junit.jupiter.api.Test;

class GcLiveLawTest {
    private static final String LAW = "GC-LIVE";

    private static TestJob job() {
        return TestJob.words(1).settle(10);
    }

    private static TraceScript pending(TestJob job) {
        return new TraceScript(job)
                .start()
                .pending(1)
                .tell(EventKind.PLAN, "1", 1)
                .stored(1, "sum[0]", "sum-1", 11);
    }

    private static TraceScript failed() {
        return pending(job()).failed(1);
    }

    private static TraceScript subsumed(TestJob job) {
        return pending(job)
                .completed(1)
                .pending(2)
                .tell(EventKind.PLAN, "1", 2)
                .stored(2, "sum[0]", "sum-2", 12)
                .of(EventKind.SUBSUMED, 1)
                .completed(2);
    }

    private static TraceScript later(TraceScript trace) {
        return trace.atMillis(20_000).of(EventKind.TICK, -1);
    }

    private static String line(TraceScript trace) {
        return trace.end().judge().line(LAW);
    }

    private static String detail(TraceScript trace) {
        return trace.end().judge().of(LAW).detail();
    }

    @Test
    void holdsWhereWhatIsSubsumedIsDeleted() {
        TraceScript trace =
                subsumed(job()).tell(EventKind.STATE_DELETED, "sum-1", 1).of(EventKind.DISCARDED, 1);
        assertEquals("holds 2", line(later(trace)));
    }

    @Test
    void holdsWhereWhatIsAbortedIsDeleted() {
        TraceScript trace = failed().tell(EventKind.STATE_DELETED, "sum-1", 1).of(EventKind.DISCARDED, 1);
        assertEquals("holds 2", line(later(trace)));
    }

    @Test
    void whatIsRetainedOwesNothing() {
        assertEquals("not exercised 0", line(later(pending(job()).completed(1))));
    }

    @Test
    void whatIsStillInTimeDecidesNothing() {
        assertEquals("not exercised 0", line(failed().atMillis(9_000).of(EventKind.TICK, -1)));
    }

    @Test
    void aCheckpointThatIsNotDiscardedInTimeIsABreach() {
        TraceScript trace = failed().tell(EventKind.STATE_DELETED, "sum-1", 1);
        Verdicts verdicts = later(trace).end().judge();
        assertEquals("VIOLATED 2", verdicts.line(LAW));
        assertEquals(
                "checkpoint 1 has failed and is not deleted within 10 s",
                verdicts.of(LAW).detail());
        assertEquals(
                "checkpoint 1 has been subsumed and is not deleted within 10 s (and 1 more breach)",
                detail(later(subsumed(job()))));
    }

    @Test
    void aFileThatIsNotDeletedInTimeIsABreachAlsoIfItIsDeletedLater() {
        TraceScript trace = failed().of(EventKind.DISCARDED, 1);
        assertEquals(
                "sum-1, which nobody needs since checkpoint 1 has failed, is not deleted within 10 s",
                detail(later(trace).tell(EventKind.STATE_DELETED, "sum-1", 1)));
    }

    @Test
    void theFilesOfALateAcknowledgementAreToGo() {
        TraceScript trace = new TraceScript(job())
                .start()
                .pending(1)
                .tell(EventKind.PLAN, "1", 1)
                .failed(1)
                .of(EventKind.DISCARDED, 1)
                .file(EventKind.STATE_WRITTEN, "sum[0]", 1, "sum-1", 11)
                .tellOf(EventKind.STATE_REFERRED, "sum-1", "sum[0]", 1)
                .tellOf(EventKind.ACK_UNUSED, "LATE", "sum[0]", 1);
        assertEquals(
                "sum-1, which nobody needs since it came too late for checkpoint 1, is not deleted within 10 s",
                detail(later(trace)));
    }

    @Test
    void aRepeatedAcknowledgementOfWhatIsRetainedOwesNothing() {
        TraceScript trace = pending(job()).completed(1).tellOf(EventKind.ACK_UNUSED, "LATE", "sum[0]", 1);
        assertEquals("not exercised 0", line(later(trace)));
    }

    @Test
    void whatNobodyHasAcknowledgedIsNotJudged() {
        TraceScript trace = new TraceScript(job())
                .start()
                .file(EventKind.STATE_WRITTEN, "sum[0]", 1, "sum-1", 11)
                .tellOf(EventKind.STATE_REFERRED, "sum-1", "sum[0]", 1)
                .crash();
        assertEquals("not exercised 0", line(later(trace)));
    }

    private static TraceScript sharing(TestJob job) {
        return new TraceScript(job)
                .start()
                .tell(EventKind.PLAN, "1", 1)
                .file(EventKind.STATE_WRITTEN, "sum[0]", 1, "shared", 5)
                .tellOf(EventKind.SHARED_STATE_REFERRED, "shared", "sum[0]", 1)
                .send(EventKind.ACK_RECEIVED, "sum[0]", 1);
    }

    @Test
    void aSharedFileWaitsUntilWhatIsRetainedIsNewer() {
        // C-163
        TraceScript failed = sharing(job()).failed(1).of(EventKind.DISCARDED, 1);
        assertEquals("holds 1", line(later(failed)));
        TraceScript newer = sharing(job()).failed(1).of(EventKind.DISCARDED, 1).completed(2);
        assertEquals(
                "shared, which nobody needs since checkpoint 1 has failed, is not deleted within 10 s",
                detail(later(newer)));
    }

    @Test
    void aSharedFileThatIsNamedAgainIsNeeded() {
        TraceScript trace = sharing(job())
                .completed(1)
                .tellOf(EventKind.SHARED_STATE_REFERRED, "shared", "sum[0]", 2)
                .send(EventKind.ACK_RECEIVED, "sum[0]", 2)
                .of(EventKind.SUBSUMED, 1)
                .completed(2)
                .of(EventKind.DISCARDED, 1);
        assertEquals("holds 1", line(later(trace)));
    }

    @Test
    void timeCountsFromTheLastFaultAndNotWhileOneStands() {
        Fault.Verb kill = new Fault.Verb.Kill(new Target.Subtasks(new SubtaskRef("out", 0)), -1, 0);
        TraceScript trace = pending(job().fault(kill)).failed(1).of(EventKind.DISCARDED, 1);
        trace.atMillis(9_000).tellNumber(EventKind.FAULT_STRUCK, "KILL", 0);
        trace.atMillis(15_000).of(EventKind.TICK, -1);
        trace.tell(EventKind.STATE_DELETED, "sum-1", 1);
        assertEquals("holds 2", line(trace));
    }

    @Test
    void aSettleOfZeroPromisesNothing() {
        assertEquals("not exercised 0", line(later(pending(TestJob.words(1)).failed(1))));
    }

    @Test
    void whatIsToGoIsToGoAlsoWhenTheJobHasEnded() {
        assertEquals("VIOLATED 2", line(later(failed().tell(EventKind.JOB_ENDED, "FAILED", -1))));
        TraceScript retained = pending(job()).completed(1).tell(EventKind.JOB_ENDED, "FAILED", -1);
        assertEquals("not exercised 0", line(later(retained)));
    }

    private static TraceScript replaced(TraceScript trace, String with) {
        return trace.job(EventKind.JOB_MANAGER_LOST, -1).tell(EventKind.JOB_MANAGER_STARTED, with, -1);
    }

    private static void isFlinksOwn(String statement, TraceScript trace) {
        assertEquals(statement, later(trace).end().judge().of(LAW).knownBreach());
    }

    @Test
    void whatALostJobManagerOwedStaysThereAndThatIsFlinksOwn() {
        // C-220
        isFlinksOwn("C-220", replaced(failed(), "recovered"));
        assertEquals(
                "sum-1, which nobody needs since checkpoint 1 was forgotten, is not deleted within 10 s after the last fault (C-220)",
                detail(later(replaced(pending(job()), "recovered"))));
        TraceScript paid = replaced(pending(job()), "recovered").tell(EventKind.STATE_DELETED, "sum-1", 1);
        assertEquals("holds 1", line(later(paid)));
    }

    @Test
    void whatTheNextJobManagerOwesItselfHasNoExcuse() {
        TraceScript trace = replaced(pending(job()).completed(1), "recovered")
                .pending(2)
                .tell(EventKind.PLAN, "1", 2)
                .stored(2, "sum[0]", "sum-2", 12)
                .failed(2);
        Verdicts verdicts = later(trace).end().judge();
        assertEquals("VIOLATED 2", verdicts.line(LAW));
        assertEquals(null, verdicts.of(LAW).knownBreach());
    }

    @Test
    void aStoreThatIsLostLeavesAllOfItsCheckpointsThere() {
        // C-222
        isFlinksOwn("C-222", replaced(pending(job()).completed(1), "empty"));
        assertEquals("not exercised 0", line(later(replaced(pending(job()).completed(1), "recovered"))));
    }

    /** Checkpoint 1 holds a shared file, checkpoint 2 of the next JobManager does not. */
    private static TraceScript sharedOfARecoveredOne(TraceScript trace) {
        return replaced(trace.completed(1), "recovered")
                .tell(EventKind.PLAN, "1", 2)
                .of(EventKind.SUBSUMED, 1)
                .completed(2)
                .of(EventKind.DISCARDED, 1);
    }

    @Test
    void sharedStateOfARecoveredCheckpointStaysForEver() {
        // C-166: as if it were somebody else's, unless the job has claimed the snapshot that it was started from
        isFlinksOwn("C-166", sharedOfARecoveredOne(sharing(job())));
        TraceScript claimed = new TraceScript(job())
                .start()
                .tell(EventKind.JOB_SUBMITTED, "CLAIM", 1)
                .tell(EventKind.PLAN, "1", 2)
                .file(EventKind.STATE_WRITTEN, "sum[0]", 2, "shared", 5)
                .tellOf(EventKind.SHARED_STATE_REFERRED, "shared", "sum[0]", 2)
                .send(EventKind.ACK_RECEIVED, "sum[0]", 2)
                .of(EventKind.SUBSUMED, 1)
                .completed(2)
                .of(EventKind.DISCARDED, 1);
        Verdicts verdicts = later(replaced(claimed, "recovered")
                        .of(EventKind.SUBSUMED, 2)
                        .completed(3)
                        .of(EventKind.DISCARDED, 2))
                .end()
                .judge();
        assertEquals("VIOLATED 3", verdicts.line(LAW));
        assertEquals(null, verdicts.of(LAW).knownBreach());
    }

    @Test
    void whatCouldNotBeDeletedStaysAndThatIsFlinksOwn() {
        // C-156: errors are collected, nobody tries again
        TraceScript trace = failed().tell(EventKind.STATE_LEFT, "sum-1", 1).of(EventKind.DISCARD_FAILED, 1);
        Verdicts verdicts = later(trace).end().judge();
        assertEquals("VIOLATED 2", verdicts.line(LAW));
        assertEquals("C-156", verdicts.of(LAW).knownBreach());
    }

    @Test
    void whatIsThereWhenTheJobHasEndedAndNothingIsUnderWayStaysForEver() {
        TraceScript ended = subsumed(job()).tell(EventKind.JOB_ENDED, "FINISHED", -1);
        assertEquals("VIOLATED 2", line(ended));
        TraceScript deleted = subsumed(job())
                .tell(EventKind.JOB_ENDED, "FINISHED", -1)
                .tell(EventKind.STATE_DELETED, "sum-1", 1)
                .of(EventKind.DISCARDED, 1);
        assertEquals("holds 2", line(deleted));
    }

    private static TraceScript storeFails(boolean io) {
        Fault.Verb fails = new Fault.Verb.Fail(Fault.Step.STORE, new Fault.Filter(null, -1, 1), io, false);
        return pending(job().fault(fails))
                .job(EventKind.FAULT_STRUCK, 0)
                .atOnce()
                .tell(EventKind.FAILED, "FINALIZE_CHECKPOINT_FAILURE", 1);
    }

    @Test
    void whatTheStoreHasPerhapsIsKept() {
        // C-134
        Verdicts verdicts = later(storeFails(false)).end().judge();
        assertEquals("VIOLATED 2", verdicts.line(LAW));
        assertEquals("C-134", verdicts.of(LAW).knownBreach());
        assertEquals(null, later(storeFails(true)).end().judge().of(LAW).knownBreach());
    }

    /** C-151, C-226: what is completed after the end of a job is not the next one's. */
    @Test
    void whatIsCompletedAfterTheEndIsNotTheNextJobs() {
        TraceScript trace = pending(job())
                .tell(EventKind.JOB_ENDED, "CANCELED", -1)
                .completed(1)
                .tell(EventKind.JOB_SUBMITTED, "NO_CLAIM", 1)
                .restore(1, 0)
                .tell(EventKind.PLAN, "1", 2)
                .of(EventKind.SUBSUMED, 1)
                .completed(2);
        assertEquals("not exercised 0", line(later(trace)));
    }

    @Test
    void whatAnAcknowledgementBringsAfterTheShutdownIsIgnored() {
        // C-007
        TraceScript trace = new TraceScript(job())
                .start()
                .file(EventKind.STATE_WRITTEN, "sum[0]", 1, "sum-1", 11)
                .tellOf(EventKind.STATE_REFERRED, "sum-1", "sum[0]", 1)
                .tellOf(EventKind.ACK_UNUSED, "IGNORED", "sum[0]", 1);
        isFlinksOwn("C-007", trace);
    }

    @Test
    void aJobThatIsStartedByHandOwesWhatItLeavesItselfAndNothingOfTheOneBefore() {
        // C-226, C-027: checkpoint 2 of the first job stays with the user, and the second job has one of that id too
        TraceScript before = subsumed(job())
                .tell(EventKind.STATE_DELETED, "sum-1", 1)
                .of(EventKind.DISCARDED, 1)
                .tell(EventKind.JOB_ENDED, "CANCELED", -1)
                .tell(EventKind.JOB_SUBMITTED, "NO_CLAIM", 1)
                .restore(1, 0)
                .tell(EventKind.PLAN, "1", 2)
                .stored(2, "sum[0]", "sum-2b", 13)
                .failed(2)
                .of(EventKind.DISCARDED, 2);
        assertEquals(
                "sum-2b, which nobody needs since checkpoint 2 has failed, is not deleted within 10 s",
                detail(later(before)));
    }

    @Test
    void aSavepointOwesNothing() {
        TraceScript trace = new TraceScript(job())
                .start()
                .tell(EventKind.CHECKPOINT_PENDING, "savepoint", 1)
                .tell(EventKind.PLAN, "1", 1)
                .stored(1, "sum[0]", "sum-1", 11)
                .completed(1);
        assertEquals("not exercised 0", line(later(trace)));
    }
}
