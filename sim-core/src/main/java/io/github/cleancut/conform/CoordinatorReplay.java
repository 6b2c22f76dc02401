package io.github.cleancut.conform;

import io.github.cleancut.protocol.coordinator.AcknowledgedState;
import io.github.cleancut.protocol.coordinator.CoordinatorContext;
import io.github.cleancut.protocol.coordinator.CoordinatorEffect;
import io.github.cleancut.protocol.coordinator.CoordinatorEffect.RestoredTask;
import io.github.cleancut.protocol.coordinator.CoordinatorInput;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.JobStatus;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.TaskState;
import io.github.cleancut.protocol.coordinator.TaskAttempt;
import io.github.cleancut.protocol.message.CheckpointFailureReason;
import io.github.cleancut.protocol.rule.RuleBook;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Replays the commands of a recording on our coordinator, and tells effects and state in the recording's words. */
final class CoordinatorReplay implements Lockstep {
    private final RecordedJob job;
    private final Replay host;
    private final RecordedState state;

    /**
     * A coordinator in the state in which the recording begins.
     *
     * @param recording whose configuration and job it gets
     * @param rules the tables, those of the options among them
     * @param rows learns the rows that fire
     * @param tolerances counts where a hash order matters
     * @throws MalformedRecording if the configuration lacks something
     */
    CoordinatorReplay(Recording recording, RuleBook rules, FiredRows rows, Tolerances tolerances) {
        job = new RecordedJob(recording);
        host = new Replay(job, rules, rows, tolerances);
        state = new RecordedState(job, host);
        setStatus(JobStatus.RUNNING);
        for (int task = 0; task < job.tasks(); task++) {
            deploy(task);
            if (!job.isTracking()) {
                change(task, TaskState.RUNNING);
            }
        }
        host.effects().take();
    }

    @Override
    public @Nullable String perform(Recording.Step recorded) {
        host.contexts().expectDiscards(DiscardGroups.states(recorded.effects()));
        execute(recorded.command());
        if (!job.isStepped()) {
            host.drain();
        }
        return host.effects().takeThrew();
    }

    @Override
    public List<Written> takeEffects() {
        return host.effects().take();
    }

    @Override
    public Map<String, Object> state() {
        return state.describe();
    }

    private void execute(Map<String, Object> command) {
        switch (Fields.text(command, "do")) {
            case "advance" -> host.advance(Fields.number(command, "ms"));
            case "run" -> run(command);
            case "start_scheduler" -> host.handle(new CoordinatorInput.StartScheduler());
            case "stop_scheduler" -> host.handle(new CoordinatorInput.StopScheduler());
            case "checkpoint", "savepoint", "stop_with_savepoint" -> request(command);
            case "ack" -> Fields.maps(command, "acks").forEach(this::acknowledge);
            case "decline" ->
                host.handle(new CoordinatorInput.Decline(
                        job.attemptOf(command),
                        Fields.number(command, "checkpoint"),
                        CheckpointFailureReason.valueOf(Fields.text(command, "reason"))));
            case "backlog" ->
                host.handle(new CoordinatorInput.BacklogReported(
                        Long.toString(Fields.number(command, "source")), Fields.flag(command, "on")));
            case "inject" -> host.inject(Fields.text(command, "fault"));
            case "operator_coordinator_ack" ->
                host.handle(new CoordinatorInput.OperatorCoordinatorAnswered(
                        0, Fields.number(command, "checkpoint"), Fields.flag(command, "ok")));
            case "shutdown" -> host.handle(new CoordinatorInput.Shutdown());
            default -> executeOnGraph(command);
        }
    }

    private void executeOnGraph(Map<String, Object> command) {
        switch (Fields.text(command, "do")) {
            case "task_running" -> update(job.taskOf(command), TaskState.RUNNING);
            case "task_finished" -> {
                update(job.taskOf(command), TaskState.FINISHED);
                endJobIfFinished();
            }
            case "task_failed" -> update(job.taskOf(command), TaskState.FAILED);
            case "begin_restart" -> beginRestart();
            case "finish_restart" -> finishRestart(Fields.flag(command, "global"));
            default -> throw new MalformedRecording("unknown command " + command);
        }
    }

    private void run(Map<String, Object> command) {
        CoordinatorContext context =
                CoordinatorContext.valueOf(Fields.text(command, "queue").toUpperCase(Locale.ROOT));
        for (long i = 0; i < Fields.number(command, "tasks"); i++) {
            host.runOne(context);
        }
    }

    private void request(Map<String, Object> command) {
        String name = Fields.text(command, "request");
        if (command.get("repeat") == null) {
            request(command, name);
        } else {
            for (long i = 1; i <= Fields.number(command, "repeat"); i++) {
                request(command, name + "." + i);
            }
        }
    }

    private void request(Map<String, Object> command, String name) {
        host.handle(
                switch (Fields.text(command, "do")) {
                    case "checkpoint" ->
                        new CoordinatorInput.TriggerCheckpoint(
                                name, CoordinatorInput.ManualType.valueOf(Fields.text(command, "type")));
                    case "savepoint" -> new CoordinatorInput.TriggerSavepoint(name);
                    default -> new CoordinatorInput.TriggerStopWithSavepoint(name, Fields.flag(command, "terminate"));
                });
    }

    private void acknowledge(Map<String, Object> ack) {
        AcknowledgedState acknowledged = host.effects().tasks().stateOf(ack);
        host.acknowledge(
                new CoordinatorInput.Acknowledge(job.attemptOf(ack), Fields.number(ack, "checkpoint"), acknowledged),
                acknowledged);
        if (!job.isStepped()) {
            host.drain();
        }
    }

    /** A job that has finished stays so, whatever is asked of it. */
    private void setStatus(JobStatus status) {
        if (state.status() != JobStatus.FINISHED) {
            state.setStatus(status);
            host.handle(new CoordinatorInput.JobStatusChanged(status));
        }
    }

    private void deploy(int task) {
        change(task, TaskState.SCHEDULED);
        change(task, TaskState.DEPLOYING);
        change(task, TaskState.INITIALIZING);
    }

    /** A state update from a TaskManager; one about an attempt that has ended goes nowhere. */
    private void update(int task, TaskState changed) {
        if (!state.task(task).isTerminal()) {
            change(task, changed);
        }
    }

    private void change(int task, TaskState changed) {
        state.setTask(task, changed);
        host.handle(new CoordinatorInput.TaskStateChanged(task, changed));
    }

    private void endJobIfFinished() {
        if (state.status() == JobStatus.RUNNING && state.isEveryTask(TaskState.FINISHED)) {
            setStatus(JobStatus.FINISHED);
        }
    }

    private void beginRestart() {
        setStatus(JobStatus.RESTARTING);
        for (int task = 0; task < job.tasks(); task++) {
            update(task, TaskState.CANCELING);
        }
        for (int task = 0; task < job.tasks(); task++) {
            update(task, TaskState.CANCELED);
        }
    }

    private void finishRestart(boolean global) {
        setStatus(JobStatus.RUNNING);
        for (int task = 0; task < job.tasks(); task++) {
            state.reset(task);
            host.handle(new CoordinatorInput.TaskReset(task));
        }
        host.handle(new CoordinatorInput.AbortPendingForFailover());
        host.handle(new CoordinatorInput.RestoreLatest(global));
        if (!host.effects().hasThrown()) {
            restoreTasks();
            for (int task = 0; task < job.tasks(); task++) {
                deploy(task);
            }
        }
    }

    private void restoreTasks() {
        CoordinatorEffect.Restored restored = host.effects().restored();
        for (RestoredTask task : restored.tasks()) {
            TaskAttempt attempt = new TaskAttempt(task.task(), state.attempt(task.task()));
            host.effects().tasks().restored(attempt, task, restored.checkpointId());
        }
    }
}
