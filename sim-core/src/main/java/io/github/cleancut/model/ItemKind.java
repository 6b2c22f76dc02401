package io.github.cleancut.model;

/** What an item of the job does with records. */
public enum ItemKind {
    SOURCE("source", 0, 0),
    MAP("map", 1, 1),
    FILTER("filter", 1, 1),
    FLAT_MAP("flatMap", 1, 1),
    KEYED("keyed", 1, 1),
    WINDOW("window", 1, 1),
    JOIN("join", 2, 2),
    CONNECT("connect", 2, 2),
    SINK("sink", 1, 1);

    private final String word;
    private final int leastInputs;
    private final int logicalInputs;

    ItemKind(String word, int leastInputs, int logicalInputs) {
        this.word = word;
        this.leastInputs = leastInputs;
        this.logicalInputs = logicalInputs;
    }

    /** The key under which a scenario writes it. */
    public String word() {
        return word;
    }

    /** Fewest entries of {@code from}. */
    public int leastInputs() {
        return leastInputs;
    }

    /** Logical inputs: with one of them, several entries of {@code from} are a union. */
    public int logicalInputs() {
        return logicalInputs;
    }
}
