package io.github.cleancut.protocol.coordinator;

import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.protocol.coordinator.CoordinatorInput.Decline;
import io.github.cleancut.protocol.coordinator.CoordinatorWork.AbortAfterTriggerFailure;
import io.github.cleancut.protocol.coordinator.CoordinatorWork.Expire;
import io.github.cleancut.protocol.message.CheckpointFailureReason;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How pending checkpoints end badly (C-121 to C-128 and M4). */
final class AbortTables {
    /**
     * An abort.
     *
     * @param pending the checkpoint
     * @param cause why; it has a reason
     * @param attempt who declined, or null
     */
    record Abort(
            PendingCheckpoint pending,
            FailureCause cause,
            @Nullable TaskAttempt attempt) {}

    // spotless:off
    static final RuleTable<Desk, Decline, CoordinatorOut> DECLINE = table("pending/decline",
        rule("DC1", "shut down: ignored",                        AbortTables::isDeclineAfterShutdown, AbortTables::ignoreDecline,     "C-007"),
        rule("DC2", "not pending: ignored",                      AbortTables::isDeclineLate,          AbortTables::ignoreDecline,     "C-121"),
        rule("DC3", "pending: aborted, whoever declines",        AbortTables::isDeclinePending,       AbortTables::abortByDecline,    "C-121", "C-122"));

    static final RuleTable<Desk, Expire, CoordinatorOut> EXPIRE = table("pending/expire",
        rule("EX1", "ended before",                              AbortTables::isEndedBeforeTimeout,   AbortTables::ignoreTimeout,     "C-123", "C-126"),
        rule("EX2", "the timeout is over",                       AbortTables::isTimedOut,             AbortTables::abortByTimeout,    "C-123"));

    static final RuleTable<Desk, AbortAfterTriggerFailure, CoordinatorOut> TRIGGER_MESSAGE = table("pending/trigger-message-failed",
        rule("TX1", "ended before",                              AbortTables::isEndedBeforeFailure,   AbortTables::ignoreFailure,     "C-104", "C-126"),
        rule("TX2", "abort with its reason",                     AbortTables::isFailureWhilePending,  AbortTables::abortByMessage,    "C-104"));

    static final RuleTable<Desk, Abort, CoordinatorOut> ABORT = table("pending/abort",
        rule("AB1", "ended before: nothing",                     AbortTables::isDisposed,             AbortTables::ignoreAbort,       "C-126"),
        rule("AB2", "a savepoint cannot be subsumed: throws",    AbortTables::isSubsumedSavepoint,    AbortTables::abortAndThrow,     "C-127"),
        rule("AB3", "abort, report, tell",                       AbortTables::isAbortable,            AbortTables::abortAndReport,    "C-124", "C-125", "C-128", "C-233"));

    static final RuleTable<Desk, Abort, CoordinatorOut> REMEMBER = table("pending/remember",
        rule("AM1", "expired: the id is remembered",             AbortTables::isExpired,              AbortTables::rememberId,        "C-118"),
        rule("AM2", "any other reason",                          AbortTables::isNotExpired,           AbortTables::ignoreAbort,       "C-118"));
    // spotless:on

    private AbortTables() {}

    static List<RuleTable<?, ?, ?>> all() {
        return List.of(DECLINE, EXPIRE, TRIGGER_MESSAGE, ABORT, REMEMBER);
    }

    static void decline(Desk desk, Decline decline, CoordinatorOut out) {
        desk.fire(DECLINE, decline, out);
    }

    static void expire(Desk desk, Expire expire, CoordinatorOut out) {
        desk.fire(EXPIRE, expire, out);
    }

    static void triggerMessageFailed(Desk desk, AbortAfterTriggerFailure failure, CoordinatorOut out) {
        desk.fire(TRIGGER_MESSAGE, failure, out);
    }

    static void abort(Desk desk, Abort abort, CoordinatorOut out) {
        desk.fire(ABORT, abort, out);
    }

    /** Queued requests in the order of priority, then pending checkpoints by id (C-008, C-038). */
    static void abortEverything(Desk desk, CheckpointFailureReason reason, CoordinatorOut out) {
        RequestTables.abortQueue(desk, reason, out);
        abortPending(desk, reason, out);
    }

    /** Everything pending, right before a restore; the queue stays (C-191). */
    static void abortForFailover(Desk desk, CoordinatorOut out) {
        abortPending(desk, CheckpointFailureReason.JOB_FAILOVER_REGION, out);
    }

    private static void abortPending(Desk desk, CheckpointFailureReason reason, CoordinatorOut out) {
        for (PendingCheckpoint pending : desk.state().pendings.snapshot()) {
            abort(desk, new Abort(pending, FailureCause.of(reason), null), out);
        }
    }

    /** The I/O job that tells the tasks (C-125): whoever is the current attempt now (C-091). */
    static void sendMessages(Desk desk, CoordinatorWork.SendAbortMessages messages, CoordinatorOut out) {
        out.effect(new CoordinatorEffect.NotifyAborted(
                desk.state().graph.reachable(messages.tasks()), messages.checkpointId(), messages.latestCompletedId()));
    }

    /** Tells tasks and operator coordinators that a checkpoint is aborted (C-125). */
    static void announce(Desk desk, PendingCheckpoint pending, CoordinatorOut out) {
        out.post(
                CoordinatorContext.IO,
                new CoordinatorWork.SendAbortMessages(
                        pending.id(),
                        desk.state().store.latestId(),
                        pending.timestampMillis(),
                        pending.plan().commitTo()));
        for (int vertex : desk.job().coordinatedVertices()) {
            out.effect(new CoordinatorEffect.OperatorCoordinatorAborted(vertex, pending.id()));
        }
    }

    private static boolean isDeclineAfterShutdown(Desk desk, Decline decline) {
        return desk.isShutDown();
    }

    private static boolean isDeclineLate(Desk desk, Decline decline) {
        return !desk.isShutDown() && !desk.state().pendings.isPending(decline.checkpointId());
    }

    private static boolean isDeclinePending(Desk desk, Decline decline) {
        return !desk.isShutDown() && desk.state().pendings.isPending(decline.checkpointId());
    }

    private static void ignoreDecline(Desk desk, Decline decline, CoordinatorOut out) {}

    private static void abortByDecline(Desk desk, Decline decline, CoordinatorOut out) {
        out.effect(new CoordinatorEffect.DeclineReceived(decline.attempt(), decline.checkpointId(), decline.reason()));
        PendingCheckpoint pending = desk.state().pendings.require(decline.checkpointId());
        abort(desk, new Abort(pending, FailureCause.of(decline.reason()), decline.attempt()), out);
    }

    private static boolean isEndedBeforeTimeout(Desk desk, Expire expire) {
        return !desk.state().pendings.isPending(expire.checkpointId());
    }

    private static boolean isTimedOut(Desk desk, Expire expire) {
        return desk.state().pendings.isPending(expire.checkpointId());
    }

    private static void ignoreTimeout(Desk desk, Expire expire, CoordinatorOut out) {}

    private static void abortByTimeout(Desk desk, Expire expire, CoordinatorOut out) {
        PendingCheckpoint pending = desk.state().pendings.require(expire.checkpointId());
        abort(desk, new Abort(pending, FailureCause.of(CheckpointFailureReason.CHECKPOINT_EXPIRED), null), out);
    }

    private static boolean isEndedBeforeFailure(Desk desk, AbortAfterTriggerFailure failure) {
        return !desk.state().pendings.isPending(failure.checkpointId());
    }

    private static boolean isFailureWhilePending(Desk desk, AbortAfterTriggerFailure failure) {
        return desk.state().pendings.isPending(failure.checkpointId());
    }

    private static void ignoreFailure(Desk desk, AbortAfterTriggerFailure failure, CoordinatorOut out) {}

    private static void abortByMessage(Desk desk, AbortAfterTriggerFailure failure, CoordinatorOut out) {
        PendingCheckpoint pending = desk.state().pendings.require(failure.checkpointId());
        abort(desk, new Abort(pending, FailureCause.of(failure.reason()), null), out);
    }

    private static boolean isDisposed(Desk desk, Abort abort) {
        return abort.pending().isDisposed();
    }

    private static boolean isForbidden(Abort abort) {
        return abort.pending().type().isSavepoint()
                && abort.cause().reason() == CheckpointFailureReason.CHECKPOINT_SUBSUMED;
    }

    private static boolean isSubsumedSavepoint(Desk desk, Abort abort) {
        return !abort.pending().isDisposed() && isForbidden(abort);
    }

    private static boolean isAbortable(Desk desk, Abort abort) {
        return !abort.pending().isDisposed() && !isForbidden(abort);
    }

    private static void ignoreAbort(Desk desk, Abort abort, CoordinatorOut out) {}

    private static void abortAndThrow(Desk desk, Abort abort, CoordinatorOut out) {
        release(desk, abort, out);
        conclude(desk, abort, out);
        out.effect(new CoordinatorEffect.Threw("IllegalStateException"));
    }

    private static void abortAndReport(Desk desk, Abort abort, CoordinatorOut out) {
        release(desk, abort, out);
        PendingCheckpoint pending = abort.pending();
        FailureTables.report(
                desk,
                new FailureTables.Report(
                        pending.id(), pending.type(), abort.cause().requireReason(), abort.attempt(), true),
                out);
        conclude(desk, abort, out);
    }

    private static void release(Desk desk, Abort abort, CoordinatorOut out) {
        PendingCheckpoint pending = abort.pending();
        CheckpointFailureReason reason = abort.cause().requireReason();
        pending.setFailure(abort.cause());
        out.effect(new CoordinatorEffect.CheckpointAborted(pending.id(), pending.type(), reason));
        Futures.fail(desk, pending.request(), reason.name(), out);
        TriggerTables.endPhases(desk, pending.request(), abort.cause(), out);
        pending.dispose();
        CleaningTables.discardAborted(desk, pending, out);
        out.disarm(pending.expiryTimer());
    }

    private static void conclude(Desk desk, Abort abort, CoordinatorOut out) {
        announce(desk, abort.pending(), out);
        desk.state().pendings.remove(abort.pending().id());
        desk.fire(REMEMBER, abort, out);
        RequestTables.postRound(desk, out);
    }

    private static boolean isExpired(Desk desk, Abort abort) {
        return abort.cause().reason() == CheckpointFailureReason.CHECKPOINT_EXPIRED;
    }

    private static boolean isNotExpired(Desk desk, Abort abort) {
        return !isExpired(desk, abort);
    }

    private static void rememberId(Desk desk, Abort abort, CoordinatorOut out) {
        desk.state().pendings.rememberExpired(abort.pending().id());
    }
}
