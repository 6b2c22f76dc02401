package io.github.cleancut.protocol.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.protocol.coordinator.CoordinatorEffect.TriggerSent;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.OperatorCoordinatorAnswered;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.TaskState;
import io.github.cleancut.protocol.message.AlignmentKind;
import io.github.cleancut.protocol.message.CheckpointFailureReason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Plans and trigger phases: sections 8 and 9. */
class TriggerTest {
    private final CoordinatorScript.Setup setup = new CoordinatorScript.Setup();

    private static CheckpointPlan plan(CoordinatorScript script) {
        return script.state().pending().get(0).plan();
    }

    private static List<Integer> tasks(List<TaskAttempt> attempts) {
        return attempts.stream().map(TaskAttempt::task).toList();
    }

    /** C-084. */
    @Test
    void withoutFinishedTasksTheSourcesAreTriggeredAndAllAreWaitedFor() {
        setup.sourceParallelism = 2;
        CheckpointPlan plan = plan(setup.start().checkpoint("a"));
        assertEquals(List.of(0, 1), tasks(plan.trigger()));
        assertEquals(List.of(0, 1, 2), tasks(plan.waitFor()));
        assertEquals(List.of(0, 1, 2), plan.commitTo());
    }

    /** C-083, C-023: INITIALIZING is not enough, and no id is used. */
    @Test
    void aTaskThatDoesNotRunFailsThePlanWithoutAnId() {
        CoordinatorScript script = setup.start().handle(new CoordinatorInput.TaskReset(1));
        script.deploy(1);
        script.checkpoint("a");
        assertEquals(List.of(CheckpointFailureReason.NOT_ALL_REQUIRED_TASKS_RUNNING), script.reported());
        assertEquals(1, script.state().nextId());
        script.task(0, TaskState.FINISHED).checkpoint("b");
        assertTrue(script.fired.contains("PL5"));
        assertEquals(1, script.state().nextId());
    }

    /** C-080. */
    @Test
    void finishedTasksAreAnErrorWhereTheyAreNotAllowed() {
        setup.afterFinish = false;
        CoordinatorScript script = setup.start().task(0, TaskState.FINISHED).checkpoint("a");
        assertEquals(List.of(CheckpointFailureReason.NOT_ALL_REQUIRED_TASKS_RUNNING), script.reported());
    }

    /** C-085, C-086: behind a pointwise edge a sink is triggered when its own source has finished. */
    @Test
    void afterFinishedSourcesTheTopmostLivingTasksAreTriggered() {
        setup.sourceParallelism = 2;
        setup.sinkParallelism = 2;
        setup.allToAll = false;
        CoordinatorScript script = setup.start().task(1, TaskState.FINISHED).checkpoint("a");
        assertEquals(List.of(0, 3), tasks(plan(script).trigger()));
        assertEquals(List.of(0, 2, 3), tasks(plan(script).waitFor()));
        assertEquals(List.of(1), tasks(plan(script).finished()));
        setup.allToAll = true;
        assertEquals(
                List.of(0),
                tasks(plan(setup.start().task(1, TaskState.FINISHED).checkpoint("a"))
                        .trigger()));
    }

    /** C-087: with a finished task, failed ones are taken as finished too. */
    @Test
    void aFailedTaskCountsAsFinishedBesideAFinishedOne() {
        setup.sourceParallelism = 3;
        setup.sinkParallelism = 0;
        CoordinatorScript script = setup.start()
                .task(0, TaskState.FINISHED)
                .task(1, TaskState.FAILED)
                .checkpoint("a");
        assertEquals(List.of(2), tasks(plan(script).waitFor()));
        assertEquals(List.of(0, 1), tasks(plan(script).finished()));
    }

    /** C-089, C-024: total 2, failed 1, and one in progress for ever; the id is lost. */
    @Test
    void aPlanWithNobodyToWaitForLeavesAGhostInProgress() {
        CoordinatorScript script = setup.start()
                .task(0, TaskState.FINISHED)
                .task(1, TaskState.FINISHED)
                .checkpoint("a");
        assertEquals(List.of(CheckpointFailureReason.TRIGGER_CHECKPOINT_FAILURE), script.reported());
        assertEquals(
                new CoordinatorSnapshot.Counts(2, 1, 0, 1, 0), script.state().counts());
        assertEquals(2, script.state().nextId());
    }

    /** C-024: stopped, or shut down, between plan and pending. */
    @Test
    void theIdIsLostWhenTheSecondPreCheckFails() {
        for (CoordinatorInput end : List.of(new CoordinatorInput.StopScheduler(), new CoordinatorInput.Shutdown())) {
            CoordinatorScript script = setup.start().startScheduler();
            script.holding.add(CoordinatorContext.TIMER);
            script.advance(70);
            script.handle(end).release();
            assertEquals(2, script.state().nextId());
            assertEquals(List.of(), script.pendingIds());
            assertEquals(1, script.state().counts().failed());
        }
    }

    /** C-025: an IOException of the counter counts, each time; anything else does not. */
    @Test
    void aFailingCounterCountsOnlyIfItIsAnIoException() {
        setup.tolerable = 3;
        CoordinatorScript script = setup.start();
        script.fail(CoordinatorWork.TakeCheckpointId.class, Outcome.OTHER_FAILURE);
        script.checkpoint("a");
        script.fail(CoordinatorWork.TakeCheckpointId.class, Outcome.IO_FAILURE);
        script.checkpoint("b");
        script.fail(CoordinatorWork.TakeCheckpointId.class, Outcome.IO_FAILURE);
        script.checkpoint("c");
        assertEquals(
                List.of(
                        CheckpointFailureReason.TRIGGER_CHECKPOINT_FAILURE,
                        CheckpointFailureReason.IO_EXCEPTION,
                        CheckpointFailureReason.IO_EXCEPTION),
                script.reported());
        assertEquals(2, script.state().failures().count());
        assertEquals(1, script.state().nextId());
    }

    /** C-093, C-106, C-108. */
    @Test
    void aFailingLocationAbortsThePendingCheckpoint() {
        CoordinatorScript script = setup.start();
        script.fail(CoordinatorWork.InitializeLocation.class, Outcome.IO_FAILURE);
        script.checkpoint("a");
        script.fail(CoordinatorWork.InitializeLocation.class, Outcome.OTHER_FAILURE);
        script.checkpoint("b");
        assertEquals(
                List.of(CheckpointFailureReason.IO_EXCEPTION, CheckpointFailureReason.TRIGGER_CHECKPOINT_FAILURE),
                script.reported());
        assertEquals(List.of(), script.pendingIds());
        assertEquals(3, script.state().nextId());
    }

    /** C-092, C-097: tasks are triggered only after the operator coordinator has answered. */
    @Test
    void tasksAreTriggeredAfterTheOperatorCoordinator() {
        setup.operatorCoordinator = true;
        CoordinatorScript script = setup.start().checkpoint("a");
        assertEquals(List.of(), script.effects(TriggerSent.class));
        assertEquals(1, script.state().pending().get(0).missingCoordinators());
        assertTrue(script.state().triggering());
        script.handle(new OperatorCoordinatorAnswered(0, 1, true));
        assertEquals(1, script.effects(TriggerSent.class).size());
        assertEquals(0, script.state().pending().get(0).missingCoordinators());
        script.handle(new OperatorCoordinatorAnswered(0, 1, true));
        assertTrue(script.fired.contains("TW1"));
    }

    /** C-256. */
    @Test
    void aRefusingOperatorCoordinatorFailsTheCheckpointOnly() {
        setup.operatorCoordinator = true;
        CoordinatorScript script = setup.start().checkpoint("a").handle(new OperatorCoordinatorAnswered(0, 1, false));
        assertEquals(List.of(CheckpointFailureReason.TRIGGER_CHECKPOINT_FAILURE), script.reported());
        assertEquals(List.of(), script.effects(CoordinatorEffect.FailJob.class));
        assertEquals(
                1,
                script.effects(CoordinatorEffect.OperatorCoordinatorAbortTriggering.class)
                        .size());
    }

    /** C-109: an expiry during the phases is booked twice, and with tolerance 0 the job fails twice. */
    @Test
    void anExpiryDuringThePhasesIsReportedTwice() {
        setup.operatorCoordinator = true;
        CoordinatorScript script = setup.start().checkpoint("a").advance(1000);
        assertEquals(
                List.of(CheckpointFailureReason.CHECKPOINT_EXPIRED, CheckpointFailureReason.CHECKPOINT_EXPIRED),
                script.reported());
        assertEquals(
                new CoordinatorSnapshot.Counts(2, 0, 0, 2, 0), script.state().counts());
        assertEquals(2, script.effects(CoordinatorEffect.FailJob.class).size());
    }

    /** C-098, C-109: between the end of phase 7 and phase 8 the second report has another reason. */
    @Test
    void anAbortBeforePhaseEightIsReportedAgainAsTriggerFailure() {
        CoordinatorScript script = setup.start();
        script.holding.add(CoordinatorContext.TIMER);
        script.checkpoint("a");
        CoordinatorWork last = script.runHeld();
        while (!(last instanceof CoordinatorWork.SnapshotMasterHooks)) {
            last = script.runHeld();
        }
        script.decline(0, 1, CheckpointFailureReason.CHECKPOINT_DECLINED);
        script.release();
        assertEquals(
                List.of(
                        CheckpointFailureReason.CHECKPOINT_DECLINED,
                        CheckpointFailureReason.TRIGGER_CHECKPOINT_FAILURE),
                script.reported());
        assertEquals(List.of(), script.effects(TriggerSent.class));
    }

    /** C-104: the first failing message aborts; a later one finds nothing. */
    @Test
    void aFailedTriggerMessageAbortsWithItsReasonAndDoesNotCount() {
        CoordinatorInput failure =
                new CoordinatorInput.TriggerMessageFailed(1, CheckpointFailureReason.TASK_CHECKPOINT_FAILURE);
        CoordinatorScript script = setup.start().checkpoint("a").handle(failure).handle(failure);
        assertEquals(List.of(CheckpointFailureReason.TASK_CHECKPOINT_FAILURE), script.reported());
        assertEquals(0, script.state().failures().count());
        assertTrue(script.fired.contains("TX1"));
    }

    /** C-105: all acknowledgements are there when phase 8 ends. */
    @Test
    void acknowledgementsBeforeTheTriggerLetPhaseEightComplete() {
        setup.operatorCoordinator = true;
        CoordinatorScript script = setup.start().checkpoint("a").complete(1);
        assertEquals(List.of(), script.effects(CoordinatorEffect.Stored.class));
        script.handle(new OperatorCoordinatorAnswered(0, 1, true));
        assertEquals(1, script.effects(CoordinatorEffect.Stored.class).size());
        assertEquals(List.of(), script.reported());
        script.checkpoint("b").complete(2).failStore(Outcome.IO_FAILURE);
        script.handle(new OperatorCoordinatorAnswered(0, 2, true));
        assertEquals(
                List.of(CheckpointFailureReason.FINALIZE_CHECKPOINT_FAILURE, CheckpointFailureReason.IO_EXCEPTION),
                script.reported());
    }

    /** C-105: before the location is set finalising fails; after it the checkpoint completes and is booked as failed too. */
    @Test
    void acknowledgementsThatCompleteItBeforePhaseEightAreBookedAsFailedToo() {
        CoordinatorScript early = setup.start();
        early.holding.add(CoordinatorContext.IO);
        early.checkpoint("a").runHeld();
        early.complete(1);
        early.release();
        assertTrue(early.fired.contains("CF3"));
        assertEquals(
                "NullPointerException",
                early.effects(CoordinatorEffect.RequestFailed.class).get(0).cause());

        CoordinatorScript later = setup.start();
        later.holding.add(CoordinatorContext.TIMER);
        later.checkpoint("a");
        while (!(later.runHeld() instanceof CoordinatorWork.AskCoordinators)) {
            assertEquals(List.of(), later.effects(CoordinatorEffect.LocationReady.class));
        }
        later.complete(1);
        later.release();
        assertEquals(1, later.effects(CoordinatorEffect.Stored.class).size());
        assertEquals(List.of(CheckpointFailureReason.TRIGGER_CHECKPOINT_FAILURE), later.reported());
        assertEquals(List.of(), later.effects(TriggerSent.class));
    }

    /** C-092, C-096: the timeout is armed in phase 4; C-184: options. */
    @Test
    void timeoutAndOptionsAreTheConfiguredOnes() {
        setup.unaligned = true;
        CoordinatorScript script = setup.start().checkpoint("a");
        assertEquals(List.of(1000L), script.timersMillis(CoordinatorWork.Expire.class));
        assertEquals(
                AlignmentKind.UNALIGNED,
                script.effects(TriggerSent.class).get(0).options().alignment());
        script.complete(1);
        assertEquals(List.of(), script.timersMillis(CoordinatorWork.Expire.class));
    }
}
