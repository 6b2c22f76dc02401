package io.github.cleancut.law;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cleancut.trace.EventKind;
import org.junit.jupiter.api.Test;

/** words[0] is told of splits by the operator coordinator of words. */
class CoordinatorOrderLawTest {
    private final TraceScript trace = new TraceScript(TestJob.words(1)).start();

    private void told(long event) {
        trace.number(EventKind.OPERATOR_EVENT_ISSUED, "words[0]", event);
    }

    private void handled(long event) {
        trace.number(EventKind.OPERATOR_EVENT_HANDLED, "words[0]", event);
    }

    private void coordinatorSnapshot(long checkpoint) {
        trace.tell(EventKind.OPERATOR_COORDINATOR_SNAPSHOT, "words", checkpoint);
    }

    private String line() {
        return trace.end().judge().line("COORD-ORDER");
    }

    @Test
    void holdsWhereWhatWasToldBeforeIsHandledBefore() {
        told(1);
        coordinatorSnapshot(1);
        handled(1);
        trace.snapshot(1, "words[0]", 0).completed(1);
        assertEquals("holds 1", line());
    }

    @Test
    void holdsWhereWhatWasToldLaterIsHandledLater() {
        coordinatorSnapshot(1);
        told(1);
        trace.snapshot(1, "words[0]", 0);
        handled(1);
        trace.completed(1);
        assertEquals("holds 1", line());
    }

    @Test
    void isNotExercisedWhereNothingIsUnderWayAtTheSnapshots() {
        told(1);
        handled(1);
        coordinatorSnapshot(1);
        trace.snapshot(1, "words[0]", 0).completed(1);
        assertEquals("not exercised 0", line());
    }

    @Test
    void aSnapshotWithoutWhatWasToldBeforeIsABreach() {
        told(1);
        coordinatorSnapshot(1);
        trace.snapshot(1, "words[0]", 0);
        handled(1);
        trace.completed(1);
        Verdicts verdicts = trace.end().judge();
        assertEquals("VIOLATED 1", verdicts.line("COORD-ORDER"));
        assertEquals(
                "words[0] took its snapshot of checkpoint 1 without event 1, which its operator coordinator had sent before its own",
                verdicts.of("COORD-ORDER").detail());
    }

    @Test
    void aSnapshotWithWhatWasToldLaterIsABreach() {
        coordinatorSnapshot(1);
        told(1);
        handled(1);
        trace.snapshot(1, "words[0]", 0).completed(1);
        Verdicts verdicts = trace.end().judge();
        assertEquals("VIOLATED 1", verdicts.line("COORD-ORDER"));
        assertEquals(
                "words[0] handled event 1 before its snapshot of checkpoint 1, and its operator coordinator sent it after its own",
                verdicts.of("COORD-ORDER").detail());
    }

    @Test
    void aFailedCheckpointClaimsNothing() {
        told(1);
        coordinatorSnapshot(1);
        trace.snapshot(1, "words[0]", 0).failed(1);
        assertEquals("not exercised 0", line());
    }

    @Test
    void whatAnEarlierAttemptWasToldConcernsNobodyAnyMore() {
        told(1);
        trace.startAgain(0, "words[0]", 0, null);
        coordinatorSnapshot(2);
        trace.snapshot(2, "words[0]", 0).completed(2);
        assertEquals("not exercised 0", line());
    }
}
