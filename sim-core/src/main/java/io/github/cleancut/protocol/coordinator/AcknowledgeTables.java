package io.github.cleancut.protocol.coordinator;

import static io.github.cleancut.protocol.rule.RowReplacement.replacing;
import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.protocol.coordinator.CoordinatorEffect.AckResult;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.Acknowledge;
import io.github.cleancut.protocol.rule.RowReplacement;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.ArrayList;
import java.util.List;

/** Acknowledgements (C-110 to C-120, section 14): admitted, shared state registered, classified, booked. */
final class AcknowledgeTables {
    // spotless:off
    static final RuleTable<Desk, Acknowledge, CoordinatorOut> ADMIT = table("ack/admit",
        rule("AA1", "shut down: false, nothing else",            AcknowledgeTables::isShutDown,       AcknowledgeTables::answerShutDown,  "C-007"),
        rule("AA2", "admitted: shared state comes first",        AcknowledgeTables::isAdmitted,       AcknowledgeTables::register,        "C-115"));

    static final RuleTable<Desk, Acknowledge, CoordinatorOut> REGISTER = table("ack/register",
        rule("AS1", "no snapshot, or nothing to register",       AcknowledgeTables::isNothingShared,  AcknowledgeTables::classify,        "C-115"),
        rule("AS2", "a pending savepoint: not registered",       AcknowledgeTables::isOfSavepoint,    AcknowledgeTables::classify,        "C-115", "C-231"),
        rule("AS3", "refers to a file that nobody knows: throws", AcknowledgeTables::isReferenceBroken, AcknowledgeTables::answerThrown,  "C-161"),
        rule("AS4", "registered, also if late or unknown",       AcknowledgeTables::isShareable,      AcknowledgeTables::registerAll,     "C-115", "C-160"),
        rule("AS5", "the registry is closed: throws",            AcknowledgeTables::isClosed,         AcknowledgeTables::answerThrown,    "C-168"));

    static final RuleTable<Desk, SharedFile, CoordinatorOut> SHARED_FILE = table("ack/shared-file",
        rule("AZ1", "known: last used by this checkpoint",       AcknowledgeTables::isKnownFile,      AcknowledgeTables::advanceFile,     "C-160", "C-161"),
        rule("AZ2", "new: created by this checkpoint",           AcknowledgeTables::isNewFile,        AcknowledgeTables::enterFile,       "C-160"));

    static final RuleTable<Desk, Acknowledge, CoordinatorOut> CLASSIFY = table("ack/classify",
        rule("AC1", "missing until now: booked",                 AcknowledgeTables::isMissing,        AcknowledgeTables::book,            "C-111"),
        rule("AC2", "acknowledged before: state not discarded",  AcknowledgeTables::isDuplicate,      AcknowledgeTables::answerDuplicate, "C-112"),
        rule("AC3", "an attempt not in the plan",                AcknowledgeTables::isUnknown,        AcknowledgeTables::discardUnknown,  "C-113"),
        rule("AC4", "not pending, but remembered as expired",    AcknowledgeTables::isLateExpired,    AcknowledgeTables::discardExpired,  "C-116", "C-118"),
        rule("AC5", "not pending",                               AcknowledgeTables::isLate,           AcknowledgeTables::discardLate,     "C-116", "C-117"));

    static final RuleTable<Desk, Acknowledge, CoordinatorOut> BOOK_STATE = table("ack/state",
        rule("AB4", "no snapshot: an empty entry",               AcknowledgeTables::isWithout,        AcknowledgeTables::bookEmpty,       "C-119"),
        rule("AB5", "deployed as finished: marks its vertex",    AcknowledgeTables::isOnRestore,      AcknowledgeTables::markVertex,      "C-120"),
        rule("AB6", "operators had finished: counted",           AcknowledgeTables::isAfterFinish,    AcknowledgeTables::bookFinished,    "C-120"),
        rule("AB7", "a plain snapshot",                          AcknowledgeTables::isPlain,          AcknowledgeTables::bookState,       "C-111"));

    static final RuleTable<Desk, Acknowledge, CoordinatorOut> AFTER = table("ack/after",
        rule("AP1", "others are missing",                        AcknowledgeTables::isIncomplete,     AcknowledgeTables::answerBooked,    "C-110", "C-111"),
        rule("AP2", "the last one: complete in the same lock section", AcknowledgeTables::isComplete, AcknowledgeTables::complete,        "C-110", "C-111"));

    static final RuleTable<Desk, Acknowledge, CoordinatorOut> DROP_STATE = table("ack/drop-state",
        rule("AD1", "no snapshot: nothing to discard",           AcknowledgeTables::isWithout,        AcknowledgeTables::dropNothing,     "C-116"),
        rule("AD2", "an I/O job discards its private state",     AcknowledgeTables::isSharedElsewhere, AcknowledgeTables::dropPrivate,    "C-113", "C-116", "C-164"),
        rule("AD3", "of a pending savepoint: its new shared files too", AcknowledgeTables::isNeverShared, AcknowledgeTables::dropAll,      "C-113", "C-115", "C-164"));

    /** As presumably intended: what a completed checkpoint refers to is not deleted (C-117). */
    static final RowReplacement<Desk, Acknowledge, CoordinatorOut> COMPLETED_KEPT = replacing(CLASSIFY, "AC5",
        rule("AC5", "not pending",                               AcknowledgeTables::isLateAndUnused,  AcknowledgeTables::discardLate,     "C-116"),
        rule("AC6", "completed with this very state: not discarded", AcknowledgeTables::isLateAndUsed, AcknowledgeTables::answerDuplicate, "C-112", "C-117"));
    // spotless:on

    /** A shared file that an acknowledgement names. */
    record SharedFile(String name, long checkpointId) {}

    private AcknowledgeTables() {}

    static List<RuleTable<?, ?, ?>> all() {
        return List.of(ADMIT, REGISTER, SHARED_FILE, CLASSIFY, BOOK_STATE, AFTER, DROP_STATE);
    }

    static void acknowledge(Desk desk, Acknowledge ack, CoordinatorOut out) {
        desk.fire(ADMIT, ack, out);
    }

    private static boolean isShutDown(Desk desk, Acknowledge ack) {
        return desk.isShutDown();
    }

    private static boolean isAdmitted(Desk desk, Acknowledge ack) {
        return !desk.isShutDown();
    }

    private static void answerShutDown(Desk desk, Acknowledge ack, CoordinatorOut out) {
        answer(ack, AckResult.IGNORED, false, out);
    }

    private static void answer(Acknowledge ack, AckResult result, boolean returned, CoordinatorOut out) {
        out.effect(new CoordinatorEffect.AckReceived(ack.attempt(), ack.checkpointId(), result, ack.state()));
        out.effect(new CoordinatorEffect.AckAnswered(ack.attempt(), ack.checkpointId(), returned, null));
    }

    private static void register(Desk desk, Acknowledge ack, CoordinatorOut out) {
        desk.fire(REGISTER, ack, out);
    }

    private static boolean isNothingShared(Desk desk, Acknowledge ack) {
        AcknowledgedState state = ack.state();
        return state == null || state.handle() == null || !isKeyed(desk, ack);
    }

    private static boolean isKeyed(Desk desk, Acknowledge ack) {
        int vertex = desk.job().vertexOf(ack.attempt().task());
        return switch (desk.job().vertex(vertex).state()) {
            case KEYED, INCREMENTAL -> true;
            case NONE, LIST, UNION, BROADCAST -> false;
        };
    }

    private static boolean isOfPendingSavepoint(Desk desk, Acknowledge ack) {
        PendingCheckpoint pending = desk.state().pendings.find(ack.checkpointId());
        return pending != null && pending.type().isSavepoint();
    }

    private static boolean isOfSavepoint(Desk desk, Acknowledge ack) {
        return !isNothingShared(desk, ack) && isOfPendingSavepoint(desk, ack);
    }

    private static boolean isToRegister(Desk desk, Acknowledge ack) {
        return !isNothingShared(desk, ack)
                && !isOfPendingSavepoint(desk, ack)
                && !desk.state().shared.isClosed();
    }

    private static boolean isClosed(Desk desk, Acknowledge ack) {
        return !isNothingShared(desk, ack)
                && !isOfPendingSavepoint(desk, ack)
                && desk.state().shared.isClosed();
    }

    private static boolean isKnownThroughout(Desk desk, Acknowledge ack) {
        List<String> reused = ack.requireState().sharedReused();
        return reused.isEmpty() || reused.stream().allMatch(desk.state().shared::isKnown);
    }

    private static boolean isReferenceBroken(Desk desk, Acknowledge ack) {
        return isToRegister(desk, ack) && !isKnownThroughout(desk, ack);
    }

    private static boolean isShareable(Desk desk, Acknowledge ack) {
        return isToRegister(desk, ack) && isKnownThroughout(desk, ack);
    }

    private static void answerThrown(Desk desk, Acknowledge ack, CoordinatorOut out) {
        out.effect(
                new CoordinatorEffect.AckAnswered(ack.attempt(), ack.checkpointId(), false, "IllegalStateException"));
    }

    private static void registerAll(Desk desk, Acknowledge ack, CoordinatorOut out) {
        AcknowledgedState state = ack.requireState();
        desk.state().shared.use(state.requireHandle(), ack.checkpointId(), false);
        state.sharedReused().forEach(name -> desk.fire(SHARED_FILE, new SharedFile(name, ack.checkpointId()), out));
        state.sharedNew().forEach(name -> desk.fire(SHARED_FILE, new SharedFile(name, ack.checkpointId()), out));
        classify(desk, ack, out);
    }

    private static boolean isKnownFile(Desk desk, SharedFile file) {
        return desk.state().shared.isKnown(file.name());
    }

    private static boolean isNewFile(Desk desk, SharedFile file) {
        return !isKnownFile(desk, file);
    }

    private static void advanceFile(Desk desk, SharedFile file, CoordinatorOut out) {
        desk.state().shared.use(file.name(), file.checkpointId(), true);
    }

    private static void enterFile(Desk desk, SharedFile file, CoordinatorOut out) {
        desk.state().shared.use(file.name(), file.checkpointId(), true);
    }

    private static void classify(Desk desk, Acknowledge ack, CoordinatorOut out) {
        desk.fire(CLASSIFY, ack, out);
    }

    private static boolean isPending(Desk desk, Acknowledge ack) {
        return desk.state().pendings.isPending(ack.checkpointId());
    }

    private static PendingCheckpoint pending(Desk desk, Acknowledge ack) {
        return desk.state().pendings.require(ack.checkpointId());
    }

    private static boolean isMissing(Desk desk, Acknowledge ack) {
        return isPending(desk, ack) && pending(desk, ack).isMissing(ack.attempt());
    }

    private static boolean isDuplicate(Desk desk, Acknowledge ack) {
        return isPending(desk, ack) && pending(desk, ack).isAcknowledged(ack.attempt());
    }

    private static boolean isUnknown(Desk desk, Acknowledge ack) {
        return isPending(desk, ack) && !isMissing(desk, ack) && !isDuplicate(desk, ack);
    }

    private static boolean isLateExpired(Desk desk, Acknowledge ack) {
        return !isPending(desk, ack) && desk.state().pendings.isExpired(ack.checkpointId());
    }

    private static boolean isLate(Desk desk, Acknowledge ack) {
        return !isPending(desk, ack) && !desk.state().pendings.isExpired(ack.checkpointId());
    }

    private static boolean isLateAndUnused(Desk desk, Acknowledge ack) {
        return isLate(desk, ack) && !isUsed(desk, ack);
    }

    private static boolean isLateAndUsed(Desk desk, Acknowledge ack) {
        return isLate(desk, ack) && isUsed(desk, ack);
    }

    /** Whether the store holds the checkpoint, with the state that is acknowledged. */
    private static boolean isUsed(Desk desk, Acknowledge ack) {
        return ack.state() != null
                && desk.state()
                        .store
                        .refersTo(
                                ack.checkpointId(),
                                ack.attempt().task(),
                                ack.requireState().privateHandles());
    }

    private static void book(Desk desk, Acknowledge ack, CoordinatorOut out) {
        pending(desk, ack).acknowledge(ack.attempt());
        desk.fire(BOOK_STATE, ack, out);
        desk.fire(StatisticsTables.SUBTASK, ack, out);
        out.effect(
                new CoordinatorEffect.AckReceived(ack.attempt(), ack.checkpointId(), AckResult.SUCCESS, ack.state()));
        desk.fire(AFTER, ack, out);
    }

    private static void answerDuplicate(Desk desk, Acknowledge ack, CoordinatorOut out) {
        answer(ack, AckResult.DUPLICATE, true, out);
    }

    private static void discardUnknown(Desk desk, Acknowledge ack, CoordinatorOut out) {
        desk.fire(DROP_STATE, ack, out);
        answer(ack, AckResult.UNKNOWN, true, out);
    }

    private static void discardExpired(Desk desk, Acknowledge ack, CoordinatorOut out) {
        StatisticsTables.late(desk, ack, out);
        desk.fire(DROP_STATE, ack, out);
        answer(ack, AckResult.LATE, true, out);
    }

    private static void discardLate(Desk desk, Acknowledge ack, CoordinatorOut out) {
        StatisticsTables.late(desk, ack, out);
        desk.fire(DROP_STATE, ack, out);
        answer(ack, AckResult.LATE, false, out);
    }

    private static boolean isWithout(Desk desk, Acknowledge ack) {
        return ack.state() == null;
    }

    private static boolean isWithSnapshot(Acknowledge ack) {
        return ack.state() != null;
    }

    private static boolean isSharedElsewhere(Desk desk, Acknowledge ack) {
        return isWithSnapshot(ack) && !isOfPendingSavepoint(desk, ack);
    }

    private static boolean isNeverShared(Desk desk, Acknowledge ack) {
        return isWithSnapshot(ack) && isOfPendingSavepoint(desk, ack);
    }

    private static boolean isOnRestore(Desk desk, Acknowledge ack) {
        return isWithSnapshot(ack) && ack.requireState().finishedOnRestore();
    }

    private static boolean isAfterFinish(Desk desk, Acknowledge ack) {
        return isWithSnapshot(ack)
                && !ack.requireState().finishedOnRestore()
                && ack.requireState().operatorsFinished();
    }

    private static boolean isPlain(Desk desk, Acknowledge ack) {
        return isWithSnapshot(ack)
                && !ack.requireState().finishedOnRestore()
                && !ack.requireState().operatorsFinished();
    }

    private static void bookEmpty(Desk desk, Acknowledge ack, CoordinatorOut out) {
        pending(desk, ack).contents().put(ack.attempt().task(), AcknowledgedState.EMPTY);
    }

    private static void markVertex(Desk desk, Acknowledge ack, CoordinatorOut out) {
        int vertex = desk.job().vertexOf(ack.attempt().task());
        pending(desk, ack).contents().markFinishedOnRestore(vertex);
    }

    private static void bookFinished(Desk desk, Acknowledge ack, CoordinatorOut out) {
        pending(desk, ack).contents().markOperatorsFinished(ack.attempt().task());
        bookState(desk, ack, out);
    }

    private static void bookState(Desk desk, Acknowledge ack, CoordinatorOut out) {
        pending(desk, ack).contents().put(ack.attempt().task(), ack.requireState());
    }

    private static boolean isIncomplete(Desk desk, Acknowledge ack) {
        return !pending(desk, ack).isFullyAcknowledged();
    }

    private static boolean isComplete(Desk desk, Acknowledge ack) {
        return pending(desk, ack).isFullyAcknowledged();
    }

    private static void answerBooked(Desk desk, Acknowledge ack, CoordinatorOut out) {
        out.effect(new CoordinatorEffect.AckAnswered(ack.attempt(), ack.checkpointId(), true, null));
    }

    private static void complete(Desk desk, Acknowledge ack, CoordinatorOut out) {
        Finalization finalization = Finalization.byAcknowledgement(ack.checkpointId(), ack.attempt());
        CompletionTables.complete(desk, pending(desk, ack), finalization, out);
    }

    private static void dropNothing(Desk desk, Acknowledge ack, CoordinatorOut out) {}

    private static void dropPrivate(Desk desk, Acknowledge ack, CoordinatorOut out) {
        drop(ack, ack.requireState().privateHandles(), out);
    }

    private static void dropAll(Desk desk, Acknowledge ack, CoordinatorOut out) {
        List<String> handles = new ArrayList<>(ack.requireState().privateHandles());
        handles.addAll(ack.requireState().sharedNew());
        drop(ack, handles, out);
    }

    private static void drop(Acknowledge ack, List<String> handles, CoordinatorOut out) {
        out.post(CoordinatorContext.IO, new CoordinatorWork.Discard(ack.checkpointId(), handles, 0));
    }
}
