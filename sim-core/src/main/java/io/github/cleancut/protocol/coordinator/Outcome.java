package io.github.cleancut.protocol.coordinator;

/** How something outside the coordinator ended. */
public enum Outcome {
    OK,
    /** An IOException, which is found wherever it stands in a chain of causes (C-106). */
    IO_FAILURE,
    /** Any other exception. */
    OTHER_FAILURE,
    /** The store does not know whether it has the checkpoint, and it has not (C-134). */
    POSSIBLY_INCONSISTENT,
    /** The store does not know whether it has the checkpoint, and it has: the next JobManager finds it (C-134, C-219). */
    POSSIBLY_INCONSISTENT_STORED
}
