package io.github.cleancut.model;

/** Which rules a run follows. */
public enum Rules {
    FLINK_2_3("flink-2.3"),
    FLINK_INTENDED("flink-intended");

    private final String word;

    Rules(String word) {
        this.word = word;
    }

    /** The word of a scenario. */
    public String word() {
        return word;
    }
}
