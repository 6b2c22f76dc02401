package io.github.cleancut.model;

/**
 * Whether and how the size of buffers follows the throughput (T-064).
 *
 * @param enabled {@code taskmanager.network.memory.buffer-debloat.enabled}
 * @param periodMillis {@code .period}
 * @param targetMillis {@code .target}: so long should what is in buffers last
 * @param samples {@code .samples}
 * @param thresholdPercent {@code .threshold-percentages}
 * @param leastBytes {@code taskmanager.memory.min-segment-size}
 * @param firstBytes {@code taskmanager.memory.starting-segment-size}
 */
public record BufferDebloating(
        boolean enabled,
        long periodMillis,
        long targetMillis,
        int samples,
        int thresholdPercent,
        long leastBytes,
        long firstBytes) {
    /** Buffers are as large as segments. */
    public static final BufferDebloating OFF = new BufferDebloating(false, 200, 1_000, 20, 25, 256, 1_024);
}
