package io.github.cleancut.world;

import io.github.cleancut.model.Watermark;
import java.util.Arrays;

/** Data of one channel that a snapshot holds, or is going to hold, as in flight: the records that end in it and the watermarks between them (T-116), in their order, and its bytes. Nothing of it changes. */
final class StoredRecords {
    private final int channel;
    private final int firstPlace;
    private final long[] lineages;
    private final int records;
    private final long bytes;

    /**
     * Records of a channel.
     *
     * @param channel the channel
     * @param firstPlace place of the first in the life of the channel, from 1
     * @param lineages the records and watermarks
     * @param bytes bytes of the buffers; of a record that is cut in two each part counts where it is
     */
    StoredRecords(int channel, int firstPlace, long[] lineages, long bytes) {
        this.channel = channel;
        this.firstPlace = firstPlace;
        this.lineages = lineages;
        this.records = Watermark.records(lineages);
        this.bytes = bytes;
    }

    int channel() {
        return channel;
    }

    /** The place of the first in the life of the channel, from 1. */
    int firstPlace() {
        return firstPlace;
    }

    /** Number of records, without the watermarks. */
    int count() {
        return records;
    }

    /** Number of records and watermarks. */
    int elements() {
        return lineages.length;
    }

    long bytes() {
        return bytes;
    }

    /** A lineage, or a watermark. */
    long element(int place) {
        return lineages[place];
    }

    /** These and then others of the same channel. */
    StoredRecords and(StoredRecords later) {
        long[] both = Arrays.copyOf(lineages, lineages.length + later.lineages.length);
        System.arraycopy(later.lineages, 0, both, lineages.length, later.lineages.length);
        return new StoredRecords(channel, firstPlace, both, bytes + later.bytes);
    }

    @Override
    public String toString() {
        return channel + "@" + firstPlace + ":" + Arrays.toString(lineages) + bytes;
    }
}
