package io.github.cleancut.protocol.channel;

/** What the protocol knows of a producer's queue for one channel: whether it is silent until its consumer asks it to go on (T-052). The queue itself is the host's. */
public final class Subpartition {
    boolean blocked;
    boolean flushed;

    /** Whether nothing but priority elements may be handed out. */
    public boolean isBlocked() {
        return blocked;
    }

    /** Whether what is written into an unfinished buffer may leave (T-063). */
    public boolean isFlushed() {
        return flushed;
    }

    /** Nothing is left of what was flushed. */
    public void flushIsOver() {
        flushed = false;
    }

    /** As in the beginning. */
    public void clear() {
        blocked = false;
        flushed = false;
    }

    /** A deep copy. */
    public Subpartition copy() {
        Subpartition copy = new Subpartition();
        copy.blocked = blocked;
        copy.flushed = flushed;
        return copy;
    }

    /** Appends the whole state in a form that is equal exactly for equal states. */
    public void encode(StringBuilder to) {
        to.append(blocked ? 'b' : '-').append(flushed ? "f" : "");
    }

    @Override
    public String toString() {
        return blocked ? "blocked" : "open";
    }
}
