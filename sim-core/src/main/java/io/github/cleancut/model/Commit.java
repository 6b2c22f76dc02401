package io.github.cleancut.model;

/** When and how a sink's records become visible. */
public enum Commit {
    TWO_PHASE("two-phase"),
    AT_LEAST_ONCE("at-least-once"),
    IDEMPOTENT("idempotent"),
    NONE("none");

    private final String word;

    Commit(String word) {
        this.word = word;
    }

    /** The word of a scenario. */
    public String word() {
        return word;
    }
}
