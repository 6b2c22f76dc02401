package io.github.cleancut.model;

import java.util.SortedMap;

/**
 * Keys 0 to {@code count - 1} of a source's records.
 *
 * @param count number of keys
 * @param skewPercent share of single keys, in whole percent, sum at most 100
 * @param isRandom drawn per record instead of the exact formula
 */
public record KeySpec(int count, SortedMap<Integer, Integer> skewPercent, boolean isRandom) {}
