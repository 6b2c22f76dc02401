package io.github.cleancut.protocol.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.protocol.coordinator.CoordinatorEffect.MasterHookAsked;
import io.github.cleancut.protocol.coordinator.CoordinatorEffect.MasterHookReset;
import io.github.cleancut.protocol.coordinator.CoordinatorEffect.MasterHookRestored;
import io.github.cleancut.protocol.coordinator.CoordinatorEffect.RestoreFailed;
import io.github.cleancut.protocol.coordinator.CoordinatorEffect.StartFailed;
import io.github.cleancut.protocol.coordinator.CoordinatorEffect.TriggerSent;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.AddMasterHook;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.ClaimMode;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.MasterHookAnswered;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.Ownership;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.RestoreLatest;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.RestoreSavepoint;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.SavedCheckpoint;
import io.github.cleancut.protocol.message.CheckpointFailureReason;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Master hooks: section 23. */
class MasterHookTest {
    private final CoordinatorScript.Setup setup = new CoordinatorScript.Setup();

    private CoordinatorScript withTwoHooks() {
        return setup.start().handle(new AddMasterHook("x")).handle(new AddMasterHook("y"));
    }

    private static CoordinatorScript answer(CoordinatorScript script, String hook, String state) {
        return script.handle(new MasterHookAnswered(hook, 1, Outcome.OK, state.isEmpty() ? null : state));
    }

    /** C-258: one hook an id; a blank id throws. */
    @Test
    void aHookIsAddedOnceAndNeedsAName() {
        CoordinatorScript script = withTwoHooks().handle(new AddMasterHook("x"));
        assertEquals(List.of(), script.effects(CoordinatorEffect.Threw.class));
        script.handle(new AddMasterHook(" "));
        assertEquals(
                List.of(new CoordinatorEffect.Threw("IllegalArgumentException")),
                script.effects(CoordinatorEffect.Threw.class));
        assertEquals(2, script.checkpoint("a").effects(MasterHookAsked.class).size());
    }

    /** C-259, C-260, C-097: all are asked with the checkpoint pending; tasks are triggered after the last answer. */
    @Test
    void tasksAreTriggeredAfterAllHooks() {
        CoordinatorScript script = withTwoHooks().checkpoint("a");
        assertEquals(
                List.of(new MasterHookAsked("x", 1), new MasterHookAsked("y", 1)),
                script.effects(MasterHookAsked.class));
        assertEquals(List.of(1L), script.pendingIds());
        answer(script, "x", "state");
        assertEquals(List.of(), script.effects(TriggerSent.class));
        answer(script, "y", "");
        assertEquals(1, script.effects(TriggerSent.class).size());
        assertEquals(List.of(1L), script.complete(1).state().completed());
    }

    /** C-110: with every task acknowledged a checkpoint still waits for its hooks. */
    @Test
    void acknowledgedByAllTasksItWaitsForItsHooks() {
        CoordinatorScript script = withTwoHooks().checkpoint("a");
        answer(script, "x", "state").complete(1);
        assertEquals(List.of(), script.effects(CoordinatorEffect.Stored.class));
        assertEquals(List.of(), script.state().pending().get(0).missing());
        assertEquals(List.of(1L), script.pendingIds());
    }

    /** C-259: the first failure fails the checkpoint; what the others answer is not heard any more. */
    @Test
    void aFailingHookFailsTheTrigger() {
        CoordinatorScript script = withTwoHooks().checkpoint("a");
        script.handle(new MasterHookAnswered("x", 1, Outcome.OTHER_FAILURE, null));
        assertEquals(List.of(CheckpointFailureReason.TRIGGER_CHECKPOINT_FAILURE), script.reported());
        answer(script, "y", "state");
        assertEquals(1, script.reported().size());
        assertEquals(List.of(), script.pendingIds());
    }

    /** C-098: a checkpoint that was aborted meanwhile does not hear its hooks. */
    @Test
    void anAnswerForAnAbortedCheckpointIsIgnored() {
        CoordinatorScript script = withTwoHooks().checkpoint("a").advance(1000);
        answer(answer(script, "x", "state"), "y", "state");
        assertEquals(List.of(), script.effects(TriggerSent.class));
    }

    /** C-217, C-261: also a local restore gives hooks their state, and null to the ones without. */
    @Test
    void hooksAreRestoredWithTheirStateOrNull() {
        CoordinatorScript script = withTwoHooks().checkpoint("a");
        answer(answer(script, "x", "state"), "y", "").complete(1).handle(new RestoreLatest(false));
        assertEquals(
                List.of(new MasterHookRestored("x", 1, "state"), new MasterHookRestored("y", 1, null)),
                script.effects(MasterHookRestored.class));
    }

    /** C-261: if no hook has state, none is called. */
    @Test
    void withoutAnyStateNoHookIsCalled() {
        CoordinatorScript script = withTwoHooks().checkpoint("a");
        answer(answer(script, "x", ""), "y", "").complete(1).handle(new RestoreLatest(true));
        assertEquals(List.of(), script.effects(MasterHookRestored.class));
    }

    private CoordinatorScript withACheckpointOfTwoHooks() {
        return answer(answer(withTwoHooks().checkpoint("a"), "x", "1"), "y", "2")
                .complete(1);
    }

    /** C-261, C-199, C-216: the first hook that throws ends the restore; no later one is called, no coordinator goes back, no task is restored, and yet it counts as a restore (C-273). */
    @Test
    void aHookThatThrowsFailsTheRestore() {
        CoordinatorScript script = withACheckpointOfTwoHooks()
                .failingHooks(List.of(), List.of("x"))
                .handle(new RestoreLatest(true));
        assertEquals(List.of(new RestoreFailed(1, "FlinkException")), script.effects(RestoreFailed.class));
        assertEquals(List.of(), script.effects(MasterHookRestored.class));
        assertEquals(List.of(), script.effects(CoordinatorEffect.Restored.class));
        assertEquals(1, script.state().counts().restored());
    }

    /** C-216: statistics and the flag for full snapshots come before the hooks, operator coordinators after them. */
    @Test
    void aRestoreGoesFromStatisticsToHooksToOperatorCoordinators() {
        setup.operatorCoordinator = true;
        CoordinatorScript script = withTwoHooks().checkpoint("a");
        script.handle(new CoordinatorInput.OperatorCoordinatorAnswered(0, 1, true));
        answer(answer(script, "x", "1"), "y", "2").complete(1);
        script.effects.clear();
        script.handle(new RestoreLatest(true));
        assertEquals(
                List.of("MasterHookRestored", "MasterHookRestored", "OperatorCoordinatorReset", "Restored"),
                script.effects.stream()
                        .map(effect -> effect.getClass().getSimpleName())
                        .toList());
        CoordinatorScript unclaimed = withTwoHooks();
        unclaimed.failingHooks(List.of(), List.of("x"));
        SortedMap<String, String> states = new TreeMap<>();
        states.put("x", "1");
        List<AcknowledgedState> tasks = List.of(AcknowledgedState.of("s7"), AcknowledgedState.of("t7"));
        unclaimed.handle(new RestoreSavepoint(
                new SavedCheckpoint(7, Ownership.CHECKPOINT, tasks, List.of(), states), ClaimMode.NO_CLAIM));
        assertEquals(1, unclaimed.effects(StartFailed.class).size());
        assertEquals(1, unclaimed.state().counts().restored());
        StringBuilder encoding = new StringBuilder();
        unclaimed.coordinator().encode(encoding);
        assertTrue(encoding.toString().contains("store full"), encoding.toString());
    }

    /** C-261: those before it have been restored. */
    @Test
    void hooksBeforeOneThatThrowsHaveBeenRestored() {
        CoordinatorScript script = withACheckpointOfTwoHooks()
                .failingHooks(List.of(), List.of("y"))
                .handle(new RestoreLatest(false));
        assertEquals(List.of(new MasterHookRestored("x", 1, "1")), script.effects(MasterHookRestored.class));
        assertEquals(1, script.effects(RestoreFailed.class).size());
    }

    /** C-261: all states are read first, so that no hook is called if one cannot be. */
    @Test
    void aStateThatCannotBeReadFailsTheRestoreBeforeAnyHookIsCalled() {
        CoordinatorScript script = withACheckpointOfTwoHooks()
                .failingHooks(List.of("y"), List.of())
                .handle(new RestoreLatest(false));
        assertEquals(List.of(), script.effects(MasterHookRestored.class));
        assertEquals(List.of(new RestoreFailed(1, "FlinkException")), script.effects(RestoreFailed.class));
    }

    private CoordinatorScript startFromOneOfXAndY(boolean ignoreUnclaimed, String... hooks) {
        CoordinatorScript script = setup.start();
        for (String hook : hooks) {
            script.handle(new AddMasterHook(hook));
        }
        SortedMap<String, String> states = new TreeMap<>();
        states.put("x", "1");
        states.put("y", "2");
        SavedCheckpoint saved =
                new SavedCheckpoint(7, Ownership.CHECKPOINT, List.of(AcknowledgedState.EMPTY), List.of(), states);
        return script.handle(new RestoreSavepoint(saved, ClaimMode.NO_CLAIM, ignoreUnclaimed));
    }

    /** C-261: state without a hook fails the start of a job. */
    @Test
    void stateWithoutAHookFailsTheStart() {
        CoordinatorScript script = startFromOneOfXAndY(false, "x", "z");
        assertEquals(List.of(new StartFailed(7, "IllegalStateException")), script.effects(StartFailed.class));
        assertEquals(List.of(), script.effects(MasterHookRestored.class));
        assertEquals(List.of(), script.effects(CoordinatorEffect.Restored.class));
    }

    /** C-261: unless that is allowed; hooks with state come first, the others get null. */
    @Test
    void stateWithoutAHookIsLeftOutWhereThatIsAllowed() {
        CoordinatorScript script = startFromOneOfXAndY(true, "z", "x");
        assertEquals(
                List.of(new MasterHookRestored("x", 7, "1"), new MasterHookRestored("z", 7, null)),
                script.effects(MasterHookRestored.class));
        assertEquals(1, script.effects(CoordinatorEffect.Restored.class).size());
    }

    /** C-261: without any hook nothing is called, and nothing fails. */
    @Test
    void stateIsNoErrorWhereThereIsNoHookAtAll() {
        CoordinatorScript script = startFromOneOfXAndY(false);
        assertEquals(List.of(), script.effects(StartFailed.class));
        assertEquals(1, script.effects(CoordinatorEffect.Restored.class).size());
    }

    /** C-198, C-217: without a checkpoint hooks begin anew, at a local restore too. */
    @Test
    void withoutACheckpointHooksAreReset() {
        CoordinatorScript script = withTwoHooks().handle(new RestoreLatest(false));
        assertEquals(
                List.of(new MasterHookReset("x"), new MasterHookReset("y")), script.effects(MasterHookReset.class));
    }

    /** C-008: a shutdown closes the hooks and removes them. */
    @Test
    void aShutdownClosesTheHooks() {
        CoordinatorScript script = withTwoHooks().handle(new CoordinatorInput.Shutdown());
        assertEquals(2, script.effects(CoordinatorEffect.MasterHookClosed.class).size());
    }
}
