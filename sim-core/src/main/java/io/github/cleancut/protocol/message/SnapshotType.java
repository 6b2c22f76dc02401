package io.github.cleancut.protocol.message;

/** What kind of snapshot a checkpoint is (T-001, T-223). */
public enum SnapshotType {
    /** An ordinary checkpoint, which may share files with older ones. */
    CHECKPOINT,
    /** A checkpoint that shares no older file. */
    FULL_CHECKPOINT,
    /** A savepoint that leaves the job running. */
    SAVEPOINT,
    /** Stop-with-savepoint with drain: sources finish, then the job ends. */
    TERMINATE_SAVEPOINT,
    /** Stop-with-savepoint without drain: sources are cut off, then the job ends. */
    SUSPEND_SAVEPOINT;

    /** Whether this is a savepoint of any kind. */
    public boolean isSavepoint() {
        return this == SAVEPOINT || isSynchronous();
    }

    /** Whether the tasks end with this savepoint (T-159). */
    public boolean isSynchronous() {
        return this == TERMINATE_SAVEPOINT || this == SUSPEND_SAVEPOINT;
    }
}
