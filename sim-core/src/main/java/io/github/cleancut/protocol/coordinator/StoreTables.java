package io.github.cleancut.protocol.coordinator;

import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.protocol.rule.RuleTable;
import java.util.ArrayList;
import java.util.List;

/** The completed checkpoint store: adding, subsuming, cleaning (sections 12 and 14, M5). */
final class StoreTables {
    /** Collects what one add subsumes. */
    static final class Subsumption {
        private final List<CompletedCheckpoint> entries = new ArrayList<>();
        private long largestDiscardable = CoordinatorEffect.NONE;
        private long largest = CoordinatorEffect.NONE;
    }

    // spotless:off
    static final RuleTable<Desk, CompletedCheckpoint, Subsumption> SUBSUME = table("store/subsume",
        rule("SU1", "no more than are retained: all stay",       StoreTables::isWithinLimit,      StoreTables::stay,         "C-143"),
        rule("SU2", "the newest stays",                          StoreTables::isNewest,           StoreTables::stay,         "C-143"),
        rule("SU3", "behind a synchronous savepoint all may go", StoreTables::isBehindLast,       StoreTables::subsume,      "C-145"),
        rule("SU4", "a savepoint may go",                        StoreTables::isSavepoint,        StoreTables::forget,       "C-143", "C-230"),
        rule("SU5", "an old checkpoint may go",                  StoreTables::isOldCheckpoint,    StoreTables::subsume,      "C-138", "C-143"),
        rule("SU6", "the latest checkpoint stays",               StoreTables::isLatestCheckpoint, StoreTables::stay,         "C-143", "C-144"));

    static final RuleTable<Desk, Leaving, CoordinatorOut> REMOVE = table("store/remove",
        rule("SU7", "removed: it waits to be cleaned",           StoreTables::isRemoved,          StoreTables::awaitCleaning, "C-143", "C-148"),
        rule("SU8", "not removed: neither listed nor discarded, another JobManager finds it", StoreTables::isNotRemoved, StoreTables::leaveOutside, "C-146", "C-219"));

    static final RuleTable<Desk, CompletedCheckpoint, CoordinatorOut> CLEAN = table("store/clean",
        rule("SL1", "not below the bound: waits for a later round", StoreTables::isAboveBound,    StoreTables::keepWaiting,  "C-147", "C-158"),
        rule("SL2", "discarded",                                 StoreTables::isDiscardable,      StoreTables::discard,      "C-148", "C-152", "C-153"),
        rule("SL3", "forgotten, its files stay",                 StoreTables::isUnowned,          StoreTables::letGo,        "C-148", "C-152", "C-231"));
    // spotless:on

    /** An entry that is subsumed, and whether the store outside, which outlives the JobManager, has given it up. */
    record Leaving(CompletedCheckpoint entry, boolean isGoneOutside) {}

    private StoreTables() {}

    static List<RuleTable<?, ?, ?>> all() {
        return List.of(SUBSUME, REMOVE, CLEAN);
    }

    /** Adds a checkpoint, subsumes and cleans. Returns the largest subsumed id that is discarded on subsumption, or NONE (C-138). */
    static long add(Desk desk, CompletedCheckpoint checkpoint, CoordinatorOut out) {
        StoreState store = desk.state().store;
        store.add(checkpoint);
        store.forceFull(false);
        Subsumption subsumption = new Subsumption();
        for (CompletedCheckpoint entry : store.entries()) {
            desk.fireInto(SUBSUME, entry, subsumption);
        }
        for (CompletedCheckpoint entry : subsumption.entries) {
            desk.fire(REMOVE, new Leaving(entry, out.removeFromStore(entry.id())), out);
        }
        CleaningTables.dropUnusedShared(desk, store.cleaningBound(), out);
        for (CompletedCheckpoint entry : store.subsumed()) {
            desk.fire(CLEAN, entry, out);
        }
        out.effect(new CoordinatorEffect.Stored(checkpoint.id(), subsumption.largest));
        return subsumption.largestDiscardable;
    }

    private static boolean isOverLimit(Desk desk) {
        return desk.state().store.size() > Math.max(1, desk.config().numRetained());
    }

    private static boolean isWithinLimit(Desk desk, CompletedCheckpoint entry) {
        return !isOverLimit(desk);
    }

    private static boolean isNewestEntry(Desk desk, CompletedCheckpoint entry) {
        return entry.id() == desk.state().store.latestId();
    }

    private static boolean isNewest(Desk desk, CompletedCheckpoint entry) {
        return isOverLimit(desk) && isNewestEntry(desk, entry);
    }

    private static boolean isLastSynchronous(Desk desk) {
        return desk.state().store.requireLatest().type().isSynchronous();
    }

    private static boolean isOlder(Desk desk, CompletedCheckpoint entry) {
        return isOverLimit(desk) && !isNewestEntry(desk, entry);
    }

    private static boolean isBehindLast(Desk desk, CompletedCheckpoint entry) {
        return isOlder(desk, entry) && isLastSynchronous(desk) && !entry.type().isSavepoint();
    }

    private static boolean isSavepoint(Desk desk, CompletedCheckpoint entry) {
        return isOlder(desk, entry) && entry.type().isSavepoint();
    }

    private static boolean isLatestOfCheckpoints(Desk desk, CompletedCheckpoint entry) {
        CompletedCheckpoint latest = desk.state().store.latestNoSavepoint();
        return latest != null && latest.id() == entry.id();
    }

    private static boolean isOlderCheckpoint(Desk desk, CompletedCheckpoint entry) {
        return isOlder(desk, entry) && !isLastSynchronous(desk) && !entry.type().isSavepoint();
    }

    private static boolean isOldCheckpoint(Desk desk, CompletedCheckpoint entry) {
        return isOlderCheckpoint(desk, entry) && !isLatestOfCheckpoints(desk, entry);
    }

    private static boolean isLatestCheckpoint(Desk desk, CompletedCheckpoint entry) {
        return isOlderCheckpoint(desk, entry) && isLatestOfCheckpoints(desk, entry);
    }

    private static void stay(Desk desk, CompletedCheckpoint entry, Subsumption out) {}

    private static void subsume(Desk desk, CompletedCheckpoint entry, Subsumption out) {
        out.largestDiscardable = Math.max(out.largestDiscardable, entry.id());
        forget(desk, entry, out);
    }

    private static void forget(Desk desk, CompletedCheckpoint entry, Subsumption out) {
        out.largest = Math.max(out.largest, entry.id());
        out.entries.add(entry);
        desk.state().store.remove(entry);
    }

    private static boolean isRemoved(Desk desk, Leaving leaving) {
        return leaving.isGoneOutside();
    }

    private static boolean isNotRemoved(Desk desk, Leaving leaving) {
        return !leaving.isGoneOutside();
    }

    private static void awaitCleaning(Desk desk, Leaving leaving, CoordinatorOut out) {
        desk.state().store.addSubsumed(leaving.entry());
    }

    private static void leaveOutside(Desk desk, Leaving leaving, CoordinatorOut out) {
        desk.state().store.addOutside(leaving.entry());
        out.effect(new CoordinatorEffect.NotRemoved(leaving.entry().id()));
    }

    private static boolean isBelowBound(Desk desk, CompletedCheckpoint entry) {
        return entry.id() < desk.state().store.cleaningBound();
    }

    private static boolean isAboveBound(Desk desk, CompletedCheckpoint entry) {
        return !isBelowBound(desk, entry);
    }

    private static boolean isDiscardable(Desk desk, CompletedCheckpoint entry) {
        return isBelowBound(desk, entry) && entry.isDiscardedOnSubsume();
    }

    private static boolean isUnowned(Desk desk, CompletedCheckpoint entry) {
        return isBelowBound(desk, entry) && !entry.isDiscardedOnSubsume();
    }

    private static void keepWaiting(Desk desk, CompletedCheckpoint entry, CoordinatorOut out) {}

    private static void discard(Desk desk, CompletedCheckpoint entry, CoordinatorOut out) {
        desk.state().store.forgetSubsumed(entry);
        out.effect(new CoordinatorEffect.Subsumed(entry.id()));
        CleaningTables.discardCompleted(desk, entry, out);
    }

    private static void letGo(Desk desk, CompletedCheckpoint entry, CoordinatorOut out) {
        desk.state().store.forgetSubsumed(entry);
        out.effect(new CoordinatorEffect.Subsumed(entry.id()));
        CleaningTables.keep(desk, out);
    }
}
