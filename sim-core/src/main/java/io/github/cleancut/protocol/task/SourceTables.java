package io.github.cleancut.protocol.task;

import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.protocol.rule.RuleTable;
import java.util.List;

/** A source's part: T-030, T-031, T-044. */
final class SourceTables {
    /**
     * From where an attempt starts.
     *
     * @param storedOffset what a checkpoint stored, -1 without one
     * @param liveOffset the first offset that nobody has taken yet
     * @param hasCheckpoint whether the attempt starts from a checkpoint
     */
    record Restore(long storedOffset, long liveOffset, boolean hasCheckpoint) {}

    // spotless:off
    static final RuleTable<SourcePosition, Boolean, SourceEffects> NEXT = table("source/next",
        rule("TSX1", "emit it: the position advances with that",      SourceTables::hasMore,           SourceTables::emit,              "T-031"),
        rule("TSX2", "the last one has been emitted",                 SourceTables::isExhausted,       SourceTables::endOfData,         "T-150"));

    static final RuleTable<SourcePosition, Boolean, SourceEffects> SNAPSHOT = table("source/snapshot",
        rule("TSY1", "stores the offset of the next record",          SourceTables::always,            SourceTables::storeNext,         "T-030", "T-031"));

    static final RuleTable<SourcePosition, Restore, SourceEffects> RESTORE = table("source/restore",
        rule("TSZ1", "no checkpoint: from the first record",          SourceTables::isFresh,           SourceTables::fromFirst,         "T-044"),
        rule("TSZ2", "emits again from the stored offset",            SourceTables::isReplayed,        SourceTables::fromStored,        "T-044"),
        rule("TSZ3", "no replay: what was emitted since is lost",     SourceTables::isLive,            SourceTables::fromLive,          "T-044"),
        rule("TSZ4", "ended before its checkpoint: no split is left", SourceTables::isEnded,          SourceTables::atEnd,             "T-155", "T-157"));
    // spotless:on

    private SourceTables() {}

    static List<RuleTable<?, ?, ?>> all() {
        return List.of(NEXT, SNAPSHOT, RESTORE);
    }

    private static boolean always(SourcePosition state, Boolean replayable) {
        return true;
    }

    private static boolean hasMore(SourcePosition state, Boolean replayable) {
        return state.records < 0 || state.nextOffset < state.records;
    }

    private static boolean isExhausted(SourcePosition state, Boolean replayable) {
        return !hasMore(state, replayable);
    }

    private static boolean isFresh(SourcePosition state, Restore from) {
        return state.replayable && from.storedOffset() == SourcePosition.NONE && !from.hasCheckpoint();
    }

    private static boolean isReplayed(SourcePosition state, Restore from) {
        return state.replayable && from.storedOffset() != SourcePosition.NONE;
    }

    private static boolean isEnded(SourcePosition state, Restore from) {
        return state.replayable && from.storedOffset() == SourcePosition.NONE && from.hasCheckpoint();
    }

    private static void atEnd(SourcePosition state, Restore from, SourceEffects out) {
        state.nextOffset = state.records;
    }

    private static boolean isLive(SourcePosition state, Restore from) {
        return !state.replayable;
    }

    private static void emit(SourcePosition state, Boolean replayable, SourceEffects out) {
        long offset = state.nextOffset;
        state.nextOffset = offset + 1;
        out.emit(offset);
    }

    private static void endOfData(SourcePosition state, Boolean replayable, SourceEffects out) {
        out.endOfData();
    }

    private static void storeNext(SourcePosition state, Boolean replayable, SourceEffects out) {
        out.store(state.nextOffset);
    }

    private static void fromFirst(SourcePosition state, Restore from, SourceEffects out) {
        state.nextOffset = 0;
    }

    private static void fromStored(SourcePosition state, Restore from, SourceEffects out) {
        state.nextOffset = from.storedOffset();
    }

    private static void fromLive(SourcePosition state, Restore from, SourceEffects out) {
        state.nextOffset = from.liveOffset();
    }
}
