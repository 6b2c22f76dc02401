package io.github.cleancut.world;

/** The buffer of a channel that its consumer is reading, and the bytes that it has read of a record whose end is in a later one. */
final class BufferInHand {
    private static final long NONE = -1;

    private long buffer = NONE;
    private int bytes;
    private int records;
    private long bytesOfPartial;

    void clear() {
        buffer = NONE;
        bytes = 0;
        records = 0;
        bytesOfPartial = 0;
    }

    /** The consumer begins to read a buffer. */
    void begin(long taken) {
        buffer = taken;
        bytes = DataBuffer.bytes(taken);
        records = DataBuffer.records(taken);
    }

    /** Whether the buffer has not been read to its end. */
    boolean isReading() {
        return buffer != NONE;
    }

    /** Records that end in the rest of it. */
    int records() {
        return records;
    }

    /** Bytes of the rest of it, and of the record that has been read in part. */
    long bytes() {
        return bytes + bytesOfPartial;
    }

    boolean isEmpty() {
        return buffer == NONE && bytesOfPartial == 0;
    }

    /** The next record is read, so many bytes long; whether the buffer is at its end. */
    boolean read(long recordBytes) {
        bytes -= (int) Math.min(bytes, recordBytes - bytesOfPartial);
        bytesOfPartial = 0;
        records--;
        return bytes == 0 && records == 0;
    }

    /** What is left is the beginning of a record that goes on in a later buffer. */
    void readPartial() {
        bytesOfPartial += bytes;
        bytes = 0;
    }

    /** The buffer is at its end; which it was. */
    long end() {
        long ended = buffer;
        buffer = NONE;
        return ended;
    }

    BufferInHand copy() {
        BufferInHand copy = new BufferInHand();
        copy.buffer = buffer;
        copy.bytes = bytes;
        copy.records = records;
        copy.bytesOfPartial = bytesOfPartial;
        return copy;
    }

    void encode(StringBuilder to) {
        if (!isEmpty()) {
            to.append('[')
                    .append(bytes)
                    .append(',')
                    .append(records)
                    .append(',')
                    .append(bytesOfPartial)
                    .append(']');
        }
    }
}
