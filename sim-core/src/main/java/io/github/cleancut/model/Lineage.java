package io.github.cleancut.model;

/** The identity of a source record and of all that one-to-one operators make of it: source task and offset, packed into a {@code long}. */
public final class Lineage {
    /** No record. */
    public static final long NONE = -1;

    private static final int OFFSET_BITS = 40;
    private static final long OFFSET_MASK = (1L << OFFSET_BITS) - 1;

    private Lineage() {}

    /**
     * Packs a lineage.
     *
     * @param sourceTask number of the source task in the {@link Topology}
     * @param offset offset of the record, below 2^40
     */
    public static long of(int sourceTask, long offset) {
        return (long) sourceTask << OFFSET_BITS | offset;
    }

    /** The source task of a lineage. */
    public static int sourceTask(long lineage) {
        return (int) (lineage >>> OFFSET_BITS);
    }

    /** The offset of a lineage. */
    public static long offset(long lineage) {
        return lineage & OFFSET_MASK;
    }

    /** Whether a filter keeps the record (format.md, section 3). */
    public static boolean isKept(long lineage, int keepPercent) {
        return 37 * (offset(lineage) % 100) % 100 < keepPercent;
    }
}
