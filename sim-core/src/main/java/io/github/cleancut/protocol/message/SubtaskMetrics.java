package io.github.cleancut.protocol.message;

/**
 * What a subtask reports about its part of a checkpoint (T-091, T-232).
 *
 * @param startDelayNanos from the trigger to the first barrier, never negative
 * @param alignmentDurationNanos from the first barrier to the last
 * @param bytesProcessedDuringAlignment data taken from the inputs between them
 * @param bytesPersistedDuringAlignment channel state written, 0 for an aligned checkpoint
 * @param syncDurationNanos the synchronous part
 * @param asyncDurationNanos the asynchronous part
 * @param checkpointedBytes bytes newly written
 * @param stateBytes all bytes that the snapshot refers to
 */
public record SubtaskMetrics(
        long startDelayNanos,
        long alignmentDurationNanos,
        long bytesProcessedDuringAlignment,
        long bytesPersistedDuringAlignment,
        long syncDurationNanos,
        long asyncDurationNanos,
        long checkpointedBytes,
        long stateBytes) {

    /** Nothing measured. */
    public static final SubtaskMetrics NONE = new SubtaskMetrics(0, 0, 0, 0, 0, 0, 0, 0);

    /** Whether the subtask is reported as unaligned (T-232). */
    public boolean isUnaligned() {
        return bytesPersistedDuringAlignment > 0;
    }
}
