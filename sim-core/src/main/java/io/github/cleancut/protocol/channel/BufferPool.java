package io.github.cleancut.protocol.channel;

/** The buffers of a result partition: how many its subpartitions hold, and whether its task may take another step (T-057, T-058). */
public final class BufferPool {
    final int size;
    int used;
    int fullSubpartitions;
    boolean available = true;
    boolean stopped;

    /**
     * A pool of which nothing is used.
     *
     * @param size number of buffers without overdraft
     */
    public BufferPool(int size) {
        this.size = size;
    }

    /** Nothing is used any more. */
    public void clear() {
        used = 0;
        fullSubpartitions = 0;
        available = true;
        stopped = false;
    }

    /** Buffers that are used, overdraft among them. */
    public int used() {
        return used;
    }

    /** Whether a free buffer exists and no subpartition is full. */
    public boolean isAvailable() {
        return available;
    }

    /** Whether even the overdraft is used up, so that whoever writes stands still. */
    public boolean isStopped() {
        return stopped;
    }

    /** A deep copy. */
    public BufferPool copy() {
        BufferPool copy = new BufferPool(size);
        copy.used = used;
        copy.fullSubpartitions = fullSubpartitions;
        copy.available = available;
        copy.stopped = stopped;
        return copy;
    }

    /** Appends the whole state in a form that is equal exactly for equal states. */
    public void encode(StringBuilder to) {
        to.append(used).append('/').append(size).append(':').append(fullSubpartitions);
        to.append(available ? 'a' : '-').append(stopped ? 's' : '-');
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        encode(text);
        return text.toString();
    }
}
