package io.github.cleancut.world;

import io.github.cleancut.protocol.coordinator.CoordinatorInput.TaskState;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The JobManager's picture of the subtasks: current attempt and state of each. */
final class Executions {
    private final int[] attempts;
    private final TaskState[] states;
    private final boolean[] endOfData;

    Executions(int tasks) {
        attempts = new int[tasks];
        states = new TaskState[tasks];
        endOfData = new boolean[tasks];
        Arrays.fill(states, TaskState.CREATED);
    }

    /** Those of the next JobManager: all attempts are new, and numbered on. */
    static Executions after(Executions before) {
        Executions next = new Executions(before.attempts.length);
        for (int task = 0; task < next.attempts.length; task++) {
            next.attempts[task] = before.attempts[task] + 1;
        }
        return next;
    }

    AttemptId attemptOf(int task) {
        return new AttemptId(task, attempts[task]);
    }

    boolean isCurrent(AttemptId attempt) {
        return attempts[attempt.task()] == attempt.attempt();
    }

    /** Whether an attempt is current and INITIALIZING or RUNNING (C-180). */
    boolean isCurrentAndRunning(AttemptId attempt) {
        TaskState state = states[attempt.task()];
        return isCurrent(attempt) && (state == TaskState.INITIALIZING || state == TaskState.RUNNING);
    }

    TaskState stateOf(int task) {
        return states[task];
    }

    void setState(int task, TaskState state) {
        states[task] = state;
    }

    /** The subtask gets a new attempt, and its end of data is forgotten (C-200). */
    void reset(int task) {
        attempts[task]++;
        states[task] = TaskState.CREATED;
        endOfData[task] = false;
    }

    void setEndOfData(int task) {
        endOfData[task] = true;
    }

    boolean allAtEndOfData(IntStream tasks) {
        return tasks.allMatch(task -> endOfData[task]);
    }

    boolean allAtEndOfData() {
        return IntStream.range(0, endOfData.length).allMatch(task -> endOfData[task]);
    }

    /** Whether all subtasks are in a state. */
    boolean all(Predicate<TaskState> predicate) {
        return Arrays.stream(states).allMatch(predicate);
    }

    /** Whether some subtasks are all in a state. */
    boolean all(List<Integer> tasks, Predicate<TaskState> predicate) {
        return tasks.stream().allMatch(task -> predicate.test(states[task]));
    }

    Executions copy() {
        Executions copy = new Executions(attempts.length);
        System.arraycopy(attempts, 0, copy.attempts, 0, attempts.length);
        System.arraycopy(states, 0, copy.states, 0, states.length);
        System.arraycopy(endOfData, 0, copy.endOfData, 0, endOfData.length);
        return copy;
    }

    void encode(StringBuilder to) {
        to.append(Arrays.toString(attempts)).append(Arrays.toString(states)).append(Arrays.toString(endOfData));
    }
}
