package io.github.cleancut.scenarios.bind;

/** Small words of messages. */
final class Words {
    private Words() {}

    /** A noun with its indefinite article. */
    static String withArticle(String noun) {
        return ("aeiou".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
    }
}
