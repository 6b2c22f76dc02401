package io.github.cleancut.protocol.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.protocol.coordinator.CoordinatedVertex.StateKind;
import io.github.cleancut.protocol.coordinator.CoordinatorEffect.AckAnswered;
import io.github.cleancut.protocol.coordinator.CoordinatorEffect.AckReceived;
import io.github.cleancut.protocol.coordinator.CoordinatorEffect.AckResult;
import io.github.cleancut.protocol.coordinator.CoordinatorEffect.NotifyAborted;
import io.github.cleancut.protocol.coordinator.CoordinatorEffect.StateDiscarded;
import io.github.cleancut.protocol.message.CheckpointFailureReason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Acknowledgements, declines, expiry, aborts: section 10. */
class PendingCheckpointTest {
    private final CoordinatorScript.Setup setup = new CoordinatorScript.Setup();

    private static List<AckResult> results(CoordinatorScript script) {
        return script.effects(AckReceived.class).stream()
                .map(AckReceived::result)
                .toList();
    }

    private static List<String> discarded(CoordinatorScript script) {
        return script.effects(StateDiscarded.class).stream()
                .flatMap(effect -> effect.handles().stream())
                .sorted()
                .toList();
    }

    /** C-111, C-112: a duplicate changes nothing, and its state is not discarded. */
    @Test
    void aDuplicateIsHarmlessBeforeCompletion() {
        CoordinatorScript script = setup.start().checkpoint("a").ack(0, 1).ack(0, 1);
        assertEquals(List.of(AckResult.SUCCESS, AckResult.DUPLICATE), results(script));
        assertEquals(List.of(), discarded(script));
        assertEquals(1, script.state().pending().get(0).missing().size());
    }

    /** C-113. */
    @Test
    void anUnknownAttemptIsAnsweredWithTrueAndItsStateDiscarded() {
        CoordinatorScript script = setup.start().checkpoint("a");
        TaskAttempt unknown = new TaskAttempt(0, TaskAttempt.UNKNOWN);
        script.handle(new CoordinatorInput.Acknowledge(unknown, 1, AcknowledgedState.of("x")));
        assertEquals(List.of(AckResult.UNKNOWN), results(script));
        assertTrue(script.effects(AckAnswered.class).get(0).result());
        assertEquals(List.of("x"), discarded(script));
    }

    /** C-116, C-117: re-delivered after completion it deletes the completed checkpoint's private state. */
    @Test
    void anAcknowledgementDeliveredAgainAfterCompletionDeletesState() {
        CoordinatorScript script = setup.start().checkpoint("a").complete(1);
        script.ack(0, 1, AcknowledgedState.of("h1"));
        assertEquals(List.of("h1"), discarded(script));
        assertEquals(AckResult.LATE, results(script).get(2));
    }

    /** C-116, C-118: true only for ids that expired. */
    @Test
    void onlyAnExpiredIdIsAnsweredWithTrue() {
        CoordinatorScript script = setup.start().checkpoint("a").advance(1000).ack(0, 1);
        script.checkpoint("b")
                .decline(0, 2, CheckpointFailureReason.CHECKPOINT_DECLINED)
                .ack(0, 2);
        assertEquals(
                List.of(true, false),
                script.effects(AckAnswered.class).stream()
                        .map(AckAnswered::result)
                        .toList());
        assertEquals(List.of(1L), script.state().expired());
    }

    /** C-118. */
    @Test
    void sixteenExpiredIdsAreRemembered() {
        setup.tolerable = CoordinatorConfig.UNLIMITED_FAILURES;
        CoordinatorScript script = setup.start();
        for (int i = 0; i < 17; i++) {
            script.checkpoint("r" + i).advance(1000);
        }
        assertEquals(16, script.state().expired().size());
        assertEquals(2L, script.state().expired().get(0));
    }

    /** C-115, C-160, C-163: shared state of an aborted checkpoint stays until a later one completes without it. */
    @Test
    void sharedStateOutlivesTheAbortedCheckpoint() {
        setup.state = StateKind.INCREMENTAL;
        CoordinatorScript script = setup.start().checkpoint("a");
        script.ack(0, 1, new AcknowledgedState("p1", false, false, List.of("f1"), List.of()));
        script.decline(1, 1, CheckpointFailureReason.CHECKPOINT_DECLINED);
        assertEquals(List.of("p1"), discarded(script));
        script.checkpoint("b");
        script.ack(0, 2, new AcknowledgedState("p2", false, false, List.of("f2"), List.of()));
        script.ack(1, 2, new AcknowledgedState("p3", false, false, List.of("f3"), List.of()));
        assertEquals(List.of("f1", "p1"), discarded(script));
    }

    /** C-115: shared state is registered before anything else is looked at, also that of unknown, duplicate and late acknowledgements. */
    @Test
    void sharedStateIsRegisteredWhoeverAcknowledgesAndWhenever() {
        setup.state = StateKind.INCREMENTAL;
        CoordinatorScript script = setup.start().checkpoint("a");
        TaskAttempt unknown = new TaskAttempt(0, TaskAttempt.UNKNOWN);
        script.handle(new CoordinatorInput.Acknowledge(
                unknown, 1, new AcknowledgedState("p1", false, false, List.of("f1"), List.of())));
        script.ack(0, 1, new AcknowledgedState("p2", false, false, List.of("f2"), List.of()));
        script.ack(0, 1, new AcknowledgedState("p3", false, false, List.of("f3"), List.of()));
        script.decline(1, 1, CheckpointFailureReason.CHECKPOINT_DECLINED);
        script.ack(1, 1, new AcknowledgedState("p4", false, false, List.of("f4"), List.of()));
        assertEquals(List.of("p1", "p2", "p4"), discarded(script));
        assertEquals(
                List.of(AckResult.UNKNOWN, AckResult.SUCCESS, AckResult.DUPLICATE, AckResult.LATE), results(script));
        script.checkpoint("b");
        script.ack(0, 2, new AcknowledgedState("p5", false, false, List.of(), List.of("f1", "f2", "f3", "f4")));
        assertEquals(AckResult.SUCCESS, results(script).get(4));
    }

    /** C-160, C-162: a file that is reused lives on. */
    @Test
    void aReusedFileIsKept() {
        setup.state = StateKind.INCREMENTAL;
        setup.sinkParallelism = 0;
        CoordinatorScript script = setup.start().checkpoint("a");
        script.ack(0, 1, new AcknowledgedState("p1", false, false, List.of("f1"), List.of()));
        script.checkpoint("b").ack(0, 2, new AcknowledgedState("p2", false, false, List.of("f2"), List.of("f1")));
        assertEquals(List.of("p1"), discarded(script));
        script.checkpoint("c").ack(0, 3, new AcknowledgedState("p3", false, false, List.of("f3"), List.of("f2")));
        assertEquals(List.of("f1", "p1", "p2"), discarded(script));
    }

    /** C-161. */
    @Test
    void aReferenceToAnUnknownFileThrows() {
        setup.state = StateKind.INCREMENTAL;
        CoordinatorScript script = setup.start().checkpoint("a");
        script.ack(0, 1, new AcknowledgedState("p1", false, false, List.of("f1"), List.of("f0")));
        assertEquals(
                "IllegalStateException",
                script.effects(AckAnswered.class).get(0).threw());
        assertEquals(2, script.state().pending().get(0).missing().size());
    }

    /** C-128, C-164: shared files of a savepoint were never registered, so they go with it. */
    @Test
    void anAbortedSavepointTakesItsSharedFilesAlong() {
        setup.state = StateKind.INCREMENTAL;
        CoordinatorScript script = setup.start().savepoint("a");
        script.ack(0, 1, new AcknowledgedState("p1", false, false, List.of("f1"), List.of()));
        script.decline(1, 1, CheckpointFailureReason.CHECKPOINT_DECLINED);
        assertEquals(List.of("f1", "p1"), discarded(script));
    }

    /** C-113, C-164: of a pending savepoint nothing was registered, so the shared files of an unknown attempt go with its private state. */
    @Test
    void anUnknownAttemptOfASavepointLosesItsSharedFilesToo() {
        setup.state = StateKind.INCREMENTAL;
        CoordinatorScript script = setup.start().savepoint("a").checkpoint("b");
        TaskAttempt unknown = new TaskAttempt(0, TaskAttempt.UNKNOWN);
        AcknowledgedState ofSavepoint = new AcknowledgedState("p1", false, false, List.of("f1"), List.of());
        script.handle(new CoordinatorInput.Acknowledge(unknown, 1, ofSavepoint));
        assertEquals(List.of("f1", "p1"), discarded(script));
        AcknowledgedState ofCheckpoint = new AcknowledgedState("p2", false, false, List.of("f2"), List.of());
        script.handle(new CoordinatorInput.Acknowledge(unknown, 2, ofCheckpoint));
        assertEquals(List.of("f1", "p1", "p2"), discarded(script));
    }

    /** C-121, C-122. */
    @Test
    void aDeclineIsBelievedFromAnybodyAndOnlyOnce() {
        CoordinatorScript script = setup.start().checkpoint("a");
        TaskAttempt unknown = new TaskAttempt(0, TaskAttempt.UNKNOWN);
        CoordinatorInput decline =
                new CoordinatorInput.Decline(unknown, 1, CheckpointFailureReason.CHECKPOINT_DECLINED_TASK_NOT_READY);
        script.handle(decline).handle(decline);
        assertEquals(List.of(CheckpointFailureReason.CHECKPOINT_DECLINED_TASK_NOT_READY), script.reported());
    }

    /** C-125, T-143, T-146: abort messages carry the latest stored id as it was at the abort, and go to current attempts with a slot (C-091). */
    @Test
    void abortMessagesGoToCurrentAttemptsWithTheLatestStoredId() {
        CoordinatorScript script = setup.start().checkpoint("a").complete(1).checkpoint("b");
        script.holding.add(CoordinatorContext.IO);
        script.decline(0, 2, CheckpointFailureReason.CHECKPOINT_DECLINED);
        script.handle(new CoordinatorInput.TaskReset(0)).handle(new CoordinatorInput.TaskReset(1));
        script.deploy(1);
        script.release();
        assertEquals(
                List.of(new NotifyAborted(List.of(new TaskAttempt(1, 1)), 2, 1)), script.effects(NotifyAborted.class));
    }

    /** C-127: the guard throws before anything is reported; all the rest happens. */
    @Test
    void aSavepointDeclinedAsSubsumedThrowsUnreported() {
        CoordinatorScript script =
                setup.start().savepoint("a").decline(0, 1, CheckpointFailureReason.CHECKPOINT_SUBSUMED);
        assertEquals(
                List.of(new CoordinatorEffect.Threw("IllegalStateException")),
                script.effects(CoordinatorEffect.Threw.class));
        assertEquals(List.of(), script.reported());
        assertEquals(List.of(), script.pendingIds());
        assertEquals(1, script.effects(NotifyAborted.class).size());
    }

    /** C-123, C-126. */
    @Test
    void aTimeoutOfAnEndedCheckpointDoesNothing() {
        CoordinatorScript script = setup.start().checkpoint("a").complete(1);
        script.effects.clear();
        script.run(new CoordinatorWork.Expire(1));
        assertEquals(List.of(), script.effects);
    }
}
