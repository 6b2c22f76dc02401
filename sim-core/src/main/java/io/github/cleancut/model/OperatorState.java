package io.github.cleancut.model;

/** How operator state that counts records by lineage is kept and redistributed. */
public enum OperatorState {
    NONE,
    LIST,
    UNION,
    BROADCAST
}
