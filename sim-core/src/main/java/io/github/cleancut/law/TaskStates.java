package io.github.cleancut.law;

import io.github.cleancut.model.Topology;
import io.github.cleancut.trace.TraceEvent;
import java.util.List;

/** The states of all subtasks. Several laws share one, like {@link Channels}. */
final class TaskStates {
    private final Topology topology;
    private final Reference reference;
    private final Parts parts;
    private final List<TaskState> tasks;
    private final UnansweredCheckpoints unanswered = new UnansweredCheckpoints();
    private long lastOrder = -1;

    TaskStates(Topology topology, Reference reference) {
        this.topology = topology;
        this.reference = reference;
        parts = new Parts(topology);
        tasks = PerTask.of(topology, TaskState::new);
    }

    /** Takes an event, unless another law has handed it over already. */
    void accept(TraceEvent event) {
        if (event.order() <= lastOrder) {
            return;
        }
        lastOrder = event.order();
        unanswered.accept(event);
        switch (event.kind()) {
            case RECORD_TAKEN -> take(event);
            case RECORD_PROCESSED -> of(event.task()).finishRecord();
            case TIMER_FIRED -> of(event.task()).fire(event.lineage(), event.number());
            case RECORD_EMITTED -> of(event.task()).emit(event.number());
            case SNAPSHOT_STARTED -> of(event.task()).snapshot(event);
            case FAILED -> fail(event.checkpoint());
            case RESTORE_STARTED -> awaitStarts();
            case JOB_SUBMITTED, JOB_MANAGER_LOST -> tasks.forEach(TaskState::awaitStart);
            case TASK_ENDED -> end(event);
            case ATTEMPT_STARTED -> of(event.task()).start(event);
            case ATTEMPT_STOPPED -> of(event.task()).stop();
            case END_OF_DATA -> endData(event);
            case ATTEMPT_FINISHED -> of(event.task()).finish();
            default -> {
                // changes no state
            }
        }
    }

    /** What a stop without drain has cut off goes on when the job is started from its savepoint. */
    private void endData(TraceEvent event) {
        if (event.text() == null) {
            of(event.task()).endData();
        }
    }

    private void fail(long checkpoint) {
        if (!unanswered.contains(checkpoint)) {
            tasks.forEach(task -> task.forget(checkpoint));
        }
    }

    /** The JobManager has given an attempt up: it will be replaced, whatever it still does. */
    private void end(TraceEvent event) {
        if (!"FINISHED".equals(event.text())) {
            of(event.task()).giveUp(event.attempt());
        }
    }

    private void take(TraceEvent event) {
        int task = topology.consumerOf(event.channel());
        of(task).take(event.channel(), event.lineage());
        if (topology.itemAt(task).keepsRecords()) {
            int input = reference.logicalInput(topology.itemOf(task), topology.inputOf(event.channel()));
            of(task).journal().add(input, event.lineage());
        }
    }

    /** A part of which something has stopped is restored as a whole; its finished subtasks start again too. */
    private void awaitStarts() {
        for (int part = 0; part < parts.count(); part++) {
            if (!isRunning(part)) {
                parts.tasks(part).forEach(task -> of(task).awaitStart());
            }
        }
    }

    /** Whether every subtask of a part has an attempt that runs or has finished. */
    boolean isRunning(int part) {
        return parts.tasks(part).stream().allMatch(task -> of(task).isStarted());
    }

    /** Whether a subtask of a part was started more than once. */
    boolean wasRestarted(int part) {
        return parts.tasks(part).stream().anyMatch(task -> of(task).wasRestarted());
    }

    TaskState of(int task) {
        return tasks.get(task);
    }

    Parts parts() {
        return parts;
    }
}
