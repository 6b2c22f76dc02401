package io.github.cleancut.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.cleancut.trace.EventKind;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Checkpoints that are in the store although their JobManager took them for failed (C-134), or for gone (C-146). */
class WhatOnlyTheStoreHasTest {
    private static TraceScript snapped(TraceScript trace, long checkpoint) {
        long offset = checkpoint - 1;
        return trace.pass("words[0]", offset, "sum[0]")
                .write("out[0]", checkpoint, "words[0]:" + offset)
                .pending(checkpoint)
                .tell(EventKind.PLAN, "1", checkpoint)
                .snapshot(checkpoint, "words[0]", checkpoint)
                .stored(checkpoint, "sum[0]", "sum-" + checkpoint, 10 + checkpoint)
                .snapshot(checkpoint, "sum[0]", "out[0]")
                .preCommit("out[0]", checkpoint, checkpoint);
    }

    private static TraceScript completed() {
        return snapped(new TraceScript(TestJob.words(1).settle(10)).start(), 1).completed(1);
    }

    /** Checkpoint 1 has completed, checkpoint 2 failed and is in the store. */
    private static TraceScript unanswered() {
        return snapped(completed(), 2)
                .of(EventKind.STORED_UNANSWERED, 2)
                .tell(EventKind.FAILED, "FINALIZE_CHECKPOINT_FAILURE", 2);
    }

    private static TraceScript takenOver(TraceScript trace) {
        return trace.job(EventKind.JOB_MANAGER_LOST, -1)
                .tell(EventKind.JOB_MANAGER_STARTED, "recovered", -1)
                .of(EventKind.ENTRY_RECOVERED, 1)
                .of(EventKind.ENTRY_RECOVERED, 2);
    }

    private static String line(TraceScript trace, String law) {
        return trace.end().judge().line(law);
    }

    @Test
    void theJobManagerThatGotNoAnswerGoesBackToTheOneBefore() {
        assertEquals("holds 1", line(unanswered().crash().restore(1, 0), "RESTORE-LATEST"));
        assertEquals("VIOLATED 1", line(unanswered().crash().restore(2, 0), "RESTORE-LATEST"));
    }

    @Test
    void theNextOneGoesBackToWhatItFinds() {
        assertEquals("holds 1", line(takenOver(unanswered()).crash().restore(2, 0), "RESTORE-LATEST"));
        assertEquals("VIOLATED 1", line(takenOver(unanswered()).crash().restore(1, 0), "RESTORE-LATEST"));
    }

    @Test
    void onlyAfterThatItsTransactionsMayBeCommitted() {
        TraceScript restored = takenOver(unanswered()).crash().restore(2, 0);
        assertEquals("holds 1", line(restored.commit("out[0]", 2, 2), "COMMIT-SAFE"));
        TraceScript failed = snapped(completed(), 2).failed(2);
        assertEquals("VIOLATED 1", line(failed.commit("out[0]", 2, 2), "COMMIT-SAFE"));
    }

    @Test
    void whatItHoldsIsPromisedOnceTheNextJobManagerHasFoundIt() {
        TraceScript restored =
                takenOver(unanswered().commit("out[0]", 1, 1)).crash().restore(2, 2);
        Verdicts verdicts =
                restored.atMillis(60_000).of(EventKind.TICK, -1).end().judge();
        assertEquals("VIOLATED 2", verdicts.line("COMMIT-LIVE"));
    }

    /** The job goes back to checkpoint 1 and gives transaction 2 up; then another JobManager finds checkpoint 2. */
    private static TraceScript leftAndFound() {
        TraceScript left =
                unanswered().commit("out[0]", 1, 1).crash().restore(1, 1).abort("out[0]", 2);
        return takenOver(left).crash().restore(2, 2).commit("out[0]", 2, 2);
    }

    @Test
    void aHistoryThatWasLeftAndIsFoundAgainIsFlinksOwn() {
        // C-134, C-219
        Verdicts verdicts = leftAndFound().end().judge();
        assertEquals("C-134", verdicts.of("COMMIT-SAFE").knownBreach());
        assertEquals("C-134", verdicts.of("OUT-EO").knownBreach());
        assertEquals(1, Objects.requireNonNull(verdicts.of("OUT-EO").counts()).lost());
    }

    @Test
    void itsCutIsJudgedWhereItIsStored() {
        assertEquals("holds 2", line(unanswered(), "CUT"));
        TraceScript lost = completed()
                .pending(2)
                .snapshot(2, "words[0]", 1)
                .pass("words[0]", 1, "sum[0]")
                .snapshot(2, "sum[0]", "out[0]")
                .of(EventKind.STORED_UNANSWERED, 2);
        assertEquals(true, lost.end().judge().violated().contains("CUT"));
    }

    @Test
    void aStoreThatHasWhatWasDiscardedIsABreach() {
        TraceScript discarded = unanswered().of(EventKind.DISCARDED, 2);
        Verdicts verdicts = takenOver(discarded).end().judge();
        assertEquals(
                "the store has checkpoint 2, which has been discarded",
                verdicts.of("DURABLE-REF").detail());
        assertEquals("not exercised 0", line(takenOver(unanswered()), "DURABLE-REF"));
    }

    @Test
    void theFilesOfWhatTheNextJobManagerFindsAreRetained() {
        TraceScript deleted = takenOver(unanswered()).tell(EventKind.STATE_DELETED, "sum-2", 2);
        assertEquals("VIOLATED 1", line(deleted, "DURABLE-REF"));
    }

    private static TraceScript notRemoved() {
        return snapped(completed(), 2).of(EventKind.NOT_REMOVED, 1).completed(2);
    }

    private static TraceScript later(TraceScript trace) {
        return trace.atMillis(60_000).of(EventKind.TICK, -1);
    }

    @Test
    void whatCouldNotBeRemovedStaysForEverAndThatIsFlinksOwn() {
        // C-146
        Verdicts verdicts = later(notRemoved()).end().judge();
        assertEquals("VIOLATED 2", verdicts.line("GC-LIVE"));
        assertEquals("C-146", verdicts.of("GC-LIVE").knownBreach());
    }

    @Test
    void theNextJobManagerThatFindsItOwesItLikeAnyOther() {
        TraceScript subsumed = snapped(takenOver(notRemoved()), 3)
                .of(EventKind.SUBSUMED, 1)
                .of(EventKind.SUBSUMED, 2)
                .completed(3)
                .tell(EventKind.STATE_DELETED, "sum-2", 2)
                .of(EventKind.DISCARDED, 2);
        Verdicts verdicts = later(subsumed).end().judge();
        assertEquals("VIOLATED 4", verdicts.line("GC-LIVE"));
        assertNull(verdicts.of("GC-LIVE").knownBreach());
    }

    @Test
    void aPendingCheckpointThatTheStatisticsForgetIsInProgressForEver() {
        // C-270
        String figures = "FAILED checkpoint subtasks=0 total=%d in-progress=%d completed=0 failed=1 restored=0";
        TraceScript trace = new TraceScript(TestJob.words(1).history(1))
                .start()
                .pending(1)
                .tell(EventKind.PLAN, "0 1 2", 1)
                .pending(2)
                .failed(1);
        Verdicts verdicts = trace.report(1, figures.formatted(3, 2), -1).end().judge();
        assertEquals("VIOLATED 1", verdicts.line("METRIC"));
        assertEquals("C-270", verdicts.of("METRIC").knownBreach());
    }
}
