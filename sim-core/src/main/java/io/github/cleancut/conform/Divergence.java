package io.github.cleancut.conform;

import java.util.List;
import java.util.Map;

/**
 * The first step at which our coordinator does something else than the recorded one.
 *
 * @param recording where the recording comes from
 * @param step number of the step, from 0
 * @param command its command
 * @param expected what is recorded
 * @param actual what our coordinator did
 * @param rules ids of the rows that fired in this step, in order
 */
public record Divergence(
        String recording, int step, Map<String, Object> command, String expected, String actual, List<String> rules) {

    @Override
    public String toString() {
        return recording + ", step " + step + ", " + command + "\n  expected " + expected + "\n  actual   " + actual
                + "\n  rules    " + rules;
    }
}
