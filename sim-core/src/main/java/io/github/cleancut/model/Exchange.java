package io.github.cleancut.model;

/** How the records of one item are spread over the subtasks of the next, in the words of Flink's plan view. */
public enum Exchange {
    FORWARD,
    RESCALE,
    REBALANCE,
    SHUFFLE,
    HASH,
    BROADCAST,
    GLOBAL,
    CUSTOM;

    /** Whether a subtask is connected to some subtasks of the next item only (pointwise), not to all. */
    public boolean isPointwise() {
        return this == FORWARD || this == RESCALE;
    }
}
