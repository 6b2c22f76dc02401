package io.github.cleancut.protocol.coordinator;

import static io.github.cleancut.protocol.rule.RowReplacement.replacing;
import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.protocol.coordinator.CoordinatorInput.MetadataWritten;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.StoreAdded;
import io.github.cleancut.protocol.message.CheckpointFailureReason;
import io.github.cleancut.protocol.rule.RowReplacement;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.List;

/** Completion under the lock (section 11): finished tasks, metadata, store, reports, notices. */
final class CompletionTables {
    // spotless:off
    static final RuleTable<Desk, PendingCheckpoint, CoordinatorOut> FINALIZE = table("complete/finalize",
        rule("CF1", "union list state met partial finishing",    CompletionTables::isUnionBroken,    CompletionTables::failByUnion,    "C-131", "C-247", "T-156"),
        rule("CF2", "a finished vertex reported state",          CompletionTables::isFinishedBroken, CompletionTables::failByState,    "C-131", "C-245"),
        rule("CF3", "there is no location yet",                  CompletionTables::isWithoutPlace,   CompletionTables::failByLocation, "C-105"),
        rule("CF4", "write the metadata",                        CompletionTables::isWritable,       CompletionTables::writeMetadata,  "C-129", "C-245", "C-246", "C-248"));

    static final RuleTable<Desk, MetadataWritten, CoordinatorOut> METADATA = table("complete/metadata",
        rule("CM1", "durable, a checkpoint: into the store",     CompletionTables::isDurable,        CompletionTables::addToStore,     "C-129", "C-130"),
        rule("CM2", "durable, a savepoint: not stored",          CompletionTables::isSavepointDurable, CompletionTables::skipStore,    "C-130", "C-132"),
        rule("CM3", "IOException",                               CompletionTables::isMetadataIo,     CompletionTables::failByIo,       "C-131"),
        rule("CM4", "any other exception",                       CompletionTables::isMetadataOther,  CompletionTables::failByOther,    "C-131"),
        rule("CM5", "durable, but the store is shut down",       CompletionTables::isTooLate,        CompletionTables::refuseTooLate,  "C-151"));

    static final RuleTable<Desk, StoreAdded, CoordinatorOut> STORE = table("complete/store",
        rule("CS1", "stored",                                    CompletionTables::isStored,         CompletionTables::stored,         "C-129", "C-139"),
        rule("CS2", "refused: state discarded",                  CompletionTables::isRefused,        CompletionTables::discardRefused, "C-133"),
        rule("CS3", "perhaps stored: state kept",                CompletionTables::isUncertain,      CompletionTables::keepUncertain,  "C-134"));

    static final RuleTable<Desk, StoreAdded, CoordinatorOut> OUTSIDE = table("complete/store-outside",
        rule("CX1", "the store has what it says",                CompletionTables::isAsSaid,         CompletionTables::leaveOutside,   "C-146"),
        rule("CX2", "it gave no answer and has the checkpoint: the next JobManager finds it", CompletionTables::isStoredUnanswered, CompletionTables::keepOutside, "C-134", "C-219"));

    static final RuleTable<Desk, Completed, CoordinatorOut> AFTERMATH = table("complete/aftermath",
        rule("CA1", "checkpoint or synchronous savepoint: drop older, tell", CompletionTables::isTold, CompletionTables::dropAndTell,  "C-135", "C-136", "C-137", "C-239"),
        rule("CA2", "ordinary savepoint: nobody is told",        CompletionTables::isUntold,         CompletionTables::tellNobody,     "C-136", "C-141"));

    static final RuleTable<Desk, Other, CoordinatorOut> OLDER = table("complete/older",
        rule("CO1", "an older checkpoint: subsumed",             CompletionTables::isOlder,          CompletionTables::abortSubsumed,  "C-135"),
        rule("CO2", "an older savepoint stays pending",          CompletionTables::isOlderSavepoint, CompletionTables::leave,          "C-135", "C-140"),
        rule("CO3", "a newer one stays pending",                 CompletionTables::isNewer,          CompletionTables::leave,          "C-135"));

    static final RuleTable<Desk, Finalization, CoordinatorOut> RETURN = table("complete/return",
        rule("CR1", "the acknowledging call returns true",       CompletionTables::isByAck,          CompletionTables::returnTrue,     "C-111"),
        rule("CR2", "the trigger phases end well",               CompletionTables::isByTrigger,      CompletionTables::endTrigger,     "C-105"));

    static final RuleTable<Desk, Broken, CoordinatorOut> THROW = table("complete/throw",
        rule("CR3", "the acknowledging call throws",             CompletionTables::isBrokenByAck,    CompletionTables::throwToTask,    "C-131"),
        rule("CR4", "the trigger phases fail: reported again",   CompletionTables::isBrokenByTrigger, CompletionTables::reportAgain,   "C-105", "C-109"));

    /** As presumably intended: a failure to complete is reported once, also at the end of phase 8 (C-109). */
    static final RowReplacement<Desk, Broken, CoordinatorOut> FAILURE_REPORTED_ONCE = replacing(THROW, "CR4",
        rule("CR4", "the trigger phases fail: reported already", CompletionTables::isBrokenByTrigger, CompletionTables::endTriggerReported, "C-105", "C-109"));
    // spotless:on

    /** A completed checkpoint with the id that its add subsumed, or NONE (C-138). */
    record Completed(CompletedCheckpoint checkpoint, PendingCheckpoint pending, long lastSubsumed) {}

    /** A pending checkpoint beside the completed one. */
    record Other(PendingCheckpoint pending, long completedId) {}

    /** Completing failed. */
    record Broken(Finalization finalization, FailureCause cause) {}

    private CompletionTables() {}

    static List<RuleTable<?, ?, ?>> all() {
        return List.of(FINALIZE, METADATA, OUTSIDE, STORE, AFTERMATH, OLDER, RETURN, THROW);
    }

    static void complete(Desk desk, PendingCheckpoint pending, Finalization by, CoordinatorOut out) {
        out.effect(new CoordinatorEffect.AcksComplete(pending.id()));
        desk.state().setFinalizing(by);
        desk.fire(FINALIZE, pending, out);
    }

    static void metadataWritten(Desk desk, MetadataWritten input, CoordinatorOut out) {
        requireCurrent(desk, input.checkpointId());
        desk.fire(METADATA, input, out);
    }

    static void storeAdded(Desk desk, StoreAdded input, CoordinatorOut out) {
        requireCurrent(desk, input.checkpointId());
        desk.fire(OUTSIDE, input, out);
        desk.fire(STORE, input, out);
    }

    private static void requireCurrent(Desk desk, long checkpointId) {
        if (desk.state().requireFinalizing().checkpointId() != checkpointId) {
            throw new IllegalStateException("checkpoint " + checkpointId + " is not the one being finalised");
        }
    }

    private static PendingCheckpoint current(Desk desk) {
        return desk.state().pendings.require(desk.state().requireFinalizing().checkpointId());
    }

    private static boolean isUnionBroken(Desk desk, PendingCheckpoint pending) {
        return desk.config().checkpointsAfterTasksFinish() && FinishedTasks.isUnionBroken(desk, pending);
    }

    private static boolean isFinishedBroken(Desk desk, PendingCheckpoint pending) {
        return desk.config().checkpointsAfterTasksFinish()
                && !isUnionBroken(desk, pending)
                && FinishedTasks.isStateOfFinished(desk, pending);
    }

    private static boolean isConsistent(Desk desk, PendingCheckpoint pending) {
        return !isUnionBroken(desk, pending) && !isFinishedBroken(desk, pending);
    }

    private static boolean isWithoutPlace(Desk desk, PendingCheckpoint pending) {
        return isConsistent(desk, pending) && !pending.isLocationReady();
    }

    private static boolean isWritable(Desk desk, PendingCheckpoint pending) {
        return isConsistent(desk, pending) && pending.isLocationReady();
    }

    private static void failByUnion(Desk desk, PendingCheckpoint pending, CoordinatorOut out) {
        FailureCause cause = FailureCause.of(CheckpointFailureReason.CHECKPOINT_DECLINED_TASK_CLOSING);
        failFinalizing(desk, pending, "PartialFinishingNotSupportedByStateException", cause, out);
    }

    private static void failByState(Desk desk, PendingCheckpoint pending, CoordinatorOut out) {
        FailureCause cause = FailureCause.of(CheckpointFailureReason.FINALIZE_CHECKPOINT_FAILURE);
        failFinalizing(desk, pending, "IllegalStateException", cause, out);
    }

    private static void failByLocation(Desk desk, PendingCheckpoint pending, CoordinatorOut out) {
        FailureCause cause = FailureCause.of(CheckpointFailureReason.FINALIZE_CHECKPOINT_FAILURE);
        failFinalizing(desk, pending, "NullPointerException", cause, out);
    }

    private static void failByIo(Desk desk, MetadataWritten input, CoordinatorOut out) {
        FailureCause cause = FailureCause.IO.wrappedIn(CheckpointFailureReason.FINALIZE_CHECKPOINT_FAILURE);
        failFinalizing(desk, current(desk), "IOException", cause, out);
    }

    private static void failByOther(Desk desk, MetadataWritten input, CoordinatorOut out) {
        FailureCause cause = FailureCause.of(CheckpointFailureReason.FINALIZE_CHECKPOINT_FAILURE);
        failFinalizing(desk, current(desk), "Exception", cause, out);
    }

    /** The future gets the raw cause (C-131); the abort posts a decision round, and so does the end of completing. */
    private static void failFinalizing(
            Desk desk, PendingCheckpoint pending, String raw, FailureCause cause, CoordinatorOut out) {
        Futures.fail(desk, pending.request(), raw, out);
        AbortTables.abort(desk, new AbortTables.Abort(pending, cause, null), out);
        endBroken(desk, pending, cause, out);
    }

    private static void endBroken(Desk desk, PendingCheckpoint pending, FailureCause cause, CoordinatorOut out) {
        Finalization finalization = desk.state().requireFinalizing();
        desk.state().pendings.remove(pending.id());
        RequestTables.postRound(desk, out);
        desk.state().setFinalizing(null);
        desk.fire(THROW, new Broken(finalization, cause), out);
    }

    private static void writeMetadata(Desk desk, PendingCheckpoint pending, CoordinatorOut out) {
        FinishedTasks.markFinishedVertices(desk, pending);
        out.writeMetadata(pending.id());
    }

    private static boolean isDurable(Desk desk, MetadataWritten input) {
        return isForStore(desk, input) && !desk.state().store.isShutDown();
    }

    private static boolean isTooLate(Desk desk, MetadataWritten input) {
        return isForStore(desk, input) && desk.state().store.isShutDown();
    }

    private static boolean isForStore(Desk desk, MetadataWritten input) {
        return input.outcome() == Outcome.OK && !current(desk).type().isSavepoint();
    }

    private static boolean isSavepointDurable(Desk desk, MetadataWritten input) {
        return input.outcome() == Outcome.OK && current(desk).type().isSavepoint();
    }

    private static boolean isMetadataIo(Desk desk, MetadataWritten input) {
        return input.outcome() == Outcome.IO_FAILURE;
    }

    private static boolean isMetadataOther(Desk desk, MetadataWritten input) {
        return input.outcome() != Outcome.OK && input.outcome() != Outcome.IO_FAILURE;
    }

    private static void addToStore(Desk desk, MetadataWritten input, CoordinatorOut out) {
        disposeKept(desk, out);
        out.addToStore(input.checkpointId());
    }

    private static void refuseTooLate(Desk desk, MetadataWritten input, CoordinatorOut out) {
        disposeKept(desk, out);
        refuse(desk, "IllegalStateException", out);
    }

    private static void skipStore(Desk desk, MetadataWritten input, CoordinatorOut out) {
        disposeKept(desk, out);
        succeed(desk, completed(current(desk)), CoordinatorEffect.NONE, out);
    }

    /** The pending checkpoint is over; its state lives on in the completed one. */
    private static void disposeKept(Desk desk, CoordinatorOut out) {
        PendingCheckpoint pending = current(desk);
        out.effect(new CoordinatorEffect.MetadataDurable(pending.id()));
        pending.dispose();
        CleaningTables.keep(desk, out);
        out.disarm(pending.expiryTimer());
    }

    private static CompletedCheckpoint completed(PendingCheckpoint pending) {
        return new CompletedCheckpoint(
                pending.id(),
                pending.type(),
                pending.timestampMillis(),
                pending.contents().copy(),
                false);
    }

    private static boolean isStored(Desk desk, StoreAdded input) {
        return input.outcome() == Outcome.OK;
    }

    private static boolean isUncertain(Desk desk, StoreAdded input) {
        return input.outcome() == Outcome.POSSIBLY_INCONSISTENT || isStoredUnanswered(desk, input);
    }

    private static boolean isStoredUnanswered(Desk desk, StoreAdded input) {
        return input.outcome() == Outcome.POSSIBLY_INCONSISTENT_STORED;
    }

    private static boolean isRefused(Desk desk, StoreAdded input) {
        return input.outcome() == Outcome.IO_FAILURE || input.outcome() == Outcome.OTHER_FAILURE;
    }

    private static void stored(Desk desk, StoreAdded input, CoordinatorOut out) {
        CompletedCheckpoint checkpoint = completed(current(desk));
        long lastSubsumed = StoreTables.add(desk, checkpoint, out);
        succeed(desk, checkpoint, lastSubsumed, out);
    }

    private static void discardRefused(Desk desk, StoreAdded input, CoordinatorOut out) {
        refuse(desk, "IOException", out);
    }

    private static void refuse(Desk desk, String raw, CoordinatorOut out) {
        out.effect(new CoordinatorEffect.StoreFailed(current(desk).id()));
        Futures.fail(desk, current(desk).request(), raw, out);
        CleaningTables.discardRefused(desk, completed(current(desk)), out);
        reportNotStored(desk, out);
    }

    private static void keepUncertain(Desk desk, StoreAdded input, CoordinatorOut out) {
        out.effect(new CoordinatorEffect.StoreFailed(input.checkpointId()));
        Futures.fail(desk, current(desk).request(), "PossibleInconsistentStateException", out);
        reportNotStored(desk, out);
    }

    private static boolean isAsSaid(Desk desk, StoreAdded input) {
        return !isStoredUnanswered(desk, input);
    }

    private static void leaveOutside(Desk desk, StoreAdded input, CoordinatorOut out) {}

    private static void keepOutside(Desk desk, StoreAdded input, CoordinatorOut out) {
        CompletedCheckpoint checkpoint = completed(current(desk));
        desk.state().store.addOutside(checkpoint);
        out.effect(new CoordinatorEffect.StoredUnanswered(checkpoint.id()));
    }

    private static void reportNotStored(Desk desk, CoordinatorOut out) {
        PendingCheckpoint pending = current(desk);
        CheckpointFailureReason reason = CheckpointFailureReason.FINALIZE_CHECKPOINT_FAILURE;
        out.effect(new CoordinatorEffect.CheckpointAborted(pending.id(), pending.type(), reason));
        FailureTables.report(desk, new FailureTables.Report(pending.id(), pending.type(), reason, null, true), out);
        AbortTables.announce(desk, pending, out);
        endBroken(desk, pending, FailureCause.IO.wrappedIn(reason), out);
    }

    private static void succeed(Desk desk, CompletedCheckpoint checkpoint, long lastSubsumed, CoordinatorOut out) {
        Finalization finalization = desk.state().requireFinalizing();
        PendingCheckpoint pending = current(desk);
        FailureTables.succeeded(desk, checkpoint.id(), out);
        out.effect(new CoordinatorEffect.CheckpointCompleted(checkpoint.id(), checkpoint.type(), desk.wallMillis()));
        out.effect(new CoordinatorEffect.MetadataHolds(
                TakeOverTables.saved(desk.job(), checkpoint), checkpoint.type().isSavepoint()));
        StatisticsTables.End end = new StatisticsTables.End(checkpoint.id(), checkpoint.type(), true, true);
        desk.fire(StatisticsTables.END, end, out);
        Futures.complete(desk, pending.request(), checkpoint.id(), out);
        desk.state().pendings.remove(checkpoint.id());
        RequestTables.postRound(desk, out);
        desk.state().requests.completedAt(desk.relativeMillis());
        desk.state().setFinalizing(null);
        desk.fire(AFTERMATH, new Completed(checkpoint, pending, lastSubsumed), out);
        desk.fire(RETURN, finalization, out);
    }

    private static boolean isTold(Desk desk, Completed completed) {
        return !completed.checkpoint().type().isSavepoint()
                || completed.checkpoint().type().isSynchronous();
    }

    private static boolean isUntold(Desk desk, Completed completed) {
        return !isTold(desk, completed);
    }

    private static void dropAndTell(Desk desk, Completed completed, CoordinatorOut out) {
        long id = completed.checkpoint().id();
        for (PendingCheckpoint other : desk.state().pendings.snapshot()) {
            desk.fire(OLDER, new Other(other, id), out);
        }
        out.effect(new CoordinatorEffect.NotifyComplete(
                desk.state().graph.reachable(completed.pending().plan().commitTo()),
                id,
                completed.checkpoint().timestampMillis(),
                completed.lastSubsumed()));
        for (int vertex : desk.job().coordinatedVertices()) {
            out.effect(new CoordinatorEffect.OperatorCoordinatorComplete(vertex, id));
        }
    }

    private static void tellNobody(Desk desk, Completed completed, CoordinatorOut out) {}

    private static boolean isOlder(Desk desk, Other other) {
        return other.pending().id() < other.completedId() && other.pending().canBeSubsumed();
    }

    private static boolean isOlderSavepoint(Desk desk, Other other) {
        return other.pending().id() < other.completedId() && !other.pending().canBeSubsumed();
    }

    private static boolean isNewer(Desk desk, Other other) {
        return other.pending().id() >= other.completedId();
    }

    private static void abortSubsumed(Desk desk, Other other, CoordinatorOut out) {
        FailureCause cause = FailureCause.of(CheckpointFailureReason.CHECKPOINT_SUBSUMED);
        AbortTables.abort(desk, new AbortTables.Abort(other.pending(), cause, null), out);
    }

    private static void leave(Desk desk, Other other, CoordinatorOut out) {}

    private static boolean isByAck(Desk desk, Finalization finalization) {
        return finalization.attempt() != null;
    }

    private static boolean isByTrigger(Desk desk, Finalization finalization) {
        return finalization.attempt() == null;
    }

    private static void returnTrue(Desk desk, Finalization finalization, CoordinatorOut out) {
        out.effect(new CoordinatorEffect.AckAnswered(
                finalization.requireAttempt(), finalization.checkpointId(), true, null));
    }

    private static void endTrigger(Desk desk, Finalization finalization, CoordinatorOut out) {
        TriggerEndTables.succeeded(desk, finalization.request(), out);
    }

    private static boolean isBrokenByAck(Desk desk, Broken broken) {
        return broken.finalization().attempt() != null;
    }

    private static boolean isBrokenByTrigger(Desk desk, Broken broken) {
        return broken.finalization().attempt() == null;
    }

    private static void throwToTask(Desk desk, Broken broken, CoordinatorOut out) {
        Finalization finalization = broken.finalization();
        String reason = broken.cause().requireReason().name();
        out.effect(new CoordinatorEffect.AckAnswered(
                finalization.requireAttempt(), finalization.checkpointId(), false, reason));
    }

    private static void endTriggerReported(Desk desk, Broken broken, CoordinatorOut out) {
        TriggerEndTables.leaveReported(desk, broken.finalization().request(), out);
    }

    private static void reportAgain(Desk desk, Broken broken, CoordinatorOut out) {
        TriggerEndTables.failedToComplete(desk, broken.finalization().request(), broken.cause(), out);
    }
}
