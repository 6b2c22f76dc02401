package io.github.cleancut.protocol.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.protocol.message.CheckpointFailureReason;
import io.github.cleancut.protocol.message.OptionsRequest;
import io.github.cleancut.protocol.message.SnapshotType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The store with entries that only a restore from a savepoint brings (sections 12 and 20), and rows that no input reaches. */
class StoreTest {
    private final List<String> fired = new ArrayList<>();
    private final List<CoordinatorEffect> effects = new ArrayList<>();
    private final List<CoordinatorWork> posted = new ArrayList<>();
    private final Desk desk = desk(1);

    private Desk desk(int retained) {
        CoordinatorConfig config = new CoordinatorConfig(
                new PeriodicSchedule(100, PeriodicSchedule.DISABLED, 0, 0),
                1,
                1000,
                0,
                retained,
                CoordinatorConfig.Retention.RETAIN_ON_CANCELLATION,
                new OptionsRequest(true, false, 0),
                true,
                false,
                false,
                false,
                10);
        CoordinatedVertex source =
                new CoordinatedVertex("source", 1, List.of(), CoordinatedVertex.StateKind.LIST, true);
        CoordinatedVertex other = new CoordinatedVertex("other", 1, List.of(), CoordinatedVertex.StateKind.LIST, true);
        return new Desk(config, new JobShape(List.of(source, other)), CoordinatorScript.rules(), fired::add);
    }

    private final CoordinatorOut out = new CoordinatorOut() {
        @Override
        public void effect(CoordinatorEffect effect) {
            effects.add(effect);
        }

        @Override
        public void post(CoordinatorContext context, CoordinatorWork work) {
            posted.add(work);
        }

        @Override
        public void arm(long timer, CoordinatorWork work, long delayMillis) {}

        @Override
        public void disarm(long timer) {}

        @Override
        public void writeMetadata(long checkpointId) {}

        @Override
        public boolean readHookState(String hook, long checkpointId) {
            return true;
        }

        @Override
        public boolean restoreHook(String hook, long checkpointId, @Nullable String state) {
            return true;
        }

        @Override
        public void addToStore(long checkpointId) {}

        @Override
        public boolean removeFromStore(long checkpointId) {
            return true;
        }
    };

    private static CompletedCheckpoint entry(long id, SnapshotType type) {
        return new CompletedCheckpoint(id, type, 0, new SnapshotContents(), type.isSavepoint());
    }

    private long add(long id, SnapshotType type) {
        return StoreTables.add(desk, entry(id, type), out);
    }

    private List<Long> stored() {
        return desk.state().store.entries().stream()
                .map(CompletedCheckpoint::id)
                .toList();
    }

    private void handle(CoordinatorInput input) {
        desk.handle(input, new CoordinatorClock(5000, 5000), out);
    }

    /** C-142: latest is the last added, not the largest id; 0 when empty. */
    @Test
    void latestIsTheLastAdded() {
        assertEquals(0, desk.state().store.latestId());
        add(7, SnapshotType.CHECKPOINT);
        add(5, SnapshotType.CHECKPOINT);
        assertEquals(5, desk.state().store.latestId());
    }

    /** C-143, C-230: a restored savepoint is the first to go, is never deleted, and is not named as subsumed. */
    @Test
    void aRestoredSavepointIsForgottenButNotDeleted() {
        add(3, SnapshotType.SAVEPOINT);
        assertEquals(CoordinatorEffect.NONE, add(4, SnapshotType.CHECKPOINT));
        assertEquals(List.of(4L), stored());
        assertTrue(fired.containsAll(List.of("SU4", "SL3")));
        assertEquals(List.of(new CoordinatorWork.AfterCleaning(0)), posted, "C-157: only what follows is posted");
    }

    /** C-144, C-147: the latest checkpoint stays behind newer savepoints, so that the store holds more than is retained. */
    @Test
    void theLatestCheckpointStaysBehindNewerSavepoints() {
        add(3, SnapshotType.CHECKPOINT);
        add(4, SnapshotType.SAVEPOINT);
        assertEquals(List.of(3L, 4L), stored());
        assertTrue(fired.containsAll(List.of("SU6", "SU2")));
    }

    /** C-145. */
    @Test
    void behindASynchronousSavepointEverythingMayGo() {
        add(3, SnapshotType.CHECKPOINT);
        assertEquals(3, add(4, SnapshotType.SUSPEND_SAVEPOINT));
        assertEquals(List.of(4L), stored());
    }

    /** C-147, C-158: without a checkpoint in the queue nothing is below the bound. */
    @Test
    void whatIsNotBelowTheBoundWaits() {
        add(3, SnapshotType.CHECKPOINT);
        add(4, SnapshotType.SUSPEND_SAVEPOINT);
        assertTrue(fired.contains("SL1"));
        assertEquals(1, desk.state().store.subsumed().size());
        add(5, SnapshotType.CHECKPOINT);
        assertEquals(List.of(), desk.state().store.subsumed());
        assertTrue(posted.stream().anyMatch(CoordinatorWork.Discard.class::isInstance));
    }

    /** C-018: 0 retained is taken as 1. */
    @Test
    void atLeastOneIsRetained() {
        Desk none = desk(0);
        StoreTables.add(none, entry(1, SnapshotType.CHECKPOINT), out);
        assertEquals(1, none.state().store.size());
    }

    /** C-101, C-139, C-201: after a restore from an unclaimed snapshot full ones are forced until one is stored. */
    @Test
    void anUnclaimedSnapshotForcesFullCheckpoints() {
        add(3, SnapshotType.SAVEPOINT);
        handle(new CoordinatorInput.RestoreLatest(false));
        assertTrue(desk.state().store.isFullForced());
        add(4, SnapshotType.CHECKPOINT);
        assertFalse(desk.state().store.isFullForced());
    }

    /** C-101, C-097: with two operator coordinators tasks are triggered after the second answer, with a full snapshot. */
    @Test
    void aForcedFullCheckpointIsSentAfterTheLastAnswer() {
        desk.state().store.forceFull(true);
        beginCheckpoint();
        handle(new CoordinatorInput.OperatorCoordinatorAnswered(0, 1, true));
        runAll();
        assertTrue(fired.contains("TW3"));
        handle(new CoordinatorInput.OperatorCoordinatorAnswered(1, 1, true));
        runAll();
        List<SnapshotType> sent = effects.stream()
                .filter(CoordinatorEffect.TriggerSent.class::isInstance)
                .map(effect ->
                        ((CoordinatorEffect.TriggerSent) effect).options().type())
                .toList();
        assertEquals(List.of(SnapshotType.FULL_CHECKPOINT, SnapshotType.FULL_CHECKPOINT), sent);
    }

    /** C-126. */
    @Test
    void abortingAgainIsWithoutEffect() {
        beginCheckpoint();
        PendingCheckpoint pending = desk.state().pendings.require(1);
        FailureCause cause = FailureCause.of(CheckpointFailureReason.CHECKPOINT_EXPIRED);
        AbortTables.abort(desk, new AbortTables.Abort(pending, cause, null), out);
        effects.clear();
        AbortTables.abort(desk, new AbortTables.Abort(pending, cause, null), out);
        assertEquals(List.of(), effects);
        assertTrue(fired.contains("AB1"));
    }

    private void beginCheckpoint() {
        for (int task = 0; task < 2; task++) {
            handle(new CoordinatorInput.TaskStateChanged(task, CoordinatorInput.TaskState.RUNNING));
        }
        handle(new CoordinatorInput.TriggerCheckpoint("a", CoordinatorInput.ManualType.CONFIGURED));
        runAll();
    }

    private void runAll() {
        while (!posted.isEmpty()) {
            CoordinatorWork work = posted.remove(0);
            handle(
                    work instanceof CoordinatorWork.Operation operation
                            ? new CoordinatorInput.OperationDone(operation, Outcome.OK)
                            : new CoordinatorInput.RunWork(work));
        }
    }
}
