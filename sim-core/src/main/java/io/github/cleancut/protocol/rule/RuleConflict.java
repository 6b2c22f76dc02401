package io.github.cleancut.protocol.rule;

/** No row or more than one row of a table matches an input: a bug of the tables, which ends the run. */
public final class RuleConflict extends IllegalStateException {
    RuleConflict(String message) {
        super(message);
    }
}
