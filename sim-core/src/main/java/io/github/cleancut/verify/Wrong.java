package io.github.cleancut.verify;

/** What is wrong with a line: the rule that it breaks, or no rule where the line has no form. */
final class Wrong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String rule;

    Wrong(String rule, String sentence) {
        super(sentence, null, false, false);
        this.rule = rule;
    }

    String rule() {
        return rule;
    }

    static void unless(boolean holds, String rule, String sentence) {
        if (!holds) {
            throw new Wrong(rule, sentence);
        }
    }

    /** The same where the sentence ends with a number: it is made only if it is needed. */
    static void unless(boolean holds, String rule, String sentence, long number) {
        if (!holds) {
            throw new Wrong(rule, sentence + number);
        }
    }
}
