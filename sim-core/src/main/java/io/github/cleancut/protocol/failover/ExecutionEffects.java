package io.github.cleancut.protocol.failover;

import io.github.cleancut.protocol.coordinator.CoordinatorInput.TaskState;
import io.github.cleancut.protocol.rule.RuleLog;

/** What {@link ExecutionRules} have the JobManager do with the execution of a subtask; it also learns which rows fire. */
public interface ExecutionEffects extends RuleLog {
    /** The attempt is in another state, and goes on. */
    void change(TaskState state);

    /** The attempt has ended. */
    void end(TaskState state);

    /** The subtask runs: what waited for that learns it. */
    void runs();

    /** What waits for attempts to end goes on (C-190). */
    void goOn();

    /** The failure of the subtask goes to the restart strategy. */
    void failOver();

    /** The subtask waits for no slot any more. */
    void needNoSlot();

    /** The task is told to end. */
    void sendCancel();

    /** The TaskManager, should it come back, does not begin with the attempt. */
    void neverBegin();

    /** As if the task had told that it is in another state. */
    void update(TaskState state);

    /** All subtasks of the vertex have reached the end of their data. */
    void vertexAtEndOfData();

    /** All subtasks of the job have. */
    void triggerCheckpoint();
}
