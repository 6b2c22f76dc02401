package io.github.cleancut.world;

import io.github.cleancut.model.JobItem;
import io.github.cleancut.protocol.coordinator.CoordinatorInput;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.JobStatus;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.TaskState;
import io.github.cleancut.trace.EventKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The job's life in the JobManager: deployment, state updates of the tasks, the end. Checkpoints are {@link CoordinatorHost}'s, restarts {@link Failover}'s.
 */
final class JobMaster {
    private final World world;
    private final Executions executions;
    private JobStatus status = JobStatus.CREATED;

    /** Subtasks that wait for slots, with what they start from. */
    private List<Deployment> awaitingSlots = new ArrayList<>();

    /** Restarts of which not all subtasks run yet; regions come back apart (C-192). */
    private List<ComingBack> comingBack = new ArrayList<>();

    /**
     * A subtask to deploy.
     *
     * @param task which
     * @param state what it starts from
     */
    record Deployment(int task, RestoredState state) {}

    /**
     * A restart under way.
     *
     * @param checkpointId what it was restored from, 0 for nothing
     * @param tasks those that do not run yet
     */
    private record ComingBack(long checkpointId, List<Integer> tasks) {
        ComingBack without(int task) {
            return new ComingBack(
                    checkpointId, tasks.stream().filter(other -> other != task).toList());
        }
    }

    JobMaster(World world, Executions executions) {
        this.world = world;
        this.executions = executions;
    }

    JobStatus status() {
        return status;
    }

    Executions executions() {
        return executions;
    }

    /** A new JobManager has no execution yet; the coordinator learns the numbers of its attempts. */
    void succeed() {
        for (int task = 0; task < world.topology().taskCount(); task++) {
            for (int attempt = 0; attempt < executions.attemptOf(task).attempt(); attempt++) {
                world.coordinator()
                        .submit(new CoordinatorInput.TaskReset(world.numbers().toCoordinator(task)));
            }
        }
        world.failover().succeed();
    }

    /** Submits the job: all subtasks are deployed in the order of the items, then by index. */
    void start() {
        world.hooks().enroll();
        setStatus(JobStatus.RUNNING);
        List<Deployment> all = new ArrayList<>();
        for (int task = 0; task < world.topology().taskCount(); task++) {
            all.add(new Deployment(task, RestoredState.FRESH));
        }
        deploy(all);
    }

    /** The job has another status. */
    void setStatus(JobStatus next) {
        status = next;
        world.coordinator().submit(new CoordinatorInput.JobStatusChanged(next));
        if (next == JobStatus.RUNNING) {
            world.recorder().job(EventKind.JOB_RUNNING, -1, -1, next.name());
        } else if (next.isTerminal()) {
            world.coordinator().killTimer();
            world.recorder().job(EventKind.JOB_ENDED, -1, -1, next.name());
            world.effects().shutDownStore(next);
        }
    }

    /** Deploys subtasks as soon as their slots are there. */
    void deploy(List<Deployment> deployments) {
        for (Deployment deployment : deployments) {
            changeState(deployment.task(), TaskState.SCHEDULED);
        }
        awaitingSlots.addAll(deployments);
        slotsChanged();
    }

    /** Restored subtasks come back from a checkpoint, 0 for none. */
    void redeploy(List<Deployment> deployments, long checkpointId) {
        if (status == JobStatus.CREATED) {
            setStatus(JobStatus.RUNNING);
        }
        List<Integer> tasks = deployments.stream().map(Deployment::task).toList();
        tasks.forEach(this::comesBackNoMore);
        comingBack.add(new ComingBack(checkpointId, tasks));
        deploy(deployments);
    }

    /** Slots may have come back: what waits is deployed once all of it has slots. */
    void slotsChanged() {
        if (world.leadership().isGone()
                || awaitingSlots.isEmpty()
                || !awaitingSlots.stream()
                        .allMatch(deployment -> world.subtasks().hasSlotFor(deployment.task()))) {
            return;
        }
        List<Deployment> ready = awaitingSlots;
        awaitingSlots = new ArrayList<>();
        world.subtasks().beginLives(ready);
        for (Deployment deployment : ready) {
            changeState(deployment.task(), TaskState.DEPLOYING);
            world.rpc().send(new Envelope.Deploy(executions.attemptOf(deployment.task()), deployment.state()));
        }
    }

    private void changeState(int task, TaskState state) {
        executions.setState(task, state);
        world.coordinator()
                .submit(new CoordinatorInput.TaskStateChanged(world.numbers().toCoordinator(task), state));
    }

    /** A task tells of its state. */
    void onStateUpdate(AttemptId attempt, Envelope.AttemptState state) {
        if (world.leadership().isGone()
                || !executions.isCurrent(attempt)
                || executions.stateOf(attempt.task()).isTerminal()) {
            return;
        }
        switch (state) {
            case INITIALIZING -> changeState(attempt.task(), TaskState.INITIALIZING);
            case RUNNING -> onRunning(attempt);
            case FINISHED -> onFinished(attempt);
            case CANCELED -> onCanceled(attempt);
            case FAILED -> onFailed(attempt);
        }
    }

    private void onRunning(AttemptId attempt) {
        if (executions.stateOf(attempt.task()) == TaskState.CANCELING) {
            return;
        }
        changeState(attempt.task(), TaskState.RUNNING);
        world.recorder().task(EventKind.TASK_RUNNING, attempt, -1, -1, null);
        for (ComingBack restart : new ArrayList<>(comingBack)) {
            if (restart.tasks().equals(List.of(attempt.task()))) {
                world.recorder().job(EventKind.RESTORED, restart.checkpointId(), -1, null);
            }
        }
        comesBackNoMore(attempt.task());
    }

    /** A subtask runs, or a newer restart brings it back. */
    private void comesBackNoMore(int task) {
        comingBack.replaceAll(restart -> restart.without(task));
        comingBack.removeIf(restart -> restart.tasks().isEmpty());
    }

    private void onFinished(AttemptId attempt) {
        end(attempt, TaskState.FINISHED);
        if (executions.all(state -> state == TaskState.FINISHED)) {
            setStatus(JobStatus.FINISHED);
        }
        world.failover().attemptEnded();
    }

    private void onCanceled(AttemptId attempt) {
        end(attempt, TaskState.CANCELED);
        world.failover().attemptEnded();
    }

    /** An attempt has failed; one that is being cancelled just ends. */
    void onFailed(AttemptId attempt) {
        if (executions.stateOf(attempt.task()) == TaskState.CANCELING) {
            onCanceled(attempt);
            return;
        }
        end(attempt, TaskState.FAILED);
        world.failover().taskFailed(attempt.task());
    }

    /** Whether an attempt is the current one and has not ended, as far as the JobManager knows. */
    boolean isAlive(AttemptId attempt) {
        TaskState state = executions.stateOf(attempt.task());
        return executions.isCurrent(attempt) && !state.isTerminal() && state != TaskState.CANCELING;
    }

    /** The JobManager fails an attempt that knows nothing of it (T-035). */
    void failFromHere(AttemptId attempt) {
        world.rpc().send(new Envelope.Cancel(attempt));
        onFailed(attempt);
    }

    private void end(AttemptId attempt, TaskState state) {
        changeState(attempt.task(), state);
        world.recorder().task(EventKind.TASK_ENDED, attempt, -1, -1, state.name());
        world.requests().executionEnded(attempt, state);
    }

    /** A task has reached the end of its data; a vertex of which all have has no backlog any more (C-059), and once all tasks have, one checkpoint is triggered at once (T-153, C-244). */
    void onEndOfData(AttemptId attempt) {
        if (!executions.isCurrent(attempt)) {
            return;
        }
        executions.setEndOfData(attempt.task());
        if (!world.setting().checkpointing().isPeriodic()) {
            return;
        }
        JobItem item = world.topology().itemAt(attempt.task());
        int first = attempt.task() - world.topology().indexOf(attempt.task());
        if (executions.allAtEndOfData(IntStream.range(first, first + item.parallelism()))) {
            world.coordinator().submit(new CoordinatorInput.VertexAtEndOfData(List.of(item.name())));
        }
        if (executions.allAtEndOfData()) {
            world.coordinator().submit(new CoordinatorInput.AllTasksEndOfData("end-of-data"));
        }
    }

    /** Cancels subtasks: what is not deployed yet has ended at once. */
    void cancel(List<Integer> tasks) {
        for (int task : tasks) {
            TaskState state = executions.stateOf(task);
            AttemptId attempt = executions.attemptOf(task);
            if (state == TaskState.CREATED || state == TaskState.SCHEDULED) {
                awaitingSlots.removeIf(deployment -> deployment.task() == task);
                end(attempt, TaskState.CANCELED);
            } else if (!state.isTerminal() && state != TaskState.CANCELING) {
                changeState(task, TaskState.CANCELING);
                world.rpc().send(new Envelope.Cancel(attempt));
            }
        }
    }

    /** Subtasks get new attempts. */
    void reset(List<Integer> tasks) {
        for (int task : tasks) {
            executions.reset(task);
            world.coordinator()
                    .submit(new CoordinatorInput.TaskReset(world.numbers().toCoordinator(task)));
        }
    }

    /** The heartbeat of a TaskManager has failed: what ran there has failed, in the order of the subtasks. */
    void onTaskManagerLost(int taskManager) {
        if (world.leadership().isGone()) {
            return;
        }
        for (int task = 0; task < world.topology().taskCount(); task++) {
            TaskState state = executions.stateOf(task);
            boolean isThere = world.topology().taskManagerOf(task) == taskManager;
            if (isThere && !state.isTerminal() && state != TaskState.CREATED && state != TaskState.SCHEDULED) {
                world.subtasks().neverBegin(executions.attemptOf(task));
                onFailed(executions.attemptOf(task));
            }
        }
    }

    JobMaster copy(World copiedWorld) {
        JobMaster copy = new JobMaster(copiedWorld, executions.copy());
        copy.status = status;
        copy.awaitingSlots = new ArrayList<>(awaitingSlots);
        copy.comingBack = new ArrayList<>(comingBack);
        return copy;
    }

    void encode(StringBuilder to) {
        to.append(status).append(awaitingSlots);
        comingBack.forEach(restart -> to.append(restart.tasks()));
        executions.encode(to);
    }
}
