package io.github.cleancut.protocol.coordinator;

import io.github.cleancut.protocol.coordinator.CoordinatorInput.JobStatus;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.TaskState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** The execution graph as the coordinator sees it, with the tracker of section 5. */
final class GraphState {
    private final int[] attempts;
    private final TaskState[] states;
    private final boolean[] slots;
    private JobStatus status = JobStatus.CREATED;
    private boolean trackerStarted;

    /** Attempts that the tracker waits for, as task and attempt in one number; those that ended stay for ever (C-048). */
    private final TreeSet<Long> tracked = new TreeSet<>();

    GraphState(int tasks) {
        attempts = new int[tasks];
        states = new TaskState[tasks];
        slots = new boolean[tasks];
        Arrays.fill(states, TaskState.CREATED);
    }

    private GraphState(GraphState other) {
        attempts = other.attempts.clone();
        states = other.states.clone();
        slots = other.slots.clone();
        status = other.status;
        trackerStarted = other.trackerStarted;
        tracked.addAll(other.tracked);
    }

    GraphState copy() {
        return new GraphState(this);
    }

    int tasks() {
        return states.length;
    }

    JobStatus status() {
        return status;
    }

    void setStatus(JobStatus changed) {
        status = changed;
    }

    TaskState state(int task) {
        return states[task];
    }

    void setState(int task, TaskState state) {
        states[task] = state;
        slots[task] |= state == TaskState.DEPLOYING || state == TaskState.INITIALIZING || state == TaskState.RUNNING;
    }

    void reset(int task) {
        attempts[task]++;
        states[task] = TaskState.CREATED;
        slots[task] = false;
    }

    TaskAttempt current(int task) {
        return new TaskAttempt(task, attempts[task]);
    }

    /** The current attempts of those of the subtasks that have a slot (C-091). */
    List<TaskAttempt> reachable(List<Integer> tasks) {
        List<TaskAttempt> result = new ArrayList<>();
        for (int task : tasks) {
            if (slots[task]) {
                result.add(current(task));
            }
        }
        return result;
    }

    boolean isCurrentAndRunning(TaskAttempt attempt) {
        return attempt.attempt() == attempts[attempt.task()]
                && (states[attempt.task()] == TaskState.RUNNING || states[attempt.task()] == TaskState.INITIALIZING);
    }

    boolean hasFinished() {
        return Arrays.asList(states).contains(TaskState.FINISHED);
    }

    /** Whether a subtask has ended without having finished. */
    boolean hasBroken() {
        return Arrays.stream(states).anyMatch(state -> state.isTerminal() && state != TaskState.FINISHED);
    }

    /** Whether no subtask has been scheduled yet. */
    boolean isUndeployed() {
        return Arrays.stream(states).allMatch(state -> state == TaskState.CREATED);
    }

    boolean isTrackerStarted() {
        return trackerStarted;
    }

    void setTrackerStarted(boolean started) {
        trackerStarted = started;
    }

    void track(int task) {
        tracked.add(key(task));
    }

    /** The tracker waits for the current attempt of a subtask and for none before it. */
    void trackLatest(int task) {
        long first = (long) task << 32;
        tracked.subSet(first, first + (1L << 32)).clear();
        track(task);
    }

    void untrack(int task) {
        tracked.remove(key(task));
    }

    private long key(int task) {
        return ((long) task << 32) | attempts[task];
    }

    /** Whether the job runs and no attempt is waited for (C-044). */
    boolean isAllRunning() {
        return status == JobStatus.RUNNING && tracked.isEmpty();
    }

    void encode(StringBuilder to) {
        to.append("graph ").append(status).append(trackerStarted ? '+' : '-').append(tracked);
        for (int task = 0; task < states.length; task++) {
            to.append(' ').append(states[task]).append(attempts[task]).append(slots[task] ? 's' : '-');
        }
    }
}
