package io.github.cleancut.protocol.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.protocol.coordinator.CoordinatorEffect.RequestFailed;
import io.github.cleancut.protocol.coordinator.CoordinatorEffect.RequestRefused;
import io.github.cleancut.protocol.message.CheckpointFailureReason;
import io.github.cleancut.protocol.message.SnapshotType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The request decider: section 7. */
class RequestTest {
    private final CoordinatorScript.Setup setup = new CoordinatorScript.Setup();

    private static List<SnapshotType> pendingTypes(CoordinatorScript script) {
        return script.state().pending().stream()
                .map(CoordinatorSnapshot.Pending::type)
                .toList();
    }

    /** C-067, C-068, C-074, C-075. */
    @Test
    void aSavepointIgnoresTheLimitWhereUnalignedIsOff() {
        assertEquals(
                List.of(1L, 2L), setup.start().checkpoint("a").savepoint("b").pendingIds());
        setup.unaligned = true;
        CoordinatorScript script = setup.start().checkpoint("a").savepoint("b");
        assertEquals(List.of(1L), script.pendingIds());
        assertEquals(1, script.state().queued());
    }

    /** C-063, C-075: where it waits, it waits first. */
    @Test
    void aWaitingSavepointComesBeforeOlderCheckpoints() {
        setup.unaligned = true;
        CoordinatorScript script =
                setup.start().checkpoint("a").checkpoint("b").savepoint("c").complete(1);
        assertEquals(List.of(SnapshotType.SAVEPOINT), pendingTypes(script));
    }

    /** C-063: by hand before periodic. */
    @Test
    void byHandComesBeforePeriodic() {
        CoordinatorScript script = setup.start().startScheduler().advance(170).checkpoint("full");
        assertEquals(2, script.state().queued());
        script.complete(1);
        assertEquals(List.of(2L), script.pendingIds());
        script.complete(2);
        assertEquals(1, script.effects(CoordinatorEffect.RequestDone.class).size());
    }

    /** C-061: a thousand by hand shut out everything. */
    @Test
    void aQueueFullOfRequestsByHandRefusesSavepointsToo() {
        CoordinatorScript script = fullQueue(setup.start().checkpoint("first"));
        script.savepoint("late");
        assertEquals(
                List.of(new RequestFailed("late", "TOO_MANY_CHECKPOINT_REQUESTS")),
                script.effects(RequestFailed.class));
        assertEquals(RequestState.CAPACITY, script.state().queued());
    }

    /** C-062: a periodic one makes room. */
    @Test
    void aFullQueueEvictsItsPeriodicRequest() {
        CoordinatorScript script =
                setup.start().startScheduler().checkpoint("first").advance(70);
        assertEquals(1, script.state().queued());
        fullQueue(script);
        assertEquals(
                List.of(new RequestRefused(
                        2, SnapshotType.CHECKPOINT, true, CheckpointFailureReason.TOO_MANY_CHECKPOINT_REQUESTS)),
                script.effects(RequestRefused.class));
        assertEquals(RequestState.CAPACITY, script.state().queued());
    }

    private static CoordinatorScript fullQueue(CoordinatorScript script) {
        for (int i = 0; i < RequestState.CAPACITY; i++) {
            script.checkpoint("r" + i);
        }
        return script;
    }

    /** C-066: more discards than the limit stop even a forced savepoint; C-155: a finished one lets it go. */
    @Test
    void tooManyDiscardsHoldEvenASavepoint() {
        CoordinatorScript script = setup.start().checkpoint("a");
        script.ack(0, 1);
        script.holding.add(CoordinatorContext.IO);
        script.decline(1, 1, CheckpointFailureReason.CHECKPOINT_DECLINED);
        assertEquals(1, script.state().cleaning());
        script.holding.clear();
        script.checkpoint("b").ack(0, 2);
        script.holding.add(CoordinatorContext.IO);
        script.decline(1, 2, CheckpointFailureReason.CHECKPOINT_DECLINED);
        script.holding.clear();
        script.savepoint("c");
        assertEquals(List.of(), script.pendingIds());
        assertTrue(script.fired.contains("RD3"));
        script.release();
        assertEquals(List.of(3L), script.pendingIds());
    }

    /** C-069, C-071, C-073: dropped, not delayed; the schedule is anchored at the end of the pause. */
    @Test
    void aPeriodicRequestWithinThePauseIsDroppedAndMovesTheSchedule() {
        setup.minPauseMillis = 60;
        setup.intervalMillis = 100;
        CoordinatorScript script =
                setup.start().startScheduler().advance(70 + 90).complete(1).advance(10);
        assertEquals(
                List.of(CheckpointFailureReason.MINIMUM_TIME_BETWEEN_CHECKPOINTS),
                script.effects(RequestRefused.class).stream()
                        .map(RequestRefused::reason)
                        .toList());
        assertEquals(List.of(50L), script.timersMillis(CoordinatorWork.Tick.class));
        assertEquals(List.of(2L), script.advance(50).pendingIds());
    }

    /** C-141: the pause counts from a savepoint that succeeds, too. */
    @Test
    void aSavepointStartsThePause() {
        setup.minPauseMillis = 60;
        CoordinatorScript script = setup.start()
                .startScheduler()
                .advance(50)
                .savepoint("s")
                .complete(1)
                .advance(20);
        assertEquals(
                List.of(CheckpointFailureReason.MINIMUM_TIME_BETWEEN_CHECKPOINTS),
                script.effects(RequestRefused.class).stream()
                        .map(RequestRefused::reason)
                        .toList());
        assertEquals(List.of(40L), script.timersMillis(CoordinatorWork.Tick.class));
    }

    /** C-070. */
    @Test
    void byHandIgnoresThePause() {
        setup.minPauseMillis = 60;
        assertEquals(
                List.of(2L),
                setup.start().checkpoint("a").complete(1).checkpoint("b").pendingIds());
    }

    /** C-071: a failure gives no pause. */
    @Test
    void anExpiryDoesNotStartThePause() {
        setup.minPauseMillis = 60;
        setup.timeoutMillis = 120;
        CoordinatorScript script = setup.start().startScheduler().advance(70 + 120);
        assertEquals(List.of(2L), script.pendingIds());
    }

    /** C-005: before the first success the pause counts from relative time 0. */
    @Test
    void aYoungClockRefusesTheFirstRequests() {
        setup.clockMillis = 0;
        setup.minPauseMillis = 80;
        CoordinatorScript script = setup.start().startScheduler().advance(70);
        assertEquals(1, script.effects(RequestRefused.class).size());
        assertEquals(List.of(10L), script.timersMillis(CoordinatorWork.Tick.class));
    }

    /** C-072: without a pause they pile up and run back to back. */
    @Test
    void missedRequestsRunBackToBack() {
        CoordinatorScript script = setup.start().startScheduler().advance(70 + 250);
        script.complete(1).complete(2).complete(3);
        assertEquals(
                3, script.effects(CoordinatorEffect.CheckpointCompleted.class).size());
    }

    /** C-078: what is refused inside the submission is told at its end. */
    @Test
    void aRefusalInsideTheSubmissionIsToldLast() {
        setup.operatorCoordinator = true;
        CoordinatorScript script = setup.start().handle(new CoordinatorInput.Shutdown());
        script.effects.clear();
        script.checkpoint("a");
        CoordinatorEffect last = script.effects.get(script.effects.size() - 1);
        assertEquals(new RequestFailed("a", "CHECKPOINT_COORDINATOR_SHUTDOWN"), last);
    }

    /** C-244. */
    @Test
    void endOfDataOfAllTasksTriggersOneCheckpointIfTheyMayFinish() {
        assertEquals(
                List.of(1L),
                setup.start()
                        .handle(new CoordinatorInput.AllTasksEndOfData("end"))
                        .pendingIds());
        setup.afterFinish = false;
        assertEquals(
                List.of(),
                setup.start()
                        .handle(new CoordinatorInput.AllTasksEndOfData("end"))
                        .pendingIds());
    }

    /** C-102, C-238. */
    @Test
    void typesByHandAreAsAskedFor() {
        setup.maxConcurrent = 9;
        CoordinatorScript script = setup.start();
        for (CoordinatorInput.ManualType type : CoordinatorInput.ManualType.values()) {
            script.handle(new CoordinatorInput.TriggerCheckpoint(type.name(), type));
        }
        script.handle(new CoordinatorInput.TriggerStopWithSavepoint("drain", true));
        script.handle(new CoordinatorInput.TriggerStopWithSavepoint("cut", false));
        assertEquals(
                List.of(
                        SnapshotType.CHECKPOINT,
                        SnapshotType.FULL_CHECKPOINT,
                        SnapshotType.CHECKPOINT,
                        SnapshotType.TERMINATE_SAVEPOINT,
                        SnapshotType.SUSPEND_SAVEPOINT),
                pendingTypes(script));
    }

    /** C-234: with a blocking output savepoints fail at once; checkpoints by hand do not. */
    @Test
    void aBlockingOutputForbidsSavepoints() {
        setup.blocking = true;
        CoordinatorScript script = setup.start().savepoint("a");
        script.handle(new CoordinatorInput.TriggerStopWithSavepoint("b", true));
        assertEquals(
                List.of(
                        new RequestFailed("a", "BLOCKING_OUTPUT_EXIST"),
                        new RequestFailed("b", "BLOCKING_OUTPUT_EXIST")),
                script.effects(RequestFailed.class));
        assertEquals(List.of(1L), script.checkpoint("c").pendingIds());
    }
}
