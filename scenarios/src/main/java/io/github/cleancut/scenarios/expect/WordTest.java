package io.github.cleancut.scenarios.expect;

/**
 * A test on a word.
 *
 * @param word the word
 * @param isNegated whether every other word passes instead
 */
public record WordTest(String word, boolean isNegated) {
    /** Whether a word passes. */
    public boolean accepts(String actual) {
        return word.equals(actual) != isNegated;
    }

    /** As the scenario writes it. */
    public String text() {
        return isNegated ? "!= " + word : word;
    }
}
