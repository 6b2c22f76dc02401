package io.github.cleancut.law;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cleancut.model.Exchange;
import io.github.cleancut.model.Fault;
import io.github.cleancut.model.ItemKind;
import io.github.cleancut.model.SubtaskRef;
import io.github.cleancut.trace.EventKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** left[0] and right[0] -> both[0]; liveness takes 10 s. */
class WatermarkLawTest {
    private static final long SECOND = 1_000_000_000L;

    private final TraceScript trace = new TraceScript(job()).start();

    private static TestJob job() {
        return TestJob.job()
                .source("left", 1)
                .source("right", 1)
                .item(
                        ItemKind.MAP,
                        "both",
                        1,
                        TestJob.from("left", Exchange.FORWARD),
                        TestJob.from("right", Exchange.FORWARD))
                .settle(10);
    }

    private void forwards(String subtask, long seconds) {
        trace.number(EventKind.WATERMARK, subtask, seconds * SECOND);
    }

    private void takes(String from, long seconds) {
        trace.onChannel(EventKind.WATERMARK_RECEIVED, from, "both[0]", seconds * SECOND);
    }

    private Verdicts judge() {
        return trace.end().judge();
    }

    @Test
    void isNotExercisedWithoutAWatermark() {
        assertEquals("not exercised 0", judge().line("WM"));
        assertEquals("no subtask forwarded a watermark", trace.judge().of("WM").detail());
    }

    @Test
    void holdsWhereEachSubtaskForwardsRisingWatermarks() {
        forwards("left[0]", 1);
        forwards("left[0]", 2);
        forwards("left[0]", 2);
        assertEquals("holds 3", judge().line("WM"));
    }

    @Test
    void aWatermarkBehindTheOneBeforeIsABreach() {
        forwards("left[0]", 2);
        forwards("left[0]", 1);
        Verdicts verdicts = judge();
        assertEquals("VIOLATED 2", verdicts.line("WM"));
        assertEquals(
                "left[0] forwards the watermark 1 s after 2 s",
                verdicts.of("WM").detail());
        assertEquals(List.of("WM"), verdicts.violated());
    }

    @Test
    void aNewAttemptBeginsAnew() {
        forwards("left[0]", 2);
        trace.startAgain(0, "left[0]", 0, null);
        forwards("left[0]", 1);
        assertEquals("holds 2", judge().line("WM"));
    }

    @Test
    void aSubtaskWhoseInputsHaveRisenMovesInTime() {
        takes("left[0]", 1);
        takes("right[0]", 1);
        trace.pass(9);
        forwards("both[0]", 1);
        trace.pass(60);
        assertEquals("holds 1", judge().line("WM"));
    }

    @Test
    void aSubtaskThatStandsStillWhileAllItsInputsHaveRisenIsABreach() {
        takes("left[0]", 1);
        takes("right[0]", 2);
        trace.pass(11);
        Verdicts verdicts = judge();
        assertEquals("VIOLATED 1", verdicts.line("WM"));
        assertEquals(
                "the watermark of both[0] stays at its begin, although that of its inputs went on, and does not move within 10 s",
                verdicts.of("WM").detail());
    }

    @Test
    void anInputThatStaysBehindHoldsASubtaskBackForAsLongAsItLikes() {
        forwards("left[0]", 1);
        takes("left[0]", 1);
        trace.pass(60);
        assertEquals("holds 1", judge().line("WM"));
    }

    @Test
    void oneStepForwardAnswersForTheTimeUpToIt() {
        takes("left[0]", 9);
        takes("right[0]", 9);
        trace.pass(9);
        forwards("both[0]", 1);
        trace.pass(9);
        forwards("both[0]", 2);
        assertEquals("holds 2", judge().line("WM"));
    }

    @Test
    void nothingIsOwedAfterTheEndOfTheData() {
        takes("left[0]", 1);
        takes("right[0]", 1);
        trace.at(EventKind.END_OF_DATA, "both[0]").pass(60);
        assertEquals("not exercised 0", judge().line("WM"));
    }

    @Test
    void theTimeBeginsAgainWhenAFaultIsOver() {
        Fault.Verb pause = new Fault.Verb.Pause(new Fault.Target.Subtasks(new SubtaskRef("both", SubtaskRef.ALL)));
        TraceScript paused = new TraceScript(job().fault(pause)).start();
        paused.onChannel(EventKind.WATERMARK_RECEIVED, "left[0]", "both[0]", SECOND)
                .onChannel(EventKind.WATERMARK_RECEIVED, "right[0]", "both[0]", SECOND)
                .job(EventKind.FAULT_STRUCK, 0)
                .pass(60)
                .job(EventKind.FAULT_LIFTED, 0)
                .pass(9)
                .number(EventKind.WATERMARK, "both[0]", SECOND);
        assertEquals("holds 1", paused.end().judge().line("WM"));
    }

    @Test
    void nothingIsOwedOnceSettleIsOver() {
        takes("left[0]", 1);
        takes("right[0]", 1);
        trace.job(EventKind.SETTLED, -1).pass(60);
        assertEquals("not exercised 0", judge().line("WM"));
    }
}
