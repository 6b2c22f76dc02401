package io.github.cleancut.protocol.sink;

/** When a record that a sink takes in can be seen outside. */
public enum Visibility {
    /** With the transaction that is open now. */
    WITH_TRANSACTION,
    /** At once, every time it is written. */
    AT_ONCE,
    /** At once, in the place of what was written under its key before. */
    AT_ONCE_BY_KEY,
    /** Never. */
    NEVER
}
