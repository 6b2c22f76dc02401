package io.github.cleancut.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.cleancut.model.Amount;
import io.github.cleancut.model.Fault;
import io.github.cleancut.model.Fault.Target;
import io.github.cleancut.model.SubtaskRef;
import io.github.cleancut.trace.EventKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoDeadlockLawTest {
    private static final Fault.Verb PAUSE = new Fault.Verb.Pause(new Target.Subtasks(new SubtaskRef("sum", 0)));

    /** One record waits for sum[0], words[0] is blocked. */
    private static TraceScript blocked(TestJob job) {
        return new TraceScript(job)
                .start()
                .at(EventKind.OUTPUT_BLOCKED, "words[0]")
                .emit("words[0]", 0, "sum[0]");
    }

    private static TraceScript blocked() {
        return blocked(TestJob.words(1));
    }

    private static TraceScript tick(TraceScript trace) {
        return trace.job(EventKind.LOCATION_READY, -1);
    }

    @Test
    void holdsWhereRecordsMoveWithinAMinute() {
        TraceScript trace = tick(blocked().pass(59))
                .take("words[0]", "sum[0]", "words[0]:0")
                .pass(500);
        assertEquals("holds 1", tick(trace).end().judge().line("NO-DEADLOCK"));
    }

    @Test
    void isNotExercisedWithoutBackpressure() {
        TraceScript trace = new TraceScript(TestJob.words(1)).start().pass("words[0]", 0, "sum[0]");
        assertEquals("not exercised 0", trace.end().judge().line("NO-DEADLOCK"));
    }

    @Test
    void aMinuteOfStillnessWithWaitingRecordsIsABreach() {
        Verdicts verdicts = tick(blocked().pass(61)).end().judge();
        assertEquals("VIOLATED 1", verdicts.line("NO-DEADLOCK"));
        assertEquals(
                "nothing moved for 61 s of virtual time, and 1 record wait, the first on words[0] -> sum[0]",
                verdicts.of("NO-DEADLOCK").detail());
        assertEquals(List.of("words[0]:0"), verdicts.witness("NO-DEADLOCK").records());
        assertEquals(List.of("NO-DEADLOCK"), verdicts.violated());
    }

    @Test
    void barriersThatComeAndGoMoveNoRecord() {
        TraceScript trace = blocked();
        for (int checkpoint = 1; checkpoint < 7; checkpoint++) {
            trace.pass(11).pending(checkpoint).failed(checkpoint);
        }
        assertEquals("VIOLATED 1", trace.end().judge().line("NO-DEADLOCK"));
    }

    @Test
    void recordsBehindAQueueOfBarriersStarveAsTheyDoInFlink() {
        TraceScript trace = blocked();
        for (int checkpoint = 1; checkpoint < 7; checkpoint++) {
            trace.pass(11).pending(checkpoint).at(EventKind.ALIGNMENT_ENDED, "sum[0]");
        }
        LawVerdict verdict = trace.end().judge().of("NO-DEADLOCK");
        assertEquals("T-052", verdict.knownBreach());
        assertEquals(
                "nothing moved for 66 s of virtual time: barriers come faster than alignments end, and 1 record wait, the first on words[0] -> sum[0] (T-052)",
                verdict.detail());
    }

    @Test
    void alignmentsOfSubtasksForWhichNoRecordWaitsExcuseNothing() {
        TraceScript trace = blocked();
        for (int checkpoint = 1; checkpoint < 7; checkpoint++) {
            trace.pass(11).pending(checkpoint).at(EventKind.ALIGNMENT_ENDED, "out[0]");
        }
        assertNull(trace.end().judge().of("NO-DEADLOCK").knownBreach());
    }

    @Test
    void aRunThatHasNothingLeftToDoLeavesNoRecordBehind() {
        assertEquals("VIOLATED 1", blocked().end("NO_EVENTS_LEFT").judge().line("NO-DEADLOCK"));
        assertEquals("holds 1", blocked().end("TIME_REACHED").judge().line("NO-DEADLOCK"));
    }

    @Test
    void aStandingFaultExcusesStillnessAndTheMinuteBeginsWithItsEnd() {
        TestJob job = TestJob.words(1).fault(PAUSE);
        TraceScript trace = blocked(job).job(EventKind.FAULT_STRUCK, 0).pass(5000);
        trace.job(EventKind.FAULT_LIFTED, 0).pass(50);
        assertEquals("holds 1", tick(trace).end().judge().line("NO-DEADLOCK"));
    }

    @Test
    void withFaultsABarrierMayBeMissingUntilTheCheckpointExpires() {
        TestJob job = TestJob.words(1).fault(PAUSE);
        // checkpoint timeout 10 min + 1 min
        assertEquals("holds 1", tick(blocked(job).pass(659)).end().judge().line("NO-DEADLOCK"));
        assertEquals("VIOLATED 1", tick(blocked(job).pass(661)).end().judge().line("NO-DEADLOCK"));
    }

    @Test
    void aRestartBackoffIsNoDeadlock() {
        TraceScript trace = blocked().crash().pass(5000).restore(0, 0);
        assertEquals("holds 1", trace.end().judge().line("NO-DEADLOCK"));
    }

    @Test
    void aSubtaskThatDiedUnnoticedIsNoDeadlock() {
        TraceScript trace = blocked().stop("sum[0]").pass(5000);
        assertEquals("holds 1", tick(trace).end().judge().line("NO-DEADLOCK"));
    }

    @Test
    void aSlowChannelIsNoDeadlock() {
        TestJob job = TestJob.words(1).latency(new Amount.Uniform(0, 300_000_000_000L));
        assertEquals("holds 1", tick(blocked(job).pass(300)).end().judge().line("NO-DEADLOCK"));
        assertEquals("VIOLATED 1", tick(blocked(job).pass(361)).end().judge().line("NO-DEADLOCK"));
    }

    @Test
    void anIdleJobIsNoDeadlock() {
        TraceScript trace = blocked().take("words[0]", "sum[0]", "words[0]:0").pass(5000);
        assertEquals("holds 1", tick(trace).end().judge().line("NO-DEADLOCK"));
    }

    @Test
    void aFinishedSubtaskDoesNotHideADeadlock() {
        TraceScript trace = blocked().finish("words[0]").pass(61);
        assertEquals("VIOLATED 1", tick(trace).end().judge().line("NO-DEADLOCK"));
    }

    @Test
    void whatWasUnderWayAtACrashWaitsForNobody() {
        TraceScript trace = blocked().crash().restore(0, 0).pass(5000);
        assertEquals("holds 1", tick(trace).end().judge().line("NO-DEADLOCK"));
    }
}
