package io.github.cleancut.protocol.coordinator;

import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.protocol.coordinator.CoordinatorConfig.Retention;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.JobStatus;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.ShutDownStore;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.List;

/** What becomes of the completed checkpoints when the job ends here (C-149 to C-153). */
final class StoreEndTables {
    /** An entry at the end of the job, and whether the store outside has given it up. */
    record EndOfEntry(CompletedCheckpoint checkpoint, ShutDownStore end, boolean isGoneOutside) {}

    // spotless:off
    static final RuleTable<Desk, EndOfEntry, CoordinatorOut> ENTRY = table("store/end-entry",
        rule("EN1", "suspended, high availability: only let go", StoreEndTables::isLeftToOthers, StoreEndTables::letGo,    "C-150"),
        rule("EN2", "a savepoint: kept",                         StoreEndTables::isSavepoint,    StoreEndTables::retain,   "C-149", "C-150", "C-152"),
        rule("EN3", "kept at this end of the job",               StoreEndTables::isRetained,     StoreEndTables::retain,   "C-017", "C-149", "C-150", "C-152"),
        rule("EN4", "discarded at this end of the job",          StoreEndTables::isDiscarded,    StoreEndTables::discard,  "C-017", "C-149", "C-150", "C-152", "C-153"),
        rule("EN7", "to be discarded, and could not be removed: its own files stay", StoreEndTables::isStuck, StoreEndTables::leave, "C-146", "C-150"));

    static final RuleTable<Desk, ShutDownStore, CoordinatorOut> REGISTRY = table("store/end-registry",
        rule("EN5", "ended for good: unused shared state goes, the registry closes", StoreEndTables::isForGood, StoreEndTables::closeRegistry, "C-149", "C-168"),
        rule("EN6", "suspended: shared state stays",             StoreEndTables::isSuspended,    StoreEndTables::keepRegistry, "C-149", "C-150"));
    // spotless:on

    private StoreEndTables() {}

    static List<RuleTable<?, ?, ?>> all() {
        return List.of(ENTRY, REGISTRY);
    }

    static void shutDown(Desk desk, ShutDownStore end, CoordinatorOut out) {
        for (CompletedCheckpoint checkpoint : desk.state().store.entries()) {
            desk.fire(ENTRY, new EndOfEntry(checkpoint, end, isGone(checkpoint, end, out)), out);
        }
        desk.state().store.shutDown();
        desk.fire(REGISTRY, end, out);
    }

    /** Whether an entry is gone from the store outside, which is asked for each that is not left to others (C-150). */
    private static boolean isGone(CompletedCheckpoint checkpoint, ShutDownStore end, CoordinatorOut out) {
        return !end.highAvailability() || end.status() == JobStatus.SUSPENDED || out.removeFromStore(checkpoint.id());
    }

    private static boolean isLeftToOthers(Desk desk, EndOfEntry entry) {
        return entry.end().highAvailability() && entry.end().status() == JobStatus.SUSPENDED;
    }

    private static boolean isSavepoint(Desk desk, EndOfEntry entry) {
        return !isLeftToOthers(desk, entry) && entry.checkpoint().type().isSavepoint();
    }

    private static boolean isOwn(Desk desk, EndOfEntry entry) {
        return !isLeftToOthers(desk, entry) && !isSavepoint(desk, entry);
    }

    private static boolean isRetained(Desk desk, EndOfEntry entry) {
        return isOwn(desk, entry)
                && isKeptAt(desk.config().retention(), entry.end().status());
    }

    private static boolean isDue(Desk desk, EndOfEntry entry) {
        return isOwn(desk, entry)
                && !isKeptAt(desk.config().retention(), entry.end().status());
    }

    private static boolean isDiscarded(Desk desk, EndOfEntry entry) {
        return isDue(desk, entry) && entry.isGoneOutside();
    }

    private static boolean isStuck(Desk desk, EndOfEntry entry) {
        return isDue(desk, entry) && !entry.isGoneOutside();
    }

    /** The matrix of C-152 for the job's own checkpoints. */
    private static boolean isKeptAt(Retention retention, JobStatus status) {
        return switch (retention) {
            case NEVER_RETAIN_AFTER_TERMINATION -> false;
            case RETAIN_ON_FAILURE -> status == JobStatus.FAILED;
            case RETAIN_ON_CANCELLATION -> status != JobStatus.FINISHED;
        };
    }

    private static void letGo(Desk desk, EndOfEntry entry, CoordinatorOut out) {}

    private static void retain(Desk desk, EndOfEntry entry, CoordinatorOut out) {
        desk.state().store.retain(entry.checkpoint().id());
    }

    private static void discard(Desk desk, EndOfEntry entry, CoordinatorOut out) {
        CleaningTables.discardCompleted(desk, entry.checkpoint(), out);
    }

    private static void leave(Desk desk, EndOfEntry entry, CoordinatorOut out) {
        out.effect(new CoordinatorEffect.NotRemoved(entry.checkpoint().id()));
    }

    private static boolean isSuspended(Desk desk, ShutDownStore end) {
        return end.status() == JobStatus.SUSPENDED;
    }

    private static boolean isForGood(Desk desk, ShutDownStore end) {
        return !isSuspended(desk, end);
    }

    private static void closeRegistry(Desk desk, ShutDownStore end, CoordinatorOut out) {
        CleaningTables.dropUnusedShared(desk, desk.state().store.lowestRetained(), out);
        desk.state().shared.close();
    }

    private static void keepRegistry(Desk desk, ShutDownStore end, CoordinatorOut out) {}
}
