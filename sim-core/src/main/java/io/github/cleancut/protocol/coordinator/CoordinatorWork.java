package io.github.cleancut.protocol.coordinator;

import io.github.cleancut.protocol.message.CheckpointFailureReason;
import java.util.List;

/** Work that the coordinator posts to a context, as data. The host hands it back as {@link CoordinatorInput.RunWork} when its turn has come, or does an {@link Operation} itself. */
public sealed interface CoordinatorWork {

    /** Work that is done outside the coordinator. The host does it, in the time that it takes, and hands back {@link CoordinatorInput.OperationDone}. */
    sealed interface Operation extends CoordinatorWork {}

    /** The periodic trigger fires (C-034); does nothing if the trigger has been replaced (C-036). */
    record Tick(long trigger) implements CoordinatorWork {}

    /** A user's request enters the queue (C-078). */
    record SubmitRequest(long request) implements CoordinatorWork {}

    /** A decision round (C-076). */
    record DecisionRound() implements CoordinatorWork {}

    /** Phase 2: the plan (C-079). */
    record CalculatePlan(long request) implements CoordinatorWork {}

    /** Phase 3: take the checkpoint id (C-022). The world does it at once; it fails where the counter does (C-025). */
    record TakeCheckpointId(long request) implements Operation {}

    /** Phase 4: second pre-check and pending checkpoint (C-092). */
    record CreatePending(long request, long checkpointId) implements CoordinatorWork {}

    /** Phase 5: make the storage location (C-093). */
    record InitializeLocation(long request, long checkpointId) implements Operation {}

    /** Phase 6, first part: ask the operator coordinators. */
    record AskCoordinators(long request, long checkpointId) implements CoordinatorWork {}

    /** Phase 6, second part: book their answers. */
    record AcknowledgeCoordinators(long request, long checkpointId) implements CoordinatorWork {}

    /** Phase 7: master hooks. */
    record SnapshotMasterHooks(long request, long checkpointId) implements CoordinatorWork {}

    /** Phase 8, or the handling of what failed before (C-092). */
    record EndTriggering(long request) implements CoordinatorWork {}

    /** A trigger message failed (C-104). */
    record AbortAfterTriggerFailure(long checkpointId, CheckpointFailureReason reason) implements CoordinatorWork {}

    /** The timeout of a pending checkpoint (C-123). */
    record Expire(long checkpointId) implements CoordinatorWork {}

    /** Tell the tasks that a checkpoint was aborted (C-125). */
    record SendAbortMessages(long checkpointId, long latestCompletedId, long timestampMillis, List<Integer> tasks)
            implements CoordinatorWork {}

    /**
     * Delete state.
     *
     * @param checkpointId the checkpoint that made it
     * @param handles names of what is deleted; may be empty, then nothing is deleted
     * @param cleaning number of the cleaning that this is a part of, or 0
     */
    record Discard(long checkpointId, List<String> handles, long cleaning) implements Operation {}

    /** What follows a cleaning (C-155, C-157). */
    record AfterCleaning(long cleaning) implements CoordinatorWork {}
}
