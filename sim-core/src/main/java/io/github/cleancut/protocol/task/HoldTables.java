package io.github.cleancut.protocol.task;

import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.protocol.rule.RuleTable;
import java.util.List;

/** Whether a restored source emits before its first snapshot (T-039). */
final class HoldTables {
    // spotless:off
    static final RuleTable<SourceHold, Boolean, HoldEffects> START = table("source/hold-start",
        rule("SHS1", "restored from a checkpoint: held",              HoldTables::isRestored,      HoldTables::hold,        "T-039"),
        rule("SHS2", "fresh: free",                                   HoldTables::isFresh,         HoldTables::start,       "T-039"));

    static final RuleTable<SourceHold, Boolean, HoldEffects> NEXT = table("source/hold-next",
        rule("SHN1", "held: emits nothing",                           HoldTables::isHeld,          HoldTables::emitNothing, "T-039"),
        rule("SHN2", "free: emits",                                   HoldTables::isFree,          HoldTables::emit,        "T-039"));

    static final RuleTable<SourceHold, Boolean, HoldEffects> SNAPSHOT = table("source/hold-snapshot",
        rule("SHP1", "its first snapshot: held no longer",            HoldTables::isHeld,          HoldTables::release,     "T-039"),
        rule("SHP2", "was free before",                               HoldTables::isFree,          HoldTables::leave,       "T-039"));
    // spotless:on

    private HoldTables() {}

    static List<RuleTable<?, ?, ?>> all() {
        return List.of(START, NEXT, SNAPSHOT);
    }

    private static boolean isRestored(SourceHold state, Boolean restored) {
        return restored;
    }

    private static boolean isFresh(SourceHold state, Boolean restored) {
        return !restored;
    }

    private static boolean isHeld(SourceHold state, Boolean unused) {
        return state.isHeld;
    }

    private static boolean isFree(SourceHold state, Boolean unused) {
        return !state.isHeld;
    }

    private static void hold(SourceHold state, Boolean restored, HoldEffects out) {
        state.isHeld = true;
    }

    private static void start(SourceHold state, Boolean restored, HoldEffects out) {
        state.isHeld = false;
    }

    private static void emitNothing(SourceHold state, Boolean unused, HoldEffects out) {}

    private static void emit(SourceHold state, Boolean unused, HoldEffects out) {
        out.emit();
    }

    private static void release(SourceHold state, Boolean unused, HoldEffects out) {
        state.isHeld = false;
    }

    private static void leave(SourceHold state, Boolean unused, HoldEffects out) {}
}
