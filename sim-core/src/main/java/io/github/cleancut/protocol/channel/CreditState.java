package io.github.cleancut.protocol.channel;

/** What the two ends of a remote channel know of the receiver's buffers: the producer its credit, the receiver the buffers that are ready for data (T-060). */
public final class CreditState {
    int credit = BufferCounts.EXCLUSIVE_PER_CHANNEL;
    int exclusive = BufferCounts.EXCLUSIVE_PER_CHANNEL;
    int floating;
    int required = BufferCounts.EXCLUSIVE_PER_CHANNEL;
    boolean listening;
    boolean starving;

    /** All is as in the beginning. */
    public void clear() {
        credit = BufferCounts.EXCLUSIVE_PER_CHANNEL;
        exclusive = BufferCounts.EXCLUSIVE_PER_CHANNEL;
        floating = 0;
        required = BufferCounts.EXCLUSIVE_PER_CHANNEL;
        listening = false;
        starving = false;
    }

    /** Whether the producer has the credit of the beginning. */
    public boolean isCreditInitial() {
        return credit == BufferCounts.EXCLUSIVE_PER_CHANNEL;
    }

    /** Whether the receiver's buffers are as in the beginning. */
    public boolean areBuffersInitial() {
        return exclusive == BufferCounts.EXCLUSIVE_PER_CHANNEL && floating == 0 && !listening;
    }

    /** Credit reaches the producer. */
    public void addCredit(int gain) {
        credit += gain;
    }

    /** Buffers that the producer has reported as waiting, last. */
    public int reportedBacklog() {
        return Math.max(0, required - BufferCounts.EXCLUSIVE_PER_CHANNEL);
    }

    /** Whether data waits at the producer for credit. */
    public boolean isStarving() {
        return starving;
    }

    /** Data arrives and takes a buffer, floating ones first; whether it is a floating one. */
    public boolean takeBuffer() {
        if (floating > 0) {
            floating--;
            return true;
        }
        exclusive--;
        return false;
    }

    /** Buffers that are ready for data. */
    int available() {
        return exclusive + floating;
    }

    /** A deep copy. */
    public CreditState copy() {
        CreditState copy = new CreditState();
        copy.credit = credit;
        copy.exclusive = exclusive;
        copy.floating = floating;
        copy.required = required;
        copy.listening = listening;
        copy.starving = starving;
        return copy;
    }

    /** Appends the whole state in a form that is equal exactly for equal states. */
    public void encode(StringBuilder to) {
        to.append(credit).append('c').append(exclusive).append('+').append(floating);
        to.append('<').append(required).append(listening ? 'l' : '-').append(starving ? 's' : '-');
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        encode(text);
        return text.toString();
    }
}
