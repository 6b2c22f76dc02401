package io.github.cleancut.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.cleancut.trace.EventKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotifyLawTest {
    /** sum[0] runs; checkpoints 1 and 2 are pending. */
    private static TraceScript pending() {
        return new TraceScript(TestJob.words(1))
                .start()
                .at(EventKind.TASK_RUNNING, "sum[0]")
                .of(EventKind.PLAN, 1)
                .of(EventKind.PLAN, 2);
    }

    private static TraceScript complete(TraceScript trace, long checkpoint) {
        return trace.send(EventKind.COMPLETE_SENT, "sum[0]", checkpoint);
    }

    private static TraceScript abort(TraceScript trace, long checkpoint) {
        return trace.send(EventKind.ABORT_SENT, "sum[0]", checkpoint);
    }

    private static TraceScript ended(TraceScript trace) {
        return trace.tellOf(EventKind.TASK_ENDED, "FAILED", "sum[0]", -1);
    }

    private static TraceScript restarted(TraceScript trace) {
        return ended(trace).startAgain(1, "sum[0]", -1, null).at(EventKind.TASK_RUNNING, "sum[0]");
    }

    private static String line(TraceScript trace) {
        return trace.end().judge().line("NOTIFY");
    }

    private static String detail(TraceScript trace) {
        return trace.end().judge().of("NOTIFY").detail();
    }

    @Test
    void holdsWhereEachEndIsToldOnceAndInSequence() {
        assertEquals("holds 2", line(complete(complete(pending(), 1), 2)));
        assertEquals("holds 2", line(complete(abort(pending(), 1), 2)));
    }

    @Test
    void isNotExercisedWithoutANotice() {
        assertEquals("not exercised 0", line(pending()));
    }

    @Test
    void aCompletionAfterALaterOneIsABreach() {
        Verdicts verdicts = complete(complete(pending(), 2), 1).end().judge();
        assertEquals("VIOLATED 2", verdicts.line("NOTIFY"));
        assertEquals(
                "sum[0] is told that checkpoint 1 is complete, after checkpoint 2 (C-140)",
                verdicts.of("NOTIFY").detail());
        assertEquals(List.of(7L, 8L), verdicts.witness("NOTIFY").leadingEvents());
        assertEquals(List.of("NOTIFY"), verdicts.violated());
    }

    @Test
    void aStopWithSavepointToldAfterALargerIdIsTheBreachOfFlinksOwn() {
        TraceScript trace = new TraceScript(TestJob.words(1))
                .start()
                .at(EventKind.TASK_RUNNING, "sum[0]")
                .tell(EventKind.CHECKPOINT_PENDING, "synchronous-savepoint", 1);
        assertEquals(
                "sum[0] is told that checkpoint 1 is complete, after checkpoint 2 (C-239)",
                detail(complete(complete(trace, 2), 1)));
    }

    @Test
    void bothEndsOfOneCheckpointAreABreach() {
        assertEquals(
                "sum[0] is told that checkpoint 1 is aborted, and before that the opposite",
                detail(abort(complete(pending(), 1), 1)));
        assertEquals(
                "sum[0] is told that checkpoint 1 is complete, and not for the first time",
                detail(complete(complete(pending(), 1), 1)));
    }

    @Test
    void anAttemptThatHasEndedIsToldNothing() {
        assertEquals(
                "sum[0] has ended and is told that checkpoint 1 is aborted (C-091)",
                detail(abort(ended(pending()), 1)));
        assertEquals("VIOLATED 1", line(complete(ended(pending()), 1)));
    }

    @Test
    void aNewAttemptHearsOfNoAbortOfACheckpointBeforeIt() {
        assertEquals(
                "sum[0] is told that checkpoint 2 is aborted, which it has never seen (C-125)",
                detail(abort(restarted(pending()), 2)));
        TraceScript later = restarted(pending()).of(EventKind.PLAN, 3);
        assertEquals("holds 1", line(abort(later, 3)));
    }

    @Test
    void anAttemptThatDoesNotRunYetHasSeenNothingEither() {
        TraceScript trace = ended(pending()).startAgain(1, "sum[0]", -1, null);
        assertEquals("VIOLATED 1", line(abort(trace, 2)));
    }

    @Test
    void aNewAttemptBeginsItsOwnSequence() {
        TraceScript trace = restarted(complete(complete(pending(), 1), 2)).of(EventKind.PLAN, 3);
        assertEquals("holds 3", line(complete(trace, 3)));
    }

    @Test
    void aBreachThatFlinkDoesNotExplainIsTheWitnessEvenIfItComesLater() {
        Verdicts known = abort(ended(pending()), 1).end().judge();
        assertEquals("C-091", known.of("NOTIFY").knownBreach());
        Verdicts worse = complete(abort(ended(pending()), 1), 1).end().judge();
        assertEquals(
                "sum[0] is told that checkpoint 1 is complete, and before that the opposite (and 2 more breaches)",
                worse.of("NOTIFY").detail());
        assertNull(worse.of("NOTIFY").knownBreach());
    }
}
