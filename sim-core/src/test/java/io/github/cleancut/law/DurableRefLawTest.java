package io.github.cleancut.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.cleancut.trace.EventKind;
import org.junit.jupiter.api.Test;

class DurableRefLawTest {
    private static final String LAW = "DURABLE-REF";

    /** Checkpoint 1 is complete and refers to the file sum-1 of sum[0], whose digest is 11. */
    private static TraceScript completed() {
        return new TraceScript(TestJob.words(1))
                .start()
                .pending(1)
                .stored(1, "sum[0]", "sum-1", 11)
                .completed(1);
    }

    private static TraceScript subsumed() {
        return completed()
                .pending(2)
                .stored(2, "sum[0]", "sum-2", 12)
                .of(EventKind.SUBSUMED, 1)
                .completed(2);
    }

    private static String line(TraceScript trace) {
        return trace.end().judge().line(LAW);
    }

    private static String detail(TraceScript trace) {
        return trace.end().judge().of(LAW).detail();
    }

    @Test
    void holdsWhereOnlyWhatIsSubsumedGoes() {
        TraceScript trace = subsumed().tell(EventKind.STATE_DELETED, "sum-1", 1).of(EventKind.DISCARDED, 1);
        assertEquals("holds 2", line(trace));
    }

    @Test
    void holdsWhereARestoreFindsWhatWasWritten() {
        assertEquals(
                "holds 2",
                line(completed().crash().restore(1, 0).file(EventKind.STATE_READ, "sum[0]", 1, "sum-1", 11)));
    }

    @Test
    void holdsWhereANewJobManagerGivesTheIdOfADiscardedCheckpointAgain() {
        // C-028
        TraceScript trace = subsumed()
                .of(EventKind.DISCARDED, 1)
                .pending(1)
                .completed(1)
                .crash()
                .restore(1, 0);
        assertEquals("holds 2", line(trace));
    }

    @Test
    void whatCouldNotBeRemovedAtTheEndHasLostWhatItShared() {
        // C-146, C-150
        TraceScript trace = completed()
                .of(EventKind.NOT_REMOVED, 1)
                .tell(EventKind.JOB_ENDED, "FINISHED", -1)
                .tell(EventKind.STATE_DELETED, "sum-1", 1)
                .tell(EventKind.JOB_SUBMITTED, "CLAIM", 1)
                .restoreStarted(1)
                .file(EventKind.STATE_READ, "sum[0]", 1, "sum-1", StateReferences.MISSING);
        assertEquals("C-146", trace.end().judge().of(LAW).knownBreach());
    }

    @Test
    void isNotExercisedWithoutADiscardOrRestore() {
        assertEquals("not exercised 0", line(subsumed()));
        assertEquals("not exercised 0", line(completed().crash().restore(0, 0)));
    }

    @Test
    void deletingAFileOfARetainedCheckpointIsABreach() {
        Verdicts verdicts =
                subsumed().tell(EventKind.STATE_DELETED, "sum-2", 2).end().judge();
        assertEquals("VIOLATED 1", verdicts.line(LAW));
        assertEquals(
                "sum-2, to which the retained checkpoint 2 refers, is deleted",
                verdicts.of(LAW).detail());
        assertNull(verdicts.of(LAW).knownBreach());
    }

    @Test
    void afterARepeatedAcknowledgementItIsTheBreachOfFlinksOwn() {
        // C-117
        TraceScript trace = completed()
                .tellOf(EventKind.ACK_UNUSED, "LATE", "sum[0]", 1)
                .tell(EventKind.STATE_DELETED, "sum-1", 1)
                .crash()
                .restore(1, 0)
                .file(EventKind.STATE_READ, "sum[0]", 1, "sum-1", -1);
        Verdicts verdicts = trace.end().judge();
        assertEquals("C-117", verdicts.of(LAW).knownBreach());
        assertEquals(
                "sum-1, to which the retained checkpoint 1 refers, is deleted, because an acknowledgement of checkpoint 1"
                        + " came once more (C-117) (and 1 more breach)",
                verdicts.of(LAW).detail());
    }

    @Test
    void anUnusedAcknowledgementOfAnotherCheckpointIsNoExcuse() {
        TraceScript trace =
                subsumed().tellOf(EventKind.ACK_UNUSED, "LATE", "sum[0]", 1).tell(EventKind.STATE_DELETED, "sum-2", 1);
        assertNull(trace.end().judge().of(LAW).knownBreach());
    }

    @Test
    void aSharedFileIsNeededByTheCheckpointThatNamedItLast() {
        TraceScript trace = new TraceScript(TestJob.words(1))
                .start()
                .file(EventKind.STATE_WRITTEN, "sum[0]", 1, "shared", 5)
                .tellOf(EventKind.SHARED_STATE_REFERRED, "shared", "sum[0]", 1)
                .send(EventKind.ACK_RECEIVED, "sum[0]", 1)
                .completed(1)
                .tellOf(EventKind.SHARED_STATE_REFERRED, "shared", "sum[0]", 2)
                .send(EventKind.ACK_RECEIVED, "sum[0]", 2)
                .of(EventKind.SUBSUMED, 1)
                .completed(2)
                .tell(EventKind.STATE_DELETED, "shared", 1);
        assertEquals("shared, to which the retained checkpoint 2 refers, is deleted", detail(trace));
    }

    @Test
    void completingWithAFileThatIsGoneIsABreach() {
        TraceScript trace = new TraceScript(TestJob.words(1))
                .start()
                .pending(1)
                .stored(1, "sum[0]", "sum-1", 11)
                .tell(EventKind.STATE_DELETED, "sum-1", 1)
                .completed(1);
        assertEquals("checkpoint 1 completes and refers to sum-1, which is not there", detail(trace));
    }

    @Test
    void whatWasNeverBookedMayGo() {
        TraceScript trace = completed()
                .file(EventKind.STATE_WRITTEN, "sum[0]", 2, "sum-2", 12)
                .tellOf(EventKind.STATE_REFERRED, "sum-2", "sum[0]", 2)
                .failed(2)
                .tellOf(EventKind.ACK_UNUSED, "LATE", "sum[0]", 2)
                .tell(EventKind.STATE_DELETED, "sum-2", 2);
        assertEquals("holds 1", line(trace));
    }

    @Test
    void readingSomethingElseThanWasWrittenIsABreach() {
        TraceScript trace = completed().crash().restore(1, 0).file(EventKind.STATE_READ, "sum[0]", 1, "sum-1", 12);
        assertEquals("sum[0] is restored from checkpoint 1, and sum-1 is not what was written", detail(trace));
    }

    @Test
    void readingNothingIsABreach() {
        TraceScript trace = completed().crash().restore(1, 0).file(EventKind.STATE_READ, "sum[0]", 1, "sum-1", -1);
        assertEquals("sum[0] is restored from checkpoint 1 and does not find sum-1", detail(trace));
    }

    @Test
    void overwritingAFileOfARetainedCheckpointIsABreach() {
        TraceScript trace = completed().file(EventKind.STATE_WRITTEN, "sum[0]", 2, "sum-1", 12);
        assertEquals("sum[0] overwrites sum-1, to which the retained checkpoint 1 refers", detail(trace));
        assertEquals("not exercised 0", line(completed().file(EventKind.STATE_WRITTEN, "sum[0]", 2, "sum-1", 11)));
    }

    @Test
    void discardingARetainedCheckpointOrRestoringADiscardedOneIsABreach() {
        assertEquals(
                "the retained checkpoint 1 is discarded", detail(completed().of(EventKind.DISCARDED, 1)));
        TraceScript trace = subsumed().of(EventKind.DISCARDED, 1).crash().restore(1, 0);
        assertEquals("the job goes back to checkpoint 1, which has been discarded", detail(trace));
    }

    @Test
    void aCheckpointThatUsesTheIdOfASavepointAgainIsAnotherOne() {
        // C-228: savepoint 2 stays, checkpoint 2 of the job that began from checkpoint 1 is subsumed
        TraceScript again = completed()
                .tell(EventKind.CHECKPOINT_PENDING, "savepoint", 2)
                .stored(2, "sum[0]", "saved", 12)
                .completed(2)
                .tell(EventKind.JOB_SUBMITTED, "NO_CLAIM", 1)
                .restore(1, 0)
                .pending(2)
                .stored(2, "sum[0]", "sum-2", 13)
                .completed(2)
                .pending(3)
                .completed(3)
                .of(EventKind.SUBSUMED, 2)
                .tell(EventKind.STATE_DELETED, "sum-2", 2)
                .of(EventKind.DISCARDED, 2);
        assertEquals("holds 3", line(again));
        assertEquals(
                "saved, to which the retained checkpoint 2 refers, is deleted",
                detail(again.tell(EventKind.STATE_DELETED, "saved", 2)));
    }

    @Test
    void anIdOfAJobManagerThatForgotEverythingIsAnotherOneThanBefore() {
        // C-027, C-222
        TraceScript trace = subsumed()
                .of(EventKind.DISCARDED, 1)
                .of(EventKind.JOB_MANAGER_LOST, -1)
                .tell(EventKind.JOB_MANAGER_STARTED, "empty", -1)
                .restore(0, 0)
                .pending(1)
                .stored(1, "sum[0]", "anew", 14)
                .completed(1)
                .crash()
                .restore(1, 0);
        assertEquals("holds 2", line(trace));
    }

    @Test
    void aSubtaskThatRunsWithoutHavingReadItsStateIsABreach() {
        TraceScript blind = completed().crash().restore(1, 0).at(EventKind.TASK_RUNNING, "sum[0]");
        assertEquals(
                "sum[0] runs and has not read sum-1, to which the checkpoint refers that it is restored from",
                detail(blind));
        TraceScript reading = completed()
                .crash()
                .restore(1, 0)
                .file(EventKind.STATE_READ, "sum[0]", 1, "sum-1", 11)
                .at(EventKind.TASK_RUNNING, "sum[0]");
        assertEquals("holds 2", line(reading));
    }

    @Test
    void whoEndsBeforeItRunsNeedNotHaveRead() {
        TraceScript trace = completed().crash().restore(1, 0).crash().restore(0, 0);
        assertEquals("holds 1", line(trace.at(EventKind.TASK_RUNNING, "sum[0]")));
    }
}
