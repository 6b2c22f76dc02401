package io.github.cleancut.reports.timing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.cleancut.reports.Jobs;
import io.github.cleancut.reports.Story;
import io.github.cleancut.reports.timing.CheckpointTiming.Status;
import io.github.cleancut.trace.EventKind;
import org.junit.jupiter.api.Test;

/** Expected figures follow from the times of {@link Story#oneGoodOneFailed} and C-264 to C-268. */
class CheckpointTimingsTest {
    private final CheckpointTimings timings = Story.oneGoodOneFailed().toldTo(new CheckpointTimings(Jobs.topology()));

    /** C-266, C-267: the latest acknowledgement; sizes add up. */
    @Test
    void aCompletedCheckpointEndsWithItsLastAcknowledgement() {
        CheckpointTiming one = checkpoint(1);
        assertEquals(Status.COMPLETED, one.status());
        assertEquals(30_999_999, one.endToEndNanos(), "the last ack came at 130.999999 ms");
        assertEquals(4, one.acknowledged());
        assertEquals(5_127, one.stateBytes());
        assertEquals(5_120, one.checkpointedBytes());
    }

    /** C-266. */
    @Test
    void aFailedCheckpointEndsWithItsFailure() {
        CheckpointTiming two = checkpoint(2);
        assertEquals(Status.FAILED, two.status());
        assertEquals("CHECKPOINT_COORDINATOR_SUSPEND", two.reason());
        assertEquals(27_000_000, two.endToEndNanos());
        assertEquals(1, two.acknowledged());
        assertEquals(4, two.subtasks().size(), "the plan names four, although only one answered");
    }

    /** C-004, C-266: stamps are taken from a clock that may jump back; only a failed checkpoint can end before it began. */
    @Test
    void whereAClockJumpsBackOnlyAFailedCheckpointEndsBeforeItBegan() {
        Story story = new Story();
        for (int checkpoint : new int[] {1, 2}) {
            story.job(100, EventKind.PLAN, checkpoint, -1, "0 1");
            story.job(100, EventKind.CHECKPOINT_PENDING, checkpoint, 1_767_225_600_100L, "checkpoint");
        }
        story.job(101, EventKind.CLOCK_JUMPED, -1, -1_000_000_000, "jobmanager");
        story.job(101, EventKind.CLOCK_JUMPED, -1, 3_000_000_000L, "taskmanager[0]");
        story.task(102, EventKind.TRIGGER_RECEIVED, Jobs.WORDS_0, 1, -1);
        story.task(103, EventKind.ACK_RECEIVED, Jobs.WORDS_0, 1, 0);
        story.job(104, EventKind.FAILED, 2, -1, "CHECKPOINT_EXPIRED");
        CheckpointTimings jumped = story.toldTo(new CheckpointTimings(Jobs.topology()));
        CheckpointTiming one = jumped.checkpoint(1);
        CheckpointTiming two = jumped.checkpoint(2);
        assertNotNull(one);
        assertNotNull(two);
        assertEquals(0, one.endToEndNanos());
        assertEquals(-996_000_000, two.endToEndNanos());
        assertEquals(3_002_000_000L, one.part(Jobs.WORDS_0).startDelayNanos(), "on the clock of its TaskManager");
    }

    /** C-264, C-265. */
    @Test
    void aSubtasksPartsAreMeasuredOneByOne() {
        SubtaskTiming sum = checkpoint(1).part(Jobs.SUM);
        assertEquals(2_000_000, sum.startDelayNanos());
        assertEquals(4_000_000, sum.alignmentNanos());
        assertEquals(1_000_000, sum.syncNanos());
        assertEquals(10_000_000, sum.asyncNanos());
        assertEquals(100, sum.processedBytes(), "a buffer of 100 bytes came in while it aligned");
    }

    @Test
    void aSourceStartsWithItsTriggerAndAlignsNothing() {
        SubtaskTiming source = checkpoint(1).part(Jobs.WORDS_0);
        assertEquals(1_000_000, source.startDelayNanos());
        assertEquals(0, source.alignmentNanos());
    }

    /** C-268. */
    @Test
    void onlyTheFirstReportOfASubtaskCounts() {
        Story story = Story.oneGoodOneFailed();
        story.task(140, EventKind.ACK_RECEIVED, Jobs.SUM, 1, 99);
        CheckpointTimings twice = story.toldTo(new CheckpointTimings(Jobs.topology()));
        CheckpointTiming one = twice.checkpoint(1);
        assertNotNull(one);
        assertEquals(5_127, one.stateBytes());
        assertEquals(30_999_999, one.endToEndNanos());
    }

    @Test
    void fieldsAreFoundByFlinksNames() {
        assertEquals(TimingField.ALIGNMENT, TimingField.ofPath("alignment.duration"));
        assertNull(TimingField.ofPath("alignment.length"));
        assertEquals(4_000_000, TimingField.ALIGNMENT.summary(timings, 1, -1).max());
        assertEquals(1_000_000, TimingField.START_DELAY.summary(timings, 0, 1).avg());
        assertEquals(30_999_999, TimingField.END_TO_END.summary(timings).max(), "failed checkpoints do not count");
    }

    /** C-272: completed checkpoints, savepoints included, make the summaries. */
    @Test
    void aSavepointCountsInTheSummary() {
        CheckpointTimings withSavepoint =
                Story.oneGoodOneFailed().andASavepoint().toldTo(new CheckpointTimings(Jobs.topology()));
        assertEquals(50_000_000, TimingField.END_TO_END.summary(withSavepoint).max());
        assertEquals(30_999_999, TimingField.END_TO_END.summary(withSavepoint).min());
    }

    private CheckpointTiming checkpoint(long id) {
        CheckpointTiming checkpoint = timings.checkpoint(id);
        assertNotNull(checkpoint);
        return checkpoint;
    }
}
