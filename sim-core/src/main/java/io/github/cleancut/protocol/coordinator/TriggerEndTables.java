package io.github.cleancut.protocol.coordinator;

import static io.github.cleancut.protocol.rule.RowReplacement.replacing;
import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.protocol.message.CheckpointFailureReason;
import io.github.cleancut.protocol.message.CheckpointOptions;
import io.github.cleancut.protocol.message.SnapshotType;
import io.github.cleancut.protocol.rule.RowReplacement;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The end of the trigger phases: phase 8, or the handling of a failure (C-104 to C-109). */
final class TriggerEndTables {
    /** The mapped reason of a failed trigger. */
    static final class Mapping {
        private final FailureCause cause;
        private FailureCause mapped = FailureCause.OTHER;

        Mapping(FailureCause cause) {
            this.cause = cause;
        }

        @Override
        public String toString() {
            return cause.toString();
        }
    }

    // spotless:off
    static final RuleTable<Desk, Mapping, CoordinatorOut> REASON = table("trigger/reason",
        rule("TR1", "an IOException in the chain",               TriggerEndTables::isIo,             TriggerEndTables::mapToIo,          "C-106", "C-109"),
        rule("TR2", "a CheckpointException: its own reason",     TriggerEndTables::isReasoned,       TriggerEndTables::keepReason,       "C-106", "C-109"),
        rule("TR3", "anything else",                             TriggerEndTables::isOther,          TriggerEndTables::mapToTrigger,     "C-106"));

    static final RuleTable<Desk, TriggerRequest, CoordinatorOut> END = table("trigger/end",
        rule("TE1", "failed before anything was pending",        TriggerEndTables::isEarlyFailure,   TriggerEndTables::failEarly,        "C-107"),
        rule("TE2", "failed while pending: abort",               TriggerEndTables::isPendingFailure, TriggerEndTables::abortPending,     "C-108"),
        rule("TE3", "aborted meanwhile: reported once more",     TriggerEndTables::isLateFailure,    TriggerEndTables::reportAgain,      "C-108", "C-109"),
        rule("TE4", "ended after phase 7: booked as failed too", TriggerEndTables::isEndedBefore8,   TriggerEndTables::reportUntriggered, "C-105", "C-109"),
        rule("TE5", "all well: trigger the tasks",               TriggerEndTables::isReady,          TriggerEndTables::sendTriggers,     "C-092"));

    static final RuleTable<Desk, PendingCheckpoint, CoordinatorOut> SEND = table("trigger/send",
        rule("TF1", "full snapshots are forced on checkpoints",  TriggerEndTables::isForcedFull,     TriggerEndTables::sendFull,         "C-101"),
        rule("TF2", "as asked for",                              TriggerEndTables::isAsAsked,        TriggerEndTables::sendAsAsked,      "C-101", "C-102"));

    static final RuleTable<Desk, PendingCheckpoint, CoordinatorOut> AFTER = table("trigger/after",
        rule("TG1", "acknowledgements are missing",              TriggerEndTables::isIncomplete,     TriggerEndTables::succeed,          "C-092"),
        rule("TG2", "all are there already: complete",           TriggerEndTables::isComplete,       TriggerEndTables::complete,         "C-105"));

    /** As presumably intended: what was reported at the abort is not reported again (C-109). */
    static final RowReplacement<Desk, TriggerRequest, CoordinatorOut> ABORT_REPORTED_ONCE = replacing(END, "TE3",
        rule("TE3", "aborted meanwhile: reported already",       TriggerEndTables::isLateFailure,    TriggerEndTables::leaveUnreported,  "C-108", "C-109"));

    /** As presumably intended: what ended before phase 8 is not booked as failed (C-109). */
    static final RowReplacement<Desk, TriggerRequest, CoordinatorOut> END_REPORTED_ONCE = replacing(END, "TE4",
        rule("TE4", "ended after phase 7: nothing more to book", TriggerEndTables::isEndedBefore8,   TriggerEndTables::leaveUnreported,  "C-105", "C-109"));
    // spotless:on

    private TriggerEndTables() {}

    static List<RuleTable<?, ?, ?>> all() {
        return List.of(REASON, END, SEND, AFTER);
    }

    static void end(Desk desk, CoordinatorWork.EndTriggering end, CoordinatorOut out) {
        desk.fire(END, desk.state().requests.require(end.request()), out);
    }

    /** A request fails before anything is pending (C-107). */
    static void fail(Desk desk, TriggerRequest request, FailureCause cause, CoordinatorOut out) {
        CheckpointFailureReason reason = mapped(desk, cause, out).requireReason();
        out.effect(
                new CoordinatorEffect.RequestRefused(request.number(), request.type(), request.isPeriodic(), reason));
        Futures.fail(desk, request.number(), reason.name(), out);
        abortTriggering(desk, out);
        FailureTables.report(
                desk, new FailureTables.Report(CoordinatorEffect.NONE, request.type(), reason, null, false), out);
        leavePhases(desk, request, out);
    }

    /** Completing at the end of phase 8 failed: booked once more (C-105). */
    static void failedToComplete(Desk desk, long request, FailureCause cause, CoordinatorOut out) {
        reportDisposed(desk, desk.state().requests.require(request), cause, out);
    }

    /** The phases of a request end with a failure that was reported before. */
    static void leaveReported(Desk desk, long request, CoordinatorOut out) {
        leaveUnreported(desk, desk.state().requests.require(request), out);
    }

    static void succeeded(Desk desk, long request, CoordinatorOut out) {
        leavePhases(desk, desk.state().requests.require(request), out);
    }

    private static FailureCause mapped(Desk desk, FailureCause cause, CoordinatorOut out) {
        Mapping mapping = new Mapping(cause);
        desk.fire(REASON, mapping, out);
        return mapping.mapped;
    }

    private static void abortTriggering(Desk desk, CoordinatorOut out) {
        for (int vertex : desk.job().coordinatedVertices()) {
            out.effect(new CoordinatorEffect.OperatorCoordinatorAbortTriggering(vertex));
        }
    }

    private static void leavePhases(Desk desk, TriggerRequest request, CoordinatorOut out) {
        desk.state().requests.setTriggering(false);
        desk.state().requests.forget(request);
        RequestTables.decide(desk, out);
    }

    private static boolean isIo(Desk desk, Mapping mapping) {
        return mapping.cause.hasIoException();
    }

    private static boolean isReasoned(Desk desk, Mapping mapping) {
        return !mapping.cause.hasIoException() && mapping.cause.reason() != null;
    }

    private static boolean isOther(Desk desk, Mapping mapping) {
        return !mapping.cause.hasIoException() && mapping.cause.reason() == null;
    }

    private static void mapToIo(Desk desk, Mapping mapping, CoordinatorOut out) {
        mapping.mapped = mapping.cause.wrappedIn(CheckpointFailureReason.IO_EXCEPTION);
    }

    private static void keepReason(Desk desk, Mapping mapping, CoordinatorOut out) {
        mapping.mapped = mapping.cause;
    }

    private static void mapToTrigger(Desk desk, Mapping mapping, CoordinatorOut out) {
        mapping.mapped = mapping.cause.wrappedIn(CheckpointFailureReason.TRIGGER_CHECKPOINT_FAILURE);
    }

    private static boolean isEarlyFailure(Desk desk, TriggerRequest request) {
        return request.failure() != null && request.pending() == null;
    }

    private static boolean isPendingFailure(Desk desk, TriggerRequest request) {
        return request.failure() != null && request.pending() != null && !request.isDisposed();
    }

    private static boolean isLateFailure(Desk desk, TriggerRequest request) {
        return request.failure() != null && request.isDisposed();
    }

    private static boolean isEndedBefore8(Desk desk, TriggerRequest request) {
        return request.failure() == null && request.isDisposed();
    }

    private static boolean isReady(Desk desk, TriggerRequest request) {
        return request.failure() == null && !request.isDisposed();
    }

    private static FailureCause failure(@Nullable FailureCause cause) {
        return cause == null ? FailureCause.OTHER : cause;
    }

    private static void failEarly(Desk desk, TriggerRequest request, CoordinatorOut out) {
        fail(desk, request, failure(request.failure()), out);
    }

    private static void abortPending(Desk desk, TriggerRequest request, CoordinatorOut out) {
        abortTriggering(desk, out);
        FailureCause cause = mapped(desk, failure(request.failure()), out);
        AbortTables.abort(desk, new AbortTables.Abort(request.requirePending(), cause, null), out);
        leavePhases(desk, request, out);
    }

    private static void reportAgain(Desk desk, TriggerRequest request, CoordinatorOut out) {
        reportDisposed(desk, request, failure(request.failure()), out);
    }

    private static void reportUntriggered(Desk desk, TriggerRequest request, CoordinatorOut out) {
        FailureCause cause = failure(request.requirePending().failure());
        reportDisposed(desk, request, cause.wrappedIn(CheckpointFailureReason.TRIGGER_CHECKPOINT_FAILURE), out);
    }

    private static void reportDisposed(Desk desk, TriggerRequest request, FailureCause cause, CoordinatorOut out) {
        abortTriggering(desk, out);
        CheckpointFailureReason reason = mapped(desk, cause, out).requireReason();
        long id = request.requirePending().id();
        FailureTables.report(desk, new FailureTables.Report(id, request.type(), reason, null, false), out);
        leavePhases(desk, request, out);
    }

    private static void leaveUnreported(Desk desk, TriggerRequest request, CoordinatorOut out) {
        abortTriggering(desk, out);
        leavePhases(desk, request, out);
    }

    private static void sendTriggers(Desk desk, TriggerRequest request, CoordinatorOut out) {
        desk.fire(SEND, request.requirePending(), out);
        desk.fire(AFTER, request.requirePending(), out);
    }

    private static boolean isForcedFull(Desk desk, PendingCheckpoint pending) {
        return desk.state().store.isFullForced() && !pending.type().isSavepoint();
    }

    private static boolean isAsAsked(Desk desk, PendingCheckpoint pending) {
        return !isForcedFull(desk, pending);
    }

    private static void sendFull(Desk desk, PendingCheckpoint pending, CoordinatorOut out) {
        send(desk, pending, SnapshotType.FULL_CHECKPOINT, out);
    }

    private static void sendAsAsked(Desk desk, PendingCheckpoint pending, CoordinatorOut out) {
        send(desk, pending, pending.type(), out);
    }

    private static void send(Desk desk, PendingCheckpoint pending, SnapshotType type, CoordinatorOut out) {
        CheckpointOptions options = desk.options().forConfig(desk.config().barriers(), type, desk.log());
        for (TaskAttempt attempt : pending.plan().trigger()) {
            out.effect(new CoordinatorEffect.TriggerSent(attempt, pending.id(), pending.timestampMillis(), options));
        }
    }

    private static boolean isIncomplete(Desk desk, PendingCheckpoint pending) {
        return !pending.isFullyAcknowledged();
    }

    private static boolean isComplete(Desk desk, PendingCheckpoint pending) {
        return pending.isFullyAcknowledged();
    }

    private static void succeed(Desk desk, PendingCheckpoint pending, CoordinatorOut out) {
        succeeded(desk, pending.request(), out);
    }

    private static void complete(Desk desk, PendingCheckpoint pending, CoordinatorOut out) {
        CompletionTables.complete(desk, pending, Finalization.byTrigger(pending.id(), pending.request()), out);
    }
}
