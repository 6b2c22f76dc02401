package io.github.cleancut.model;

/** Watermarks as numbers: nanoseconds of event time, which begins with virtual time; and their form on channels, where they stand among lineages. */
public final class Watermark {
    /** No watermark yet: event time stands before its begin (T-270). */
    public static final long NONE = -1;

    private static final long MARK = 1L << 62;

    /** The end of event time, at the end of data (T-150). */
    public static final long MAX = MARK - 1;

    private Watermark() {}

    /** A watermark as an element of a channel; no lineage is as large. */
    public static long element(long nanos) {
        return MARK | nanos;
    }

    /** Whether an element of a channel is a watermark. */
    public static boolean isElement(long element) {
        return element >= MARK;
    }

    /** The event time of an element that is a watermark. */
    public static long nanosOf(long element) {
        return element & ~MARK;
    }

    /** How many of these elements are records. */
    public static int records(long[] elements) {
        int records = 0;
        for (long element : elements) {
            records += isElement(element) ? 0 : 1;
        }
        return records;
    }
}
