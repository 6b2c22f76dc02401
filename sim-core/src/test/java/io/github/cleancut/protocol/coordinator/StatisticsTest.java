package io.github.cleancut.protocol.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cleancut.protocol.message.CheckpointFailureReason;
import io.github.cleancut.protocol.message.SnapshotType;
import io.github.cleancut.protocol.message.SubtaskMetrics;
import java.util.List;
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
                new CheckpointStatistics(1, true, SnapshotType.CHECKPOINT, tasks, tasks, 10L * tasks, 100L * tasks, 7),
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
        assertEquals(new CheckpointStatistics(1, false, SnapshotType.CHECKPOINT, tasks, 1, 10, 100, 8), last(script));
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
}
