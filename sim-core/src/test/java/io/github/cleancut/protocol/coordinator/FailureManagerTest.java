package io.github.cleancut.protocol.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.protocol.coordinator.CoordinatorEffect.FailJob;
import io.github.cleancut.protocol.coordinator.CoordinatorEffect.FailJobDueToTask;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.TaskState;
import io.github.cleancut.protocol.message.CheckpointFailureReason;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What counts, and when the job fails: section 15. */
class FailureManagerTest {
    private final CoordinatorScript.Setup setup = new CoordinatorScript.Setup();

    /** C-170, C-171: five reasons count, nineteen do not. */
    @ParameterizedTest
    @EnumSource(CheckpointFailureReason.class)
    void fiveReasonsCount(CheckpointFailureReason reason) {
        setup.tolerable = 1;
        boolean counts = EnumSet.of(
                        CheckpointFailureReason.IO_EXCEPTION,
                        CheckpointFailureReason.CHECKPOINT_ASYNC_EXCEPTION,
                        CheckpointFailureReason.CHECKPOINT_DECLINED,
                        CheckpointFailureReason.CHECKPOINT_EXPIRED,
                        CheckpointFailureReason.FINALIZE_CHECKPOINT_FAILURE)
                .contains(reason);
        CoordinatorScript script = setup.start().checkpoint("a").decline(0, 1, reason);
        assertEquals(counts ? 1 : 0, script.state().failures().count());
    }

    /** C-174: n are tolerated, the next one fails the job and clears the counter. */
    @Test
    void theJobFailsWithOneMoreThanTolerable() {
        setup.tolerable = 1;
        CoordinatorScript script = setup.start().checkpoint("a").advance(1000);
        assertEquals(List.of(), script.effects(FailJob.class));
        script.checkpoint("b").advance(1000);
        assertEquals(
                List.of(new FailJob(CheckpointFailureReason.CHECKPOINT_EXPIRED, true)), script.effects(FailJob.class));
        assertEquals(0, script.state().failures().count());
    }

    /** C-175. */
    @Test
    void aSuccessClearsTheCounter() {
        setup.tolerable = 1;
        CoordinatorScript script =
                setup.start().checkpoint("a").advance(1000).checkpoint("b").complete(2);
        assertEquals(0, script.state().failures().count());
        assertEquals(2, script.state().failures().lastSuccess());
    }

    /** C-173: a failure of an id below the last success is ignored. */
    @Test
    void failuresOfOlderIdsAreIgnored() {
        setup.maxConcurrent = 2;
        CoordinatorScript script = setup.start().savepoint("a").checkpoint("b").complete(2);
        script.decline(0, 1, CheckpointFailureReason.CHECKPOINT_DECLINED);
        assertTrue(script.fired.contains("FC1"));
        assertEquals(List.of(), script.effects(FailJobDueToTask.class));
    }

    /** C-175: a success with a smaller id changes nothing. */
    @Test
    void anOlderSuccessLeavesTheCounter() {
        setup.maxConcurrent = 3;
        setup.tolerable = 3;
        CoordinatorScript script = setup.start().savepoint("a").checkpoint("b").complete(2);
        script.checkpoint("c")
                .decline(0, 3, CheckpointFailureReason.CHECKPOINT_DECLINED)
                .complete(1);
        assertEquals(1, script.state().failures().count());
        assertEquals(2, script.state().failures().lastSuccess());
    }

    /** C-176. */
    @Test
    void unlimitedMeansNoCounting() {
        setup.tolerable = CoordinatorConfig.UNLIMITED_FAILURES;
        CoordinatorScript script = setup.start().checkpoint("a").advance(1000);
        assertEquals(0, script.state().failures().count());
    }

    /** C-177: a savepoint that fails on the coordinator is ignored, also a synchronous one. */
    @Test
    void anExpiredSavepointIsIgnored() {
        CoordinatorScript script = setup.start().savepoint("a").advance(1000);
        script.handle(new CoordinatorInput.TriggerStopWithSavepoint("b", false)).advance(1000);
        assertEquals(List.of(), script.effects(FailJob.class));
        assertEquals(2, script.state().counts().failed());
    }

    /** C-178, C-179: declined by a task, a synchronous one fails the job at once, unless the reason is pre-flight. */
    @Test
    void aDeclinedSynchronousSavepointFailsTheJobAtOnce() {
        setup.tolerable = 5;
        CoordinatorScript script = setup.start().handle(new CoordinatorInput.TriggerStopWithSavepoint("a", true));
        script.decline(0, 1, CheckpointFailureReason.CHECKPOINT_DECLINED_TASK_CLOSING);
        assertEquals(
                List.of(new FailJob(CheckpointFailureReason.CHECKPOINT_DECLINED_TASK_CLOSING, false)),
                script.effects(FailJob.class));
        CoordinatorScript io = setup.start().handle(new CoordinatorInput.TriggerStopWithSavepoint("a", true));
        io.decline(0, 1, CheckpointFailureReason.IO_EXCEPTION);
        assertEquals(List.of(), io.effects(FailJob.class));
    }

    /** C-180: the attempt must still be current and running. */
    @Test
    void aTasksFailureNamesWhetherItStillRuns() {
        CoordinatorScript script = setup.start().checkpoint("a");
        script.decline(0, 1, CheckpointFailureReason.CHECKPOINT_DECLINED);
        script.checkpoint("b").task(1, TaskState.FAILED).decline(1, 2, CheckpointFailureReason.CHECKPOINT_DECLINED);
        assertEquals(
                List.of(true, false),
                script.effects(FailJobDueToTask.class).stream()
                        .map(FailJobDueToTask::attemptStillRunning)
                        .toList());
    }

    /** C-183, C-270: the failure of one that the history has forgotten counts as without pending. */
    @Test
    void aForgottenPendingStaysInProgressForEver() {
        setup.historySize = 1;
        setup.maxConcurrent = 2;
        CoordinatorScript script = setup.start().checkpoint("a").checkpoint("b");
        script.decline(0, 1, CheckpointFailureReason.CHECKPOINT_DECLINED_TASK_NOT_READY);
        assertEquals(
                new CoordinatorSnapshot.Counts(3, 2, 0, 1, 0), script.state().counts());
    }
}
