package io.github.cleancut.reports.explain;

import java.util.List;

/**
 * What a word means.
 *
 * @param topic the word, as it is written
 * @param kind what it is: a law, a rule row, a statement ...
 * @param lines what there is to say, a thought a line
 */
public record Explanation(String topic, String kind, List<String> lines) {}
