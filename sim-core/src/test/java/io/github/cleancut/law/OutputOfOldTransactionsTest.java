package io.github.cleancut.law;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cleancut.trace.EventKind;
import org.junit.jupiter.api.Test;

/** OUT-EO where a job is started by hand from a snapshot that holds transactions. */
class OutputOfOldTransactionsTest {
    /** Savepoint 1 holds transaction 7, which a crash has left; what is in it is shown by another before the user goes back to the savepoint. */
    private static Verdicts backToTheSavepoint(boolean isGivenUp) {
        TraceScript crashed = OutputLawTest.through(
                OutputLawTest.preCommitted(true).completed(1).crash().restore(0, 0), 0, 1);
        return (isGivenUp ? crashed.abort("out[0]", 7) : crashed)
                .write("out[0]", 8, "words[0]:0", "words[0]:1")
                .pending(2)
                .snapshot(2, "words[0]", 2)
                .snapshot(2, "out[0]")
                .preCommit("out[0]", 2, 8)
                .completed(2)
                .commit("out[0]", 2, 8)
                .tell(EventKind.JOB_ENDED, "CANCELED", -1)
                .tell(EventKind.JOB_SUBMITTED, "NO_CLAIM", 1)
                .restore(1, 2)
                .commit("out[0]", 1, 7)
                .end()
                .judge();
    }

    /** C-228, T-244: a transaction that dangles is still there for who commits it. */
    @Test
    void whatASnapshotHoldsPendingAndAnotherHistoryHasShownIsTheUsersDoing() {
        Verdicts verdicts = backToTheSavepoint(false);
        assertEquals("VIOLATED 2 lost 0 doubled 2", verdicts.line("OUT-EO"));
        assertEquals("C-228", verdicts.of("OUT-EO").knownBreach());
    }

    /** Of one that the sink has given up nothing is left to be shown. */
    @Test
    void whatTheSinkHasGivenUpIsNotShownAgain() {
        assertEquals("holds 2 lost 0 doubled 0", backToTheSavepoint(true).line("OUT-EO"));
    }
}
