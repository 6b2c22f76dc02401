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
    void anEndedJobAndASettleOfZeroOweNothing() {
        assertEquals("not exercised 0", line(later(failed().tell(EventKind.JOB_ENDED, "FAILED", -1))));
        assertEquals("not exercised 0", line(later(pending(TestJob.words(1)).failed(1))));
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
