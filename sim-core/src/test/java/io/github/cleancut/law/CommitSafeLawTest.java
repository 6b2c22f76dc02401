package io.github.cleancut.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.cleancut.trace.EventKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommitSafeLawTest {
    private static TraceScript preCommitted() {
        return snapshots(1).preCommit("out[0]", 1, 7);
    }

    private static TraceScript snapshots(long checkpoint) {
        return new TraceScript(TestJob.words(1))
                .start()
                .pending(checkpoint)
                .snapshot(checkpoint, "words[0]", 0)
                .snapshot(checkpoint, "sum[0]", "out[0]");
    }

    @Test
    void holdsWhereTheCommitFollowsTheCompletion() {
        Verdicts verdicts =
                preCommitted().completed(1).commit("out[0]", 1, 7).end().judge();
        assertEquals("holds 1", verdicts.line("COMMIT-SAFE"));
    }

    @Test
    void aCommitBeforeTheCompletionIsABreachEvenIfItCompletesLater() {
        Verdicts verdicts =
                preCommitted().commit("out[0]", 1, 7).completed(1).end().judge();
        assertEquals("VIOLATED 1", verdicts.line("COMMIT-SAFE"));
        assertEquals(
                "out[0] commits transaction 7 of checkpoint 1 before a checkpoint that covers it has completed",
                verdicts.of("COMMIT-SAFE").detail());
        assertEquals(List.of(8L, 9L), verdicts.witness("COMMIT-SAFE").leadingEvents());
        assertEquals(List.of("COMMIT-SAFE"), verdicts.violated());
    }

    @Test
    void theEndOfACommitAloneIsJudgedToo() {
        TraceScript trace = preCommitted();
        TraceScript early = new TraceScript(TestJob.words(1)).start().preCommit("out[0]", 1, 7);
        early.commit("out[0]", 1, 7).events().removeIf(event -> event.kind() == EventKind.COMMIT_STARTED);
        assertEquals("VIOLATED 1", early.end().judge().line("COMMIT-SAFE"));
        assertEquals("not exercised 0", trace.end().judge().line("COMMIT-SAFE"));
    }

    @Test
    void anAbortedCheckpointIsCommittedWithTheNextOne() {
        // T-242
        Verdicts verdicts = preCommitted()
                .failed(1)
                .pending(2)
                .preCommit("out[0]", 2, 8)
                .completed(2)
                .commit("out[0]", 1, 7)
                .commit("out[0]", 2, 8)
                .end()
                .judge();
        assertEquals("holds 2", verdicts.line("COMMIT-SAFE"));
    }

    @Test
    void aRestoredTransactionIsCommittedAgainAtRecovery() {
        // T-243
        Verdicts verdicts = preCommitted()
                .completed(1)
                .commit("out[0]", 1, 7)
                .crash()
                .restore(1, 0)
                .commit("out[0]", 1, 7)
                .end()
                .judge();
        assertEquals("holds 2", verdicts.line("COMMIT-SAFE"));
    }

    @Test
    void aTransactionOfARewoundHistoryMustNotBeCommittedByALaterCheckpoint() {
        // Checkpoint 1 never completed and the job began again before it: 2 does not cover what 1 held.
        Verdicts verdicts = preCommitted()
                .failed(1)
                .crash()
                .restore(0, 0)
                .pending(2)
                .preCommit("out[0]", 2, 8)
                .completed(2)
                .commit("out[0]", 1, 7)
                .end()
                .judge();
        assertEquals(
                "out[0] commits transaction 7 of checkpoint 1, although the subtask was rewound past it",
                verdicts.of("COMMIT-SAFE").detail());
    }

    /** Savepoint 2 holds transaction 8; the job fails and goes back to checkpoint 1, as a savepoint is no restore point (C-132). */
    private static TraceScript savepointLeftBehind() {
        return preCommitted()
                .completed(1)
                .commit("out[0]", 1, 7)
                .tell(EventKind.CHECKPOINT_PENDING, "savepoint", 2)
                .preCommit("out[0]", 2, 8)
                .completed(2)
                .crash()
                .restore(1, 0);
    }

    @Test
    void whatASavepointHoldsIsCommittedByTheJobThatTheUserStartsFromIt() {
        // C-228
        Verdicts verdicts = savepointLeftBehind()
                .tell(EventKind.JOB_SUBMITTED, "NO_CLAIM", 2)
                .restore(2, 0)
                .commit("out[0]", 2, 8)
                .end()
                .judge();
        assertEquals("holds 2", verdicts.line("COMMIT-SAFE"));
    }

    @Test
    void aSnapshotOfAnotherHistoryDoesNotCoverWhatASavepointHolds() {
        // Checkpoint 3 completed after the job had gone back behind savepoint 2, and does not hold transaction 8.
        Verdicts verdicts = savepointLeftBehind()
                .pending(3)
                .preCommit("out[0]", 3, 9)
                .completed(3)
                .tell(EventKind.JOB_SUBMITTED, "NO_CLAIM", 3)
                .restore(3, 0)
                .commit("out[0]", 3, 9)
                .commit("out[0]", 2, 8)
                .end()
                .judge();
        assertEquals(
                "out[0] commits transaction 8 of checkpoint 2, although the subtask was rewound past it",
                verdicts.of("COMMIT-SAFE").detail());
    }

    @Test
    void aTransactionThatWasNeverPreCommittedIsFound() {
        Verdicts verdicts =
                preCommitted().completed(1).commit("out[0]", 1, 9).end().judge();
        assertEquals(
                "out[0] commits transaction 9 of checkpoint 1, which was never pre-committed",
                verdicts.of("COMMIT-SAFE").detail());
    }

    @Test
    void numbersOfTransactionsBelongToTheirSubtask() {
        Verdicts verdicts = new TraceScript(TestJob.words(2))
                .start()
                .preCommit("out[0]", 1, 7)
                .completed(1)
                .preCommit("out[1]", 2, 7)
                .commit("out[0]", 1, 7)
                .end()
                .judge();
        assertEquals("holds 1", verdicts.line("COMMIT-SAFE"));
    }

    private static TraceScript leftBehind(String type) {
        return snapshots(1)
                .completed(1)
                .tell(EventKind.CHECKPOINT_PENDING, type, 2)
                .preCommit("out[0]", 2, 8)
                .completed(2)
                .crash()
                .restore(1, 0)
                .commit("out[0]", 2, 8)
                .end();
    }

    @Test
    void whatAStopWithSavepointHadCompletedIsFlinksOwnIfTheJobGoesBackBehindIt() {
        // C-242: a sink that is not fenced yet commits it after that
        Verdicts stopped = leftBehind("synchronous-savepoint").judge();
        assertEquals("VIOLATED 1", stopped.line("COMMIT-SAFE"));
        assertEquals("C-242", stopped.of("COMMIT-SAFE").knownBreach());
        assertNull(leftBehind("savepoint").judge().of("COMMIT-SAFE").knownBreach());
    }

    @Test
    void whatCameAfterAStopWithSavepointIsNotExcusedByIt() {
        Verdicts verdicts = snapshots(1)
                .completed(1)
                .tell(EventKind.CHECKPOINT_PENDING, "synchronous-savepoint", 2)
                .completed(2)
                .pending(3)
                .preCommit("out[0]", 3, 8)
                .failed(3)
                .crash()
                .restore(1, 0)
                .pending(4)
                .completed(4)
                .commit("out[0]", 3, 8)
                .end()
                .judge();
        assertNull(verdicts.of("COMMIT-SAFE").knownBreach());
        assertEquals("VIOLATED 1", verdicts.line("COMMIT-SAFE"));
    }
}
