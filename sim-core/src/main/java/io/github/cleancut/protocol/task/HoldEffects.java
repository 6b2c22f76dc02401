package io.github.cleancut.protocol.task;

import io.github.cleancut.protocol.rule.RuleLog;

/** What {@link SourceHold} has its host do; it also learns which rows fire. */
public interface HoldEffects extends RuleLog {
    /** The source emits its next record. */
    void emit();
}
