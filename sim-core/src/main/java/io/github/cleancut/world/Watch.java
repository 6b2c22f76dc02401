package io.github.cleancut.world;

/** How one side watches the heartbeats of the other: when it has heard the last one, and whether it has given the other up. */
final class Watch {
    private long heardNanos;

    /** Counts the times that heartbeats stopped or came again: a timeout belongs to one of them. */
    private long number;

    private boolean isSilent;
    private boolean isLost;

    boolean isSilent() {
        return isSilent;
    }

    boolean isLost() {
        return isLost;
    }

    long heardNanos() {
        return heardNanos;
    }

    long number() {
        return number;
    }

    /** No heartbeat comes any more, after one at this time, or a later one that is known. */
    void fallSilent(long lastNanos) {
        heardNanos = Math.max(heardNanos, lastNanos);
        isSilent = true;
        number++;
    }

    /** A heartbeat has come. */
    void hear(long nowNanos) {
        heardNanos = nowNanos;
        isSilent = false;
        number++;
    }

    /** The other is given up. */
    void lose() {
        isLost = true;
        isSilent = false;
        number++;
    }

    /** The two have found each other anew. */
    void register(long nowNanos) {
        isLost = false;
        hear(nowNanos);
    }

    Watch copy() {
        Watch copy = new Watch();
        copy.heardNanos = heardNanos;
        copy.number = number;
        copy.isSilent = isSilent;
        copy.isLost = isLost;
        return copy;
    }

    void encode(StringBuilder to) {
        to.append(isSilent ? 's' : '-').append(isLost ? 'l' : '-');
    }
}
