package io.github.cleancut.protocol.coordinator;

/** How something outside the coordinator ended. */
public enum Outcome {
    OK,
    /** An IOException, which is found wherever it stands in a chain of causes (C-106). */
    IO_FAILURE,
    /** Any other exception. */
    OTHER_FAILURE,
    /** The store does not know whether it has the checkpoint (C-134). */
    POSSIBLY_INCONSISTENT
}
