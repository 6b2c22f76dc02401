package io.github.cleancut.law;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class FifoLawTest {
    private static TraceScript threeSent() {
        return new TraceScript(TestJob.words(1))
                .start()
                .emit("words[0]", 0, "sum[0]")
                .emit("words[0]", 1, "sum[0]")
                .emit("words[0]", 2, "sum[0]");
    }

    private static TraceScript take(TraceScript trace, long... offsets) {
        for (long offset : offsets) {
            trace.take("words[0]", "sum[0]", "words[0]:" + offset);
        }
        return trace;
    }

    @Test
    void holdsWhereRecordsAreTakenInTheOrderOfSending() {
        assertEquals("holds 1", take(threeSent(), 0, 1, 2).end().judge().line("FIFO"));
    }

    @Test
    void isNotExercisedByOneRecord() {
        assertEquals("not exercised 0", take(threeSent(), 0).end().judge().line("FIFO"));
    }

    @Test
    void aRecordThatOvertookAnotherIsNamedWithTheOneThatWasDue() {
        Verdicts verdicts = take(threeSent(), 0, 2, 1).end().judge();
        assertEquals("VIOLATED 1", verdicts.line("FIFO"));
        assertEquals(
                List.of("words[0]:1", "words[0]:2"), verdicts.witness("FIFO").records());
        // words[0]:1 was sent by event 6 and words[0]:2 taken by event 12
        assertEquals(List.of(6L, 12L), verdicts.witness("FIFO").leadingEvents());
        assertEquals(
                "words[0] -> sum[0]: record 2 is words[0]:2, but words[0]:1 was sent in this place (and 1 more breach)",
                verdicts.of("FIFO").detail());
        assertEquals(List.of("FIFO"), verdicts.violated());
    }

    @Test
    void aRecordTakenTwiceWasSentOnce() {
        Verdicts verdicts = take(threeSent(), 0, 1, 2, 2).end().judge();
        assertEquals(
                "words[0] -> sum[0]: words[0]:2 was taken and never sent",
                verdicts.of("FIFO").detail());
    }

    @Test
    void whatWasUnderWayAtACrashIsGoneAndNotOutOfOrder() {
        TraceScript trace = take(threeSent(), 0).crash().restore(0, 0);
        trace.emit("words[0]", 0, "sum[0]").emit("words[0]", 1, "sum[0]");
        assertEquals("holds 1", take(trace, 0, 1).end().judge().line("FIFO"));
    }

    @Test
    void aConsumerThatStartsAfterItsProducerHasSentLosesNothing() {
        TraceScript trace = take(threeSent(), 0).crash().restoreStarted(0);
        trace.startAgain(0, "words[0]", 0, null).emit("words[0]", 0, "sum[0]");
        trace.startAgain(0, "sum[0]", -1, null)
                .startAgain(0, "out[0]", -1, null)
                .emit("words[0]", 1, "sum[0]");
        assertEquals("holds 1", take(trace, 0, 1).end().judge().line("FIFO"));
    }

    @Test
    void aRingOfRecordsGrowsWithoutMixingThem() {
        TraceScript trace = new TraceScript(TestJob.words(1)).start();
        for (int offset = 0; offset < 5; offset++) {
            trace.pass("words[0]", offset, "sum[0]");
        }
        for (int offset = 5; offset < 100; offset++) {
            trace.emit("words[0]", offset, "sum[0]");
        }
        for (int offset = 5; offset < 100; offset++) {
            trace.take("words[0]", "sum[0]", "words[0]:" + offset);
        }
        assertEquals("holds 1", trace.end().judge().line("FIFO"));
    }
}
