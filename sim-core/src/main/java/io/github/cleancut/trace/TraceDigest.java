package io.github.cleancut.trace;

/** A 64-bit hash folded over every event of a run, whether or not a trace is written: equal runs have equal digests on every machine. */
public final class TraceDigest {
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private long hash = 0xCBF29CE484222325L;

    /** Folds a number in. */
    public void fold(long value) {
        long mixed = (hash ^ value) * MULTIPLIER;
        hash = mixed ^ (mixed >>> 29);
    }

    /**
     * Folds an event in, at the cost of little more than one number: each of its numbers by a factor of its own, so that two events that differ in one of them differ here.
     *
     * @param timeNanos when it happens
     * @param kind {@link EventKind#code()}
     * @param first what it is about
     * @param second what it is about
     * @param third what it is about
     */
    public void fold(long timeNanos, long kind, long first, long second, long third) {
        long sum = timeNanos * 0xD6E8FEB86659FD93L
                + kind * 0xA0761D6478BD642FL
                + first * 0xE7037ED1A0B428DBL
                + second * 0x8EBC6AF09C88C6E3L
                + third * 0x589965CC75374CC3L;
        fold(sum ^ (sum >>> 32));
    }

    /** Folds a word in. */
    public void fold(String word) {
        for (int i = 0; i < word.length(); i++) {
            fold(word.charAt(i));
        }
        fold(word.length());
    }

    /** The digest so far, as 16 hex digits. */
    public String hex() {
        String digits = Long.toHexString(hash);
        return "0".repeat(16 - digits.length()) + digits;
    }

    /** An independent digest that goes on from here. */
    public TraceDigest copy() {
        TraceDigest copy = new TraceDigest();
        copy.hash = hash;
        return copy;
    }
}
