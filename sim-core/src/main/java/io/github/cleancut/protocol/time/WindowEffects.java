package io.github.cleancut.protocol.time;

import io.github.cleancut.protocol.rule.RuleLog;

/** What {@link EventTime} has a window do with a record; it also learns which rows fire. */
public interface WindowEffects extends RuleLog {
    /** The record is counted in the window. */
    void count();

    /** The record is not counted in the window. */
    void leaveOut();
}
