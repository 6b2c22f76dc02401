package io.github.cleancut.world;

import io.github.cleancut.model.JobItem;
import io.github.cleancut.protocol.coordinator.CoordinatorInput;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.JobStatus;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.TaskState;
import io.github.cleancut.protocol.failover.ExecutionEffects;
import io.github.cleancut.protocol.failover.ExecutionRules;
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
    private final ExecutionRules rules;
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

    JobMaster(World world, Executions executions, ExecutionRules rules) {
        this.world = world;
        this.executions = executions;
        this.rules = rules;
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

    /** A task tells of its state; of attempts that are not current any more nobody wants to know. */
    void onStateUpdate(AttemptId attempt, Envelope.AttemptState told) {
        if (!world.leadership().isGone() && executions.isCurrent(attempt)) {
            TaskState state = TaskState.valueOf(told.name());
            rules.update(executions.stateOf(attempt.task()), state, new Execution(attempt));
        }
    }

    /** What the rules have done with the current attempt of a subtask. */
    private final class Execution implements ExecutionEffects {
        private final AttemptId attempt;

        Execution(AttemptId attempt) {
            this.attempt = attempt;
        }

        @Override
        public void change(TaskState state) {
            changeState(attempt.task(), state);
        }

        @Override
        public void end(TaskState state) {
            changeState(attempt.task(), state);
            world.recorder().task(EventKind.TASK_ENDED, attempt, -1, -1, state.name());
            world.requests().executionEnded(attempt, state);
        }

        @Override
        public void runs() {
            world.recorder().task(EventKind.TASK_RUNNING, attempt, -1, -1, null);
            comesBack(attempt.task());
        }

        @Override
        public void goOn() {
            world.failover().attemptEnded();
        }

        @Override
        public void failOver() {
            world.failover().taskFailed(attempt);
        }

        @Override
        public void needNoSlot() {
            awaitingSlots.removeIf(deployment -> deployment.task() == attempt.task());
        }

        @Override
        public void sendCancel() {
            world.rpc().send(new Envelope.Cancel(attempt));
        }

        @Override
        public void neverBegin() {
            world.subtasks().neverBegin(attempt);
        }

        @Override
        public void update(TaskState state) {
            rules.update(executions.stateOf(attempt.task()), state, this);
        }

        @Override
        public void vertexAtEndOfData() {
            String vertex = world.topology().itemAt(attempt.task()).name();
            world.coordinator().submit(new CoordinatorInput.VertexAtEndOfData(List.of(vertex)));
        }

        @Override
        public void triggerCheckpoint() {
            world.coordinator().submit(new CoordinatorInput.AllTasksEndOfData("end-of-data"));
        }

        @Override
        public void fired(String id) {
            world.recorder().fired(id);
        }
    }

    private void comesBack(int task) {
        for (ComingBack restart : new ArrayList<>(comingBack)) {
            if (restart.tasks().equals(List.of(task))) {
                world.recorder().job(EventKind.RESTORED, restart.checkpointId(), -1, null);
            }
        }
        comesBackNoMore(task);
    }

    /** A subtask runs, or a newer restart brings it back. */
    private void comesBackNoMore(int task) {
        comingBack.replaceAll(restart -> restart.without(task));
        comingBack.removeIf(restart -> restart.tasks().isEmpty());
    }

    /** Whether an attempt is the current one and has not ended, as far as the JobManager knows. */
    boolean isAlive(AttemptId attempt) {
        TaskState state = executions.stateOf(attempt.task());
        return executions.isCurrent(attempt) && !state.isTerminal() && state != TaskState.CANCELING;
    }

    /** The JobManager fails an attempt that knows nothing of it (T-035). */
    void failFromHere(AttemptId attempt) {
        world.rpc().send(new Envelope.Cancel(attempt));
        onStateUpdate(attempt, Envelope.AttemptState.FAILED);
    }

    /** A task has reached the end of its data. */
    void onEndOfData(AttemptId attempt) {
        if (!executions.isCurrent(attempt)) {
            return;
        }
        executions.setEndOfData(attempt.task());
        JobItem item = world.topology().itemAt(attempt.task());
        int first = attempt.task() - world.topology().indexOf(attempt.task());
        rules.endOfData(
                world.setting().checkpointing().isPeriodic(),
                executions.allAtEndOfData(IntStream.range(first, first + item.parallelism())),
                executions.allAtEndOfData(),
                new Execution(attempt));
    }

    /** Cancels the current attempts of subtasks. */
    void cancel(List<Integer> tasks) {
        for (int task : tasks) {
            rules.cancel(executions.stateOf(task), new Execution(executions.attemptOf(task)));
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
            if (world.topology().taskManagerOf(task) == taskManager) {
                rules.lost(executions.stateOf(task), new Execution(executions.attemptOf(task)));
            }
        }
    }

    JobMaster copy(World copiedWorld) {
        JobMaster copy = new JobMaster(copiedWorld, executions.copy(), rules);
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
