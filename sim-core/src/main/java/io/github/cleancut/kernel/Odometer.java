package io.github.cleancut.kernel;

import java.util.Arrays;

/**
 * Counts through every sequence of picks that a finite program can draw: run the program with {@link ReplayChoices}, call {@link #advance()}, run again, until it returns false. The last pick turns
 * fastest, like the wheels of an odometer.
 */
public final class Odometer {
    private long[] picks = new long[16];
    private long[] bounds = new long[16];
    private int length;
    private int position;

    /**
     * The pick at the present position, 0 where this run goes further than any before it.
     *
     * @param bound number of possibilities, at least 1
     */
    long next(long bound) {
        if (position == picks.length) {
            picks = Arrays.copyOf(picks, position * 2);
            bounds = Arrays.copyOf(bounds, position * 2);
        }
        if (position == length) {
            picks[position] = 0;
            length++;
        }
        bounds[position] = bound;
        return picks[position++];
    }

    /**
     * Turns to the next sequence and goes back to its start.
     *
     * @return false when every sequence has been run
     */
    public boolean advance() {
        length = position;
        position = 0;
        while (length > 0 && picks[length - 1] + 1 >= bounds[length - 1]) {
            length--;
        }
        if (length == 0) {
            return false;
        }
        picks[length - 1]++;
        return true;
    }
}
