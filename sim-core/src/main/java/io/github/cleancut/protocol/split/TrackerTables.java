package io.github.cleancut.protocol.split;

import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.protocol.rule.RuleTable;
import io.github.cleancut.protocol.split.SplitTracker.Remaining;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The operator coordinator's part of a FLIP-27 source: T-036, T-037. */
final class TrackerTables {
    /** A subtask restarts, from a checkpoint or from nothing. */
    record SubtaskReset(int subtask, long checkpointId) {}

    // spotless:off
    static final RuleTable<SplitTracker, Integer, TrackerEffects> REQUEST = table("split/request",
        rule("SPQ1", "the lowest that is left, and it is noted", TrackerTables::hasSplitFor,   TrackerTables::assign,       "T-036"),
        rule("SPQ2", "nothing is left for it",                   TrackerTables::hasNoneFor,    TrackerTables::tellEnd,      "T-150"));

    static final RuleTable<SplitTracker, Long, TrackerEffects> SNAPSHOT = table("split/coordinator-snapshot",
        rule("SPS1", "what was assigned since the last is filed under it", TrackerTables::always, TrackerTables::file,      "T-036"));

    static final RuleTable<SplitTracker, Long, TrackerEffects> COMPLETE = table("split/complete",
        rule("SPC1", "forgets what is filed under it and before", TrackerTables::always,       TrackerTables::forget,       "T-036", "T-147"));

    static final RuleTable<SplitTracker, Long, TrackerEffects> ABORT = table("split/aborted",
        rule("SPA1", "forgets nothing",                          TrackerTables::always,        TrackerTables::leave,        "T-036", "T-147"));

    static final RuleTable<SplitTracker, SubtaskReset, TrackerEffects> SUBTASK_RESET = table("split/subtask-reset",
        rule("SPB1", "what its checkpoint does not hold is handed back", TrackerTables::isAnyReset, TrackerTables::handBack, "T-037"));

    static final RuleTable<SplitTracker, List<Remaining>, TrackerEffects> RESET = table("split/reset",
        rule("SPG1", "the enumerator is made from its snapshot", TrackerTables::isAnyStored,   TrackerTables::makeAnew,     "T-037"));
    // spotless:on

    private TrackerTables() {}

    static List<RuleTable<?, ?, ?>> all() {
        return List.of(REQUEST, SNAPSHOT, COMPLETE, ABORT, SUBTASK_RESET, RESET);
    }

    private static boolean always(SplitTracker state, Long checkpointId) {
        return true;
    }

    private static boolean isAnyReset(SplitTracker state, SubtaskReset reset) {
        return true;
    }

    private static boolean isAnyStored(SplitTracker state, List<Remaining> stored) {
        return true;
    }

    private static boolean hasSplitFor(SplitTracker state, Integer subtask) {
        return !state.remaining.get(subtask).isEmpty();
    }

    private static boolean hasNoneFor(SplitTracker state, Integer subtask) {
        return state.remaining.get(subtask).isEmpty();
    }

    private static void assign(SplitTracker state, Integer subtask, TrackerEffects out) {
        Remaining left = state.remaining.get(subtask);
        state.remaining.set(subtask, left.withoutFirst());
        state.fresh.get(subtask).add(left.first());
        out.assign(subtask, left.first());
    }

    private static void tellEnd(SplitTracker state, Integer subtask, TrackerEffects out) {
        out.noMoreSplits(subtask);
    }

    private static void file(SplitTracker state, Long checkpointId, TrackerEffects out) {
        state.filed.put(checkpointId, state.fresh);
        state.fresh = state.none();
        out.store(checkpointId, List.copyOf(state.remaining));
    }

    private static void forget(SplitTracker state, Long checkpointId, TrackerEffects out) {
        state.filed.headMap(checkpointId + 1).clear();
    }

    private static void leave(SplitTracker state, Long checkpointId, TrackerEffects out) {}

    private static void handBack(SplitTracker state, SubtaskReset reset, TrackerEffects out) {
        SortedSet<Long> back = new TreeSet<>(state.fresh.get(reset.subtask()));
        state.fresh.get(reset.subtask()).clear();
        for (List<SortedSet<Long>> assigned :
                state.filed.tailMap(reset.checkpointId() + 1).values()) {
            back.addAll(assigned.get(reset.subtask()));
            assigned.get(reset.subtask()).clear();
        }
        state.remaining.set(
                reset.subtask(), state.remaining.get(reset.subtask()).with(back));
    }

    private static void makeAnew(SplitTracker state, List<Remaining> stored, TrackerEffects out) {
        state.remaining = new ArrayList<>(stored);
        state.fresh = state.none();
        state.filed.clear();
    }
}
