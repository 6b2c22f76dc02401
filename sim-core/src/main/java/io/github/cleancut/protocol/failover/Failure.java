package io.github.cleancut.protocol.failover;

/**
 * A failure that the restart strategy is asked about.
 *
 * @param nowMillis wall-clock time
 * @param jitter drawn for this failure, uniform in [-1, 1]
 */
public record Failure(long nowMillis, double jitter) {}
