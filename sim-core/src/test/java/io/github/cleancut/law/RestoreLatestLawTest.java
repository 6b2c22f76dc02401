package io.github.cleancut.law;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cleancut.trace.EventKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestoreLatestLawTest {
    private static TraceScript completed(long... checkpoints) {
        TraceScript trace = new TraceScript(TestJob.words(1)).start();
        for (long checkpoint : checkpoints) {
            trace.pending(checkpoint)
                    .snapshot(checkpoint, "words[0]", 0)
                    .snapshot(checkpoint, "sum[0]", "out[0]")
                    .preCommit("out[0]", checkpoint, checkpoint)
                    .completed(checkpoint);
        }
        return trace;
    }

    @Test
    void holdsWhereTheNewestCompletedOneIsTaken() {
        Verdicts verdicts = completed(1, 2).crash().restore(2, 0).end().judge();
        assertEquals("holds 1", verdicts.line("RESTORE-LATEST"));
    }

    @Test
    void isNotExercisedWithoutARestore() {
        assertEquals("not exercised 0", completed(1, 2).end().judge().line("RESTORE-LATEST"));
    }

    @Test
    void anOlderOneIsABreach() {
        Verdicts verdicts = completed(1, 2).crash().restore(1, 0).end().judge();
        assertEquals("VIOLATED 1", verdicts.line("RESTORE-LATEST"));
        assertEquals(
                "the job goes back to checkpoint 1, the newest completed one is checkpoint 2 (C-194)",
                verdicts.of("RESTORE-LATEST").detail());
        assertEquals(List.of(15L, 20L), verdicts.witness("RESTORE-LATEST").leadingEvents());
        assertEquals(List.of("RESTORE-LATEST"), verdicts.violated());
    }

    @Test
    void startingFromNothingIsABreachOnceSomethingIsComplete() {
        assertEquals(
                "holds 1",
                new TraceScript(TestJob.words(1))
                        .start()
                        .crash()
                        .restore(0, 0)
                        .end()
                        .judge()
                        .line("RESTORE-LATEST"));
        assertEquals(
                "the job goes back to no checkpoint, the newest completed one is checkpoint 1 (C-194)",
                completed(1)
                        .crash()
                        .restore(0, 0)
                        .end()
                        .judge()
                        .of("RESTORE-LATEST")
                        .detail());
    }

    @Test
    void oneThatHasNotCompletedIsABreach() {
        TraceScript trace = completed(1).pending(2).snapshot(2, "words[0]", 0).snapshot(2, "sum[0]", "out[0]");
        assertEquals("VIOLATED 1", trace.crash().restore(2, 0).end().judge().line("RESTORE-LATEST"));
    }

    @Test
    void aSavepointIsNoRestorePoint() {
        // C-132
        TraceScript trace =
                completed(1).tell(EventKind.CHECKPOINT_PENDING, "savepoint", 2).completed(2);
        assertEquals("holds 1", trace.crash().restore(1, 0).end().judge().line("RESTORE-LATEST"));
    }

    @Test
    void aStopWithSavepointThatDidNotStopTheJobIsTheBreachOfFlinksOwn() {
        // C-242: the side effects of the savepoint are committed, and the job goes on from the checkpoint before it.
        TraceScript trace = completed(1)
                .tell(EventKind.CHECKPOINT_PENDING, "synchronous-savepoint", 2)
                .preCommit("out[0]", 2, 2)
                .completed(2)
                .commit("out[0]", 2, 2);
        Verdicts verdicts = trace.crash().restore(1, 0).end().judge();
        assertEquals(
                "the job goes back to checkpoint 1, although out[0] has committed what belongs to the stop-with-savepoint"
                        + " 2, after which it was not stopped (C-242)",
                verdicts.of("RESTORE-LATEST").detail());
        assertEquals("C-242", verdicts.of("RESTORE-LATEST").knownBreach());
    }

    @Test
    void aStopWithSavepointCommitsWhatFailedCheckpointsBeforeItHaveFiled() {
        // C-242: checkpoint 2 failed, and the notice of savepoint 3 commits its transaction (T-241).
        TraceScript trace = completed(1)
                .pending(2)
                .preCommit("out[0]", 2, 2)
                .failed(2)
                .tell(EventKind.CHECKPOINT_PENDING, "synchronous-savepoint", 3)
                .completed(3)
                .commit("out[0]", 2, 2);
        Verdicts verdicts = trace.crash().restore(1, 0).end().judge();
        assertEquals("C-242", verdicts.of("RESTORE-LATEST").knownBreach());
    }
}
