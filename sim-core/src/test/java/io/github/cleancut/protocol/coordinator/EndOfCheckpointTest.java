package io.github.cleancut.protocol.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.protocol.coordinator.CoordinatedVertex.StateKind;
import io.github.cleancut.protocol.coordinator.CoordinatorEffect.RestoredTask;
import io.github.cleancut.protocol.coordinator.CoordinatorEffect.TriggerSent;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.OperatorCoordinatorAnswered;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.RestoreLatest;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.TaskState;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.TriggerSavepoint;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.TriggerStopWithSavepoint;
import io.github.cleancut.protocol.message.AlignmentKind;
import io.github.cleancut.protocol.message.CheckpointFailureReason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Aborts, completions, savepoints, counters and what a restore finds: sections 10 to 12, 17, 21 and 24. */
class EndOfCheckpointTest {
    private final CoordinatorScript.Setup setup = new CoordinatorScript.Setup();

    private static List<String> kinds(List<CoordinatorEffect> effects) {
        return effects.stream().map(effect -> effect.getClass().getSimpleName()).toList();
    }

    private static List<RestoredTask> restored(CoordinatorScript script) {
        script.effects.clear();
        script.handle(new RestoreLatest(false));
        return script.effects(CoordinatorEffect.Restored.class).get(0).tasks();
    }

    /** C-119: an acknowledgement without a snapshot is an entry without state. */
    @Test
    void aTaskWithoutSnapshotIsRestoredWithNothing() {
        CoordinatorScript script = setup.start().checkpoint("a");
        script.handle(new CoordinatorInput.Acknowledge(new TaskAttempt(0, 0), 1, null));
        script.ack(1, 1);
        assertEquals(
                List.of(
                        new RestoredTask(0, false, List.of(), List.of()),
                        new RestoredTask(1, false, List.of("h1"), List.of())),
                restored(script));
    }

    /** C-124: future, state, failure manager; then messages and the next round, which are posted. */
    @Test
    void anAbortHasItsOrder() {
        setup.tolerable = 1;
        CoordinatorScript script = setup.start().checkpoint("a").ack(0, 1);
        script.effects.clear();
        script.posted.clear();
        script.holding.addAll(List.of(CoordinatorContext.IO, CoordinatorContext.TIMER));
        script.decline(1, 1, CheckpointFailureReason.CHECKPOINT_DECLINED);
        assertEquals(
                List.of(
                        "DeclineReceived",
                        "CheckpointAborted",
                        "RequestFailed",
                        "FailureReported",
                        "StatisticsReported"),
                kinds(script.effects));
        assertEquals(List.of("IO Discard", "IO SendAbortMessages", "TIMER DecisionRound"), script.posted);
        assertEquals(List.of(), script.pendingIds());
    }

    /** C-148: after an add, unused shared state is let go before subsumed checkpoints are. */
    @Test
    void sharedStateGoesBeforeTheSubsumedCheckpoint() {
        setup.state = StateKind.INCREMENTAL;
        setup.sinkParallelism = 0;
        CoordinatorScript script = setup.start().checkpoint("a");
        script.ack(0, 1, new AcknowledgedState("p1", false, false, List.of("f1"), List.of()));
        script.checkpoint("b");
        script.effects.clear();
        script.ack(0, 2, new AcknowledgedState("p2", false, false, List.of("f2"), List.of()));
        List<String> gone = new ArrayList<>();
        script.effects(CoordinatorEffect.StateDiscarded.class).forEach(discarded -> gone.addAll(discarded.handles()));
        assertEquals(List.of("f1", "p1"), gone);
    }

    /** C-153: what would be kept at a cancellation is deleted all the same when it is subsumed. */
    @Test
    void aSubsumedCheckpointGoesWhateverItsRetention() {
        CoordinatorScript script = setup.start().checkpoint("a").complete(1).checkpoint("b");
        script.effects.clear();
        script.complete(2);
        assertEquals(List.of(new CoordinatorEffect.Subsumed(1)), script.effects(CoordinatorEffect.Subsumed.class));
        assertEquals(
                List.of(new CoordinatorEffect.StateDiscarded(1, List.of("h1", "h2"))),
                script.effects(CoordinatorEffect.StateDiscarded.class));
    }

    /** C-172: the same id counts once, however often it is reported (C-109). */
    @Test
    void anIdThatIsReportedTwiceCountsOnce() {
        setup.tolerable = 5;
        setup.operatorCoordinator = true;
        CoordinatorScript script = setup.start().checkpoint("a").advance(1000);
        assertEquals(2, script.reported().size());
        assertEquals(1, script.state().failures().count());
        assertEquals(List.of(1L), script.state().failures().counted());
    }

    /** C-231: a savepoint is aligned, outlives a newer checkpoint while pending, and is deleted by nothing after. */
    @Test
    void aSavepointIsAlignedAndNeverDeletedByTheJob() {
        setup.unaligned = true;
        setup.maxConcurrent = 2;
        CoordinatorScript script = setup.start().savepoint("s");
        assertEquals(
                AlignmentKind.ALIGNED,
                script.effects(TriggerSent.class).get(0).options().alignment());
        script.checkpoint("a").complete(2);
        assertEquals(List.of(1L), script.pendingIds());
        script.complete(1).checkpoint("b").complete(3).checkpoint("c").complete(4);
        assertEquals(
                List.of(2L, 3L),
                script.effects(CoordinatorEffect.Discarded.class).stream()
                        .map(CoordinatorEffect.Discarded::checkpointId)
                        .toList());
    }

    /** C-232, C-233: several may be pending; the timeout, a stop, a failover and a shutdown abort them as others. */
    @Test
    void savepointsArePendingTogetherAndAbortedLikeCheckpoints() {
        CoordinatorScript script = setup.start().savepoint("a").savepoint("b");
        assertEquals(List.of(1L, 2L), script.pendingIds());
        script.advance(1000);
        script.handle(new TriggerSavepoint("c")).handle(new CoordinatorInput.StopScheduler());
        script.handle(new TriggerSavepoint("d")).handle(new CoordinatorInput.AbortPendingForFailover());
        script.handle(new TriggerSavepoint("e")).handle(new CoordinatorInput.Shutdown());
        assertEquals(
                List.of(
                        CheckpointFailureReason.CHECKPOINT_EXPIRED,
                        CheckpointFailureReason.CHECKPOINT_EXPIRED,
                        CheckpointFailureReason.CHECKPOINT_COORDINATOR_SUSPEND,
                        CheckpointFailureReason.JOB_FAILOVER_REGION,
                        CheckpointFailureReason.CHECKPOINT_COORDINATOR_SHUTDOWN),
                script.reported());
    }

    /** C-242: a job that goes on after the savepoint of its stop restores the checkpoint before it. */
    @Test
    void theSavepointOfAStopIsNoRestorePoint() {
        CoordinatorScript script = setup.start().checkpoint("a").complete(1);
        script.handle(new TriggerStopWithSavepoint("s", false))
                .complete(2)
                .effects
                .clear();
        script.handle(new RestoreLatest(false));
        assertEquals(1, script.effects(CoordinatorEffect.Restored.class).get(0).checkpointId());
    }

    /** C-248: where plans may have no finished tasks, completing does not look at them. */
    @Test
    void withoutFinishedTasksInPlansNothingIsCheckedOrMarked() {
        setup.afterFinish = false;
        setup.state = StateKind.UNION;
        setup.sourceParallelism = 2;
        CoordinatorScript script = setup.start().checkpoint("a");
        script.ack(0, 1, new AcknowledgedState("x", true, true, List.of(), List.of()));
        script.ack(1, 1).ack(2, 1);
        assertEquals(List.of(), script.reported());
        assertTrue(restored(script).stream().noneMatch(RestoredTask::finished));
    }

    /** C-262: total is every pending one and every failure without; in progress is never below 0. */
    @Test
    void theCountersAddUp() {
        setup.tolerable = 5;
        setup.operatorCoordinator = true;
        CoordinatorScript script = setup.start().checkpoint("a");
        assertEquals(
                new CoordinatorSnapshot.Counts(1, 1, 0, 0, 0), script.state().counts());
        script.handle(new OperatorCoordinatorAnswered(0, 1, true)).complete(1);
        assertEquals(
                new CoordinatorSnapshot.Counts(1, 0, 1, 0, 0), script.state().counts());
        script.task(1, TaskState.FAILED).checkpoint("b");
        assertEquals(
                new CoordinatorSnapshot.Counts(2, 0, 1, 1, 0), script.state().counts());
        script.handle(new RestoreLatest(false)).task(1, TaskState.RUNNING).checkpoint("c");
        assertEquals(
                new CoordinatorSnapshot.Counts(3, 1, 1, 1, 1), script.state().counts());
        script.advance(1000);
        assertEquals(
                new CoordinatorSnapshot.Counts(4, 0, 1, 3, 1), script.state().counts(), "twice: C-109");
    }

    /** C-246, T-155, T-157: of a vertex that goes on, a finished subtask is marked, and restored without state. */
    @Test
    void aFinishedSubtaskIsMarked() {
        setup.sourceParallelism = 2;
        CoordinatorScript script = setup.start()
                .task(0, TaskState.FINISHED)
                .checkpoint("a")
                .ack(1, 1)
                .ack(2, 1);
        StringBuilder state = new StringBuilder();
        script.coordinator().encode(state);
        assertTrue(state.toString().contains("finished subtasks [0]"), state::toString);
        assertEquals(
                new RestoredTask(0, false, List.of(), List.of()),
                restored(script).get(0));
    }
}
