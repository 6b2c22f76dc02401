package io.github.cleancut.protocol.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.cleancut.protocol.coordinator.CoordinatedVertex.StateKind;
import io.github.cleancut.protocol.coordinator.CoordinatorEffect.OperatorCoordinatorReset;
import io.github.cleancut.protocol.coordinator.CoordinatorEffect.Restored;
import io.github.cleancut.protocol.coordinator.CoordinatorEffect.RestoredTask;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.OperatorCoordinatorAnswered;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.RestoreLatest;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.TaskState;
import io.github.cleancut.protocol.message.CheckpointFailureReason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Restarts: section 17, C-218; copies and encodings of the state. */
class RestoreTest {
    private final CoordinatorScript.Setup setup = new CoordinatorScript.Setup();

    /** C-191: everything pending, savepoints too; queued requests stay. */
    @Test
    void beforeARestoreAllPendingAreAbortedAndTheQueueStays() {
        CoordinatorScript script = setup.start().checkpoint("a").checkpoint("b").savepoint("c");
        script.holding.add(CoordinatorContext.TIMER);
        script.handle(new CoordinatorInput.AbortPendingForFailover());
        assertEquals(
                List.of(CheckpointFailureReason.JOB_FAILOVER_REGION, CheckpointFailureReason.JOB_FAILOVER_REGION),
                script.reported());
        assertEquals(1, script.state().queued());
    }

    /** C-194: the latest entry of the store; a savepoint is none. */
    @Test
    void theLatestStoredCheckpointIsRestored() {
        setup.retained = 2;
        CoordinatorScript script =
                setup.start().checkpoint("a").complete(1).checkpoint("b").complete(2);
        script.savepoint("c").complete(3).handle(new RestoreLatest(false));
        assertEquals(
                List.of(new Restored(
                        2,
                        List.of(
                                new RestoredTask(0, false, List.of("h3"), List.of()),
                                new RestoredTask(1, false, List.of("h4"), List.of())))),
                script.effects(Restored.class));
        assertEquals(1, script.state().counts().restored());
    }

    /** C-195, C-197, C-198. */
    @Test
    void operatorCoordinatorsAreResetOnlyGlobally() {
        setup.operatorCoordinator = true;
        CoordinatorScript script = setup.start().handle(new RestoreLatest(true));
        assertEquals(
                List.of(new OperatorCoordinatorReset(0, CoordinatorEffect.NONE, false)),
                script.effects(OperatorCoordinatorReset.class));
        script.checkpoint("a")
                .handle(new OperatorCoordinatorAnswered(0, 1, true))
                .complete(1);
        script.effects.clear();
        script.handle(new RestoreLatest(false));
        assertEquals(List.of(), script.effects(OperatorCoordinatorReset.class));
        assertEquals(
                List.of(new CoordinatorEffect.OperatorCoordinatorSubtaskReset(0, 0, 1)),
                script.effects(CoordinatorEffect.OperatorCoordinatorSubtaskReset.class));
        script.handle(new RestoreLatest(true));
        assertEquals(List.of(new OperatorCoordinatorReset(0, 1, true)), script.effects(OperatorCoordinatorReset.class));
    }

    /** C-195, C-196: also a local restore assigns state to every subtask, whoever is restarted with it. */
    @Test
    void aLocalRestoreAssignsStateToEverySubtask() {
        setup.sinkParallelism = 2;
        CoordinatorScript script = setup.start().checkpoint("a").complete(1).ack(2, 1);
        script.handle(new RestoreLatest(false));
        assertEquals(
                List.of(List.of("h1"), List.of("h2"), List.of("h3")),
                script.effects(Restored.class).get(0).tasks().stream()
                        .map(RestoredTask::states)
                        .toList());
    }

    /** C-218, C-245, T-157: a fully finished vertex starts as finished; C-196: union state goes to everybody. */
    @Test
    void finishedVerticesStartFinishedAndUnionStateGoesToAll() {
        setup.state = StateKind.UNION;
        setup.sinkParallelism = 2;
        CoordinatorScript script = setup.start()
                .task(0, TaskState.FINISHED)
                .checkpoint("a")
                .ack(1, 1)
                .ack(2, 1);
        script.handle(new RestoreLatest(false));
        assertEquals(
                List.of(
                        new RestoredTask(0, true, List.of(), List.of()),
                        new RestoredTask(1, false, List.of("h1", "h2"), List.of()),
                        new RestoredTask(2, false, List.of("h2", "h1"), List.of())),
                script.effects(Restored.class).get(0).tasks());
    }

    /** C-007. */
    @Test
    void afterShutdownARestoreThrows() {
        CoordinatorScript script = setup.start().handle(new CoordinatorInput.Shutdown());
        script.handle(new RestoreLatest(true));
        assertEquals(
                List.of(new CoordinatorEffect.Threw("IllegalStateException")),
                script.effects(CoordinatorEffect.Threw.class));
    }

    @Test
    void aCopyGoesOnAlikeAndApart() {
        setup.operatorCoordinator = true;
        setup.state = StateKind.INCREMENTAL;
        setup.maxConcurrent = 2;
        CoordinatorScript script =
                setup.start().startScheduler().checkpoint("a").advance(100);
        script.handle(new OperatorCoordinatorAnswered(0, 1, true)).ack(0, 1).checkpoint("b");
        Coordinator original = script.coordinator();
        String before = encoding(original);
        script.replaceByCopy();
        assertEquals(before, encoding(script.coordinator()));
        script.ack(1, 1).handle(new CoordinatorInput.StopScheduler());
        assertEquals(before, encoding(original));
        assertNotEquals(before, encoding(script.coordinator()));
    }

    @Test
    void aCopyTakenInTheTriggerPhasesEndsThem() {
        setup.operatorCoordinator = true;
        CoordinatorScript script = setup.start().checkpoint("a").advance(999);
        script.replaceByCopy();
        script.advance(1);
        assertEquals(2, script.reported().size());
        script.replaceByCopy();
        script.checkpoint("b")
                .handle(new OperatorCoordinatorAnswered(0, 2, true))
                .complete(2);
        assertEquals(List.of(2L), script.state().completed());
    }

    private static String encoding(Coordinator coordinator) {
        StringBuilder text = new StringBuilder();
        coordinator.encode(text);
        return text.toString();
    }
}
