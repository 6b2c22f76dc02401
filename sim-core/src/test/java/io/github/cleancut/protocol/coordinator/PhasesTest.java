package io.github.cleancut.protocol.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.protocol.coordinator.CoordinatorEffect.FailureReported;
import io.github.cleancut.protocol.coordinator.CoordinatorEffect.RequestDone;
import io.github.cleancut.protocol.coordinator.CoordinatorEffect.RequestFailed;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.OperatorCoordinatorAnswered;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.TaskState;
import io.github.cleancut.protocol.message.CheckpointFailureReason;
import io.github.cleancut.protocol.message.SnapshotType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Contexts, clocks, ids, decision rounds and the plan's moment: sections 1, 3, 7, 8 and 9. */
class PhasesTest {
    private final CoordinatorScript.Setup setup = new CoordinatorScript.Setup();

    /** C-002, C-022, C-092: each phase is posted to its context; the id is taken after the plan, on the I/O pool, before anything is pending. */
    @Test
    void eachPhaseRunsInItsContext() {
        CoordinatorScript script = setup.start();
        script.posted.clear();
        script.checkpoint("a");
        assertEquals(
                List.of(
                        "TIMER SubmitRequest",
                        "MAIN CalculatePlan",
                        "IO TakeCheckpointId",
                        "TIMER CreatePending",
                        "IO InitializeLocation",
                        "TIMER AskCoordinators",
                        "TIMER AcknowledgeCoordinators",
                        "TIMER SnapshotMasterHooks",
                        "TIMER EndTriggering"),
                script.posted);
    }

    /** C-002: what is posted takes effect when its context runs, not before. */
    @Test
    void nothingIsPendingUntilTheTimerHasRun() {
        CoordinatorScript script = setup.start();
        script.holding.add(CoordinatorContext.IO);
        script.checkpoint("a");
        assertEquals(1, script.state().nextId());
        script.holding.add(CoordinatorContext.TIMER);
        script.runHeld();
        assertEquals(2, script.state().nextId());
        assertEquals(List.of(), script.pendingIds());
        script.runHeld();
        assertEquals(List.of(1L), script.pendingIds());
    }

    /** C-004: stamps come from the wall clock, the schedule and the pause from the relative one. */
    @Test
    void aJumpOfTheWallClockMovesStampsButNoTick() {
        setup.minPauseMillis = 90;
        CoordinatorScript script = setup.start().startScheduler();
        script.wallAheadMillis = 3_600_000;
        script.advance(70);
        assertEquals(
                script.nowMillis() + 3_600_000, script.state().pending().get(0).timestampMillis());
        script.complete(1);
        script.wallAheadMillis = -3_600_000;
        assertEquals(List.of(100L), script.timersMillis(CoordinatorWork.Tick.class));
        assertEquals(List.of(2L), script.advance(100).pendingIds());
    }

    /** C-020, C-021, C-026: the first id is 1, savepoints count on, failed ones and a failover give no id back. */
    @Test
    void oneCounterServesCheckpointsAndSavepointsAndNeverGoesBack() {
        setup.tolerable = 5;
        CoordinatorScript script = setup.start().checkpoint("a");
        assertEquals(List.of(1L), script.pendingIds());
        script.decline(0, 1, CheckpointFailureReason.CHECKPOINT_DECLINED).savepoint("b");
        assertEquals(List.of(2L), script.pendingIds());
        script.handle(new CoordinatorInput.AbortPendingForFailover());
        script.handle(new CoordinatorInput.RestoreLatest(false));
        assertEquals(List.of(3L), script.checkpoint("c").pendingIds());
    }

    /** C-040: by hand nothing moves the schedule. */
    @Test
    void aCheckpointOrSavepointByHandDoesNotMoveTheTick() {
        CoordinatorScript script = setup.start().startScheduler().advance(30);
        script.checkpoint("a").complete(1).savepoint("b");
        assertEquals(List.of(40L), script.timersMillis(CoordinatorWork.Tick.class));
    }

    /** C-064: what the priority leaves open, arrival decides here; Flink takes the identity hash. */
    @Test
    void requestsOfTheSameMillisecondRunAsTheyCame() {
        CoordinatorScript script = setup.start().checkpoint("a");
        script.checkpoint("b").checkpoint("c").complete(1).complete(2).complete(3);
        assertEquals(
                List.of(new RequestDone("a", 1), new RequestDone("b", 2), new RequestDone("c", 3)),
                script.effects(RequestDone.class));
    }

    /** C-065, C-094: while one request is in its phases no other begins, although two may be pending. */
    @Test
    void onlyOneRequestIsInThePhases() {
        setup.maxConcurrent = 2;
        CoordinatorScript script = setup.start();
        script.holding.add(CoordinatorContext.IO);
        script.checkpoint("a").checkpoint("b");
        assertEquals(1, script.held.size());
        assertEquals(1, script.state().queued());
        assertTrue(script.fired.contains("RD1"));
        script.release();
        assertEquals(List.of(1L, 2L), script.pendingIds());
    }

    /** C-076: rounds follow an abort, a completion and a failed trigger. */
    @Test
    void whateverEndsLetsTheNextRequestBegin() {
        setup.tolerable = 5;
        CoordinatorScript script = setup.start().checkpoint("a");
        script.checkpoint("b").checkpoint("c").checkpoint("d");
        script.decline(0, 1, CheckpointFailureReason.CHECKPOINT_DECLINED);
        assertEquals(List.of(2L), script.pendingIds());
        script.fail(CoordinatorWork.TakeCheckpointId.class, Outcome.OTHER_FAILURE);
        script.complete(2);
        assertEquals("c", script.effects(RequestFailed.class).get(1).request());
        assertEquals(List.of(3L), script.pendingIds());
    }

    /** C-077: a request that the decider drops, or that is aborted in the queue, only fails its future. */
    @Test
    void whatNeverLeavesTheQueueIsNotBookedAsAFailure() {
        setup.minPauseMillis = 60;
        CoordinatorScript script = setup.start().startScheduler().advance(150).complete(1);
        script.advance(20).checkpoint("a").checkpoint("b");
        assertEquals(1, script.effects(CoordinatorEffect.RequestRefused.class).size());
        assertEquals(List.of(), script.reported());
        script.handle(new CoordinatorInput.StopScheduler());
        assertEquals(2, script.effects(RequestFailed.class).size());
        assertEquals(List.of(CheckpointFailureReason.CHECKPOINT_COORDINATOR_SUSPEND), script.reported());
        assertEquals(
                new CoordinatorSnapshot.Counts(2, 0, 1, 1, 0), script.state().counts());
    }

    /** C-079: the plan is made in the main thread, from the tasks as they are then. */
    @Test
    void thePlanSeesTheTasksOfItsOwnMoment() {
        CoordinatorScript script = setup.start();
        script.holding.add(CoordinatorContext.MAIN);
        script.checkpoint("a").task(1, TaskState.FAILED);
        script.release();
        assertEquals(List.of(CheckpointFailureReason.NOT_ALL_REQUIRED_TASKS_RUNNING), script.reported());
        CoordinatorScript later = setup.start();
        later.holding.add(CoordinatorContext.IO);
        later.checkpoint("a").task(1, TaskState.FAILED);
        later.release();
        assertEquals(List.of(1L), later.pendingIds());
    }

    /** C-081: what counts as a finished task is gone with the reset of its subtask. */
    @Test
    void aResetTaskHasNotFinishedAnyMore() {
        setup.afterFinish = false;
        CoordinatorScript script = setup.start().task(0, TaskState.FINISHED).checkpoint("a");
        assertEquals(List.of(CheckpointFailureReason.NOT_ALL_REQUIRED_TASKS_RUNNING), script.reported());
        script.handle(new CoordinatorInput.TaskReset(0));
        script.deploy(0);
        assertEquals(
                List.of(1L), script.task(0, TaskState.RUNNING).checkpoint("b").pendingIds());
    }

    /** C-107: without a pending checkpoint the future fails, the statistics count one failed, and the failure has no id. */
    @Test
    void aFailureBeforeAnythingIsPendingHasNoId() {
        CoordinatorScript script = setup.start().task(1, TaskState.FAILED).checkpoint("a");
        assertEquals(
                List.of(new RequestFailed("a", "NOT_ALL_REQUIRED_TASKS_RUNNING")), script.effects(RequestFailed.class));
        assertEquals(
                List.of(new FailureReported(
                        CoordinatorEffect.NONE,
                        SnapshotType.CHECKPOINT,
                        CheckpointFailureReason.NOT_ALL_REQUIRED_TASKS_RUNNING,
                        null)),
                script.effects(FailureReported.class));
        assertEquals(
                new CoordinatorSnapshot.Counts(1, 0, 0, 1, 0), script.state().counts());
    }

    /** C-250: finished tasks are neither triggered nor waited for nor told. */
    @Test
    void finishedTasksAreLeftInPeace() {
        setup.sourceParallelism = 2;
        CoordinatorScript script = setup.start().task(0, TaskState.FINISHED).checkpoint("a");
        CheckpointPlan plan = script.state().pending().get(0).plan();
        TaskAttempt finished = new TaskAttempt(0, 0);
        assertFalse(plan.trigger().contains(finished));
        assertFalse(plan.waitFor().contains(finished));
        script.ack(1, 1).ack(2, 1);
        assertEquals(
                List.of(new TaskAttempt(1, 0), new TaskAttempt(2, 0)),
                script.effects(CoordinatorEffect.NotifyComplete.class).get(0).attempts());
    }

    /** C-254: what an operator coordinator answers after the abort is dropped. */
    @Test
    void anAnswerAfterTheAbortIsDropped() {
        setup.operatorCoordinator = true;
        CoordinatorScript script = setup.start().checkpoint("a");
        script.decline(0, 1, CheckpointFailureReason.CHECKPOINT_DECLINED);
        script.effects.clear();
        script.handle(new OperatorCoordinatorAnswered(0, 1, true));
        assertEquals(List.of(), script.effects);
        assertEquals("TK1", script.fired.get(script.fired.size() - 1));
    }

    /** C-110: with every task acknowledged a checkpoint still waits for its operator coordinators; one that was aborted is never complete. */
    @Test
    void acknowledgedByAllTasksItWaitsForItsOperatorCoordinators() {
        setup.operatorCoordinator = true;
        CoordinatorScript script = setup.start().checkpoint("a").complete(1);
        assertEquals(List.of(), script.effects(CoordinatorEffect.Stored.class));
        assertEquals(List.of(), script.state().pending().get(0).missing());
        assertEquals(List.of(1L), script.pendingIds());
        CoordinatorScript aborted = setup.start().checkpoint("a").ack(0, 1);
        aborted.decline(1, 1, CheckpointFailureReason.CHECKPOINT_DECLINED).ack(1, 1);
        assertEquals(List.of(), aborted.effects(CoordinatorEffect.Stored.class));
    }

    /** C-095: the timestamp is taken when the phases begin: after the time in the queue, before the plan and the id. C-096: the timeout runs from when it is pending. */
    @Test
    void theTimestampCoversTheIdAndTheTimeoutDoesNot() {
        CoordinatorScript script = setup.start().checkpoint("a").checkpoint("b").advance(50);
        long begun = script.nowMillis();
        script.holding.add(CoordinatorContext.IO);
        script.complete(1).advance(30);
        assertEquals(List.of(), script.pendingIds());
        script.release();
        assertEquals(List.of(2L), script.pendingIds());
        assertEquals(begun, script.state().pending().get(0).timestampMillis());
        assertEquals(List.of(1000L), script.timersMillis(CoordinatorWork.Expire.class));
    }

    /** C-095, C-096: both cover the time of the operator coordinators. */
    @Test
    void theTimeoutCoversTheOperatorCoordinators() {
        setup.operatorCoordinator = true;
        CoordinatorScript script = setup.start().checkpoint("a");
        long begun = script.nowMillis();
        script.advance(40);
        assertEquals(List.of(), script.effects(CoordinatorEffect.TriggerSent.class));
        script.handle(new OperatorCoordinatorAnswered(0, 1, true));
        assertEquals(1, script.effects(CoordinatorEffect.TriggerSent.class).size());
        assertEquals(begun, script.state().pending().get(0).timestampMillis());
        assertEquals(List.of(960L), script.timersMillis(CoordinatorWork.Expire.class));
    }

    /** C-257: an answer that cannot be booked fails the trigger; the first of a pending one is booked. */
    @Test
    void anAnswerForAnEndedCheckpointFailsTheTrigger() {
        setup.operatorCoordinator = true;
        CoordinatorScript script = setup.start().checkpoint("a");
        script.holding.add(CoordinatorContext.TIMER);
        script.handle(new OperatorCoordinatorAnswered(0, 1, true));
        script.decline(0, 1, CheckpointFailureReason.CHECKPOINT_DECLINED_TASK_NOT_READY);
        assertEquals(1, script.reported().size());
        script.release();
        assertTrue(script.fired.contains("TK1"));
        assertEquals(2, script.reported().size());
        script.checkpoint("b").handle(new OperatorCoordinatorAnswered(0, 2, true));
        assertEquals(
                List.of(new CoordinatorEffect.CoordinatorsDone(2)),
                script.effects(CoordinatorEffect.CoordinatorsDone.class));
        assertEquals(0, script.state().pending().get(0).missingCoordinators());
    }

    /** C-019: without an interval there are checkpoints and savepoints by hand. */
    @Test
    void withoutAnIntervalByHandStillWorks() {
        setup.intervalMillis = PeriodicSchedule.DISABLED;
        CoordinatorScript script = setup.start().checkpoint("a").complete(1).savepoint("b");
        assertEquals(List.of(new RequestDone("a", 1)), script.effects(RequestDone.class));
        assertEquals(List.of(2L), script.pendingIds());
        assertEquals(List.of(), script.timersMillis(CoordinatorWork.Tick.class));
    }
}
