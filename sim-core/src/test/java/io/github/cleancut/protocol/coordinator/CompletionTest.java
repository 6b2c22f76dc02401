package io.github.cleancut.protocol.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.protocol.coordinator.CoordinatedVertex.StateKind;
import io.github.cleancut.protocol.coordinator.CoordinatorEffect.AckAnswered;
import io.github.cleancut.protocol.coordinator.CoordinatorEffect.NotifyComplete;
import io.github.cleancut.protocol.coordinator.CoordinatorEffect.RequestFailed;
import io.github.cleancut.protocol.coordinator.CoordinatorEffect.StateDiscarded;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.TaskState;
import io.github.cleancut.protocol.message.CheckpointFailureReason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Completion, the store, subsumption, cleaning: sections 11 to 13, finished tasks of section 22. */
class CompletionTest {
    private final CoordinatorScript.Setup setup = new CoordinatorScript.Setup();

    private static int indexOf(CoordinatorScript script, Class<? extends CoordinatorEffect> kind) {
        for (int i = 0; i < script.effects.size(); i++) {
            if (kind.isInstance(script.effects.get(i))) {
                return i;
            }
        }
        return -1;
    }

    /** C-129, C-130: in this order, and the acknowledging call returns last. */
    @Test
    void completionHappensInFlinksOrder() {
        setup.maxConcurrent = 2;
        CoordinatorScript script = setup.start().checkpoint("a").checkpoint("b");
        script.effects.clear();
        script.complete(2);
        List<Integer> places = new ArrayList<>();
        places.add(indexOf(script, CoordinatorEffect.AcksComplete.class));
        places.add(indexOf(script, CoordinatorEffect.MetadataDurable.class));
        places.add(indexOf(script, CoordinatorEffect.Stored.class));
        places.add(indexOf(script, CoordinatorEffect.SuccessReported.class));
        places.add(indexOf(script, CoordinatorEffect.RequestDone.class));
        places.add(indexOf(script, CoordinatorEffect.CheckpointAborted.class));
        places.add(indexOf(script, NotifyComplete.class));
        places.add(indexOf(script, CoordinatorEffect.NotifyAborted.class));
        assertFalse(places.contains(-1));
        assertEquals(places.stream().sorted().toList(), places);
    }

    /** C-135, C-140: smaller checkpoints are subsumed; larger ones and savepoints are not. */
    @Test
    void onlySmallerCheckpointsAreSubsumed() {
        setup.maxConcurrent = 4;
        CoordinatorScript script = setup.start()
                .checkpoint("a")
                .savepoint("b")
                .checkpoint("c")
                .checkpoint("d")
                .complete(3);
        assertEquals(List.of(2L, 4L), script.pendingIds());
        assertEquals(List.of(CheckpointFailureReason.CHECKPOINT_SUBSUMED), script.reported());
        script.complete(2);
        assertEquals(List.of(4L), script.pendingIds());
    }

    /** C-132, C-136, C-141, T-146: an ordinary savepoint is neither stored nor announced, but resets the count. */
    @Test
    void anOrdinarySavepointIsNotStoredNorAnnounced() {
        setup.tolerable = 1;
        CoordinatorScript script = setup.start().checkpoint("a").advance(1000);
        assertEquals(1, script.state().failures().count());
        script.savepoint("b").complete(2);
        assertEquals(List.of(), script.state().completed());
        assertEquals(List.of(), script.effects(NotifyComplete.class));
        assertEquals(0, script.state().failures().count());
        assertEquals(1, script.effects(CoordinatorEffect.RequestDone.class).size());
    }

    /** C-139, C-226: only a checkpoint that is stored ends the time of forced full ones, a savepoint does not. */
    @Test
    void aSavepointLeavesFullCheckpointsForced() {
        CoordinatorScript script = setup.start()
                .handle(new CoordinatorInput.RestoreSavepoint(
                        new CoordinatorInput.SavedCheckpoint(
                                7,
                                CoordinatorInput.Ownership.CHECKPOINT,
                                List.of(AcknowledgedState.of("s7"), AcknowledgedState.of("t7"))),
                        CoordinatorInput.ClaimMode.NO_CLAIM));
        assertTrue(isFullForced(script));
        assertTrue(isFullForced(script.savepoint("b").complete(8)));
        assertFalse(isFullForced(script.checkpoint("c").complete(9)));
    }

    private static boolean isFullForced(CoordinatorScript script) {
        StringBuilder encoding = new StringBuilder();
        script.coordinator().encode(encoding);
        return encoding.toString().contains("store full");
    }

    /** C-136, C-239, T-146: a synchronous one drops older ones and is announced, with nothing subsumed. */
    @Test
    void aSynchronousSavepointDropsOlderOnesAndIsAnnounced() {
        CoordinatorScript script = setup.start().checkpoint("a");
        script.handle(new CoordinatorInput.TriggerStopWithSavepoint("stop", true))
                .complete(2);
        assertEquals(List.of(), script.pendingIds());
        assertEquals(List.of(), script.state().completed());
        assertEquals(
                CoordinatorEffect.NONE,
                script.effects(NotifyComplete.class).get(0).lastSubsumed());
    }

    /** C-131: the future gets the raw cause, the call the mapped one; it counts. */
    @Test
    void failingMetadataFailsTheCheckpoint() {
        for (Outcome outcome : List.of(Outcome.IO_FAILURE, Outcome.OTHER_FAILURE)) {
            CoordinatorScript script = setup.start().checkpoint("a");
            script.failMetadata(outcome);
            script.complete(1);
            assertEquals(List.of(CheckpointFailureReason.FINALIZE_CHECKPOINT_FAILURE), script.reported());
            assertEquals(1, script.effects(CoordinatorEffect.FailJob.class).size());
            assertEquals(
                    "FINALIZE_CHECKPOINT_FAILURE",
                    script.effects(AckAnswered.class).get(1).threw());
            assertEquals(
                    outcome == Outcome.IO_FAILURE ? "IOException" : "Exception",
                    script.effects(RequestFailed.class).get(0).cause());
        }
    }

    /** C-133, C-134: refused, the state goes; perhaps stored, it stays; older ones stay pending. */
    @Test
    void aFailingStoreDiscardsUnlessItMayHaveStored() {
        setup.maxConcurrent = 2;
        setup.tolerable = 5;
        CoordinatorScript refused = setup.start().checkpoint("a").checkpoint("b");
        refused.failStore(Outcome.IO_FAILURE);
        refused.complete(2);
        assertEquals(List.of(1L), refused.pendingIds());
        assertEquals(
                List.of("h1", "h2"),
                refused.effects(StateDiscarded.class).get(0).handles());
        CoordinatorScript uncertain = setup.start().checkpoint("a");
        uncertain.failStore(Outcome.POSSIBLY_INCONSISTENT);
        uncertain.complete(1);
        assertEquals(List.of(), uncertain.effects(StateDiscarded.class));
        assertEquals(List.of(CheckpointFailureReason.FINALIZE_CHECKPOINT_FAILURE), uncertain.reported());
    }

    /** C-138, C-143: the oldest goes, and its id travels with the notice. */
    @Test
    void theStoreKeepsTheRetainedNumber() {
        setup.retained = 2;
        CoordinatorScript script = setup.start();
        for (int id = 1; id <= 3; id++) {
            script.checkpoint("r" + id).complete(id);
        }
        assertEquals(List.of(2L, 3L), script.state().completed());
        assertEquals(
                List.of(-1L, -1L, 1L),
                script.effects(NotifyComplete.class).stream()
                        .map(NotifyComplete::lastSubsumed)
                        .toList());
        assertEquals(List.of(new CoordinatorEffect.Discarded(1)), script.effects(CoordinatorEffect.Discarded.class));
    }

    /** C-154, C-156: in parallel each part is a job of its own, and the cleaning ends with the last. */
    @Test
    void aParallelCleaningEndsWithItsLastPart() {
        setup.parallelCleaner = true;
        CoordinatorScript script =
                setup.start().checkpoint("a").complete(1).checkpoint("b").ack(0, 2);
        script.holding.add(CoordinatorContext.IO);
        script.ack(1, 2);
        List<CoordinatorWork> parts = script.held.stream()
                .filter(CoordinatorWork.Discard.class::isInstance)
                .toList();
        assertEquals(3, parts.size());
        script.run(parts.get(2));
        script.run(parts.get(0));
        assertEquals(1, script.state().cleaning());
        script.run(parts.get(1));
        assertEquals(0, script.state().cleaning());
    }

    /** C-154, C-156: what cannot be deleted stays and is told so; the cleaning ends all the same, and nobody tries again. */
    @Test
    void aDeleteThatFailsLeavesTheStateThere() {
        CoordinatorScript script =
                setup.start().checkpoint("a").complete(1).checkpoint("b").ack(0, 2);
        script.fail(CoordinatorWork.Discard.class, Outcome.IO_FAILURE);
        script.ack(1, 2);
        assertEquals(List.of(), script.effects(StateDiscarded.class));
        assertEquals(
                List.of(new CoordinatorEffect.StateLeft(1, List.of("h1", "h2"))),
                script.effects(CoordinatorEffect.StateLeft.class));
        assertEquals(
                List.of(new CoordinatorEffect.DiscardFailed(1)), script.effects(CoordinatorEffect.DiscardFailed.class));
        assertEquals(List.of(), script.effects(CoordinatorEffect.Discarded.class));
        assertEquals(0, script.state().cleaning());
    }

    /** C-156: of a parallel cleaning one part can fail, and the others are gone. */
    @Test
    void onlyThePartThatFailsStays() {
        setup.parallelCleaner = true;
        CoordinatorScript script =
                setup.start().checkpoint("a").complete(1).checkpoint("b").ack(0, 2);
        script.fail(CoordinatorWork.Discard.class, Outcome.IO_FAILURE);
        script.ack(1, 2);
        assertEquals(1, script.effects(CoordinatorEffect.StateLeft.class).size());
        assertEquals(2, script.effects(StateDiscarded.class).size());
        assertEquals(
                List.of(new CoordinatorEffect.DiscardFailed(1)), script.effects(CoordinatorEffect.DiscardFailed.class));
        assertEquals(0, script.state().cleaning());
    }

    /** C-001, C-129: while a checkpoint is being finalised nothing else gets in. */
    @Test
    void otherInputsMustWaitWhileFinalizing() {
        Coordinator coordinator = setup.start().checkpoint("a").ack(0, 1).coordinator();
        CoordinatorClock clock = new CoordinatorClock(0, 0);
        CoordinatorOut deaf = new DeafOut();
        coordinator.handle(
                new CoordinatorInput.Acknowledge(new TaskAttempt(1, 0), 1, AcknowledgedState.of("x")), clock, deaf);
        assertTrue(coordinator.isFinalizing());
        assertThrows(
                IllegalStateException.class,
                () -> coordinator.handle(new CoordinatorInput.StopScheduler(), clock, deaf));
        coordinator.handle(new CoordinatorInput.MetadataWritten(1, Outcome.OK), clock, deaf);
        coordinator.handle(new CoordinatorInput.StoreAdded(1, Outcome.OK), clock, deaf);
        assertFalse(coordinator.isFinalizing());
        assertEquals(List.of(1L), coordinator.snapshot().completed());
    }

    /** C-120, C-247, T-156: union list state does not survive partial finishing; the reason does not count. */
    @Test
    void unionStateOfAPartlyFinishedVertexFailsFinalizing() {
        setup.state = StateKind.UNION;
        setup.sourceParallelism = 2;
        CoordinatorScript script = setup.start()
                .task(0, TaskState.FINISHED)
                .checkpoint("a")
                .ack(1, 1)
                .ack(2, 1);
        assertEquals(List.of(CheckpointFailureReason.CHECKPOINT_DECLINED_TASK_CLOSING), script.reported());
        assertEquals(0, script.state().failures().count());
        CoordinatorScript called = setup.start().checkpoint("a");
        called.ack(0, 1, new AcknowledgedState("x", true, false, List.of(), List.of()));
        called.ack(1, 1).ack(2, 1);
        assertEquals(List.of(CheckpointFailureReason.CHECKPOINT_DECLINED_TASK_CLOSING), called.reported());
    }

    /** C-120, C-245: a vertex deployed as finished must not report state. */
    @Test
    void stateOfAFinishedVertexFailsFinalizing() {
        setup.sourceParallelism = 2;
        CoordinatorScript script = setup.start().checkpoint("a");
        script.ack(0, 1, new AcknowledgedState(null, false, true, List.of(), List.of()));
        script.ack(1, 1).ack(2, 1);
        assertEquals(List.of(CheckpointFailureReason.FINALIZE_CHECKPOINT_FAILURE), script.reported());
        assertEquals(
                "IllegalStateException",
                script.effects(RequestFailed.class).get(0).cause());
    }

    private static final class DeafOut implements CoordinatorOut {
        @Override
        public void effect(CoordinatorEffect effect) {}

        @Override
        public void post(CoordinatorContext context, CoordinatorWork work) {}

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
    }
}
