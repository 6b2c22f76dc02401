package io.github.cleancut.reports.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cleancut.kernel.Loop;
import io.github.cleancut.law.LawVerdict;
import io.github.cleancut.law.LawVerdict.Outcome;
import io.github.cleancut.model.Position;
import io.github.cleancut.model.SubtaskRef;
import io.github.cleancut.reports.Jobs;
import io.github.cleancut.reports.Story;
import io.github.cleancut.reports.run.StoryEngine;
import io.github.cleancut.reports.verdict.Judged.Answer;
import io.github.cleancut.scenarios.expect.Expectation;
import io.github.cleancut.scenarios.expect.Expectation.Failure;
import io.github.cleancut.scenarios.expect.Expectation.Where;
import io.github.cleancut.scenarios.expect.ValueTest;
import io.github.cleancut.scenarios.expect.ValueTest.Operator;
import io.github.cleancut.scenarios.expect.ValueTest.Unit;
import io.github.cleancut.scenarios.expect.WordTest;
import io.github.cleancut.trace.EventKind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every key of {@code expect:} against {@link Story#oneGoodOneFailed}, once met and once missed. */
class ExpectationJudgeTest {
    private static final Where HERE = new Where("here", 7);
    private static final String SUSPEND = "CHECKPOINT_COORDINATOR_SUSPEND";

    private final Story story = Story.oneGoodOneFailed();

    @Test
    void theJobsStatusAtTheEnd() {
        assertMet(new Expectation.JobStatus(HERE, "FINISHED"));
        assertMissed("FINISHED", new Expectation.JobStatus(HERE, "FAILED"));
    }

    @Test
    void flinksCounters() {
        assertMet(new Expectation.Counter(HERE, "triggered", equal(2)));
        assertMet(new Expectation.Counter(HERE, "restored", equal(1)));
        assertMissed("1", new Expectation.Counter(HERE, "completed", equal(2)));
        assertMissed("1", new Expectation.Counter(HERE, "failed", count(Operator.MORE, 1, 1, "> 1")));
    }

    @Test
    void someFailureMatchesIdAndReasonTogether() {
        assertMet(new Expectation.SomeFailure(HERE, new Failure(2, SUSPEND)));
        assertMet(new Expectation.SomeFailure(HERE, new Failure(-1, SUSPEND)));
        assertMissed("[2 " + SUSPEND + "]", new Expectation.SomeFailure(HERE, new Failure(1, SUSPEND)));
    }

    @Test
    void allFailuresAreListedInOrder() {
        assertMet(new Expectation.AllFailures(HERE, List.of(new Failure(2, SUSPEND))));
        assertMissed("[2 " + SUSPEND + "]", new Expectation.AllFailures(HERE, List.of()));
        story.job(280, EventKind.FAILED, 3, -1, "CHECKPOINT_EXPIRED");
        assertMissed(
                "[2 " + SUSPEND + ", 3 CHECKPOINT_EXPIRED]",
                new Expectation.AllFailures(
                        HERE, List.of(new Failure(3, "CHECKPOINT_EXPIRED"), new Failure(2, SUSPEND))));
    }

    @Test
    void failureReportsByReason() {
        assertMet(new Expectation.ReasonCount(HERE, SUSPEND, equal(1)));
        assertMet(new Expectation.ReasonCount(HERE, "CHECKPOINT_EXPIRED", equal(0)));
        assertMissed("1", new Expectation.ReasonCount(HERE, SUSPEND, equal(0)));
    }

    @Test
    void restartsTheirDelaysAndWhatWasRestored() {
        assertMet(new Expectation.Restarts(HERE, equal(1)));
        assertMet(new Expectation.RestartDelays(HERE, List.of(nanos(Operator.EQUAL, 20_000_000))));
        assertMissed("[20.000 ms]", new Expectation.RestartDelays(HERE, List.of(nanos(Operator.LESS, 20_000_000))));
        assertMissed("[20.000 ms]", new Expectation.RestartDelays(HERE, List.of()));
        assertMet(new Expectation.Restores(HERE, List.of(1L)));
        assertMissed("[1]", new Expectation.Restores(HERE, List.of(0L)));
    }

    @Test
    void oneCheckpointsWordsAndNumbers() {
        assertMet(new Expectation.CheckpointWord(HERE, 1, "status", new WordTest("COMPLETED", false)));
        assertMet(new Expectation.CheckpointWord(HERE, 2, "reason", new WordTest(SUSPEND, false)));
        assertMissed("FAILED", new Expectation.CheckpointWord(HERE, 2, "status", new WordTest("FAILED", true)));
        assertMissed(
                "no checkpoint 9", new Expectation.CheckpointWord(HERE, 9, "status", new WordTest("FAILED", false)));
        assertMet(new Expectation.CheckpointNumber(HERE, 1, "end_to_end_duration", nanos(Operator.EQUAL, 30_999_999)));
        assertMet(new Expectation.CheckpointNumber(HERE, 2, "num_acknowledged_subtasks", equal(1)));
        assertMissed(
                "5127 b",
                new Expectation.CheckpointNumber(
                        HERE, 1, "state_size", new ValueTest(Unit.BYTES, Operator.LESS, 5_127, 5_127, "< 5127")));
    }

    @Test
    void durationsAreComparedInNanoseconds() {
        assertMet(timing(null, "end_to_end_duration", "max", nanos(Operator.EQUAL, 30_999_999)));
        assertMissed("30.999999 ms", timing(null, "end_to_end_duration", "max", nanos(Operator.EQUAL, 31_000_000)));
    }

    @Test
    void timingOfAnItemAndOfOneSubtask() {
        assertMet(timing(new SubtaskRef("sum", -1), "alignment.duration", "max", nanos(Operator.EQUAL, 4_000_000)));
        assertMet(timing(new SubtaskRef("words", 1), "start_delay", "avg", nanos(Operator.EQUAL, 1_000_000)));
        assertMissed(
                "10.000 ms",
                timing(new SubtaskRef("sum", 0), "checkpoint_duration.async", "p99", nanos(Operator.LESS, 1)));
    }

    @Test
    void nothingMeasuredMeetsNoTest() {
        assertMissed("no value", timing(new SubtaskRef("sum", 5), "start_delay", "max", nanos(Operator.AT_LEAST, 0)));
    }

    @Test
    void whatAReaderSaw() {
        story.record(150, EventKind.RECORD_WRITTEN, Jobs.OUT, -1, 0, 1);
        story.record(150, EventKind.RECORD_WRITTEN, Jobs.OUT, -1, 1, 1);
        story.record(160, EventKind.RECORD_WRITTEN, Jobs.OUT, -1, 2, 2);
        assertMet(new Expectation.Output(HERE, "out", "visible", equal(0)));
        story.task(700, EventKind.COMMIT_ENDED, Jobs.OUT, 1, 1);
        story.task(800, EventKind.COMMIT_ENDED, Jobs.OUT, 1, 1);
        assertMet(new Expectation.Output(HERE, "out", "visible", equal(2)));
        assertMet(new Expectation.Output(HERE, "out", "commits", equal(1)));
        // words makes 4 records a second, each of its two subtasks 2: record 1 is due at 500 ms and seen at 700 ms.
        assertMet(new Expectation.Output(HERE, "out", "latency.min", nanos(Operator.EQUAL, 200_000_000)));
        assertMet(new Expectation.Output(HERE, "out", "lost", equal(2)));
        assertMissed("1", new Expectation.Output(HERE, "out", "doubled", equal(0)));
    }

    @Test
    void whatAnItemHoldsGoesBackToTheCheckpointThatIsRestored() {
        Story records = new Story();
        for (int i = 0; i < 3; i++) {
            records.record(10 + i, EventKind.RECORD_PROCESSED, Jobs.SUM, -1, i, -1);
        }
        records.task(20, EventKind.SNAPSHOT_STARTED, Jobs.SUM, 1, -1);
        records.record(30, EventKind.RECORD_PROCESSED, Jobs.SUM, -1, 3, -1);
        assertEquals(4, records.toldTo(new HeldRecords(Jobs.topology())).of(1));
        records.task(40, EventKind.ATTEMPT_STARTED, Jobs.SUM, 1, -1);
        assertEquals(3, records.toldTo(new HeldRecords(Jobs.topology())).of(1));
        records.task(50, EventKind.ATTEMPT_STARTED, Jobs.SUM, 0, -1);
        assertEquals(0, records.toldTo(new HeldRecords(Jobs.topology())).of(1));
    }

    @Test
    void eventsAreCountedAndTimed() {
        assertMet(events(position("failed", 2, 1), null, equal(1), nanos(Operator.EQUAL, 227_000_000)));
        assertMet(events(position("failed", 1, 1), null, equal(0), null));
        assertMet(events(position("ack-received", 1, 4), null, null, nanos(Operator.EQUAL, 130_999_999)));
        assertMissed("4", events(position("ack-received", 1, 1), null, equal(3), null));
        assertMissed("never reached", events(position("failed", 1, 1), null, null, nanos(Operator.AT_LEAST, 0)));
        assertMet(events(position("job-ended", -1, 1), null, null, null));
    }

    @Test
    void theTimeBetweenTwoEventsCountsWhicheverStandsFirst() {
        Position pending = position("checkpoint-pending", 2, 1);
        Position failed = position("failed", 2, 1);
        assertMet(events(failed, pending, null, nanos(Operator.EQUAL, 27_000_000)));
        assertMet(events(pending, failed, null, nanos(Operator.EQUAL, 27_000_000)));
    }

    @Test
    void aMissedTestIsNamedByItsPathAndLine() {
        Judged at = judge(events(position("failed", 2, 1), null, equal(1), nanos(Operator.LESS, 1)))
                .get(1);
        assertEquals("here", at.path());
        assertEquals(7, at.line());
        assertEquals(Answer.MISSED, at.answer());
    }

    private void assertMet(Expectation expectation) {
        List<Judged> judged = judge(expectation);
        assertEquals(
                List.of(),
                judged.stream()
                        .filter(test -> !test.isMet())
                        .map(Judged::actual)
                        .toList());
        assertEquals(false, judged.isEmpty(), "something was judged");
    }

    private void assertMissed(String actual, Expectation expectation) {
        List<Judged> judged = judge(expectation);
        assertEquals(1, judged.size());
        assertEquals(Answer.MISSED, judged.get(0).answer());
        assertEquals(actual, judged.get(0).actual());
    }

    private List<Judged> judge(Expectation expectation) {
        Facts facts = new Facts(Jobs.topology(), List.of(expectation), List.of());
        story.events().forEach(event -> facts.listeners().forEach(listener -> listener.accept(event)));
        List<LawVerdict> laws = List.of(StoryEngine.law("OUT-EO", "out", Outcome.HOLDS, 1));
        return ExpectationJudge.judge(List.of(expectation), facts, StoryEngine.summary(Loop.End.OVER, List.of()), laws);
    }

    private static Expectation.Timing timing(@Nullable SubtaskRef ref, String field, String stat, ValueTest test) {
        return new Expectation.Timing(HERE, ref, field, stat, test);
    }

    private static Expectation.Events events(
            Position position, @Nullable Position since, @Nullable ValueTest count, @Nullable ValueTest at) {
        return new Expectation.Events(HERE, position, since, count, at);
    }

    private static Position position(String event, long checkpoint, int nth) {
        return new Position(event, checkpoint, null, null, null, null, -1, null, -1, nth, 0);
    }

    private static ValueTest equal(long value) {
        return count(Operator.EQUAL, value, value, Long.toString(value));
    }

    private static ValueTest count(Operator operator, long least, long most, String text) {
        return new ValueTest(Unit.COUNT, operator, least, most, text);
    }

    private static ValueTest nanos(Operator operator, long nanos) {
        return new ValueTest(Unit.NANOS, operator, nanos, nanos, operator + " " + nanos);
    }
}
