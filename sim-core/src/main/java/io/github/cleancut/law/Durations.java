package io.github.cleancut.law;

/** Spans and moments of virtual time, as sentences say them. */
final class Durations {
    static final long NANOS_PER_MILLI = 1_000_000L;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private Durations() {}

    /** In seconds or milliseconds where they are whole, else in nanoseconds. */
    static String words(long nanos) {
        if (nanos % NANOS_PER_SECOND == 0 && nanos != 0) {
            return nanos / NANOS_PER_SECOND + " s";
        }
        return nanos % NANOS_PER_MILLI == 0 ? nanos / NANOS_PER_MILLI + " ms" : nanos + " ns";
    }

    /** The sum, at most the largest number. */
    static long plus(long oneNanos, long otherNanos) {
        return oneNanos > Long.MAX_VALUE - otherNanos ? Long.MAX_VALUE : oneNanos + otherNanos;
    }
}
