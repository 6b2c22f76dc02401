package io.github.cleancut.world;

import io.github.cleancut.protocol.coordinator.CoordinatorInput;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.JobStatus;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.TaskState;
import io.github.cleancut.trace.EventKind;
import java.util.ArrayList;
import java.util.List;

/**
 * The job's life in the JobManager: deployment, state updates of the tasks, restarts, the end. What the checkpoint coordinator decides is {@link CoordinatorHost}'s, what the restart strategy decides
 * {@link Restarts}'.
 */
final class JobMaster {
    /** What the JobManager has done on the machines. */
    interface Machines {
        /** Whether a subtask's TaskManager is there. */
        boolean hasSlotFor(int task);

        /** Attempts begin: their channels are new. */
        void beginLife(List<Integer> tasks);
    }

    private final Recorder recorder;
    private final Rpc rpc;
    private final Machines machines;
    private final Executions executions;
    private final Restarts restarts;
    private final CheckpointMessages messages;
    private final boolean checkpointsAfterTasksFinish;
    private JobStatus status = JobStatus.CREATED;

    /** Subtasks that wait for slots, with what they start from. */
    private List<Deployment> awaitingSlots = new ArrayList<>();

    /** Restarted subtasks of which not all run yet. */
    private List<Integer> comingBack = new ArrayList<>();

    private long restoredCheckpoint;

    /**
     * A subtask to deploy.
     *
     * @param task which
     * @param state what it starts from
     */
    record Deployment(int task, RestoredState state) {}

    JobMaster(Recorder recorder, Rpc rpc, Machines machines, Executions executions, Restarts restarts, CheckpointMessages messages, boolean checkpointsAfterTasksFinish) {
        this.recorder = recorder;
        this.rpc = rpc;
        this.machines = machines;
        this.executions = executions;
        this.restarts = restarts;
        this.messages = messages;
        this.checkpointsAfterTasksFinish = checkpointsAfterTasksFinish;
    }
}
