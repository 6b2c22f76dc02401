package io.github.cleancut.protocol.coordinator;

import io.github.cleancut.protocol.message.CheckpointFailureReason;
import io.github.cleancut.protocol.message.CheckpointOptions;
import io.github.cleancut.protocol.message.SnapshotType;
import io.github.cleancut.protocol.message.SubtaskMetrics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the coordinator did, as data: messages to send, futures completed, bookings to trace. A checkpoint id of {@link #NONE} means none. */
public sealed interface CoordinatorEffect {
    /** No checkpoint. */
    long NONE = -1;

    /** The call itself ends with an exception of this simple class name. */
    record Threw(String exception) implements CoordinatorEffect {}

    /** The scheduler is on. */
    record SchedulerStarted() implements CoordinatorEffect {}

    /** The scheduler is off. */
    record SchedulerStopped() implements CoordinatorEffect {}

    /** The periodic trigger fired. */
    record Ticked() implements CoordinatorEffect {}

    /** A source has begun or ended to work off a backlog (C-054). */
    record BacklogChanged(String operator, boolean on) implements CoordinatorEffect {}

    /** A report of a source sets the periodic trigger to {@code delayMillis} from now (C-055), also while it is off (C-058). */
    record TriggerMoved(long delayMillis) implements CoordinatorEffect {}

    /** A request failed before it was pending: in the queue, at a pre-check, the plan, the id (C-077, C-107). */
    record RequestRefused(long request, SnapshotType type, boolean periodic, CheckpointFailureReason reason)
            implements CoordinatorEffect {}

    /** A request waits for its turn; {@code forced}: it ignores the limit (C-074). */
    record RequestQueued(long request, boolean periodic, boolean forced) implements CoordinatorEffect {}

    /** A request enters the trigger phases (C-092). */
    record RequestChosen(long request) implements CoordinatorEffect {}

    /** An id was given out and the statistics know the checkpoint (C-262); {@code forced}: it ignores the limit (C-074). */
    record PendingReported(long checkpointId, SnapshotType type, boolean forced, long timestampMillis)
            implements CoordinatorEffect {}

    /** Phase 4 is over: pending, timeout armed. */
    record CheckpointPending(long checkpointId, CheckpointPlan plan) implements CoordinatorEffect {}

    /** Phase 5 is over. */
    record LocationReady(long checkpointId) implements CoordinatorEffect {}

    /** Ask an operator coordinator for its snapshot. */
    record OperatorCoordinatorAsked(int vertex, long checkpointId) implements CoordinatorEffect {}

    /** Phase 6 is over: all operator coordinators are booked. */
    record CoordinatorsDone(long checkpointId) implements CoordinatorEffect {}

    /** Tell an operator coordinator to give up what it is asked for (C-108). */
    record OperatorCoordinatorAbortTriggering(int vertex) implements CoordinatorEffect {}

    /** Ask a master hook for its state, the checkpoint being pending (C-260). */
    record MasterHookAsked(String hook, long checkpointId) implements CoordinatorEffect {}

    /** A master hook begins anew (C-198). */
    record MasterHookReset(String hook) implements CoordinatorEffect {}

    /** A master hook is restored, with null where only others have state (C-261). */
    record MasterHookRestored(
            String hook, long checkpointId, @Nullable String state) implements CoordinatorEffect {}

    /** A master hook is closed (C-008). */
    record MasterHookClosed(String hook) implements CoordinatorEffect {}

    /** Send a trigger to a task (C-092 phase 8). */
    record TriggerSent(TaskAttempt attempt, long checkpointId, long timestampMillis, CheckpointOptions options)
            implements CoordinatorEffect {}

    /** An acknowledgement was classified (C-111 to C-116); it came with this state, or without any. */
    record AckReceived(
            TaskAttempt attempt,
            long checkpointId,
            AckResult result,
            @Nullable AcknowledgedState state) implements CoordinatorEffect {}

    /** The acknowledging call returned: true also for duplicates, unknown attempts and expired ids; or it threw. */
    record AckAnswered(
            TaskAttempt attempt,
            long checkpointId,
            boolean result,
            @Nullable String threw) implements CoordinatorEffect {}

    /** The statistics have booked what a subtask measured (C-264). */
    record SubtaskReported(TaskAttempt attempt, long checkpointId, SubtaskMetrics metrics)
            implements CoordinatorEffect {}

    /** The statistics have booked the end of a checkpoint, or a failure without one (NONE); the counters are those after it (C-262). */
    record StatisticsReported(CheckpointStatistics statistics, CoordinatorSnapshot.Counts counts)
            implements CoordinatorEffect {}

    /** A decline was taken. */
    record DeclineReceived(TaskAttempt attempt, long checkpointId, CheckpointFailureReason reason)
            implements CoordinatorEffect {}

    /** Nothing is missing any more. */
    record AcksComplete(long checkpointId) implements CoordinatorEffect {}

    /** Metadata is durable. */
    record MetadataDurable(long checkpointId) implements CoordinatorEffect {}

    /** The checkpoint entered the store; {@code subsumed} is the largest id dropped by it, or NONE. */
    record Stored(long checkpointId, long subsumed) implements CoordinatorEffect {}

    /** It could not be stored. */
    record StoreFailed(long checkpointId) implements CoordinatorEffect {}

    /** Given to the failure manager as a success. */
    record SuccessReported(long checkpointId) implements CoordinatorEffect {}

    /** Checkpoint or savepoint is complete: stored if it is to be, statistics told. */
    record CheckpointCompleted(long checkpointId, SnapshotType type, long completionTimestampMillis)
            implements CoordinatorEffect {}

    /** What stands in the metadata of a completed checkpoint or savepoint: a job can be started from it (section 20). */
    record MetadataHolds(CoordinatorInput.SavedCheckpoint saved, boolean isSavepoint) implements CoordinatorEffect {}

    /** What a task measured has come after its checkpoint had failed: the statistics show this of it from then on (C-269). */
    record LateMetricsReported(TaskAttempt attempt, long checkpointId, CheckpointStatistics statistics)
            implements CoordinatorEffect {}

    /** Given to the failure manager as a failure, before it decides to count; {@code attempt}: who declined. */
    record FailureReported(
            long checkpointId,
            SnapshotType type,
            CheckpointFailureReason reason,
            @Nullable TaskAttempt attempt) implements CoordinatorEffect {}

    /** A pending checkpoint was aborted. */
    record CheckpointAborted(long checkpointId, SnapshotType type, CheckpointFailureReason reason)
            implements CoordinatorEffect {}

    /** Tell tasks that the checkpoint is complete; {@code lastSubsumed} is NONE when nothing was dropped (C-138). */
    record NotifyComplete(List<TaskAttempt> attempts, long checkpointId, long timestampMillis, long lastSubsumed)
            implements CoordinatorEffect {}

    /** Tell tasks that it is aborted; {@code latestCompleted} is 0 when there is none (C-125). */
    record NotifyAborted(List<TaskAttempt> attempts, long checkpointId, long latestCompleted)
            implements CoordinatorEffect {}

    /** Tell an operator coordinator that it is complete. */
    record OperatorCoordinatorComplete(int vertex, long checkpointId) implements CoordinatorEffect {}

    /** Tell an operator coordinator that it is aborted. */
    record OperatorCoordinatorAborted(int vertex, long checkpointId) implements CoordinatorEffect {}

    /** The future of a request is completed. */
    record RequestDone(String request, long checkpointId) implements CoordinatorEffect {}

    /** It failed; {@code cause} is a reason's name or the simple class name of the raw exception (C-131). */
    record RequestFailed(String request, String cause) implements CoordinatorEffect {}

    /** The job shall fail (C-180); {@code tooMany}: the counter ran over, {@code reason} being the last one; else a synchronous savepoint was declined (C-178). */
    record FailJob(CheckpointFailureReason reason, boolean tooMany) implements CoordinatorEffect {}

    /** Too many failures, the last one told by a task: the job shall fail if the attempt is still current and running (C-180). */
    record FailJobDueToTask(TaskAttempt attempt, boolean attemptStillRunning, CheckpointFailureReason reason)
            implements CoordinatorEffect {}

    /** The checkpoint is in the store, and the coordinator takes it for failed (C-134). */
    record StoredUnanswered(long checkpointId) implements CoordinatorEffect {}

    /** A subsumed checkpoint stays in the store outside, as it could not be removed there (C-146). */
    record NotRemoved(long checkpointId) implements CoordinatorEffect {}

    /** A new JobManager has found the checkpoint in the store (C-219). */
    record EntryRecovered(long checkpointId) implements CoordinatorEffect {}

    /** A checkpoint left the store. */
    record Subsumed(long checkpointId) implements CoordinatorEffect {}

    /** State of acknowledgements was deleted. */
    record StateDiscarded(long checkpointId, List<String> handles) implements CoordinatorEffect {}

    /** State of acknowledgements could not be deleted; nobody tries again (C-156). */
    record StateLeft(long checkpointId, List<String> handles) implements CoordinatorEffect {}

    /** A checkpoint was to be discarded, and something of it could not be deleted (C-156). */
    record DiscardFailed(long checkpointId) implements CoordinatorEffect {}

    /** The last file of a checkpoint that was to be discarded is gone. */
    record Discarded(long checkpointId) implements CoordinatorEffect {}

    /** Tasks are restored; without a checkpoint {@code checkpointId} is NONE and the list is empty. */
    record Restored(long checkpointId, List<RestoredTask> tasks) implements CoordinatorEffect {}

    /** Nothing is restored, because of the master hooks; {@code cause} is a simple class name (C-199, C-261). */
    record RestoreFailed(long checkpointId, String cause) implements CoordinatorEffect {}

    /** The job cannot start, because of the master hooks; {@code cause} is a simple class name (C-261). */
    record StartFailed(long checkpointId, String cause) implements CoordinatorEffect {}

    /** The job starts anew, as if there had been none before it (C-222). */
    record StartsEmpty() implements CoordinatorEffect {}

    /** An operator coordinator is reset; NONE: to the beginning (C-197). */
    record OperatorCoordinatorReset(int vertex, long checkpointId, boolean withState) implements CoordinatorEffect {}

    /** An operator coordinator learns that a subtask was reset, with the restored id or NONE (C-195). */
    record OperatorCoordinatorSubtaskReset(int vertex, int task, long checkpointId) implements CoordinatorEffect {}

    /**
     * What one task is restored with.
     *
     * @param task the subtask
     * @param finished whether it starts as finished (C-218)
     * @param states names of the private handles that it restores, its own first
     * @param shared names of the shared files that they refer to
     */
    record RestoredTask(int task, boolean finished, List<String> states, List<String> shared) {}

    /** Classification of an acknowledgement. */
    enum AckResult {
        SUCCESS,
        DUPLICATE,
        UNKNOWN,
        /** The checkpoint is not pending. */
        LATE,
        /** The coordinator is shut down. */
        IGNORED
    }
}
