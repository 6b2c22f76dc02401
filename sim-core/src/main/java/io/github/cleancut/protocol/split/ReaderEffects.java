package io.github.cleancut.protocol.split;

import io.github.cleancut.protocol.rule.RuleLog;
import java.util.List;

/** What {@link SplitReader} has its host do, in this order; it also learns which rows fire. */
public interface ReaderEffects extends RuleLog {
    /** The record with this offset goes out. */
    void emit(long offset);

    /** There is no further record, now or later. */
    void endOfData();

    /** The enumerator is asked for a split. */
    void requestSplit();

    /** A snapshot stores this: where it goes on, and its splits, the one it is at first. */
    void store(long nextOffset, List<Long> splits);
}
