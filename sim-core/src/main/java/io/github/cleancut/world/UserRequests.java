package io.github.cleancut.world;

import io.github.cleancut.model.Action;
import io.github.cleancut.protocol.coordinator.CoordinatorInput;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.JobStatus;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.TaskState;
import io.github.cleancut.protocol.stop.CancelEffects;
import io.github.cleancut.protocol.stop.CancelWithSavepoint;
import io.github.cleancut.protocol.stop.StopEffects;
import io.github.cleancut.protocol.stop.StopWithSavepoint;
import io.github.cleancut.trace.EventKind;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What users ask of the JobManager, and the requests to stop or cancel with a savepoint that wait for their answers. */
final class UserRequests {
    private final World world;
    private final StopWithSavepoint.Rules rules;

    /** By the number of the action. */
    private final SortedMap<Integer, Stop> stops = new TreeMap<>();

    private final SortedMap<Integer, CancelRequest> cancels = new TreeMap<>();

    /** A user wants the job to end and to start from a snapshot. */
    private Action.Verb.@Nullable Restore awaited;

    /** A request to stop, and those of its executions that have not ended. */
    private final class Stop implements StopEffects {
        private final int action;
        private final StopWithSavepoint handler;
        private final List<AttemptId> running = new ArrayList<>();
        private boolean allFinished = true;

        Stop(int action, StopWithSavepoint handler) {
            this.action = action;
            this.handler = handler;
        }

        void watch(AttemptId attempt, TaskState state) {
            if (!state.isTerminal()) {
                running.add(attempt);
            } else {
                allFinished &= state == TaskState.FINISHED;
            }
        }

        void executionEnded(AttemptId attempt, TaskState state) {
            if (running.remove(attempt)) {
                allFinished &= state == TaskState.FINISHED;
                tellIfEnded();
            }
        }

        private void tellIfEnded() {
            if (running.isEmpty()) {
                handler.onExecutionsEnded(allFinished, this);
            }
        }

        @Override
        public void stopScheduler() {
            world.coordinator().submit(new CoordinatorInput.StopScheduler());
        }

        @Override
        public void triggerSynchronousSavepoint(boolean drain) {
            world.coordinator().submit(new CoordinatorInput.TriggerStopWithSavepoint(nameOf(action), drain));
        }

        @Override
        public void startScheduler() {
            world.coordinator().submit(new CoordinatorInput.StartScheduler());
        }

        @Override
        public void failJob(long savepointId) {
            String cause = "savepoint " + savepointId + " is taken, but the job did not finish";
            world.recorder().job(EventKind.STOP_ANSWERED, savepointId, action, cause);
            world.failJobLater(cause);
        }

        @Override
        public void answerStopped(long savepointId) {
            world.recorder().job(EventKind.STOP_ANSWERED, savepointId, action, "stopped");
        }

        @Override
        public void answerFailed(String cause) {
            world.recorder().job(EventKind.STOP_ANSWERED, -1, action, "no savepoint: " + cause);
        }

        @Override
        public void fired(String id) {
            world.recorder().fired(id);
        }
    }

    /** A request to cancel with a savepoint. */
    private final class CancelRequest implements CancelEffects {
        private final int action;
        private final CancelWithSavepoint handler;

        CancelRequest(int action, CancelWithSavepoint handler) {
            this.action = action;
            this.handler = handler;
        }

        @Override
        public void stopScheduler() {
            world.coordinator().submit(new CoordinatorInput.StopScheduler());
        }

        @Override
        public void triggerSavepoint() {
            world.coordinator().submit(new CoordinatorInput.TriggerSavepoint(nameOf(action)));
        }

        @Override
        public void startScheduler() {
            world.coordinator().submit(new CoordinatorInput.StartScheduler());
        }

        @Override
        public void cancelJob() {
            world.failover().cancelJob();
        }

        @Override
        public void answerCancelled(long savepointId) {
            world.recorder().job(EventKind.STOP_ANSWERED, savepointId, action, "cancelled");
        }

        @Override
        public void answerFailed(String cause) {
            world.recorder().job(EventKind.STOP_ANSWERED, -1, action, "no savepoint: " + cause);
        }

        @Override
        public void fired(String id) {
            world.recorder().fired(id);
        }
    }

    UserRequests(World world, StopWithSavepoint.Rules rules) {
        this.world = world;
        this.rules = rules;
    }

    /** A user does something. */
    void take(Action action) {
        Action.Verb verb = action.verb();
        if (verb instanceof Action.Verb.Checkpoint checkpoint) {
            world.coordinator()
                    .submit(new CoordinatorInput.TriggerCheckpoint(
                            nameOf(action.index()), CoordinatorInput.ManualType.valueOf(checkpoint.type())));
        } else if (verb instanceof Action.Verb.Savepoint) {
            world.coordinator().submit(new CoordinatorInput.TriggerSavepoint(nameOf(action.index())));
        } else if (verb instanceof Action.Verb.StopWithSavepoint stop) {
            stop(action.index(), stop.drain());
        } else if (verb instanceof Action.Verb.CancelWithSavepoint) {
            cancelWithSavepoint(action.index());
        } else if (verb instanceof Action.Verb.Backlog backlog) {
            world.coordinator().submit(new CoordinatorInput.BacklogReported(backlog.source(), backlog.on()));
        } else if (verb instanceof Action.Verb.Restore restore) {
            restore(restore);
        } else {
            world.failover().cancelJob();
        }
    }

    private static String nameOf(int action) {
        return "actions[" + action + "]";
    }

    private void restore(Action.Verb.Restore restore) {
        awaited = restore;
        if (!world.jobMaster().status().isTerminal()) {
            world.failover().cancelJob();
        }
    }

    /** Once the job that a user wants to start anew has ended, and its JobManager has cleaned up, it is submitted again. */
    void submitAnew() {
        Action.Verb.Restore restore = awaited;
        if (restore == null
                || !world.jobMaster().status().isTerminal()
                || !world.coordinator().isIdle()) {
            return;
        }
        awaited = null;
        CoordinatorInput.SavedCheckpoint saved = world.effects().find(restore.from());
        if (saved == null) {
            world.recorder().job(EventKind.SUBMISSION_FAILED, -1, -1, restore.from());
        } else {
            world.leadership().submitAnew(saved, restore);
        }
    }

    /** The job that was submitted anew, or taken over, cannot be restored: it fails before it starts. */
    void cannotStart(long checkpointId, String cause) {
        world.recorder().job(EventKind.SUBMISSION_FAILED, checkpointId, -1, cause);
        world.jobMaster().setStatus(JobStatus.FAILED);
    }

    private void stop(int action, boolean drain) {
        boolean isPeriodic = world.setting().checkpointing().isPeriodic();
        Stop stop = new Stop(action, new StopWithSavepoint(rules, drain, isPeriodic));
        Executions executions = world.jobMaster().executions();
        for (int task = 0; task < world.topology().taskCount(); task++) {
            stop.watch(executions.attemptOf(task), executions.stateOf(task));
        }
        stops.put(action, stop);
        stop.handler.begin(stop);
        stop.tellIfEnded();
    }

    private void cancelWithSavepoint(int action) {
        CancelRequest cancel = new CancelRequest(
                action,
                new CancelWithSavepoint(
                        world.setting().rules(), world.setting().checkpointing().isPeriodic()));
        cancels.put(action, cancel);
        cancel.handler.begin(cancel);
    }

    /** The coordinator has done what a request asked for. */
    void done(String request, long checkpointId) {
        for (CancelRequest cancel : cancels.values()) {
            if (nameOf(cancel.action).equals(request)) {
                cancel.handler.onSavepoint(checkpointId, cancel);
            }
        }
        for (Stop stop : stops.values()) {
            if (nameOf(stop.action).equals(request)) {
                stop.handler.onSavepoint(checkpointId, stop);
            }
        }
    }

    /** The coordinator cannot do what a request asked for. */
    void failed(String request, String cause) {
        for (CancelRequest cancel : cancels.values()) {
            if (nameOf(cancel.action).equals(request)) {
                cancel.handler.onSavepointFailed(cause, cancel);
            }
        }
        for (Stop stop : stops.values()) {
            if (nameOf(stop.action).equals(request)) {
                stop.handler.onSavepointFailed(cause, stop);
            }
        }
    }

    /** An execution has ended. */
    void executionEnded(AttemptId attempt, TaskState state) {
        stops.values().forEach(stop -> stop.executionEnded(attempt, state));
    }

    UserRequests copy(World copiedWorld) {
        UserRequests copy = new UserRequests(copiedWorld, rules);
        copy.awaited = awaited;
        cancels.forEach((action, cancel) -> copy.cancels.put(action, copy.new CancelRequest(action, cancel.handler)));
        for (Stop stop : stops.values()) {
            Stop copied = copy.new Stop(stop.action, stop.handler.copy());
            copied.running.addAll(stop.running);
            copied.allFinished = stop.allFinished;
            copy.stops.put(stop.action, copied);
        }
        return copy;
    }

    void encode(StringBuilder to) {
        to.append(awaited == null ? "" : awaited).append(cancels.keySet());
        for (Stop stop : stops.values()) {
            stop.handler.encode(to);
            to.append(stop.running).append(stop.allFinished);
        }
    }
}
