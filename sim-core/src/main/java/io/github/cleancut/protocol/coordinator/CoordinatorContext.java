package io.github.cleancut.protocol.coordinator;

/** The three contexts that run coordinator code (C-002). Each is one thread to which work is posted. */
public enum CoordinatorContext {
    /** The checkpoint timer. */
    TIMER,
    /** The JobManager's I/O pool. */
    IO,
    /** The JobMaster's main thread. */
    MAIN
}
