package io.github.cleancut.law;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cleancut.model.Fault;
import io.github.cleancut.model.Fault.Target;
import io.github.cleancut.model.SubtaskRef;
import io.github.cleancut.trace.EventKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckpointLiveLawTest {
    private static final Target SUM = new Target.Subtasks(new SubtaskRef("sum", 0));
    private static final Fault.Verb KILL = new Fault.Verb.Kill(SUM, -1, 0);
    private static final Fault.Verb PAUSE = new Fault.Verb.Pause(SUM);

    /** Liveness may take 10 s; the interval is 1 s. */
    private static TestJob job() {
        return TestJob.words(1).settle(10);
    }

    private static TraceScript trace(TestJob job) {
        return new TraceScript(job).start();
    }

    private static TraceScript complete(TraceScript trace, long checkpoint) {
        return trace.pending(checkpoint)
                .snapshot(checkpoint, "words[0]", 0)
                .snapshot(checkpoint, "sum[0]", "out[0]")
                .completed(checkpoint);
    }

    private static String line(TraceScript trace) {
        return trace.end().judge().line("CKPT-LIVE");
    }

    @Test
    void holdsWhereACheckpointCompletesSoonEnoughAfterTheStart() {
        assertEquals("holds 1", line(complete(trace(job()), 1).atMillis(10_001).pending(2)));
    }

    @Test
    void aRunThatEndsBeforeDecidesNothing() {
        assertEquals("not exercised 0", line(complete(trace(job()), 1).atMillis(9_999)));
        assertEquals("not exercised 0", line(trace(job()).atMillis(9_999)));
    }

    @Test
    void withoutSettleNothingIsJudged() {
        TraceScript trace = trace(TestJob.words(1)).atMillis(1_000_000).pending(2);
        assertEquals("not exercised 0", line(trace));
    }

    @Test
    void aSettleShorterThanTheIntervalAsksForNothing() {
        TestJob job = job().pace(10_001, 0, 1);
        assertEquals("not exercised 0", line(trace(job).atMillis(20_000).pending(2)));
    }

    @Test
    void noCheckpointUntilThenIsABreach() {
        TraceScript trace = trace(job()).pending(1).failed(1).pending(2).failed(2);
        Verdicts verdicts = trace.atMillis(10_001).pending(3).end().judge();
        assertEquals("VIOLATED 1", verdicts.line("CKPT-LIVE"));
        assertEquals(
                "no checkpoint completed within 10 s; 2 checkpoints failed, the last one with JOB_FAILURE",
                verdicts.of("CKPT-LIVE").detail());
        assertEquals(List.of(7L, 8L), verdicts.witness("CKPT-LIVE").leadingEvents());
        assertEquals(List.of("CKPT-LIVE"), verdicts.violated());
    }

    /** A TaskManager that has died is not missed before its loss is detected; and a job that restarts waits for its backoff, once. */
    @Test
    void whatFlinkWaitsByItsConfigurationIsGranted() {
        TestJob job = job().fault(new Fault.Verb.Kill(new Target.TaskManager("tm1"), 50_000_000_000L, 0));
        TraceScript trace = complete(trace(job), 1).atMillis(5_000).job(EventKind.FAULT_STRUCK, 0);
        assertEquals("not exercised 0", line(trace.atMillis(64_999)));
        TraceScript silent = complete(trace(job), 1).atMillis(5_000).job(EventKind.FAULT_STRUCK, 0);
        assertEquals(
                "no checkpoint completed within 10 s after the last fault and the 50 s that Flink waits for it by its configuration",
                silent.atMillis(65_001).pending(2).end().judge().of("CKPT-LIVE").detail());
    }

    /** The backoff of the first restart after a fault; a job that restarts without one has no excuse. */
    @Test
    void theBackoffOfARestartThatAnswersAFaultIsGranted() {
        TraceScript answered =
                complete(trace(job().fault(KILL)), 1).atMillis(5_000).job(EventKind.FAULT_STRUCK, 0);
        answered.atOnce().tellNumber(EventKind.JOB_RESTARTING, "RESTARTING", 3_000_000_000L);
        assertEquals("not exercised 0", line(answered.atMillis(17_999)));
        TraceScript alone = complete(trace(job()), 1);
        alone.atMillis(5_000).tellNumber(EventKind.JOB_RESTARTING, "RESTARTING", 3_000_000_000L);
        assertEquals("holds 1", line(alone.atMillis(10_001).pending(2)));
    }

    @Test
    void theTimeBeginsAnewWithEachFault() {
        TestJob job = job().fault(KILL);
        TraceScript trace = complete(trace(job), 1).atMillis(5_000).job(EventKind.FAULT_STRUCK, 0);
        assertEquals("not exercised 0", line(trace.atMillis(14_999)));
        TraceScript silent = complete(trace(job), 1).atMillis(5_000).job(EventKind.FAULT_STRUCK, 0);
        Verdicts verdicts = silent.atMillis(15_001).pending(2).end().judge();
        assertEquals(
                "no checkpoint completed within 10 s after the last fault",
                verdicts.of("CKPT-LIVE").detail());
        TraceScript live = complete(trace(job), 1).atMillis(5_000).job(EventKind.FAULT_STRUCK, 0);
        assertEquals("holds 1", line(complete(live, 2).atMillis(15_001).pending(3)));
    }

    @Test
    void aStandingFaultExcusesUntilItIsLifted() {
        TestJob job = job().fault(PAUSE);
        TraceScript trace = trace(job).job(EventKind.FAULT_STRUCK, 0).atMillis(60_000);
        trace.job(EventKind.FAULT_LIFTED, 0);
        assertEquals("not exercised 0", line(trace.atMillis(69_999)));
        TraceScript later = trace(job).job(EventKind.FAULT_STRUCK, 0).atMillis(60_000);
        assertEquals("VIOLATED 1", line(later.job(EventKind.FAULT_LIFTED, 0).atMillis(70_001)));
    }

    @Test
    void settlingIsJudgedToItsVeryEnd() {
        TraceScript trace = complete(trace(job()), 1).atMillis(5_000).job(EventKind.FAULTS_OVER, -1);
        assertEquals("VIOLATED 1", line(trace.atMillis(15_000).job(EventKind.SETTLED, -1)));
        TraceScript live = complete(trace(job()), 1).atMillis(5_000).job(EventKind.FAULTS_OVER, -1);
        assertEquals("holds 1", line(live.atMillis(15_000).completed(2).atOnce().job(EventKind.SETTLED, -1)));
    }

    @Test
    void aJobThatHasEndedNeedsNoCheckpoint() {
        TraceScript trace = trace(job()).tell(EventKind.JOB_ENDED, "FAILED", -1);
        assertEquals("not exercised 0", line(trace.atMillis(60_000)));
    }
}
