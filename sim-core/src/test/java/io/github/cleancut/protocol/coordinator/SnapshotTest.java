package io.github.cleancut.protocol.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.protocol.coordinator.CoordinatedVertex.StateKind;
import io.github.cleancut.protocol.coordinator.CoordinatorEffect.NotifyComplete;
import io.github.cleancut.protocol.coordinator.CoordinatorEffect.Restored;
import io.github.cleancut.protocol.coordinator.CoordinatorEffect.TriggerSent;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.ClaimMode;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.Ownership;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.RecoverStore;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.RestoreLatest;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.RestoreSavepoint;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.SavedCheckpoint;
import io.github.cleancut.protocol.message.SnapshotType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Claim modes, and a store that outlived its JobManager: section 20, C-027, C-165, C-166, C-169. */
class SnapshotTest {
    private final CoordinatorScript.Setup setup = new CoordinatorScript.Setup();

    private static AcknowledgedState state(String handle, List<String> added, List<String> reused) {
        return new AcknowledgedState(handle, false, false, added, reused);
    }

    private static SavedCheckpoint saved(long id, boolean isForeign) {
        return new SavedCheckpoint(
                id,
                isForeign ? Ownership.UNCLAIMED : Ownership.CHECKPOINT,
                List.of(state("s" + id, List.of("f" + id), List.of()), AcknowledgedState.EMPTY));
    }

    private static CoordinatorScript restore(CoordinatorScript script, ClaimMode mode) {
        return script.handle(new RestoreSavepoint(saved(7, false), mode));
    }

    private static List<String> deleted(CoordinatorScript script) {
        return script.effects(CoordinatorEffect.StateDiscarded.class).stream()
                .flatMap(discarded -> discarded.handles().stream())
                .sorted()
                .toList();
    }

    private static List<SnapshotType> triggered(CoordinatorScript script) {
        return script.effects(TriggerSent.class).stream()
                .map(sent -> sent.options().type())
                .toList();
    }

    /** C-027, C-028, C-228: a new coordinator counts from 1, and from one behind the snapshot once it is restored; it is the restore point. */
    @Test
    void theCounterGoesOnBehindTheSnapshotInEveryMode() {
        for (ClaimMode mode : ClaimMode.values()) {
            CoordinatorScript script = setup.start();
            assertEquals(1, script.state().nextId());
            restore(script, mode);
            assertEquals(8, script.state().nextId());
            assertEquals(
                    List.of(7L, 7L),
                    script.handle(new RestoreLatest(false)).effects(Restored.class).stream()
                            .map(Restored::checkpointId)
                            .toList());
            assertEquals(List.of(8L), script.checkpoint("a").complete(8).state().completed());
        }
    }

    /** C-225: a claimed snapshot is deleted when the first checkpoint subsumes it, and named in the notice. */
    @Test
    void aClaimedSnapshotIsTheJobsOwn() {
        CoordinatorScript script = restore(setup.start(), ClaimMode.CLAIM).checkpoint("a");
        script.complete(8);
        assertTrue(deleted(script).contains("s7"), () -> deleted(script).toString());
        assertEquals(7, script.effects(NotifyComplete.class).get(0).lastSubsumed());
        assertEquals(List.of(SnapshotType.CHECKPOINT), triggered(script));
    }

    /** C-226, C-230: an unclaimed one is never deleted, and checkpoints are full until one is stored. */
    @Test
    void anUnclaimedSnapshotIsLeftAloneAndForcesOneFullCheckpoint() {
        CoordinatorScript script = restore(setup.start(), ClaimMode.NO_CLAIM).checkpoint("a");
        script.complete(8).checkpoint("b").complete(9);
        assertEquals(List.of(SnapshotType.FULL_CHECKPOINT, SnapshotType.CHECKPOINT), triggered(script));
        assertFalse(deleted(script).contains("s7"));
        assertEquals(
                CoordinatorEffect.NONE,
                script.effects(NotifyComplete.class).get(0).lastSubsumed());
    }

    /** C-227, C-230: a legacy one is never deleted either, and forces nothing. */
    @Test
    void aLegacySnapshotIsLeftAloneAndForcesNothing() {
        CoordinatorScript script = restore(setup.start(), ClaimMode.LEGACY).checkpoint("a");
        script.complete(8);
        assertEquals(List.of(SnapshotType.CHECKPOINT), triggered(script));
        assertFalse(deleted(script).contains("s7"));
        assertEquals(
                CoordinatorEffect.NONE,
                script.effects(NotifyComplete.class).get(0).lastSubsumed());
    }

    /** C-165: what a snapshot that is not claimed has made is not deleted when the job ceases to use it. */
    @Test
    void sharedStateOfAForeignSnapshotStays() {
        setup.state = StateKind.INCREMENTAL;
        setup.sinkParallelism = 0;
        assertTrue(deleted(usingItOnce(ClaimMode.CLAIM)).contains("f7"));
        assertFalse(deleted(usingItOnce(ClaimMode.LEGACY)).contains("f7"));
        assertTrue(deleted(usingItOnce(ClaimMode.LEGACY)).contains("f8"), "its own state goes");
    }

    /** Checkpoint 8 uses the snapshot's file, and 9 uses no older one. */
    private CoordinatorScript usingItOnce(ClaimMode mode) {
        CoordinatorScript script = setup.start();
        script.handle(new RestoreSavepoint(
                new SavedCheckpoint(7, Ownership.CHECKPOINT, List.of(state("s7", List.of("f7"), List.of()))), mode));
        script.checkpoint("a").ack(0, 8, state("p8", List.of("f8"), List.of("f7")));
        return script.checkpoint("b").ack(0, 9, state("p9", List.of("f9"), List.of()));
    }

    /** C-169: an unclaimed snapshot registers nothing, so that its files cannot be referred to. */
    @Test
    void anUnclaimedSnapshotSharesNothing() {
        setup.state = StateKind.INCREMENTAL;
        setup.sinkParallelism = 0;
        CoordinatorScript script = setup.start();
        script.handle(new RestoreSavepoint(
                new SavedCheckpoint(7, Ownership.CHECKPOINT, List.of(state("s7", List.of("f7"), List.of()))),
                ClaimMode.NO_CLAIM));
        script.checkpoint("a").ack(0, 8, state("p8", List.of(), List.of("f7")));
        assertEquals(
                "IllegalStateException",
                script.effects(CoordinatorEffect.AckAnswered.class).get(0).threw());
    }

    /** C-219, C-221: all entries come back, by id, and more than are retained stay until the next add. */
    @Test
    void aNewCoordinatorFindsAllEntriesOfTheStore() {
        CoordinatorScript script = setup.start();
        script.handle(new RecoverStore(List.of(saved(5, false), saved(3, false), saved(4, false)), ClaimMode.CLAIM));
        assertEquals(List.of(3L, 4L, 5L), script.state().completed());
        script.checkpoint("a").complete(1);
        assertEquals(List.of(1L), script.state().completed());
    }

    /** C-166: under the default mode the job's own recovered shared state is never deleted; under CLAIM it is. */
    @Test
    void recoveredSharedStateIsDeletedOnlyIfClaimed() {
        setup.state = StateKind.INCREMENTAL;
        setup.sinkParallelism = 0;
        assertTrue(deleted(afterRecovery(ClaimMode.CLAIM)).contains("f3"));
        assertFalse(deleted(afterRecovery(ClaimMode.NO_CLAIM)).contains("f3"));
    }

    private CoordinatorScript afterRecovery(ClaimMode mode) {
        CoordinatorScript script = setup.start();
        SavedCheckpoint three =
                new SavedCheckpoint(3, Ownership.CHECKPOINT, List.of(state("s3", List.of("f3"), List.of())));
        script.handle(new RestoreSavepoint(
                new SavedCheckpoint(9, Ownership.CHECKPOINT, List.of(AcknowledgedState.EMPTY)), ClaimMode.CLAIM));
        script.handle(new RecoverStore(List.of(three), mode));
        script.checkpoint("a").ack(0, 10, state("p10", List.of("f10"), List.of()));
        return script;
    }

    /** C-229: that the next checkpoint must be full is known again, from the entry. */
    @Test
    void theForcedFullCheckpointSurvivesTheJobManager() {
        CoordinatorScript script = setup.start();
        script.handle(new RecoverStore(List.of(saved(7, true)), ClaimMode.NO_CLAIM));
        script.handle(new RestoreLatest(true)).checkpoint("a");
        assertEquals(List.of(SnapshotType.FULL_CHECKPOINT), triggered(script));
    }
}
