package io.github.cleancut.protocol.channel;

import io.github.cleancut.model.BufferDebloating;

/** What an input gate knows of the size that its buffers should have (T-064). */
public final class DebloatState {
    final BufferDebloating config;
    final long mostBytes;
    long smoothedBytes;
    long announcedBytes;

    /**
     * A gate whose producers have been told nothing yet.
     *
     * @param config how sizes follow the throughput
     * @param segmentBytes size of a segment, which no buffer exceeds
     */
    public DebloatState(BufferDebloating config, long segmentBytes) {
        this.config = config;
        this.mostBytes = segmentBytes;
        smoothedBytes = Math.min(config.firstBytes(), segmentBytes);
        announcedBytes = smoothedBytes;
    }

    /** The size that the producers know, or will know. */
    public long announcedBytes() {
        return announcedBytes;
    }

    /** Moves towards a size. */
    void smooth(long towards) {
        double weight = 2.0 / (config.samples() + 1);
        smoothedBytes = (long) (smoothedBytes + weight * (towards - smoothedBytes));
    }

    /** A deep copy. */
    public DebloatState copy() {
        DebloatState copy = new DebloatState(config, mostBytes);
        copy.smoothedBytes = smoothedBytes;
        copy.announcedBytes = announcedBytes;
        return copy;
    }

    /** Appends the whole state in a form that is equal exactly for equal states. */
    public void encode(StringBuilder to) {
        to.append(smoothedBytes).append('/').append(announcedBytes);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        encode(text);
        return text.toString();
    }
}
