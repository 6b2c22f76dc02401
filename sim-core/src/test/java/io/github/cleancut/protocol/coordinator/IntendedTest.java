package io.github.cleancut.protocol.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.protocol.coordinator.CoordinatorEffect.FailJob;
import io.github.cleancut.protocol.coordinator.CoordinatorEffect.RequestRefused;
import io.github.cleancut.protocol.coordinator.CoordinatorEffect.StateDiscarded;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.JobStatus;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.JobStatusChanged;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.TaskState;
import io.github.cleancut.protocol.message.CheckpointFailureReason;
import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.variant.Intention;
import io.github.cleancut.variant.Intentions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is marked [!] as presumably intended, one statement at a time; the tests beside this one pin what Flink 2.3.0 does. */
class IntendedTest {
    private final CoordinatorScript.Setup setup = new CoordinatorScript.Setup();

    private static RuleBook intended(String statement) {
        Intention intention = Intentions.find(statement);
        if (intention == null) {
            throw new IllegalArgumentException(statement + " is not marked");
        }
        return intention.applyTo(CoordinatorScript.rules());
    }

    private CoordinatorScript.Setup with(String statement) {
        setup.rules = intended(statement);
        return setup;
    }

    private CoordinatorScript.Setup tracking(String statement) {
        setup.tracking = true;
        setup.minPauseMillis = 30;
        return with(statement);
    }

    private static CoordinatorScript running(CoordinatorScript script) {
        return script.task(0, TaskState.RUNNING).task(1, TaskState.RUNNING);
    }

    private static CoordinatorScript failAndRestart(CoordinatorScript script) {
        script.task(1, TaskState.FAILED).handle(new JobStatusChanged(JobStatus.RESTARTING));
        script.task(0, TaskState.CANCELING).task(0, TaskState.CANCELED);
        script.handle(new JobStatusChanged(JobStatus.RUNNING));
        script.handle(new CoordinatorInput.TaskReset(0)).handle(new CoordinatorInput.TaskReset(1));
        script.handle(new CoordinatorInput.AbortPendingForFailover());
        script.handle(new CoordinatorInput.RestoreLatest(false));
        script.deploy(0);
        script.deploy(1);
        return script;
    }

    private static List<Long> ticks(CoordinatorScript script) {
        return script.timersMillis(CoordinatorWork.Tick.class);
    }

    private static List<String> discarded(CoordinatorScript script) {
        return script.effects(StateDiscarded.class).stream()
                .flatMap(effect -> effect.handles().stream())
                .toList();
    }

    /** C-005: a young clock refuses nothing, and after a success the pause is kept. */
    @Test
    void beforeTheFirstSuccessThereIsNoPause() {
        setup.clockMillis = 0;
        setup.minPauseMillis = 80;
        CoordinatorScript script = with("C-005").start().startScheduler().advance(70);
        assertEquals(List.of(1L), script.pendingIds());
        assertTrue(script.fired.contains("RD8"));
        script.advance(90).complete(1).advance(10);
        assertEquals(1, script.effects(RequestRefused.class).size());
        assertEquals(List.of(70L), ticks(script));
    }

    /** C-032: what is pending lives on, with one timer, min-pause away. */
    @Test
    void aSecondStartReplacesOnlyTheTimer() {
        setup.minPauseMillis = 30;
        CoordinatorScript script = with("C-032").start().startScheduler().savepoint("sp");
        assertEquals(List.of(70L), ticks(script));
        script.startScheduler();
        assertEquals(List.of(1L), script.pendingIds());
        assertEquals(List.of(), script.reported());
        assertEquals(List.of(30L), ticks(script));
        assertTrue(script.state().schedulerOn());
        assertEquals(
                1, script.advance(30).effects(CoordinatorEffect.Ticked.class).size());
    }

    /** C-046: off until the last task runs, then the initial delay. */
    @Test
    void theFirstTickComesOneInitialDelayAfterTheLastTaskRuns() {
        CoordinatorScript script = tracking("C-046").start();
        assertTrue(script.fired.contains("AF7"));
        assertFalse(script.task(0, TaskState.RUNNING).state().schedulerOn());
        assertTrue(script.fired.contains("AU5"));
        script.advance(20).task(1, TaskState.RUNNING);
        assertTrue(script.state().schedulerOn());
        assertEquals(List.of(70L), ticks(script));
    }

    /** C-046 without C-048: restarts go as Flink's do (C-051). */
    @Test
    void afterARestartTheFirstRunningTaskStillStartsTheScheduler() {
        CoordinatorScript script = running(tracking("C-046").start());
        failAndRestart(script);
        assertFalse(script.state().schedulerOn());
        assertTrue(script.task(0, TaskState.RUNNING).state().schedulerOn());
        assertEquals(List.of(30L), ticks(script));
    }

    /** C-048, C-050: every failure stops scheduling and ends what is pending, not only the first. */
    @Test
    void everyFailureStopsScheduling() {
        CoordinatorScript script = running(tracking("C-048").start());
        for (long restart = 1; restart <= 3; restart++) {
            script.effects.clear();
            assertEquals(List.of(restart), script.advance(30).pendingIds());
            script.task(1, TaskState.FAILED);
            assertFalse(script.state().schedulerOn());
            assertEquals(List.of(CheckpointFailureReason.CHECKPOINT_COORDINATOR_SUSPEND), script.reported());
            assertEquals(List.of(), ticks(script));
            running(failAndRestart(script));
            assertTrue(script.state().schedulerOn());
        }
    }

    /** C-050: Flink's ticks go on during the restart delay of a second failure. */
    @Test
    void noTickComesDuringTheRestartDelay() {
        setup.tracking = true;
        assertEquals(2, ticksDuringTheSecondRestartDelay());
        setup.rules = intended("C-048");
        assertEquals(0, ticksDuringTheSecondRestartDelay());
    }

    private int ticksDuringTheSecondRestartDelay() {
        CoordinatorScript script = running(failAndRestart(running(setup.start())));
        script.advance(0).effects.clear();
        script.task(1, TaskState.FAILED).handle(new JobStatusChanged(JobStatus.RESTARTING));
        return script.advance(250).effects(CoordinatorEffect.Ticked.class).size();
    }

    /** C-058: off stays off; while on the report counts. */
    @Test
    void aBacklogReportWhileStoppedArmsNothing() {
        CoordinatorScript script = with("C-058").start().handle(new CoordinatorInput.BacklogReported("source", false));
        assertEquals(List.of(), ticks(script));
        assertTrue(script.fired.contains("SB9"));
        assertEquals(0, script.advance(500).state().counts().failed());
        setup.initialDelayMillis = 500;
        CoordinatorScript on =
                setup.start().startScheduler().handle(new CoordinatorInput.BacklogReported("source", false));
        assertEquals(List.of(100L), ticks(on));
    }

    /** C-087, C-088: beside a finished task a failed or cancelled one fails the plan, and takes no id. */
    @Test
    void aFailedTaskIsNotTakenAsFinished() {
        setup.sourceParallelism = 3;
        setup.sinkParallelism = 0;
        for (TaskState end : List.of(TaskState.FAILED, TaskState.CANCELED)) {
            CoordinatorScript script = with("C-087")
                    .start()
                    .task(0, TaskState.FINISHED)
                    .task(1, end)
                    .checkpoint("a");
            assertEquals(List.of(CheckpointFailureReason.NOT_ALL_REQUIRED_TASKS_RUNNING), script.reported());
            assertTrue(script.fired.contains("PL6"));
            assertEquals(1, script.state().nextId());
        }
        CoordinatorScript finished = setup.start()
                .task(0, TaskState.FINISHED)
                .task(1, TaskState.FINISHED)
                .checkpoint("a");
        assertEquals(List.of(1L), finished.pendingIds());
    }

    /** C-109: one report, one failed checkpoint, one failure of the job, whenever the abort came. */
    @Test
    void anAbortInTheTriggerPhasesIsReportedOnce() {
        setup.operatorCoordinator = true;
        CoordinatorScript script = with("C-109").start().checkpoint("a").advance(1000);
        assertEquals(List.of(CheckpointFailureReason.CHECKPOINT_EXPIRED), script.reported());
        assertEquals(
                new CoordinatorSnapshot.Counts(1, 0, 0, 1, 0), script.state().counts());
        assertEquals(1, script.effects(FailJob.class).size());
        assertFalse(script.state().triggering());
        assertEquals(List.of(2L), script.checkpoint("b").pendingIds());
    }

    /** C-109: between the end of phase 7 and phase 8. */
    @Test
    void anAbortBeforePhaseEightIsReportedOnce() {
        CoordinatorScript script = with("C-109").start();
        script.holding.add(CoordinatorContext.TIMER);
        script.checkpoint("a");
        CoordinatorWork last = script.runHeld();
        while (!(last instanceof CoordinatorWork.SnapshotMasterHooks)) {
            last = script.runHeld();
        }
        script.decline(0, 1, CheckpointFailureReason.CHECKPOINT_DECLINED);
        script.release();
        assertEquals(List.of(CheckpointFailureReason.CHECKPOINT_DECLINED), script.reported());
        assertFalse(script.state().triggering());
    }

    /** C-105, C-109: completing fails at the end of phase 8. */
    @Test
    void aFailureToCompleteAtTheTriggerIsReportedOnce() {
        setup.operatorCoordinator = true;
        CoordinatorScript script = with("C-109").start().checkpoint("a").complete(1);
        script.failStore(Outcome.IO_FAILURE);
        script.handle(new CoordinatorInput.OperatorCoordinatorAnswered(0, 1, true));
        assertEquals(List.of(CheckpointFailureReason.FINALIZE_CHECKPOINT_FAILURE), script.reported());
        assertFalse(script.state().triggering());
    }

    /** C-117: what the stored checkpoint refers to stays; any other late state goes, as C-116 has it. */
    @Test
    void anAcknowledgementDeliveredAgainDeletesNothingThatIsStored() {
        CoordinatorScript script = with("C-117").start().checkpoint("a").complete(1);
        script.ack(0, 1, AcknowledgedState.of("h1"));
        assertEquals(List.of(), discarded(script));
        assertTrue(script.fired.contains("AC6"));
        script.ack(0, 1, AcknowledgedState.of("other"));
        assertEquals(List.of("other"), discarded(script));
    }
}
