package io.github.cleancut.model;

/** A duration that is fixed or drawn anew at each use, in nanoseconds; drawn values are rounded down. */
public sealed interface Amount {

    /** Always the same. */
    record Fixed(long nanos) implements Amount {
        /** No time at all. */
        public static final Fixed ZERO = new Fixed(0);
    }

    /** Uniform on the integers from {@code leastNanos} to {@code mostNanos}, both included. */
    record Uniform(long leastNanos, long mostNanos) implements Amount {}

    /** Exponential with a mean. */
    record Exponential(long meanNanos) implements Amount {}

    /** Log-normal, given by its median and its 99th percentile. */
    record LogNormal(long medianNanos, long percentile99Nanos) implements Amount {}

    /** Weibull with a scale and a shape. */
    record Weibull(long scaleNanos, double shape) implements Amount {}

    /** The most that it may be, in nanoseconds; {@link Long#MAX_VALUE} where it has no bound. */
    default long mostNanos() {
        return this instanceof Fixed fixed ? fixed.nanos() : Long.MAX_VALUE;
    }

    /** Whether this is exactly no time. */
    default boolean isZero() {
        return this instanceof Fixed fixed && fixed.nanos() == 0;
    }
}
