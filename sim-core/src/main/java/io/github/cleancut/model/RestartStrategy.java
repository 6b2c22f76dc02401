package io.github.cleancut.model;

/** {@code restart-strategy.*} (C-204 to C-210); durations in milliseconds as Flink has them. */
public sealed interface RestartStrategy {
    /** Never (C-210). */
    record None() implements RestartStrategy {}

    /** So many attempts, one delay (C-205). */
    record FixedDelay(int attempts, long delayMillis) implements RestartStrategy {}

    /** Denied when more than so many failures lie within the interval (C-206). */
    record FailureRate(int maxFailures, long intervalMillis, long delayMillis) implements RestartStrategy {}

    /**
     * Growing delays (C-207 to C-209).
     *
     * @param attemptsBeforeReset {@link Integer#MAX_VALUE} for infinite
     */
    record ExponentialDelay(
            long initialMillis,
            long maxMillis,
            double multiplier,
            long resetThresholdMillis,
            double jitterFactor,
            int attemptsBeforeReset)
            implements RestartStrategy {}
}
