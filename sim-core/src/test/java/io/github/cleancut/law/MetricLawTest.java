package io.github.cleancut.law;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cleancut.model.Exchange;
import io.github.cleancut.model.ItemKind;
import io.github.cleancut.trace.EventKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricLawTest {
    private static final String LAW = "METRIC";
    private static final String PART =
            "start-delay=1000000 alignment=4000000 processed=0 persisted=0 sync=2000000 async=10000000 checkpointed=0 state=0";
    private static final String WHOLE = "subtasks=3 acknowledged=3 checkpointed=0 state=0 processed=0 persisted=0";
    private static final String COUNTS = " total=1 in-progress=0 completed=1 failed=0 restored=0";

    /** Checkpoint 1 is triggered at 100 ms; everybody but sum[0] has finished. */
    private static TraceScript pending() {
        return new TraceScript(TestJob.words(1))
                .start()
                .atMillis(100)
                .job(EventKind.REQUEST_CHOSEN, 7)
                .atOnce()
                .pending(1)
                .atOnce()
                .tell(EventKind.PLAN, "1", 1);
    }

    /** sum[0] gets its first barrier at 101 ms and its last at 105 ms, its parts take 2 and 10 ms, its acknowledgement comes at 118 ms. */
    private static TraceScript acknowledged(String figures) {
        return pending()
                .atMillis(101)
                .send(EventKind.BARRIER_RECEIVED, "sum[0]", 1)
                .atMillis(105)
                .snapshot(1, "sum[0]")
                .atMillis(107)
                .send(EventKind.SNAPSHOT_ENDED, "sum[0]", 1)
                .atOnce()
                .send(EventKind.UPLOAD_STARTED, "sum[0]", 1)
                .atMillis(117)
                .send(EventKind.UPLOAD_ENDED, "sum[0]", 1)
                .send(EventKind.ACK_RECEIVED, "sum[0]", 1)
                .tellOf(EventKind.SUBTASK_REPORTED, figures, "sum[0]", 1);
    }

    private static TraceScript completed(String figures, long durationMillis) {
        return acknowledged(PART).completed(1).report(1, figures, durationMillis);
    }

    private static Verdicts judge(TraceScript trace) {
        return trace.end().judge();
    }

    private static String detail(TraceScript trace) {
        return judge(trace).of(LAW).detail();
    }

    @Test
    void holdsWhereWhatIsShownIsWhatHappened() {
        assertEquals(
                "holds 2",
                judge(completed("COMPLETED checkpoint " + WHOLE + COUNTS, 18)).line(LAW));
    }

    @Test
    void isNotExercisedWhereNothingIsBooked() {
        assertEquals("not exercised 0", judge(pending()).line(LAW));
    }

    @ParameterizedTest
    @CsvSource({
        "start-delay=1000000, start-delay=2000000",
        "alignment=4000000, alignment=3999999",
        "sync=2000000, sync=0",
        "async=10000000, async=-1",
        "checkpointed=0, checkpointed=1",
        "state=0, state=1",
        "processed=0, processed=1",
        "persisted=0, persisted=1"
    })
    void aFigureOfASubtaskThatIsOffIsABreach(String right, String wrong) {
        assertEquals(
                "VIOLATED 1", judge(acknowledged(PART.replace(right, wrong))).line(LAW));
    }

    @ParameterizedTest
    @CsvSource({
        "subtasks=3, subtasks=1",
        "acknowledged=3, acknowledged=1",
        "checkpointed=0, checkpointed=5",
        "state=0, state=5",
        "processed=0, processed=5",
        "persisted=0, persisted=5",
        "total=1, total=2",
        "in-progress=0, in-progress=1",
        "completed=1, completed=0",
        "failed=0, failed=1",
        "restored=0, restored=1",
        "COMPLETED, FAILED",
        "checkpoint, savepoint"
    })
    void aFigureOfACheckpointThatIsOffIsABreach(String right, String wrong) {
        String figures = ("COMPLETED checkpoint " + WHOLE + COUNTS).replace(right, wrong);
        assertEquals("VIOLATED 2", judge(completed(figures, 18)).line(LAW));
    }

    /** T-091: of three buffers of 100 bytes one is taken in before the first barrier, one during the alignment, one behind it. */
    @ParameterizedTest
    @CsvSource({"0, VIOLATED 1", "1, holds 1", "2, VIOLATED 1"})
    void processedIsWhatComesInBetweenTheFirstBarrierAndTheLast(int buffers, String verdict) {
        long bytes = buffers * 100L;
        TraceScript trace = pending();
        trace.number(EventKind.BUFFER_TAKEN, "sum[0]", 100);
        trace.atMillis(101).send(EventKind.BARRIER_RECEIVED, "sum[0]", 1);
        trace.number(EventKind.BUFFER_TAKEN, "sum[0]", 100);
        trace.atMillis(105).snapshot(1, "sum[0]");
        trace.number(EventKind.BUFFER_TAKEN, "sum[0]", 100);
        trace.atMillis(107)
                .send(EventKind.SNAPSHOT_ENDED, "sum[0]", 1)
                .atOnce()
                .send(EventKind.UPLOAD_STARTED, "sum[0]", 1)
                .atMillis(117)
                .send(EventKind.UPLOAD_ENDED, "sum[0]", 1)
                .send(EventKind.ACK_RECEIVED, "sum[0]", 1)
                .tellOf(EventKind.SUBTASK_REPORTED, PART.replace("processed=0", "processed=" + bytes), "sum[0]", 1);
        assertEquals(verdict, judge(trace).line(LAW));
    }

    @Test
    void anotherDurationIsABreach() {
        // C-266: to the last acknowledgement, not to the end of completing
        assertEquals(
                "the statistics show for checkpoint 1 a duration of 20 ms, it is 18",
                detail(completed("COMPLETED checkpoint " + WHOLE + COUNTS, 20)));
    }

    @Test
    void theSentenceNamesWhatIsShownAndWhatIsTrue() {
        assertEquals(
                "the statistics show for sum[0] in checkpoint 1 sync=0, it is 2000000",
                detail(acknowledged(PART.replace("sync=2000000", "sync=0"))));
    }

    private static TraceScript failed() {
        return acknowledged(PART)
                .atMillis(130)
                .failed(1)
                .report(1, "FAILED checkpoint " + WHOLE + " total=1 in-progress=0 completed=0 failed=1 restored=0", 30);
    }

    @Test
    void aFailedCheckpointLastsUntilItFails() {
        assertEquals("holds 2", judge(failed()).line(LAW));
    }

    @Test
    void aFailureThatIsCountedTwiceIsTheBreachOfFlinksOwn() {
        // C-109
        TraceScript twice = failed().report(
                        1, "FAILED checkpoint subtasks=0 total=2 in-progress=0 completed=0 failed=2 restored=0", -1);
        Verdicts verdicts = judge(twice);
        assertEquals("VIOLATED 3", verdicts.line(LAW));
        assertEquals("C-109", verdicts.of(LAW).knownBreach());
    }

    @Test
    void aCheckpointWithoutAPlanStaysInProgressInFlinkToo() {
        // C-089
        TraceScript trace = new TraceScript(TestJob.words(1))
                .start()
                .job(EventKind.REQUEST_CHOSEN, 7)
                .pending(1)
                .tellNumber(EventKind.REQUEST_REFUSED, "TRIGGER_CHECKPOINT_FAILURE", 7)
                .tell(EventKind.FAILURE_REPORTED, "TRIGGER_CHECKPOINT_FAILURE", -1)
                .report(-1, "FAILED checkpoint subtasks=0 total=2 in-progress=1 completed=0 failed=1 restored=0", -1);
        assertEquals("C-089", judge(trace).of(LAW).knownBreach());
    }

    @Test
    void theAlignmentThatAnotherOvertookIsForgottenByFlinkToo() {
        // T-091
        TraceScript trace = pending()
                .atMillis(101)
                .send(EventKind.BARRIER_RECEIVED, "sum[0]", 1)
                .job(EventKind.REQUEST_CHOSEN, 8)
                .pending(2)
                .send(EventKind.BARRIER_RECEIVED, "sum[0]", 2)
                .atMillis(105)
                .snapshot(1, "sum[0]")
                .send(EventKind.SNAPSHOT_ENDED, "sum[0]", 1)
                .atOnce()
                .send(EventKind.UPLOAD_STARTED, "sum[0]", 1)
                .send(EventKind.UPLOAD_ENDED, "sum[0]", 1)
                .send(EventKind.ACK_RECEIVED, "sum[0]", 1);
        String zeros =
                "start-delay=0 alignment=0 processed=0 persisted=0 sync=1000000 async=1000000 checkpointed=0 state=0";
        Verdicts verdicts = judge(trace.tellOf(EventKind.SUBTASK_REPORTED, zeros, "sum[0]", 1));
        assertEquals("T-091", verdicts.of(LAW).knownBreach());
    }

    @Test
    void aFailureWithoutAnIdCountsAndARequestThatIsTurnedAwayDoesNot() {
        // C-107, C-262; one that waits and is turned away is no failure (C-077)
        TraceScript trace = new TraceScript(TestJob.words(1))
                .start()
                .tellNumber(EventKind.REQUEST_REFUSED, "MINIMUM_TIME_BETWEEN_CHECKPOINTS", 6)
                .job(EventKind.REQUEST_CHOSEN, 7)
                .tellNumber(EventKind.REQUEST_REFUSED, "NOT_ALL_REQUIRED_TASKS_RUNNING", 7)
                .tell(EventKind.FAILURE_REPORTED, "NOT_ALL_REQUIRED_TASKS_RUNNING", -1)
                .report(-1, "FAILED checkpoint subtasks=0 total=1 in-progress=0 completed=0 failed=1 restored=0", -1);
        assertEquals("holds 1", judge(trace).line(LAW));
    }

    @Test
    void restoresAreCounted() {
        TraceScript trace = completed("COMPLETED checkpoint " + WHOLE + COUNTS, 18)
                .crash()
                .restore(1, 0)
                .job(EventKind.REQUEST_CHOSEN, 8)
                .tellNumber(EventKind.REQUEST_REFUSED, "NOT_ALL_REQUIRED_TASKS_RUNNING", 8)
                .tell(EventKind.FAILURE_REPORTED, "NOT_ALL_REQUIRED_TASKS_RUNNING", -1)
                .report(-1, "FAILED checkpoint subtasks=0 total=2 in-progress=0 completed=1 failed=1 restored=1", -1);
        assertEquals("holds 3", judge(trace).line(LAW));
    }

    @Test
    void whatIsNeverBookedIsABreach() {
        assertEquals(
                "checkpoint 1 is over, and the statistics do not show it",
                detail(acknowledged(PART).completed(1)));
    }

    /** Two snapshots of sum[0], whose state has 1000 bytes: the first writes it in 4 files, the second one of 250 bytes and refers to the newest 3. */
    private static TraceScript incremental(String figures) {
        TestJob job = TestJob.job()
                .source("words", 1)
                .incremental(1000, 250)
                .item(ItemKind.KEYED, "sum", 1, TestJob.from("words", Exchange.HASH));
        TraceScript first = part(new TraceScript(job).start(), 1);
        for (String name : List.of("a", "b", "c", "d")) {
            first.file(EventKind.STATE_WRITTEN, "sum[0]", 1, name, 1);
        }
        first.tellOf(EventKind.SHARED_STATE_REFERRED, "a b c d", "sum[0]", 1)
                .tellOf(EventKind.SUBTASK_REPORTED, FIRST + "checkpointed=1000 state=1000", "sum[0]", 1)
                .completed(1);
        return part(first, 2)
                .file(EventKind.STATE_WRITTEN, "sum[0]", 2, "e", 1)
                .tellOf(EventKind.SHARED_STATE_REFERRED, "b c d e", "sum[0]", 2)
                .tellOf(EventKind.SUBTASK_REPORTED, FIRST + figures, "sum[0]", 2);
    }

    private static final String FIRST =
            "start-delay=1000000 alignment=1000000 processed=0 persisted=0 sync=1000000 async=1000000 ";

    private static TraceScript part(TraceScript trace, long checkpoint) {
        long start = 100 * checkpoint;
        return trace.atMillis(start)
                .job(EventKind.REQUEST_CHOSEN, checkpoint)
                .atOnce()
                .pending(checkpoint)
                .atOnce()
                .tell(EventKind.PLAN, "1", checkpoint)
                .atMillis(start + 1)
                .send(EventKind.BARRIER_RECEIVED, "sum[0]", checkpoint)
                .snapshot(checkpoint, "sum[0]")
                .send(EventKind.SNAPSHOT_ENDED, "sum[0]", checkpoint)
                .atOnce()
                .send(EventKind.UPLOAD_STARTED, "sum[0]", checkpoint)
                .send(EventKind.UPLOAD_ENDED, "sum[0]", checkpoint);
    }

    @ParameterizedTest
    @CsvSource({
        "checkpointed=250 state=1000, holds 2",
        "checkpointed=1000 state=1000, VIOLATED 2",
        "checkpointed=250 state=10000, VIOLATED 2",
        "checkpointed=250 state=1250, VIOLATED 2"
    })
    void anIncrementalSnapshotWritesWhatIsNewAndIsAsLargeAsTheFilesThatItNames(String figures, String line) {
        // T-221
        assertEquals(line, incremental(figures).judge().line(LAW));
    }

    @Test
    void aSnapshotThatNamesNoOlderFileHasWrittenEverything() {
        TraceScript trace = incremental("checkpointed=250 state=1000");
        part(trace, 3)
                .file(EventKind.STATE_WRITTEN, "sum[0]", 3, "f", 1)
                .tellOf(EventKind.SHARED_STATE_REFERRED, "f", "sum[0]", 3)
                .tellOf(EventKind.SUBTASK_REPORTED, FIRST + "checkpointed=250 state=1000", "sum[0]", 3);
        assertEquals(
                "the statistics show for sum[0] in checkpoint 3 checkpointed=250, it is 1000",
                trace.judge().of(LAW).detail());
    }
}
