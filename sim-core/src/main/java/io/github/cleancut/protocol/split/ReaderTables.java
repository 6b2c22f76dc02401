package io.github.cleancut.protocol.split;

import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.protocol.rule.RuleTable;
import java.util.List;
import java.util.Objects;

/** The reader's part of a FLIP-27 source: T-030, T-031. */
final class ReaderTables {
    // spotless:off
    static final RuleTable<SplitReader, List<Long>, ReaderEffects> RESTORE = table("split/restore",
        rule("SRR1", "none stored: it asks for one",             ReaderTables::hasNoneStored,  ReaderTables::ask,          "T-030"),
        rule("SRR2", "goes on with the stored ones",             ReaderTables::hasStored,      ReaderTables::takeStored,   "T-030", "T-031"));

    /** What the enumerator tells; {@link SplitReader#NONE} is no further split. */
    static final RuleTable<SplitReader, Long, ReaderEffects> ASSIGNED = table("split/assigned",
        rule("SRA1", "it has none: begins with its first record", ReaderTables::isFirstSplit,  ReaderTables::beginWith,    "T-031"),
        rule("SRA2", "it has one: after that",                   ReaderTables::isFurtherSplit, ReaderTables::keep,         "T-031"),
        rule("SRA3", "no further split: ends after the last",    ReaderTables::isEndOfSplits,  ReaderTables::noteEnd,      "T-150"));

    static final RuleTable<SplitReader, Long, ReaderEffects> NEXT = table("split/next",
        rule("SRN1", "emit it: the position advances with that", ReaderTables::hasSplit,       ReaderTables::emit,         "T-031"),
        rule("SRN2", "no split, and none will come",             ReaderTables::hasReadAll,     ReaderTables::endOfData,    "T-150"),
        rule("SRN3", "no split yet",                             ReaderTables::isWaiting,      ReaderTables::waitForOne,   "T-030"));

    /** After that; the input is where it was before. */
    static final RuleTable<SplitReader, Long, ReaderEffects> EMITTED = table("split/emitted",
        rule("SRE0", "nothing was emitted",                      ReaderTables::hasNotMoved,    ReaderTables::goOn,         "T-031"),
        rule("SRE1", "the split has more",                       ReaderTables::hasMore,        ReaderTables::goOn,         "T-031"),
        rule("SRE2", "that was its last: on to the next",        ReaderTables::hasNext,        ReaderTables::beginNext,    "T-031"),
        rule("SRE3", "that was its last: it asks for another",   ReaderTables::hasNoOther,     ReaderTables::askAfterLast, "T-031"));

    static final RuleTable<SplitReader, Long, ReaderEffects> SNAPSHOT = table("split/snapshot",
        rule("SRS1", "its splits, and where it is in the first", ReaderTables::always,         ReaderTables::store,        "T-030", "T-031"));
    // spotless:on

    private ReaderTables() {}

    static List<RuleTable<?, ?, ?>> all() {
        return List.of(RESTORE, ASSIGNED, NEXT, EMITTED, SNAPSHOT);
    }

    private static boolean always(SplitReader state, Long unused) {
        return true;
    }

    private static boolean hasNoneStored(SplitReader state, List<Long> stored) {
        return stored.isEmpty();
    }

    private static boolean hasStored(SplitReader state, List<Long> stored) {
        return !stored.isEmpty();
    }

    private static boolean isEndOfSplits(SplitReader state, Long split) {
        return split == SplitReader.NONE;
    }

    private static boolean isFirstSplit(SplitReader state, Long split) {
        return split != SplitReader.NONE && state.splits.isEmpty();
    }

    private static boolean isFurtherSplit(SplitReader state, Long split) {
        return split != SplitReader.NONE && !state.splits.isEmpty();
    }

    private static boolean hasSplit(SplitReader state, Long offset) {
        return state.hasSplit();
    }

    private static boolean hasReadAll(SplitReader state, Long offset) {
        return !state.hasSplit() && state.isToldAll;
    }

    private static boolean isWaiting(SplitReader state, Long offset) {
        return state.isWaiting();
    }

    private static boolean isAtEnd(SplitReader state) {
        return state.nextOffset >= state.endOf(current(state));
    }

    private static long current(SplitReader state) {
        return Objects.requireNonNull(state.splits.peekFirst());
    }

    private static boolean hasNotMoved(SplitReader state, Long before) {
        return state.nextOffset == before;
    }

    private static boolean hasMore(SplitReader state, Long before) {
        return !hasNotMoved(state, before) && !isAtEnd(state);
    }

    private static boolean hasNext(SplitReader state, Long before) {
        return !hasNotMoved(state, before) && isAtEnd(state) && state.splits.size() > 1;
    }

    private static boolean hasNoOther(SplitReader state, Long before) {
        return !hasNotMoved(state, before) && isAtEnd(state) && state.splits.size() == 1;
    }

    private static void ask(SplitReader state, List<Long> stored, ReaderEffects out) {
        out.requestSplit();
    }

    private static void takeStored(SplitReader state, List<Long> stored, ReaderEffects out) {
        state.splits.addAll(stored);
    }

    private static void beginWith(SplitReader state, Long split, ReaderEffects out) {
        state.splits.addLast(split);
        state.nextOffset = state.firstOf(split);
    }

    private static void keep(SplitReader state, Long split, ReaderEffects out) {
        state.splits.addLast(split);
    }

    private static void noteEnd(SplitReader state, Long split, ReaderEffects out) {
        state.isToldAll = true;
    }

    private static void emit(SplitReader state, Long offset, ReaderEffects out) {
        state.nextOffset = offset + 1;
        out.emit(offset);
    }

    private static void endOfData(SplitReader state, Long offset, ReaderEffects out) {
        out.endOfData();
    }

    private static void waitForOne(SplitReader state, Long offset, ReaderEffects out) {}

    private static void goOn(SplitReader state, Long before, ReaderEffects out) {}

    private static void beginNext(SplitReader state, Long before, ReaderEffects out) {
        state.splits.removeFirst();
        state.nextOffset = state.firstOf(current(state));
    }

    private static void askAfterLast(SplitReader state, Long before, ReaderEffects out) {
        state.splits.removeFirst();
        out.requestSplit();
    }

    private static void store(SplitReader state, Long offset, ReaderEffects out) {
        out.store(offset, List.copyOf(state.splits));
    }
}
