package io.github.cleancut.protocol.channel;

/** Flink's fixed numbers of network buffers (T-055 to T-058). */
public final class BufferCounts {
    /** Buffers that a channel of an input gate has for itself. */
    public static final int EXCLUSIVE_PER_CHANNEL = 2;

    /** Buffers that the channels of an input gate share. */
    public static final int FLOATING_PER_GATE = 8;

    /** A subpartition that holds so many makes its partition unavailable. */
    public static final int MOST_PER_SUBPARTITION = 10;

    /** Buffers beyond its pool that a partition may take for a record that is being written. */
    public static final int OVERDRAFT_PER_PARTITION = 20;

    private static final int PER_SUBPARTITION = 2;
    private static final int EXTRA_PER_PARTITION = 8;

    private BufferCounts() {}

    /** Buffers of a result partition with so many subpartitions. */
    public static int ofPartition(int subpartitions) {
        return PER_SUBPARTITION * subpartitions + EXTRA_PER_PARTITION;
    }
}
