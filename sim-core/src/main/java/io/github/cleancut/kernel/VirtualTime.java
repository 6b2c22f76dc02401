package io.github.cleancut.kernel;

/** Virtual time is a {@code long} of nanoseconds since the start of the run; this class holds its units and its printed form. */
public final class VirtualTime {
    public static final long NANOS_PER_MICRO = 1_000L;
    public static final long NANOS_PER_MILLI = 1_000_000L;
    public static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** Later than everything that can happen. */
    public static final long NEVER = Long.MAX_VALUE;

    private VirtualTime() {}

    /**
     * Adds two durations that are not negative.
     *
     * @param leftNanos nanoseconds, at least 0
     * @param rightNanos nanoseconds, at least 0
     * @return their sum, or {@link #NEVER} where it does not fit a {@code long}
     */
    public static long plus(long leftNanos, long rightNanos) {
        long sum = leftNanos + rightNanos;
        return sum < 0 ? NEVER : sum;
    }

    /**
     * Refuses an event in the past.
     *
     * @throws IllegalArgumentException if the time lies before now
     */
    static void requireNotBefore(long timeNanos, long nowNanos) {
        if (timeNanos < nowNanos) {
            throw new IllegalArgumentException("event at " + timeNanos + " ns lies before now, " + nowNanos + " ns");
        }
    }

    /**
     * Prints a time the way every report does: in milliseconds with three decimals, rounded down.
     *
     * @param nanos nanoseconds
     * @return for example {@code 287.000 ms}
     */
    public static String format(long nanos) {
        long micros = Math.floorDiv(nanos, NANOS_PER_MICRO);
        String sign = micros < 0 ? "-" : "";
        long magnitude = Math.abs(micros);
        String fraction = Long.toString(1_000 + magnitude % 1_000).substring(1);
        return sign + magnitude / 1_000 + "." + fraction + " ms";
    }
}
