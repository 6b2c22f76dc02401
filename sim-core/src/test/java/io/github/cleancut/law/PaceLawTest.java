package io.github.cleancut.law;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cleancut.trace.EventKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceLawTest {
    /** An interval of 100 ms, a pause of 20 ms; the scheduler starts at 10 and again at 15 ms, so that the first tick is due at 35 ms. */
    private static TraceScript started(int maxConcurrent) {
        return new TraceScript(TestJob.words(1).pace(100, 20, maxConcurrent))
                .atMillis(10)
                .job(EventKind.SCHEDULER_STARTED, -1)
                .atMillis(15)
                .job(EventKind.SCHEDULER_STOPPED, -1)
                .atOnce()
                .job(EventKind.SCHEDULER_STARTED, -1);
    }

    private static TraceScript tick(TraceScript trace, long millis, long request) {
        return trace.atMillis(millis)
                .job(EventKind.TICK, -1)
                .atOnce()
                .tellNumber(EventKind.REQUEST_QUEUED, "periodic", request);
    }

    private static TraceScript choose(TraceScript trace, long request, long checkpoint) {
        return trace.atOnce().job(EventKind.REQUEST_CHOSEN, request).atOnce().of(EventKind.PLAN, checkpoint);
    }

    private static TraceScript begin(TraceScript trace, long millis, long request, long checkpoint) {
        return choose(tick(trace, millis, request), request, checkpoint);
    }

    private static TraceScript refuse(TraceScript trace, long request) {
        return trace.atOnce().tellNumber(EventKind.REQUEST_REFUSED, "MINIMUM_TIME_BETWEEN_CHECKPOINTS", request);
    }

    private static String line(TraceScript trace) {
        return trace.end().judge().line("PACE");
    }

    private static String detail(TraceScript trace) {
        return trace.end().judge().of("PACE").detail();
    }

    /** Checkpoints that complete at once. */
    private static TraceScript two() {
        TraceScript trace = begin(started(1), 35, 1, 1).failed(1);
        return begin(trace, 135, 2, 2).failed(2);
    }

    @Test
    void holdsWhereTicksFollowTheInterval() {
        assertEquals("holds 1", line(two()));
        assertEquals("2 periodic checkpoints began when interval, pause and limits allow", detail(two()));
    }

    @Test
    void oneTriggerPutsNothingToTheTest() {
        assertEquals("not exercised 0", line(begin(started(1), 35, 1, 1)));
    }

    @Test
    void aTickBeforeOrAfterItsTimeIsABreach() {
        assertEquals(
                "the periodic trigger fires at 34 ms, the pause after a start of the scheduler (C-031) asks for 35 ms",
                detail(tick(started(1), 34, 1)));
        assertEquals(
                "the periodic trigger fires at 134 ms, the interval (C-034) asks for 135 ms",
                detail(tick(begin(started(1), 35, 1, 1).failed(1), 134, 2)));
        assertEquals(
                "the periodic trigger has not fired, the interval (C-034) asks for 135 ms",
                detail(begin(started(1), 35, 1, 1).atMillis(136).failed(1)));
    }

    @Test
    void theFirstStartOfAllWaitsForADrawnTime() {
        // C-030: between the pause and the interval
        for (int millis : new int[] {29, 30, 110, 111}) {
            TraceScript trace = new TraceScript(TestJob.words(1).pace(100, 20, 1))
                    .atMillis(10)
                    .job(EventKind.SCHEDULER_STARTED, -1);
            tick(trace, millis, 1);
            boolean isAllowed = millis >= 30 && millis <= 110;
            assertEquals(
                    isAllowed ? List.of() : List.of("PACE"), trace.end().judge().violated(), millis + " ms");
        }
    }

    @Test
    void whatFellDueWhileMetadataWereWrittenFiresRightAfter() {
        // C-035: none is skipped
        TraceScript trace = begin(started(1), 35, 1, 1).atMillis(40).of(EventKind.ACKS_COMPLETE, 1);
        trace.atMillis(250).failed(1).atOnce();
        tick(trace, 250, 2);
        tick(trace, 250, 3);
        tick(trace, 335, 4);
        assertEquals(List.of(), trace.end().judge().violated());
        TraceScript skipped = begin(started(1), 35, 1, 1).atMillis(40).of(EventKind.ACKS_COMPLETE, 1);
        tick(skipped.atMillis(250).failed(1), 250, 2);
        assertEquals(
                "the periodic trigger has not fired, the interval (C-034) asks for 250 ms",
                detail(skipped.atMillis(251).failed(9)));
    }

    @Test
    void aRequestTooSoonAfterASuccessIsRefusedAndTheTriggerSetToTheEndOfThePause() {
        TraceScript trace = begin(started(1), 35, 1, 1).atMillis(130).completed(1);
        refuse(tick(trace, 135, 2), 2);
        begin(trace, 150, 3, 2).failed(2);
        tick(trace, 250, 4);
        assertEquals("holds 1", line(trace));
    }

    @Test
    void withinThePauseNothingPeriodicBegins() {
        TraceScript trace = begin(started(1), 35, 1, 1).atMillis(130).completed(1);
        Verdicts verdicts = begin(trace, 135, 2, 2).end().judge();
        assertEquals("VIOLATED 1", verdicts.line("PACE"));
        assertEquals(
                "a periodic checkpoint begins 5 ms after the last success, min-pause is 20 ms (C-069)",
                verdicts.of("PACE").detail());
        assertEquals(List.of(7L, 10L), verdicts.witness("PACE").leadingEvents());
    }

    @Test
    void aFailureGivesNoPause() {
        // C-071
        TraceScript trace = begin(started(1), 35, 1, 1).atMillis(130).failed(1);
        assertEquals("holds 1", line(begin(trace, 135, 2, 2)));
    }

    @Test
    void aRefusalAfterThePauseIsABreach() {
        TraceScript trace = begin(started(1), 35, 1, 1).atMillis(50).completed(1);
        assertEquals(
                "a request is refused although the pause after the last success is over (C-069)",
                detail(refuse(tick(trace, 135, 2), 2)));
    }

    @Test
    void aRequestByHandMindsNoPauseButTheLimit() {
        // C-070, C-067
        TraceScript trace = begin(started(1), 35, 1, 1).atMillis(60).completed(1);
        trace.atOnce().tellNumber(EventKind.REQUEST_QUEUED, "by-hand", 2);
        assertEquals("not exercised 0", line(choose(trace, 2, 2)));
        TraceScript second = begin(started(1), 35, 1, 1).tellNumber(EventKind.REQUEST_QUEUED, "by-hand", 2);
        assertEquals("a checkpoint begins while 1 are pending, 1 may be (C-067)", detail(choose(second, 2, 2)));
    }

    @Test
    void asManyAsMayBePendingAreAndAForcedOneMindsNoLimit() {
        TraceScript trace = begin(begin(started(2), 35, 1, 1), 135, 2, 2);
        trace.tellNumber(EventKind.REQUEST_QUEUED, "forced", 3);
        assertEquals("holds 1", line(choose(trace, 3, 3)));
        assertEquals("VIOLATED 1", line(begin(begin(started(1), 35, 1, 1), 135, 2, 2)));
    }

    @Test
    void moreThanAThousandRequestsNeverWait() {
        TraceScript trace = started(1);
        for (int request = 1; request <= 1000; request++) {
            tick(trace, 35 + 100L * (request - 1), request);
        }
        assertEquals(List.of(), trace.end().judge().violated());
        tick(trace, 100_035, 1001).atOnce();
        trace.tellNumber(EventKind.REQUEST_REFUSED, "TOO_MANY_CHECKPOINT_REQUESTS", 1001);
        assertEquals(List.of(), trace.end().judge().violated());
        assertEquals("1001 requests wait, at most 1000 may (C-060)", detail(tick(trace, 100_135, 1002)));
    }

    @Test
    void aSchedulerThatIsOffFiresNothingAndIsNotOverdue() {
        TraceScript trace =
                two().job(EventKind.SCHEDULER_STOPPED, -1).atMillis(5_000).pending(3);
        assertEquals("holds 1", line(trace));
        assertEquals("the periodic trigger fires while it is off (C-038)", detail(tick(trace, 6_000, 3)));
    }

    @Test
    void afterSettlingNothingIsPeriodicAnyMore() {
        TraceScript trace = two().job(EventKind.SETTLED, -1).atMillis(5_000).pending(3);
        assertEquals("holds 1", line(trace));
    }

    /** An interval of 300 ms during backlog; ticks at 35 and 135 ms, then the source changes. */
    private static TraceScript inBacklog(long interval) {
        TraceScript trace = new TraceScript(TestJob.words(1).pace(100, 20, 1).backlog(interval))
                .atMillis(15)
                .job(EventKind.SCHEDULER_STARTED, -1)
                .atOnce()
                .job(EventKind.SCHEDULER_STOPPED, -1)
                .atOnce()
                .job(EventKind.SCHEDULER_STARTED, -1);
        begin(trace, 35, 1, 1).failed(1);
        return trace.atMillis(100).tellNumber(EventKind.BACKLOG_CHANGED, "words", 1);
    }

    @Test
    void duringBacklogTheArmedTickComesAndThenThoseOfItsInterval() {
        // C-054, C-055
        assertEquals("holds 2", line(begin(begin(inBacklog(300), 135, 2, 2).failed(2), 435, 3, 3)));
        assertEquals(
                "the periodic trigger fires at 235 ms, the interval (C-034) asks for 435 ms",
                detail(begin(begin(inBacklog(300), 135, 2, 2).failed(2), 235, 3, 3)));
    }

    @Test
    void theEndOfTheBacklogMakesTheNextTickEarlier() {
        // C-055, C-057
        TraceScript early = begin(inBacklog(300), 135, 2, 2).failed(2);
        early.atMillis(200).tellNumber(EventKind.BACKLOG_CHANGED, "words", 0);
        assertEquals("holds 2", line(begin(early, 300, 3, 3)));
        TraceScript late = begin(inBacklog(300), 135, 2, 2).failed(2);
        late.atMillis(200).tellNumber(EventKind.BACKLOG_CHANGED, "words", 0);
        assertEquals(
                "the periodic trigger has not fired, the interval after the report of a source (C-055) asks for 300 ms"
                        + " (and 1 more breach)",
                detail(begin(late, 435, 3, 3)));
    }

    @Test
    void withoutAnIntervalDuringBacklogTheArmedTickIsTheLast() {
        // C-056
        assertEquals("holds 1", line(begin(inBacklog(0), 135, 2, 2).failed(2)));
        assertEquals(
                "the periodic trigger fires while it is off (C-038)",
                detail(begin(begin(inBacklog(0), 135, 2, 2).failed(2), 235, 3, 3)));
    }

    @Test
    void aReportThatArmsATriggerThatIsOffIsFlinksOwn() {
        // C-058
        TraceScript trace = two().atMillis(200)
                .job(EventKind.SCHEDULER_STOPPED, -1)
                .atMillis(210)
                .job(EventKind.TRIGGER_MOVED, 100);
        Verdicts verdicts = tick(trace, 310, 3).end().judge();
        assertEquals("C-058", verdicts.of("PACE").knownBreach());
        assertEquals(
                "the periodic trigger fires while it is off, because a report on the backlog of a source has set it (C-058)",
                verdicts.of("PACE").detail());
    }

    /** C-058, C-069: the pause moves a trigger that should be off, and nobody can ask it to fire. */
    @Test
    void aTriggerThatShouldBeOffIsNeverOverdue() {
        TraceScript trace = begin(started(1), 35, 1, 1).atMillis(50).completed(1);
        trace.atMillis(52).job(EventKind.SCHEDULER_STOPPED, -1).atMillis(53).job(EventKind.TRIGGER_MOVED, 2);
        refuse(tick(trace, 55, 2), 2).atMillis(1_000).of(EventKind.SUBSUMED, 1);
        assertEquals("C-058", trace.end().judge().of("PACE").knownBreach());
    }
}
