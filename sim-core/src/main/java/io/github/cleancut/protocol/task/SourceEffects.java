package io.github.cleancut.protocol.task;

import io.github.cleancut.protocol.rule.RuleLog;

/** What a {@link SourcePosition} has its source do; it also learns which rows fire. */
public interface SourceEffects extends RuleLog {
    /** The record with this offset is emitted. */
    void emit(long offset);

    /** The last record has been emitted: end of data, with drain. */
    void endOfData();

    /** The snapshot holds this offset. */
    void store(long offset);
}
