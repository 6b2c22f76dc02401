package io.github.cleancut.protocol.task;

/** Where the rows of the task tables write to: the task's effects, and whether the pipeline goes on. */
interface TaskOut {
    /** The task. */
    TaskEffects task();

    /** The rest of the pipeline is not for this input. */
    void stop();

    /** A completion notice that was lost is handled now (T-143). */
    void complete(long checkpointId);
}
