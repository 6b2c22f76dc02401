package io.github.cleancut.protocol.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cleancut.protocol.message.CheckpointFailureReason;
import io.github.cleancut.protocol.message.SnapshotType;
import io.github.cleancut.protocol.message.SubtaskMetrics;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    private final CoordinatorScript.Setup setup = new CoordinatorScript.Setup();

    private static SubtaskMetrics metrics(long checkpointed, long state) {
        return new SubtaskMetrics(1, 2, 3, 0, 4, 5, checkpointed, state);
    }

    private static void acknowledge(CoordinatorScript script, int task, long id, SubtaskMetrics metrics) {
        script.handle(new CoordinatorInput.Acknowledge(
                new TaskAttempt(task, 0), id, AcknowledgedState.of(task + "@" + id), metrics));
    }

    private static CheckpointStatistics last(CoordinatorScript script) {
        List<CoordinatorEffect.StatisticsReported> all = script.effects(CoordinatorEffect.StatisticsReported.class);
        return all.get(all.size() - 1).statistics();
    }

    /** C-266, C-267: sums over the subtasks, and the time to the last acknowledgement. */
    @Test
    void aCompletedCheckpointHasTheSumsAndTheTimeToTheLastAcknowledgement() {
        CoordinatorScript script = setup.start().checkpoint("a").advance(7);
        int tasks = script.state().pending().get(0).missing().size();
        for (int task = 0; task < tasks; task++) {
            acknowledge(script, task, 1, metrics(10, 100));
        }
        assertEquals(
                new CheckpointStatistics(
                        1, true, SnapshotType.CHECKPOINT, tasks, tasks, 10L * tasks, 100L * tasks, 3L * tasks, 0, 7),
                last(script));
    }

    /** C-266: a failed one lasts until it fails. */
    @Test
    void aFailedCheckpointHasWhatWasAcknowledgedAndTheTimeToTheFailure() {
        setup.tolerable = 1;
        CoordinatorScript script = setup.start().checkpoint("a").advance(3);
        int tasks = script.state().pending().get(0).missing().size();
        acknowledge(script, 0, 1, metrics(10, 100));
        script.advance(5).decline(1, 1, CheckpointFailureReason.CHECKPOINT_DECLINED);
        assertEquals(
                new CheckpointStatistics(1, false, SnapshotType.CHECKPOINT, tasks, 1, 10, 100, 3, 0, 8), last(script));
    }

    /** C-268. */
    @Test
    void onlyTheFirstReportOfASubtaskCounts() {
        PendingStatistics statistics = new PendingStatistics(SnapshotType.CHECKPOINT, 50, 2);
        StatisticsState state = new StatisticsState(10);
        state.pendingCreated(1, statistics);
        state.report(1, 0, metrics(10, 100), 60);
        assertEquals(List.of(true, false), List.of(state.hasReported(1, 0), state.hasReported(1, 1)));
        assertEquals(true, state.hasReported(2, 0));
    }

    /** C-249. */
    @Test
    void whoHasFinishedCountsAsAcknowledgedWithNothing() {
        CoordinatorScript script = setup.start();
        script.task(0, CoordinatorInput.TaskState.FINISHED).checkpoint("a");
        int waiting = script.state().pending().get(0).missing().size();
        script.advance(4);
        for (TaskAttempt attempt : script.state().pending().get(0).missing()) {
            acknowledge(script, attempt.task(), 1, metrics(10, 100));
        }
        CheckpointStatistics shown = last(script);
        assertEquals(
                List.of(waiting + 1, waiting + 1, 100 * waiting),
                List.of(shown.subtasks(), shown.acknowledged(), (int) shown.stateBytes()));
    }

    private static Map<String, Long> gauges(CoordinatorScript script) {
        return script.coordinator().gauges();
    }

    /** C-263: before anything has completed, everything but the counters is -1. */
    @Test
    void beforeTheFirstCompletionGaugesShowMinusOne() {
        Map<String, Long> shown = gauges(setup.start().checkpoint("a"));
        assertEquals(
                "{totalNumberOfCheckpoints=1, numberOfInProgressCheckpoints=1, numberOfCompletedCheckpoints=0,"
                        + " numberOfFailedCheckpoints=0, lastCheckpointRestoreTimestamp=-1, lastCheckpointSize=-1,"
                        + " lastCheckpointFullSize=-1, lastCheckpointDuration=-1, lastCheckpointProcessedData=-1,"
                        + " lastCheckpointPersistedData=-1, lastCompletedCheckpointId=-1,"
                        + " lastCheckpointCompletedTimestamp=-1}",
                shown.toString());
    }

    /** C-263, C-267: then they are those of the one that was completed last, a savepoint too. */
    @Test
    void gaugesShowWhatWasCompletedLastASavepointToo() {
        CoordinatorScript script = setup.start().checkpoint("a").advance(7);
        int tasks = script.state().pending().get(0).missing().size();
        for (int task = 0; task < tasks; task++) {
            acknowledge(script, task, 1, new SubtaskMetrics(0, 0, 3, -1, 0, 0, 10, 100));
        }
        Map<String, Long> shown = gauges(script);
        assertEquals(1L, shown.get("lastCompletedCheckpointId"));
        assertEquals(10L * tasks, shown.get("lastCheckpointSize"));
        assertEquals(100L * tasks, shown.get("lastCheckpointFullSize"));
        assertEquals(7L, shown.get("lastCheckpointDuration"));
        assertEquals(3L * tasks, shown.get("lastCheckpointProcessedData"));
        assertEquals(0L, shown.get("lastCheckpointPersistedData"));
        script.savepoint("b").complete(2);
        assertEquals(2L, gauges(script).get("lastCompletedCheckpointId"));
    }

    /** C-273: a restore leaves its time, one without a checkpoint takes it away. */
    @Test
    void aRestoreLeavesItsTime() {
        CoordinatorScript script = setup.start().handle(new CoordinatorInput.RestoreLatest(false));
        assertEquals(-1L, gauges(script).get("lastCheckpointRestoreTimestamp"));
        script.checkpoint("a").complete(1).advance(5).handle(new CoordinatorInput.RestoreLatest(true));
        assertEquals(script.wallNow(), gauges(script).get("lastCheckpointRestoreTimestamp"));
    }

    /** C-269, C-116: what comes after a checkpoint has failed adds to its figures, once, and is no acknowledgement. */
    @Test
    void aLateAcknowledgementAddsToTheFiguresOfAFailedCheckpoint() {
        setup.tolerable = 1;
        CoordinatorScript script = setup.start().checkpoint("a");
        acknowledge(script, 0, 1, metrics(10, 100));
        script.decline(1, 1, CheckpointFailureReason.CHECKPOINT_DECLINED);
        acknowledge(script, 1, 1, metrics(20, 200));
        acknowledge(script, 1, 1, metrics(40, 400));
        acknowledge(script, 0, 1, metrics(40, 400));
        List<CoordinatorEffect.LateMetricsReported> late = script.effects(CoordinatorEffect.LateMetricsReported.class);
        assertEquals(1, late.size());
        CheckpointStatistics shown = late.get(0).statistics();
        assertEquals(
                List.of(1L, 30L, 300L),
                List.of((long) shown.acknowledged(), shown.checkpointedBytes(), shown.stateBytes()));
    }

    /** C-269: a completed checkpoint takes nothing any more. */
    @Test
    void aCompletedCheckpointTakesNoLateReport() {
        CoordinatorScript script = setup.start().checkpoint("a").complete(1);
        acknowledge(script, 0, 1, metrics(20, 200));
        assertEquals(List.of(), script.effects(CoordinatorEffect.LateMetricsReported.class));
    }
}
