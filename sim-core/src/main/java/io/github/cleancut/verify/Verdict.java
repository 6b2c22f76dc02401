package io.github.cleancut.verify;

import java.util.SortedMap;

/**
 * The checker's answer about one certificate: exit 0 VALID, 1 INVALID, 2 malformed, 3 INCOMPLETE; the line that decides, from 1,
 * or 0; the rule that it breaks, C0 to C10, if INVALID; what is wrong; what is claimed; how often what was checked, by name.
 */
public record Verdict(int exit, long line, String rule, String sentence, Claim claim, SortedMap<String, Long> checked) {
    /**
     * Class and output as {@code end} has them, empty unless VALID; whether records were checked too (no {@code checkpoints} in
     * the header); whether every restored checkpoint is EO, so that the surviving run is a legal failure-free run (T5).
     */
    public record Claim(String weakest, String output, boolean isFull, boolean isTransparent) {}
}
