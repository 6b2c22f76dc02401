package io.github.cleancut.protocol.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.protocol.coordinator.CoordinatorEffect.Restored;
import io.github.cleancut.protocol.coordinator.CoordinatorEffect.RestoredTask;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.ClaimMode;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.Heritage;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.Ownership;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.RestoreSavepoint;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.SavedCheckpoint;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.TakeOver;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.TaskState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a new JobManager finds of the one before: section 20, C-028, C-029. */
class TakeOverTest {
    private final CoordinatorScript.Setup setup = new CoordinatorScript.Setup();

    private static CoordinatorScript complete(CoordinatorScript script, long id) {
        return script.checkpoint("c" + id)
                .ack(0, id, AcknowledgedState.of("s" + id))
                .ack(1, id, AcknowledgedState.of("t" + id));
    }

    private static Restored restored(CoordinatorScript script) {
        return script.effects(Restored.class).get(0);
    }

    /** C-029, C-219, C-211: the counter goes on behind what was given out, and the newest entry is restored. */
    @Test
    void withHighAvailabilityIdsGoOnAndTheNewestEntryIsRestored() {
        setup.retained = 2;
        CoordinatorScript before = complete(complete(setup.start(), 1), 2).checkpoint("pending");
        CoordinatorScript after =
                setup.start().handle(new TakeOver(true, before.coordinator().heritage(), ClaimMode.NO_CLAIM));
        assertEquals(List.of(1L, 2L), after.state().completed());
        assertEquals(4, after.state().nextId());
        assertEquals(2, restored(after).checkpointId());
        assertEquals(List.of("s2"), restored(after).tasks().get(0).states());
    }

    /** C-152, C-219, C-227: a savepoint in the store is one for the next JobManager too; its files stay when a checkpoint takes its place. */
    @Test
    void aSavepointOfModeLegacyIsNotTheNextJobManagersToDelete() {
        CoordinatorScript before = setup.start()
                .handle(new RestoreSavepoint(
                        new SavedCheckpoint(
                                7,
                                Ownership.CHECKPOINT,
                                List.of(AcknowledgedState.of("s7"), AcknowledgedState.of("t7"))),
                        ClaimMode.LEGACY));
        CoordinatorScript after =
                setup.start().handle(new TakeOver(true, before.coordinator().heritage(), ClaimMode.LEGACY));
        assertEquals(List.of(7L), after.state().completed());
        complete(after, 8);
        assertEquals(List.of(8L), after.state().completed());
        assertTrue(after.effects(CoordinatorEffect.StateDiscarded.class).isEmpty());
    }

    /** C-134, C-219: what the store has without its JobManager's knowledge is no restore point for that one, and the newest for the next. */
    @Test
    void aCheckpointThatIsStoredWithoutAnAnswerIsFoundByTheNextJobManager() {
        setup.tolerable = 1;
        CoordinatorScript before = complete(setup.start(), 1);
        before.failStore(Outcome.POSSIBLY_INCONSISTENT_STORED);
        complete(before, 2);
        assertEquals(List.of(1L), before.state().completed());
        assertEquals(
                List.of(new CoordinatorEffect.StoredUnanswered(2)),
                before.effects(CoordinatorEffect.StoredUnanswered.class));
        assertTrue(before.effects(CoordinatorEffect.StateDiscarded.class).isEmpty());
        CoordinatorScript after =
                setup.start().handle(new TakeOver(true, before.coordinator().heritage(), ClaimMode.NO_CLAIM));
        assertEquals(List.of(1L, 2L), after.state().completed());
        assertEquals(2, restored(after).checkpointId());
        assertEquals(List.of("s2"), restored(after).tasks().get(0).states());
        complete(after, 3);
        assertEquals(List.of(3L), after.state().completed());
    }

    /** C-134: without the entry the next JobManager restores what its predecessor knew. */
    @Test
    void aCheckpointThatIsNotStoredWithoutAnAnswerIsNotFound() {
        setup.tolerable = 1;
        CoordinatorScript before = complete(setup.start(), 1);
        before.failStore(Outcome.POSSIBLY_INCONSISTENT);
        complete(before, 2);
        CoordinatorScript after =
                setup.start().handle(new TakeOver(true, before.coordinator().heritage(), ClaimMode.NO_CLAIM));
        assertEquals(1, restored(after).checkpointId());
    }

    /** C-138, C-146, C-219, C-221: neither listed nor discarded, though told as subsumed; the next JobManager finds it and trims it at its first add. */
    @Test
    void anEntryThatCouldNotBeRemovedIsFoundByTheNextJobManager() {
        CoordinatorScript before = complete(setup.start(), 1);
        before.failRemoval(1);
        complete(before, 2);
        assertEquals(List.of(2L), before.state().completed());
        assertEquals(
                List.of(new CoordinatorEffect.Stored(1, CoordinatorEffect.NONE), new CoordinatorEffect.Stored(2, 1)),
                before.effects(CoordinatorEffect.Stored.class));
        assertTrue(before.effects(CoordinatorEffect.Discarded.class).isEmpty());
        CoordinatorScript after =
                setup.start().handle(new TakeOver(true, before.coordinator().heritage(), ClaimMode.NO_CLAIM));
        assertEquals(List.of(1L, 2L), after.state().completed());
        assertEquals(2, restored(after).checkpointId());
        complete(after, 3);
        assertEquals(List.of(3L), after.state().completed());
        assertEquals(
                List.of(new CoordinatorEffect.Discarded(1), new CoordinatorEffect.Discarded(2)),
                after.effects(CoordinatorEffect.Discarded.class));
    }

    /** C-146, C-150: at the end of the job what the store does not give up is not discarded either; shared state goes all the same, as nothing is retained. */
    @Test
    void anEntryThatCannotBeRemovedAtTheEndKeepsItsOwnFiles() {
        setup.retained = 2;
        CoordinatorScript script = complete(complete(setup.start(), 1), 2);
        script.failRemoval(1);
        script.handle(new CoordinatorInput.ShutDownStore(CoordinatorInput.JobStatus.FINISHED, true));
        assertEquals(List.of(new CoordinatorEffect.NotRemoved(1)), script.effects(CoordinatorEffect.NotRemoved.class));
        assertEquals(List.of(new CoordinatorEffect.Discarded(2)), script.effects(CoordinatorEffect.Discarded.class));
    }

    /** C-220: what was pending is not there any more; an acknowledgement of it finds nothing. */
    @Test
    void whatWasPendingIsForgotten() {
        CoordinatorScript before = complete(setup.start(), 1).checkpoint("pending");
        CoordinatorScript after =
                setup.start().handle(new TakeOver(true, before.coordinator().heritage(), ClaimMode.NO_CLAIM));
        assertTrue(after.state().pending().isEmpty());
        assertEquals(
                List.of(CoordinatorEffect.AckResult.LATE),
                after.ack(0, 2, AcknowledgedState.of("s2")).effects(CoordinatorEffect.AckReceived.class).stream()
                        .map(CoordinatorEffect.AckReceived::result)
                        .toList());
    }

    /** C-028, C-222: without it the store is empty and ids begin at 1. */
    @Test
    void withoutHighAvailabilityTheJobStartsAnew() {
        CoordinatorScript before = complete(setup.start(), 1);
        CoordinatorScript after =
                setup.start().handle(new TakeOver(false, before.coordinator().heritage(), ClaimMode.NO_CLAIM));
        assertTrue(after.state().completed().isEmpty());
        assertEquals(1, after.state().nextId());
        assertTrue(after.effects(Restored.class).isEmpty());
        assertEquals(1, after.effects(CoordinatorEffect.StartsEmpty.class).size());
    }

    /** C-218, C-245, C-246, T-155: what had finished in the checkpoint has finished for the new JobManager too, whole vertices and single subtasks. */
    @Test
    void whatHadFinishedInACheckpointHasFinishedForTheNextJobManagerToo() {
        setup.sourceParallelism = 2;
        setup.sinkParallelism = 1;
        CoordinatorScript before = setup.start();
        before.task(0, TaskState.FINISHED);
        before.checkpoint("partly").ack(1, 1, AcknowledgedState.of("s1")).ack(2, 1, AcknowledgedState.of("t1"));
        Heritage partly = before.coordinator().heritage();
        assertEquals(List.of(0), partly.entries().get(0).finished());
        before.task(1, TaskState.FINISHED);
        before.checkpoint("wholly").ack(2, 2, AcknowledgedState.of("t2"));
        CoordinatorScript after =
                setup.start().handle(new TakeOver(true, before.coordinator().heritage(), ClaimMode.NO_CLAIM));
        assertEquals(
                List.of(true, true, false),
                restored(after).tasks().stream().map(RestoredTask::finished).toList());
        assertEquals(
                List.of(false, false, false),
                restored(setup.start().handle(new TakeOver(true, partly, ClaimMode.NO_CLAIM))).tasks().stream()
                        .map(RestoredTask::finished)
                        .toList());
    }

    /** A JobManager that is lost after it took over leaves the same, and what it has added. */
    @Test
    void heritageGoesOnFromJobManagerToJobManager() {
        setup.retained = 3;
        CoordinatorScript first = complete(setup.start(), 1);
        CoordinatorScript second = complete(
                setup.start().handle(new TakeOver(true, first.coordinator().heritage(), ClaimMode.NO_CLAIM)), 2);
        CoordinatorScript third =
                setup.start().handle(new TakeOver(true, second.coordinator().heritage(), ClaimMode.NO_CLAIM));
        assertEquals(List.of(1L, 2L), third.state().completed());
        assertEquals(3, third.state().nextId());
    }

    /** Which way is taken; what becomes of shared state then is shown where snapshots are restored. */
    @Test
    void onlyAJobThatHasClaimedItsSnapshotOwnsWhatItRecovers() {
        CoordinatorScript before = complete(setup.start(), 1);
        CoordinatorScript claimed =
                setup.start().handle(new TakeOver(true, before.coordinator().heritage(), ClaimMode.CLAIM));
        CoordinatorScript unclaimed =
                setup.start().handle(new TakeOver(true, before.coordinator().heritage(), ClaimMode.NO_CLAIM));
        assertTrue(claimed.fired.contains("RS5"));
        assertTrue(unclaimed.fired.contains("RS6"));
    }
}
