package io.github.cleancut.protocol.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.protocol.coordinator.CoordinatorInput.JobStatus;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.JobStatusChanged;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.TaskState;
import io.github.cleancut.protocol.message.CheckpointFailureReason;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What starts and stops the scheduler: section 5. */
class ActivationTest {
    private final CoordinatorScript.Setup setup = new CoordinatorScript.Setup();

    @BeforeEach
    void track() {
        setup.tracking = true;
        setup.minPauseMillis = 30;
    }

    private static CoordinatorScript running(CoordinatorScript script) {
        return script.task(0, TaskState.RUNNING).task(1, TaskState.RUNNING);
    }

    private static CoordinatorScript restart(CoordinatorScript script) {
        script.handle(new JobStatusChanged(JobStatus.RESTARTING));
        script.task(0, TaskState.CANCELING).task(0, TaskState.CANCELED);
        script.handle(new JobStatusChanged(JobStatus.RUNNING));
        script.handle(new CoordinatorInput.TaskReset(0)).handle(new CoordinatorInput.TaskReset(1));
        script.handle(new CoordinatorInput.AbortPendingForFailover());
        script.handle(new CoordinatorInput.RestoreLatest(false));
        script.deploy(0);
        script.deploy(1);
        return script;
    }

    /** C-046: the initial delay was used up before; the first checkpoint comes min-pause after the last task runs. */
    @Test
    void firstTickComesOneMinPauseAfterTheLastTaskRuns() {
        CoordinatorScript script = setup.start();
        assertFalse(script.state().schedulerOn());
        script.task(0, TaskState.RUNNING);
        assertTrue(script.state().schedulerOn());
        script.advance(20).task(1, TaskState.RUNNING);
        assertEquals(List.of(30L), script.timersMillis(CoordinatorWork.Tick.class));
        assertEquals(List.of(1L), script.advance(30).pendingIds());
    }

    /** C-047. */
    @Test
    void withoutPauseATickBeforeAllRunFailsWithoutAnId() {
        setup.minPauseMillis = 0;
        CoordinatorScript script = setup.start().task(0, TaskState.RUNNING).advance(0);
        assertEquals(List.of(CheckpointFailureReason.NOT_ALL_REQUIRED_TASKS_RUNNING), script.reported());
        assertEquals(1, script.state().counts().failed());
        assertEquals(0, script.state().failures().count());
        assertEquals(1, script.state().nextId());
    }

    /** C-049: the first failure stops scheduling at once. */
    @Test
    void firstFailureSuspendsWhatIsPending() {
        CoordinatorScript script = running(setup.start()).advance(30).task(1, TaskState.FAILED);
        assertEquals(List.of(CheckpointFailureReason.CHECKPOINT_COORDINATOR_SUSPEND), script.reported());
        assertFalse(script.state().schedulerOn());
    }

    /** C-048, C-050, C-051: after the first restart nobody stops scheduling any more; pending ones die at the restore. */
    @Test
    void secondFailureLeavesThePendingOneUntilTheRestore() {
        CoordinatorScript script = running(setup.start()).task(1, TaskState.FAILED);
        restart(script);
        assertFalse(script.state().schedulerOn());
        running(script).advance(30);
        assertEquals(List.of(1L), script.pendingIds());
        script.task(1, TaskState.FAILED);
        assertEquals(List.of(1L), script.pendingIds());
        assertTrue(script.state().schedulerOn());
        restart(script);
        assertEquals(List.of(CheckpointFailureReason.JOB_FAILOVER_REGION), script.reported());
    }

    /** A second failure, its tasks cancelled, with a checkpoint pending; attempts are the second ones. */
    private CoordinatorScript failedAgain() {
        CoordinatorScript script = running(setup.start()).task(1, TaskState.FAILED);
        running(restart(script)).advance(30).task(1, TaskState.FAILED);
        script.handle(new JobStatusChanged(JobStatus.RESTARTING));
        return script.task(0, TaskState.CANCELING).task(0, TaskState.CANCELED);
    }

    private static CoordinatorInput ackOfSecondAttempt(int task) {
        return new CoordinatorInput.Acknowledge(new TaskAttempt(task, 1), 1, AcknowledgedState.of("h" + task));
    }

    /** C-050: acknowledgements under way count, also of attempts that were cancelled meanwhile. */
    @Test
    void whatIsPendingInALaterRestartMayStillComplete() {
        CoordinatorScript script = failedAgain();
        script.handle(ackOfSecondAttempt(0)).handle(ackOfSecondAttempt(1));
        assertEquals(List.of(1L), script.state().completed());
    }

    /** C-050. */
    @Test
    void whatIsPendingInALaterRestartMayBeDeclined() {
        CoordinatorScript script = failedAgain();
        script.handle(new CoordinatorInput.Decline(
                new TaskAttempt(0, 1), 1, CheckpointFailureReason.CHECKPOINT_DECLINED_TASK_NOT_READY));
        assertEquals(
                CheckpointFailureReason.CHECKPOINT_DECLINED_TASK_NOT_READY,
                script.reported().get(0));
        assertFalse(script.pendingIds().contains(1L));
    }

    /** C-050: it expires as ever, and ticks go on meanwhile, of which none gets an id. */
    @Test
    void whatIsPendingInALaterRestartMayExpire() {
        CoordinatorScript script = failedAgain().advance(1000);
        assertEquals(
                CheckpointFailureReason.CHECKPOINT_EXPIRED, script.reported().get(0));
        assertEquals(
                CheckpointFailureReason.NOT_ALL_REQUIRED_TASKS_RUNNING,
                script.reported().get(1));
        assertEquals(List.of(1L), script.state().expired());
        assertEquals(List.of(), script.pendingIds());
        assertEquals(2, script.state().nextId());
    }

    /** C-042. */
    @Test
    void withoutAnIntervalNothingIsStarted() {
        setup.intervalMillis = PeriodicSchedule.DISABLED;
        assertFalse(running(setup.start()).state().schedulerOn());
    }

    /** C-043: with a blocking output the listener only stops. */
    @Test
    void blockingOutputsOnlyStop() {
        setup.blocking = true;
        CoordinatorScript script = running(setup.start());
        assertFalse(script.state().schedulerOn());
        script.startScheduler().task(1, TaskState.FAILED);
        assertTrue(script.state().schedulerOn());
        script.handle(new JobStatusChanged(JobStatus.RESTARTING));
        assertFalse(script.state().schedulerOn());
    }

    /** C-053: listeners run first, so that what is pending dies with SUSPEND, unless the tracker has leaked. */
    @Test
    void aTerminalJobShutsTheCoordinatorDown() {
        CoordinatorScript script = running(setup.start()).advance(30);
        script.handle(new JobStatusChanged(JobStatus.FAILED));
        assertEquals(List.of(CheckpointFailureReason.CHECKPOINT_COORDINATOR_SUSPEND), script.reported());
        script.effects.clear();
        assertEquals(
                List.of(new CoordinatorEffect.Threw("IllegalArgumentException")),
                script.startScheduler().effects(CoordinatorEffect.Threw.class));
    }

    /** C-044: a finished attempt is waited for no more; one that is scheduled anew is, and stops what had started. */
    @Test
    void theTrackerWaitsForWhatNeitherRunsNorHasFinished() {
        CoordinatorScript script = running(setup.start());
        assertTrue(script.task(0, TaskState.FINISHED).state().schedulerOn());
        script.handle(new CoordinatorInput.TaskReset(0)).task(0, TaskState.SCHEDULED);
        assertFalse(script.state().schedulerOn());
    }

    /** C-045: a task that comes to run starts the scheduler before it is booked as running. */
    @Test
    void theUpdateStartsTheSchedulerBeforeTheTaskIsBooked() {
        CoordinatorScript script = setup.start();
        script.fired.clear();
        script.task(0, TaskState.RUNNING);
        assertTrue(script.state().schedulerOn());
        assertEquals("AU4", script.fired.get(0));
        assertTrue(script.fired.indexOf("SC4") < script.fired.indexOf("AT1"), script.fired::toString);
        script.fired.clear();
        script.task(1, TaskState.RUNNING);
        assertEquals("AU3", script.fired.get(0));
    }

    /** C-087, C-088: beside a finished task a failed one is taken as finished too, and its region restores without its state. */
    @Test
    void aCheckpointInTheRestartDelayLosesTheStateOfAFailedTask() {
        setup.sourceParallelism = 3;
        setup.sinkParallelism = 0;
        CoordinatorScript script = setup.start();
        script.task(0, TaskState.RUNNING).task(1, TaskState.RUNNING).task(2, TaskState.RUNNING);
        script.advance(30).ack(0, 1).ack(1, 1).ack(2, 1).task(2, TaskState.FINISHED);
        fail(script);
        comeBack(script);
        assertEquals(List.of("h1"), restoredStates(script));
        fail(script);
        script.advance(100);
        assertEquals(List.of(2L), script.pendingIds());
        script.ack(1, 2);
        comeBack(script);
        assertEquals(List.of(), restoredStates(script));
    }

    private static void fail(CoordinatorScript script) {
        script.task(0, TaskState.FAILED);
        script.handle(new JobStatusChanged(JobStatus.RESTARTING));
    }

    private static void comeBack(CoordinatorScript script) {
        script.effects.clear();
        script.handle(new JobStatusChanged(JobStatus.RUNNING)).handle(new CoordinatorInput.TaskReset(0));
        script.handle(new CoordinatorInput.AbortPendingForFailover());
        script.handle(new CoordinatorInput.RestoreLatest(false));
        script.deploy(0);
        script.task(0, TaskState.RUNNING);
    }

    private static List<String> restoredStates(CoordinatorScript script) {
        return script.effects(CoordinatorEffect.Restored.class)
                .get(0)
                .tasks()
                .get(0)
                .states();
    }
}
