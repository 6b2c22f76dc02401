package io.github.cleancut.law;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cleancut.trace.EventKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailureCountLawTest {
    private static final String TOO_MANY = "too many failed checkpoints, the last one CHECKPOINT_EXPIRED";

    private static TraceScript tolerating(int failures) {
        return new TraceScript(TestJob.words(1).tolerate(failures)).start();
    }

    private static TraceScript report(TraceScript trace, long checkpoint, String reason) {
        return trace.tell(EventKind.FAILURE_REPORTED, reason, checkpoint);
    }

    private static TraceScript expire(TraceScript trace, long checkpoint) {
        return report(trace, checkpoint, "CHECKPOINT_EXPIRED");
    }

    private static TraceScript failJob(TraceScript trace) {
        return trace.atOnce().tell(EventKind.JOB_FAILURE, TOO_MANY, -1);
    }

    private static String line(TraceScript trace) {
        return trace.end().judge().line("FAIL-COUNT");
    }

    private static String detail(TraceScript trace) {
        return trace.end().judge().of("FAIL-COUNT").detail();
    }

    @Test
    void holdsWhereTheJobFailsWithTheFirstOneTooMany() {
        assertEquals("holds 1", line(failJob(expire(tolerating(0), 1))));
        assertEquals("holds 3", line(failJob(expire(expire(expire(tolerating(2), 1), 2), 3))));
        assertEquals("holds 2", line(expire(expire(tolerating(2), 1), 2)));
    }

    /** C-174: each of two checkpoints that expire in one moment is one too many where none is tolerable. */
    @Test
    void twoThatFailInOneMomentAreTwoFailuresOfTheJob() {
        TraceScript trace = expire(expire(tolerating(0), 1).atOnce(), 2);
        assertEquals("holds 2", line(failJob(failJob(trace))));
    }

    @Test
    void oneThatFailsWhenTheJobHasJustEndedFailsAJobThatIsNotThereAnyMore() {
        TraceScript trace = expire(tolerating(0), 1).atOnce().tell(EventKind.JOB_ENDED, "FAILED", -1);
        assertEquals("holds 1", line(failJob(trace)));
    }

    @Test
    void isNotExercisedByReasonsThatDoNotCount() {
        TraceScript trace = report(tolerating(0), 1, "TRIGGER_CHECKPOINT_FAILURE");
        assertEquals("not exercised 0", line(report(trace, -1, "NOT_ALL_REQUIRED_TASKS_RUNNING")));
    }

    @Test
    void aJobThatGoesOnAfterTooManyIsABreach() {
        Verdicts verdicts = expire(expire(tolerating(1), 1), 2).end().judge();
        assertEquals("VIOLATED 2", verdicts.line("FAIL-COUNT"));
        assertEquals(
                "the job goes on after 2 countable failures in a row, the last one checkpoint 2 with CHECKPOINT_EXPIRED: 1"
                        + " are tolerable (C-174)",
                verdicts.of("FAIL-COUNT").detail());
        assertEquals(List.of(4L, 5L), verdicts.witness("FAIL-COUNT").leadingEvents());
        assertEquals(List.of("FAIL-COUNT"), verdicts.violated());
    }

    @Test
    void aJobThatFailsTooSoonIsABreach() {
        assertEquals(
                "the job fails because of checkpoints after 1 countable failure in a row, the last report checkpoint 1"
                        + " with CHECKPOINT_EXPIRED: 1 are tolerable (C-174)",
                detail(failJob(expire(tolerating(1), 1))));
        assertEquals(
                "the job fails because of checkpoints, and none has failed",
                tolerating(0)
                        .tell(EventKind.JOB_FAILURE, TOO_MANY, -1)
                        .end()
                        .judge()
                        .of("FAIL-COUNT")
                        .detail());
    }

    @Test
    void aFailureWhoseReasonDoesNotCountFailsNoJob() {
        TraceScript trace = failJob(report(tolerating(0), 1, "CHECKPOINT_SUBSUMED"));
        assertEquals("VIOLATED 1", line(trace));
    }

    @Test
    void aSuccessBeginsTheRowAnew() {
        // C-175
        assertEquals("holds 2", line(expire(expire(tolerating(1), 1).completed(2), 3)));
        assertEquals("VIOLATED 2", line(failJob(expire(expire(tolerating(1), 1).completed(2), 3))));
    }

    @Test
    void aFailureOlderThanASuccessDoesNotCount() {
        // C-173
        assertEquals("not exercised 0", line(expire(tolerating(0).completed(2), 1)));
    }

    @Test
    void oneIdCountsOnceAndWithoutIdEveryTime() {
        // C-172
        assertEquals("holds 1", line(report(expire(tolerating(1), 1), 1, "IO_EXCEPTION")));
        TraceScript nameless = report(report(tolerating(1), -1, "IO_EXCEPTION"), -1, "IO_EXCEPTION");
        assertEquals("holds 2", line(failJob(nameless)));
    }

    @Test
    void anAbortReportedTwiceThatFailsTheJobTwiceIsTheBreachOfFlinksOwn() {
        TraceScript trace = failJob(expire(failJob(expire(tolerating(0), 2)), 2));
        assertEquals(
                "the job fails too soon: among 1 failure in a row is a checkpoint that was reported twice and counted twice"
                        + " (C-109)",
                detail(trace));
    }

    @Test
    void aReportThatIsRepeatedAfterTheJobFailedCountsForTheNextRowInFlink() {
        // Checkpoints 1 and 2 fail the job; the second report of 2 makes 3 one too many.
        TraceScript trace = expire(expire(tolerating(1), 1), 2).atOnce();
        failJob(expire(trace, 2));
        assertEquals(
                "the job fails too soon: among 2 failures in a row is a checkpoint that was reported twice and counted"
                        + " twice (C-109)",
                detail(failJob(expire(trace, 3))));
        TraceScript within = expire(expire(expire(tolerating(2), 1), 1), 2);
        assertEquals("VIOLATED 2", line(failJob(within)));
        assertEquals(null, within.judge().of("FAIL-COUNT").knownBreach());
    }

    @Test
    void repeatedReportsGoOnAndOnMakingTheNextFailureOneTooMany() {
        // Each checkpoint is reported twice before the job's failure is known, and the job fails with each from 2 on.
        TraceScript trace = expire(tolerating(1), 1);
        for (int checkpoint = 2; checkpoint <= 5; checkpoint++) {
            expire(trace, checkpoint).atOnce();
            failJob(expire(trace, checkpoint));
        }
        Verdicts verdicts = trace.end().judge();
        assertEquals("VIOLATED 5", verdicts.line("FAIL-COUNT"));
        assertEquals("C-109", verdicts.of("FAIL-COUNT").knownBreach());
    }

    @Test
    void aRowThatWasTooLongOnlyByARepeatedReportGoesOnWhereTheJobDoesNotFail() {
        TraceScript trace = expire(expire(tolerating(1), 1), 2).atOnce();
        failJob(expire(trace, 2));
        expire(trace, 3);
        assertEquals("holds 4", line(failJob(expire(trace, 4))));
    }

    /** A decline of sum[0], and its report. */
    private static TraceScript decline(TraceScript trace) {
        trace.tellOf(EventKind.DECLINE_RECEIVED, "CHECKPOINT_DECLINED", "sum[0]", 1)
                .atOnce();
        return report(trace, 1, "CHECKPOINT_DECLINED");
    }

    @Test
    void theDeclineOfATaskThatMayHaveEndedDecidesNothing() {
        // C-180
        assertEquals("holds 1", line(decline(tolerating(0).tell(EventKind.JOB_RESTARTING, "RESTARTING", -1))));
        TraceScript failing = tolerating(0).tell(EventKind.JOB_RESTARTING, "RESTARTING", -1);
        assertEquals("holds 1", line(failJob(decline(failing))));
        assertEquals("VIOLATED 1", line(decline(tolerating(0))));
    }

    @Test
    void withoutALimitNothingCounts() {
        // C-176
        assertEquals("not exercised 0", line(expire(tolerating(Integer.MAX_VALUE), 1)));
    }

    @Test
    void savepointsStandApart() {
        // C-177, C-178
        TraceScript trace = tolerating(0).tell(EventKind.CHECKPOINT_PENDING, "savepoint", 1);
        assertEquals("not exercised 0", line(expire(trace, 1)));
        TraceScript stop = tolerating(0).tell(EventKind.CHECKPOINT_PENDING, "synchronous-savepoint", 1);
        stop.tellOf(EventKind.DECLINE_RECEIVED, "CHECKPOINT_DECLINED_TASK_NOT_READY", "sum[0]", 1)
                .atOnce();
        report(stop, 1, "CHECKPOINT_DECLINED_TASK_NOT_READY").atOnce();
        stop.tell(EventKind.JOB_FAILURE, "CHECKPOINT_DECLINED_TASK_NOT_READY", -1);
        assertEquals("not exercised 0", line(stop));
    }
}
