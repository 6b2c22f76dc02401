package io.github.cleancut.protocol.failover;

/**
 * A failure that the restart strategy is asked about.
 *
 * @param nowMillis wall-clock time
 * @param recoverable whether a restart can help; where it cannot, no strategy is asked (C-202)
 * @param jitter drawn for this failure, uniform in [-1, 1]
 */
public record Failure(long nowMillis, boolean recoverable, double jitter) {

    /** A failure that a restart can help against. */
    public Failure(long nowMillis, double jitter) {
        this(nowMillis, true, jitter);
    }
}
