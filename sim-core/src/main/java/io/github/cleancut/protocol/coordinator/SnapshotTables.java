package io.github.cleancut.protocol.coordinator;

import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.protocol.coordinator.CoordinatorInput.ClaimMode;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.Ownership;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.RecoverStore;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.RestoreSavepoint;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.SavedCheckpoint;
import io.github.cleancut.protocol.message.SnapshotType;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a coordinator begins with: the snapshot that the job is started from, or the entries of a store that outlived its JobManager (section 20). */
final class SnapshotTables {
    // spotless:off
    static final RuleTable<Desk, RestoreSavepoint, CoordinatorOut> CLAIM = table("restore/savepoint",
        rule("RS1", "shut down: throws",                         SnapshotTables::isShutDown,      SnapshotTables::refuse,           "C-007"),
        rule("RS2", "CLAIM: one of the job's own checkpoints",   SnapshotTables::isClaimed,       SnapshotTables::takeOver,         "C-027", "C-225", "C-228"),
        rule("RS3", "NO_CLAIM: an unclaimed one, never deleted", SnapshotTables::isUnclaimed,     SnapshotTables::borrow,           "C-027", "C-165", "C-169", "C-226", "C-228"),
        rule("RS4", "LEGACY: a savepoint, never deleted",        SnapshotTables::isLegacy,        SnapshotTables::keepAsSavepoint,  "C-027", "C-165", "C-227", "C-228"));

    static final RuleTable<Desk, RecoverStore, CoordinatorOut> RECOVER = table("restore/store",
        rule("RS5", "all entries; what they share is the job's", SnapshotTables::isRecoveredClaimed, SnapshotTables::recover,       "C-219", "C-221"),
        rule("RS6", "all entries; what they share stays for ever", SnapshotTables::isRecoveredUnclaimed, SnapshotTables::recoverUnclaimed, "C-166", "C-219", "C-221"));

    static final RuleTable<Desk, SavedCheckpoint, CoordinatorOut> ENTRY = table("restore/store-entry",
        rule("RS7", "a checkpoint of the job",                   SnapshotTables::isOwn,           SnapshotTables::addOwn,           "C-219"),
        rule("RS8", "a snapshot that it did not claim: still forces a full one", SnapshotTables::isForeign, SnapshotTables::addForeign, "C-169", "C-229"),
        rule("RS11", "a savepoint: still never deleted",         SnapshotTables::isSavepoint,     SnapshotTables::addSavepoint,     "C-219", "C-227"));

    static final RuleTable<Desk, SavedVertex, SnapshotContents> FINISHED = table("restore/saved-vertex",
        rule("RS9", "all its subtasks had finished",             SnapshotTables::isFullyFinished, SnapshotTables::markFinished,     "C-218", "C-245"),
        rule("RS10", "a subtask had not",                        SnapshotTables::isUnfinished,    SnapshotTables::leaveUnfinished,  "C-218", "C-246"));
    // spotless:on

    /** A vertex in a checkpoint from elsewhere. */
    record SavedVertex(SavedCheckpoint saved, int vertex) {}

    private SnapshotTables() {}

    static List<RuleTable<?, ?, ?>> all() {
        return List.of(CLAIM, RECOVER, ENTRY, FINISHED);
    }

    static void restoreSavepoint(Desk desk, RestoreSavepoint input, CoordinatorOut out) {
        desk.fire(CLAIM, input, out);
    }

    static void recoverStore(Desk desk, RecoverStore input, CoordinatorOut out) {
        desk.fire(RECOVER, input, out);
    }

    private static boolean isShutDown(Desk desk, RestoreSavepoint input) {
        return desk.isShutDown();
    }

    private static boolean isClaimed(Desk desk, RestoreSavepoint input) {
        return !desk.isShutDown() && input.mode() == ClaimMode.CLAIM;
    }

    private static boolean isUnclaimed(Desk desk, RestoreSavepoint input) {
        return !desk.isShutDown() && input.mode() == ClaimMode.NO_CLAIM;
    }

    private static boolean isLegacy(Desk desk, RestoreSavepoint input) {
        return !desk.isShutDown() && input.mode() == ClaimMode.LEGACY;
    }

    private static void refuse(Desk desk, RestoreSavepoint input, CoordinatorOut out) {
        out.effect(new CoordinatorEffect.Threw("IllegalStateException"));
    }

    private static void takeOver(Desk desk, RestoreSavepoint input, CoordinatorOut out) {
        CompletedCheckpoint snapshot = completed(desk, input.saved(), SnapshotType.CHECKPOINT, false);
        register(desk, snapshot);
        enter(desk, snapshot, input.ignoreUnclaimed(), out);
    }

    private static void borrow(Desk desk, RestoreSavepoint input, CoordinatorOut out) {
        desk.state().shared.doNotClaim(input.saved().checkpointId());
        CompletedCheckpoint snapshot = completed(desk, input.saved(), SnapshotType.SAVEPOINT, true);
        enter(desk, snapshot, input.ignoreUnclaimed(), out);
    }

    private static void keepAsSavepoint(Desk desk, RestoreSavepoint input, CoordinatorOut out) {
        CompletedCheckpoint snapshot = completed(desk, input.saved(), SnapshotType.SAVEPOINT, false);
        register(desk, snapshot);
        desk.state().shared.doNotClaim(snapshot.id());
        enter(desk, snapshot, input.ignoreUnclaimed(), out);
    }

    /** Into the store, the counter behind it, then the restore that every start from a checkpoint makes (C-027, C-228). */
    private static void enter(Desk desk, CompletedCheckpoint snapshot, boolean ignoreUnclaimed, CoordinatorOut out) {
        StoreTables.add(desk, snapshot, out);
        desk.state().pendings.countFrom(snapshot.id() + 1);
        RestoreTables.start(desk, ignoreUnclaimed, out);
    }

    private static CompletedCheckpoint completed(
            Desk desk, SavedCheckpoint saved, SnapshotType type, boolean isUnclaimed) {
        SnapshotContents contents = new SnapshotContents();
        for (int task = 0; task < saved.states().size(); task++) {
            contents.put(task, saved.states().get(task));
        }
        contents.coordinatorsAcknowledged(desk.job().coordinatedVertices());
        saved.finished().forEach(contents::markFinishedSubtask);
        saved.hookStates().forEach(contents::hookAnswered);
        for (int vertex = 0; vertex < desk.job().vertexCount(); vertex++) {
            desk.fireInto(FINISHED, new SavedVertex(saved, vertex), contents);
        }
        return new CompletedCheckpoint(saved.checkpointId(), type, desk.wallMillis(), contents, isUnclaimed);
    }

    private static void register(Desk desk, CompletedCheckpoint checkpoint) {
        for (int task = 0; task < desk.job().tasks(); task++) {
            for (String name : checkpoint.contents().sharedOf(task)) {
                desk.state().shared.use(name, checkpoint.id(), true);
            }
        }
    }

    private static boolean isFullyFinished(Desk desk, SavedVertex entry) {
        for (int task = desk.job().firstTask(entry.vertex()); task < desk.job().endTask(entry.vertex()); task++) {
            if (!entry.saved().finished().contains(task)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUnfinished(Desk desk, SavedVertex entry) {
        return !isFullyFinished(desk, entry);
    }

    private static void markFinished(Desk desk, SavedVertex entry, SnapshotContents out) {
        out.markFullyFinished(entry.vertex());
    }

    private static void leaveUnfinished(Desk desk, SavedVertex entry, SnapshotContents out) {}

    private static boolean isRecoveredClaimed(Desk desk, RecoverStore input) {
        return input.mode() == ClaimMode.CLAIM;
    }

    private static boolean isRecoveredUnclaimed(Desk desk, RecoverStore input) {
        return input.mode() != ClaimMode.CLAIM;
    }

    private static void recover(Desk desk, RecoverStore input, CoordinatorOut out) {
        List<SavedCheckpoint> entries = new ArrayList<>(input.entries());
        entries.sort(Comparator.comparingLong(SavedCheckpoint::checkpointId));
        for (SavedCheckpoint saved : entries) {
            desk.fire(ENTRY, saved, out);
        }
    }

    private static boolean isOwn(Desk desk, SavedCheckpoint saved) {
        return saved.ownership() == Ownership.CHECKPOINT;
    }

    private static boolean isForeign(Desk desk, SavedCheckpoint saved) {
        return saved.ownership() == Ownership.UNCLAIMED;
    }

    private static boolean isSavepoint(Desk desk, SavedCheckpoint saved) {
        return saved.ownership() == Ownership.SAVEPOINT;
    }

    private static void addOwn(Desk desk, SavedCheckpoint saved, CoordinatorOut out) {
        CompletedCheckpoint checkpoint = completed(desk, saved, SnapshotType.CHECKPOINT, false);
        desk.state().store.add(checkpoint);
        register(desk, checkpoint);
        out.effect(new CoordinatorEffect.EntryRecovered(saved.checkpointId()));
        out.effect(new CoordinatorEffect.MetadataHolds(saved, false));
    }

    private static void addSavepoint(Desk desk, SavedCheckpoint saved, CoordinatorOut out) {
        CompletedCheckpoint snapshot = completed(desk, saved, SnapshotType.SAVEPOINT, false);
        desk.state().store.add(snapshot);
        register(desk, snapshot);
        out.effect(new CoordinatorEffect.EntryRecovered(saved.checkpointId()));
    }

    private static void addForeign(Desk desk, SavedCheckpoint saved, CoordinatorOut out) {
        desk.state().store.add(completed(desk, saved, SnapshotType.SAVEPOINT, true));
        out.effect(new CoordinatorEffect.EntryRecovered(saved.checkpointId()));
    }

    private static void recoverUnclaimed(Desk desk, RecoverStore input, CoordinatorOut out) {
        recover(desk, input, out);
        desk.state().shared.doNotClaim(desk.state().store.latestId());
    }
}
