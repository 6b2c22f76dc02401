package io.github.cleancut.protocol.coordinator;

import io.github.cleancut.protocol.message.CheckpointFailureReason;
import io.github.cleancut.protocol.message.SubtaskMetrics;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Everything that can happen to the coordinator. */
public sealed interface CoordinatorInput {

    /** Start the periodic scheduler (C-031); on a running one this is stop and start (C-032). */
    record StartScheduler() implements CoordinatorInput {}

    /** Stop it: everything queued and pending is aborted (C-038). */
    record StopScheduler() implements CoordinatorInput {}

    /** Shut the coordinator down (C-008). A tracking coordinator does so by itself when the job's status is terminal (C-053). */
    record Shutdown() implements CoordinatorInput {}

    /** The job's status changed (C-044, C-053). */
    record JobStatusChanged(JobStatus status) implements CoordinatorInput {}

    /** An attempt changed its state; an attempt in DEPLOYING has a slot from then on (C-091). */
    record TaskStateChanged(int task, TaskState state) implements CoordinatorInput {}

    /** The subtask has a new attempt, number one higher, in state CREATED and without a slot; trackers are not told. */
    record TaskReset(int task) implements CoordinatorInput {}

    /** A source reports whether it works off a backlog (C-054). */
    record BacklogReported(String operator, boolean on) implements CoordinatorInput {}

    /** A checkpoint by hand (C-102); {@code request} names it in {@link CoordinatorEffect.RequestDone}. */
    record TriggerCheckpoint(String request, ManualType type) implements CoordinatorInput {}

    /** A savepoint that leaves the job running. */
    record TriggerSavepoint(String request) implements CoordinatorInput {}

    /** A synchronous savepoint; the caller stops the scheduler before (C-237). */
    record TriggerStopWithSavepoint(String request, boolean drain) implements CoordinatorInput {}

    /** All tasks reported end of data: one manual checkpoint (C-244). */
    record AllTasksEndOfData(String request) implements CoordinatorInput {}

    /** A task acknowledges; {@code state} is null if it has no snapshot, {@code metrics} is what it has measured. */
    record Acknowledge(
            TaskAttempt attempt,
            long checkpointId,
            @Nullable AcknowledgedState state,
            SubtaskMetrics metrics) implements CoordinatorInput {
        /** An acknowledgement without anything measured. */
        public Acknowledge(TaskAttempt attempt, long checkpointId, @Nullable AcknowledgedState state) {
            this(attempt, checkpointId, state, SubtaskMetrics.NONE);
        }

        AcknowledgedState requireState() {
            if (state == null) {
                throw new IllegalStateException("no snapshot in " + this);
            }
            return state;
        }
    }

    /** A task declines (C-121). */
    record Decline(TaskAttempt attempt, long checkpointId, CheckpointFailureReason reason)
            implements CoordinatorInput {}

    /** A trigger message failed (C-104); the reason is the message's own or TRIGGER_CHECKPOINT_FAILURE. */
    record TriggerMessageFailed(long checkpointId, CheckpointFailureReason reason) implements CoordinatorInput {
        /** A failure that gives no reason of its own. */
        public static TriggerMessageFailed unexplained(long checkpointId) {
            return new TriggerMessageFailed(checkpointId, CheckpointFailureReason.TRIGGER_CHECKPOINT_FAILURE);
        }
    }

    /** An operator coordinator answers (C-251). */
    record OperatorCoordinatorAnswered(int vertex, long checkpointId, boolean ok) implements CoordinatorInput {}

    /** Posted work or an armed timer runs. */
    record RunWork(CoordinatorWork work) implements CoordinatorInput {}

    /** Work outside the coordinator ended. */
    record OperationDone(CoordinatorWork.Operation operation, Outcome outcome) implements CoordinatorInput {}

    /** Answer to {@link CoordinatorOut#writeMetadata}. */
    record MetadataWritten(long checkpointId, Outcome outcome) implements CoordinatorInput {}

    /** Answer to {@link CoordinatorOut#addToStore}. */
    record StoreAdded(long checkpointId, Outcome outcome) implements CoordinatorInput {}

    /** Abort everything pending with JOB_FAILOVER_REGION (C-191); the host sends it right before {@link RestoreLatest}. */
    record AbortPendingForFailover() implements CoordinatorInput {}

    /** Restore the store's latest checkpoint for all tasks (C-194); {@code global}: after a global failure (C-197), else local (C-195). */
    record RestoreLatest(boolean global) implements CoordinatorInput {}

    /** Start from a savepoint or from a retained checkpoint of another job (section 20), before anything else happens; {@code ignoreUnclaimed}: state that belongs to nothing in the job is left out (C-261). */
    record RestoreSavepoint(SavedCheckpoint saved, ClaimMode mode, boolean ignoreUnclaimed)
            implements CoordinatorInput {
        /** A start at which all state must belong to something in the job. */
        public RestoreSavepoint(SavedCheckpoint saved, ClaimMode mode) {
            this(saved, mode, false);
        }
    }

    /** A new JobManager takes over from one that is gone, with high availability from what that has left; {@code mode} is that in which the job was started, NO_CLAIM without a snapshot (section 20, C-166). */
    record TakeOver(boolean highAvailability, Heritage heritage, ClaimMode mode) implements CoordinatorInput {}

    /** A new coordinator finds these entries in a store that outlived its JobManager (C-219). */
    record RecoverStore(List<SavedCheckpoint> entries, ClaimMode mode) implements CoordinatorInput {}

    /** The store is shut down with the job (C-149, C-150); {@code highAvailability}: it outlives the JobManager. */
    record ShutDownStore(JobStatus status, boolean highAvailability) implements CoordinatorInput {}

    /** A master hook is added (C-258). */
    record AddMasterHook(String hook) implements CoordinatorInput {}

    /** A master hook answers {@link CoordinatorEffect.MasterHookAsked}; {@code state} is null if it has none (C-259). */
    record MasterHookAnswered(
            String hook,
            long checkpointId,
            Outcome outcome,
            @Nullable String state) implements CoordinatorInput {}

    /** All subtasks of a vertex have reached the end of their data (C-059). */
    record VertexAtEndOfData(List<String> operators) implements CoordinatorInput {}

    /** Whose a stored checkpoint is, and with that who deletes it (C-152, C-225 to C-227). */
    enum Ownership {
        /** A checkpoint of the job, or one that it has claimed. */
        CHECKPOINT,
        /** A savepoint: the user's. */
        SAVEPOINT,
        /** A snapshot that the job was started from and did not claim: the user's, and nothing may build on it. */
        UNCLAIMED
    }

    /**
     * A checkpoint from elsewhere.
     *
     * @param checkpointId its id
     * @param ownership whose it is, as its metadata says
     * @param states the state of each subtask, in their order
     * @param finished subtasks that had finished in it (C-245, C-246)
     * @param hookStates states of master hooks by hook
     */
    record SavedCheckpoint(
            long checkpointId,
            Ownership ownership,
            List<AcknowledgedState> states,
            List<Integer> finished,
            SortedMap<String, String> hookStates) {
        /** A checkpoint in which nothing had finished. */
        public SavedCheckpoint(long checkpointId, Ownership ownership, List<AcknowledgedState> states) {
            this(checkpointId, ownership, states, List.of(), Collections.emptySortedMap());
        }
    }

    /**
     * What high availability keeps of a job's checkpoints.
     *
     * @param nextId the counter
     * @param entries the store, in order of adding
     */
    record Heritage(long nextId, List<SavedCheckpoint> entries) {}

    /** Who owns a snapshot after it was restored (C-225, C-226, C-227). */
    enum ClaimMode {
        CLAIM,
        NO_CLAIM,
        LEGACY
    }

    /** Type of a checkpoint by hand (C-102). */
    enum ManualType {
        CONFIGURED,
        FULL,
        INCREMENTAL
    }

    /** Status of the job. */
    enum JobStatus {
        CREATED,
        RUNNING,
        RESTARTING,
        FAILING,
        FAILED,
        CANCELLING,
        CANCELED,
        FINISHED,
        SUSPENDED;

        /** Whether the job has ended here, for good or suspended (C-053). */
        public boolean isTerminal() {
            return this == FAILED || this == CANCELED || this == FINISHED || this == SUSPENDED;
        }
    }

    /** State of an attempt, as the JobManager knows it. */
    enum TaskState {
        CREATED,
        SCHEDULED,
        DEPLOYING,
        INITIALIZING,
        RUNNING,
        FINISHED,
        CANCELING,
        CANCELED,
        FAILED;

        /** Whether the attempt has ended (C-087). */
        public boolean isTerminal() {
            return this == FINISHED || this == CANCELED || this == FAILED;
        }
    }
}
