package io.github.cleancut.conform;

/** Where Flink's own order is that of a hash table, so that the comparison cannot ask for one (docs/decisions/040). */
public enum Tolerance {
    /** Discards of one moment that were recorded in another order than ours: compared as a set. */
    DISCARDS_COMPARED_AS_A_SET,
    /** Part of a group of discards ran, and the recording said which. */
    DISCARD_CHOSEN_AS_RECORDED,
    /** Several channels were resumed or prioritised together: done in the order of Flink's own hash, which is known. */
    CHANNELS_IN_HASH_ORDER
}
