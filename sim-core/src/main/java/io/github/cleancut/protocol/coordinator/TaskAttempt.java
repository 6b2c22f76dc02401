package io.github.cleancut.protocol.coordinator;

/**
 * One attempt of a subtask.
 *
 * @param task number of the subtask, counted through all vertices in their order
 * @param attempt 0 for the first; {@link #UNKNOWN} for one that nobody knows
 */
public record TaskAttempt(int task, int attempt) {
    /** An attempt that nobody knows. */
    public static final int UNKNOWN = -1;
}
