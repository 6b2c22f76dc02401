package io.github.cleancut.reports.conform;

import io.github.cleancut.conform.Comparison;
import io.github.cleancut.conform.Recording;
import java.util.List;

/**
 * The first step of a recording at which ours is another.
 *
 * @param file where the recording stands
 * @param line line of the step, in the unpacked text
 * @param recording which one
 * @param step number of the step, from 1
 * @param before the steps before it that are kept, the last of them next to it
 * @param at the step
 */
public record Divergence(
        String file, int line, Recording recording, int step, List<Comparison> before, Comparison at) {}
