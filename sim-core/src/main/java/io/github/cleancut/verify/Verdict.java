package io.github.cleancut.verify;

import java.util.SortedMap;

/**
 * The checker's answer about one certificate.
 *
 * @param exit 0 VALID, 1 INVALID, 2 malformed, 3 INCOMPLETE
 * @param line the line that decides, from 1; 0 for VALID
 * @param rule the broken rule, C0 to C10; empty unless INVALID
 * @param sentence what is wrong; empty for VALID
 * @param claim class and output as {@code end} has them, and whether all restored checkpoints are EO
 * @param checked how often what was checked, by name
 */
public record Verdict(int exit, long line, String rule, String sentence, Claim claim, SortedMap<String, Long> checked) {
    /**
     * What is claimed of the run as a whole; empty words unless VALID.
     *
     * @param weakest class in {@code end}
     * @param output what {@code end} says of the output
     * @param isFull whether records were checked too (no {@code checkpoints} in the header)
     * @param isTransparent whether every restored checkpoint is EO, so that the surviving run is a legal failure-free run (T5)
     */
    public record Claim(String weakest, String output, boolean isFull, boolean isTransparent) {}
}
