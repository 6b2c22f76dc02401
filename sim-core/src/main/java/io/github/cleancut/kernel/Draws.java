package io.github.cleancut.kernel;

/** The choices of one component, in order: a stream that no other component draws from. */
public interface Draws {
    /**
     * Draws the next choice of this stream.
     *
     * @param bound number of possibilities, at least 1
     * @param label what is chosen, for schedules, errors and counterexamples
     * @return a number from 0 to {@code bound - 1}
     * @throws IllegalArgumentException if the bound is not positive
     */
    long pick(long bound, String label);

    /**
     * Draws a number uniformly from [0, 1) in steps of 2^-53.
     *
     * @param label what is chosen
     */
    default double unit(String label) {
        return pick(1L << 53, label) * 0x1.0p-53;
    }

    /** An independent stream that goes on as this one would. */
    Draws copy();
}
