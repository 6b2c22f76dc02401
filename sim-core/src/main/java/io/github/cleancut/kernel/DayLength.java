package io.github.cleancut.kernel;

/** How long a day of the calendar should be: about three events, or one instant where many events come at once. It follows from the events taken, and from nothing else. */
final class DayLength {
    /** After so many events it is looked at again. */
    private static final int EVERY = 1 << 12;

    private static final int MOST_SHIFT = 56;

    private int untilNext = EVERY;
    private int instants;
    private long sinceNanos;

    /** Another instant has come. */
    void nextInstant() {
        instants++;
    }

    /** Another event is taken; whether it is time to look. */
    boolean nextEvent() {
        return --untilNext == 0;
    }

    /**
     * The length that suits the events since the last look.
     *
     * @param nowNanos now
     * @param present the length at present, which stays where all were of one instant
     * @return binary logarithm of the length in nanoseconds
     */
    int shift(long nowNanos, int present) {
        untilNext = EVERY;
        if (instants == 0) {
            return present;
        }
        long passedNanos = nowNanos - sinceNanos;
        int ofEvents = bits(passedNanos / EVERY) + 1;
        int ofInstants = bits(passedNanos / instants) - 1;
        sinceNanos = nowNanos;
        instants = 0;
        return Math.min(MOST_SHIFT, Math.max(ofEvents, ofInstants));
    }

    private static int bits(long value) {
        return Long.SIZE - Long.numberOfLeadingZeros(value);
    }

    DayLength copy() {
        DayLength copy = new DayLength();
        copy.untilNext = untilNext;
        copy.instants = instants;
        copy.sinceNanos = sinceNanos;
        return copy;
    }
}
