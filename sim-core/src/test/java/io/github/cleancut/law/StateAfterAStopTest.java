package io.github.cleancut.law;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cleancut.trace.EventKind;
import org.junit.jupiter.api.Test;

/** A stop without drain ends no data: what it has cut off goes on in the job that is started from its savepoint. */
class StateAfterAStopTest {
    @Test
    void whatAStopHasCutOffGoesOnWithWhatTheSavepointHolds() {
        // C-237, T-159
        TraceScript stopped = new TraceScript(TestJob.words(1))
                .start()
                .pass("words[0]", 0, "sum[0]")
                .pass("words[0]", 1, "sum[0]")
                .pending(1)
                .tellOf(EventKind.END_OF_DATA, "cut-off", "words[0]", -1)
                .snapshot(1, "words[0]", 2)
                .tellOf(EventKind.END_OF_DATA, "cut-off", "sum[0]", -1)
                .snapshot(1, "sum[0]", "out[0]")
                .completed(1)
                .finish("words[0]", "sum[0]", "out[0]")
                .tell(EventKind.JOB_SUBMITTED, "NO_CLAIM", 1)
                .restore(1, 2)
                .pass("words[0]", 2, "sum[0]")
                .pending(2)
                .snapshot(2, "words[0]", 3)
                .snapshot(2, "sum[0]", "out[0]")
                .completed(2)
                .crash()
                .restore(2, 3);
        assertEquals("holds 3 lost 0 doubled 0", stopped.end().judge().line("STATE-EO"));
    }
}
