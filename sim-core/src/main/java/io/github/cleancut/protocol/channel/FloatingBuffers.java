package io.github.cleancut.protocol.channel;

/** The buffers that the channels of an input gate share (T-056, T-060). Who waits for one is the host's to remember. */
public final class FloatingBuffers {
    int free = BufferCounts.FLOATING_PER_GATE;

    /** All are free. */
    public void clear() {
        free = BufferCounts.FLOATING_PER_GATE;
    }

    /** How many are free. */
    public int free() {
        return free;
    }

    /** A deep copy. */
    public FloatingBuffers copy() {
        FloatingBuffers copy = new FloatingBuffers();
        copy.free = free;
        return copy;
    }

    /** Appends the whole state in a form that is equal exactly for equal states. */
    public void encode(StringBuilder to) {
        to.append(free).append('f');
    }

    @Override
    public String toString() {
        return free + " free";
    }
}
