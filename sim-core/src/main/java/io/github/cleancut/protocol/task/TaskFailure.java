package io.github.cleancut.protocol.task;

/** Why checkpointing fails a task. */
public enum TaskFailure {
    /** The synchronous part threw (T-128). */
    SYNC_PART_FAILED,
    /** An operator threw at a completion notice, for example because a commit failed (T-141). */
    NOTIFICATION_FAILED,
    /** The stop-with-savepoint that the task waits for was aborted (T-134, T-144, T-159). */
    STOP_WITH_SAVEPOINT_ABORTED
}
