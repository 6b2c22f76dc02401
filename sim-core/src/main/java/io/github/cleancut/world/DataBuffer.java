package io.github.cleancut.world;

/**
 * A data buffer as a number that is not negative: how many bytes it holds, how many records end in it, how many buffers waited at the producer when it left, of which kind the receiver's buffer is, and whether the producer's buffer is free
 * again with it. What a flush lets go of is such a number too, and leaves the producer's buffer to be filled further.
 */
final class DataBuffer {
    /** A buffer of the receiver that nobody counts: a local consumer's, or one of recovered data. */
    static final int UNCOUNTED = 0;

    static final int EXCLUSIVE = 1;
    static final int FLOATING = 2;

    /** No buffer may be larger. */
    static final long MOST_BYTES = (1L << 26) - 1;

    private static final int RECORDS_SHIFT = 26;
    private static final int BACKLOG_SHIFT = 50;
    private static final int KIND_SHIFT = 60;
    private static final long ENDS = 1L << 62;
    private static final long MOST_RECORDS = (1L << (BACKLOG_SHIFT - RECORDS_SHIFT)) - 1;
    private static final long MOST_BACKLOG = (1L << (KIND_SHIFT - BACKLOG_SHIFT)) - 1;
    private static final long KINDS = 3;

    private DataBuffer() {}

    /** A buffer with bytes, and records that end in it. */
    static long of(long bytes, long records) {
        return bytes | (records << RECORDS_SHIFT);
    }

    static int bytes(long buffer) {
        return (int) (buffer & MOST_BYTES);
    }

    /** Records of which the last byte is in it. */
    static int records(long buffer) {
        return (int) ((buffer >>> RECORDS_SHIFT) & MOST_RECORDS);
    }

    /** Buffers that waited at the producer when it left. */
    static int backlog(long buffer) {
        return (int) ((buffer >>> BACKLOG_SHIFT) & MOST_BACKLOG);
    }

    static long withBacklog(long buffer, int backlog) {
        return (buffer & ~(MOST_BACKLOG << BACKLOG_SHIFT)) | (Math.min(backlog, MOST_BACKLOG) << BACKLOG_SHIFT);
    }

    /** Of which kind the receiver's buffer is. */
    static int kind(long buffer) {
        return (int) ((buffer >>> KIND_SHIFT) & KINDS);
    }

    static long withKind(long buffer, int kind) {
        return (buffer & ~(KINDS << KIND_SHIFT)) | ((long) kind << KIND_SHIFT);
    }

    /** The producer's buffer is free again with it. */
    static long ending(long buffer) {
        return buffer | ENDS;
    }

    static boolean isEnding(long buffer) {
        return (buffer & ENDS) != 0;
    }
}
