package io.github.cleancut.scenarios;

import io.github.cleancut.model.Rules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is set from outside the file, after the file and its cases.
 *
 * @param sets {@code path=value}, in the order of the command line
 * @param seed another seed, or null
 * @param rules other rules, or null
 */
public record Overrides(
        List<String> sets, @Nullable Long seed, @Nullable Rules rules) {
    /** Nothing is set. */
    public static final Overrides NONE = new Overrides(List.of(), null, null);
}
