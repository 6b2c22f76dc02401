package io.github.cleancut.protocol.coordinator;

import static io.github.cleancut.protocol.rule.RowReplacement.replacing;
import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.protocol.coordinator.CoordinatorInput.ManualType;
import io.github.cleancut.protocol.message.CheckpointFailureReason;
import io.github.cleancut.protocol.message.SnapshotType;
import io.github.cleancut.protocol.rule.RowReplacement;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.List;

/** Requests and the request decider (section 7 and M3). */
final class RequestTables {
    /** A decision round. */
    record Round() {}

    /**
     * What is asked for.
     *
     * @param name the user's name of it, empty for a periodic one
     */
    record Wish(String name, SnapshotType type, boolean periodic) {}

    // spotless:off
    static final RuleTable<Desk, CoordinatorInput, CoordinatorOut> BY_HAND = table("request/by-hand",
        rule("RH1", "configured or incremental: a plain checkpoint", RequestTables::isPlain,         RequestTables::wishPlain,      "C-102"),
        rule("RH2", "full checkpoint",                             RequestTables::isFull,            RequestTables::wishFull,       "C-102"),
        rule("RH3", "savepoint",                                   RequestTables::isSavepoint,       RequestTables::wishSavepoint,  "C-231"),
        rule("RH4", "stop with savepoint, drain",                  RequestTables::isTerminate,       RequestTables::wishTerminate,  "C-238"),
        rule("RH5", "stop with savepoint, no drain",               RequestTables::isSuspend,         RequestTables::wishSuspend,    "C-238"),
        rule("RH6", "all tasks at end of data: a last checkpoint", RequestTables::isEndOfData,       RequestTables::wishLast,       "C-244"),
        rule("RH7", "end of data, but no checkpoints after finish", RequestTables::isEndOfDataOff,   RequestTables::wishNothing,    "C-244"),
        rule("RH8", "savepoint, but an output blocks: refused",    RequestTables::isBlocked,         RequestTables::refuseBlocked,  "C-234"));

    static final RuleTable<Desk, Wish, CoordinatorOut> ACCEPT = table("request/accept",
        rule("RA1", "savepoint, unaligned off: forced",            RequestTables::isForcedWish,      RequestTables::acceptForced,   "C-074"),
        rule("RA2", "any other by hand",                           RequestTables::isUnforcedWish,    RequestTables::acceptByHand,   "C-074", "C-078"),
        rule("RA3", "periodic",                                    RequestTables::isPeriodicWish,    RequestTables::acceptPeriodic, "C-034"));

    static final RuleTable<Desk, TriggerRequest, CoordinatorOut> SUBMIT = table("request/submit",
        rule("RQ1", "full of requests by hand: refused",           RequestTables::isFullForGood,     RequestTables::refuseNew,      "C-060", "C-061"),
        rule("RQ2", "full: the least important one goes",          RequestTables::isFullButPeriodic, RequestTables::insertAndEvict, "C-062"),
        rule("RQ3", "there is room",                               RequestTables::isRoom,            RequestTables::insert,         "C-062", "C-063"));

    static final RuleTable<Desk, Round, CoordinatorOut> CHOOSE = table("request/choose",
        rule("RD1", "another one is in its trigger phases",        RequestTables::isTriggering,      RequestTables::chooseNothing,  "C-065"),
        rule("RD2", "nothing is queued",                           RequestTables::isNothingQueued,   RequestTables::chooseNothing,  "C-076"),
        rule("RD3", "more are discarded than may be pending",      RequestTables::isCleaning,        RequestTables::chooseNothing,  "C-066", "C-155"),
        rule("RD4", "as many pending as may be, head not forced",  RequestTables::isAtLimit,         RequestTables::chooseNothing,  "C-067", "C-068", "C-075"),
        rule("RD5", "as many pending as may be, head forced",      RequestTables::isForcedAtLimit,   RequestTables::beginHead,      "C-067", "C-075", "C-232"),
        rule("RD6", "head periodic, the pause is not over",        RequestTables::isPausing,         RequestTables::dropHead,       "C-005", "C-069", "C-071", "C-073"),
        rule("RD7", "nothing is in the way",                       RequestTables::isFree,            RequestTables::beginHead,      "C-070", "C-072"));

    static final RuleTable<Desk, Round, CoordinatorOut> POST_ROUND = table("request/post-round",
        rule("RR1", "shut down: no more rounds",                   RequestTables::isShutDown,        RequestTables::chooseNothing,  "C-007"),
        rule("RR2", "a decision round in the timer",               RequestTables::isAlive,           RequestTables::postDecision,   "C-076"));

    /** As presumably intended: before the first success there is nothing to pause after (C-005). */
    static final RowReplacement<Desk, Round, CoordinatorOut> PAUSE_AFTER_SUCCESS = replacing(CHOOSE, "RD6",
        rule("RD6", "head periodic, the pause after a success is not over", RequestTables::isPausingAfterSuccess, RequestTables::dropHead, "C-069", "C-071", "C-073"),
        rule("RD8", "head periodic, nothing has succeeded yet",    RequestTables::isBeforeSuccess,   RequestTables::beginHead,      "C-005"));
    // spotless:on

    private static final Round ROUND = new Round();

    private RequestTables() {}

    static List<RuleTable<?, ?, ?>> all() {
        return List.of(BY_HAND, ACCEPT, SUBMIT, CHOOSE, POST_ROUND);
    }

    static void byHand(Desk desk, CoordinatorInput input, CoordinatorOut out) {
        desk.fire(BY_HAND, input, out);
    }

    static void submitPeriodic(Desk desk, CoordinatorOut out) {
        desk.fire(ACCEPT, new Wish("", SnapshotType.CHECKPOINT, true), out);
    }

    /** The timer job of a user's request; what becomes of it in here is told at its end (C-078). */
    static void submitByHand(Desk desk, CoordinatorWork.SubmitRequest submit, CoordinatorOut out) {
        desk.state().requests.beginSubmission(submit.request());
        submit(desk, desk.state().requests.require(submit.request()), out);
        desk.state().requests.endSubmission().forEach(out::effect);
    }

    private static void submit(Desk desk, TriggerRequest request, CoordinatorOut out) {
        request.submittedAt(desk.wallMillis());
        desk.fire(SUBMIT, request, out);
    }

    static void decide(Desk desk, CoordinatorOut out) {
        desk.fire(CHOOSE, ROUND, out);
    }

    static void postRound(Desk desk, CoordinatorOut out) {
        desk.fire(POST_ROUND, ROUND, out);
    }

    /** Drops a request that is not pending yet (C-077). */
    static void refuse(Desk desk, TriggerRequest request, CheckpointFailureReason reason, CoordinatorOut out) {
        out.effect(
                new CoordinatorEffect.RequestRefused(request.number(), request.type(), request.isPeriodic(), reason));
        Futures.fail(desk, request.number(), reason.name(), out);
        desk.state().requests.forget(request);
    }

    /** Aborts the queue in the order of priority (C-038). */
    static void abortQueue(Desk desk, CheckpointFailureReason reason, CoordinatorOut out) {
        while (!desk.state().requests.isQueueEmpty()) {
            refuse(desk, desk.state().requests.takeHead(), reason, out);
        }
    }

    private static boolean isPlain(Desk desk, CoordinatorInput input) {
        return input instanceof CoordinatorInput.TriggerCheckpoint trigger && trigger.type() != ManualType.FULL;
    }

    private static boolean isFull(Desk desk, CoordinatorInput input) {
        return input instanceof CoordinatorInput.TriggerCheckpoint trigger && trigger.type() == ManualType.FULL;
    }

    private static boolean isSavepoint(Desk desk, CoordinatorInput input) {
        return input instanceof CoordinatorInput.TriggerSavepoint
                && !desk.config().anyBlockingOutput();
    }

    private static boolean isBlocked(Desk desk, CoordinatorInput input) {
        boolean isSavepoint = input instanceof CoordinatorInput.TriggerSavepoint
                || input instanceof CoordinatorInput.TriggerStopWithSavepoint;
        return isSavepoint && desk.config().anyBlockingOutput();
    }

    private static void refuseBlocked(Desk desk, CoordinatorInput input, CoordinatorOut out) {
        out.effect(new CoordinatorEffect.RequestFailed(
                nameOf(input), CheckpointFailureReason.BLOCKING_OUTPUT_EXIST.name()));
    }

    private static String nameOf(CoordinatorInput input) {
        return input instanceof CoordinatorInput.TriggerSavepoint savepoint
                ? savepoint.request()
                : ((CoordinatorInput.TriggerStopWithSavepoint) input).request();
    }

    private static boolean isTerminate(Desk desk, CoordinatorInput input) {
        return input instanceof CoordinatorInput.TriggerStopWithSavepoint stop
                && stop.drain()
                && !desk.config().anyBlockingOutput();
    }

    private static boolean isSuspend(Desk desk, CoordinatorInput input) {
        return input instanceof CoordinatorInput.TriggerStopWithSavepoint stop
                && !stop.drain()
                && !desk.config().anyBlockingOutput();
    }

    private static boolean isEndOfData(Desk desk, CoordinatorInput input) {
        return input instanceof CoordinatorInput.AllTasksEndOfData
                && desk.config().checkpointsAfterTasksFinish();
    }

    private static boolean isEndOfDataOff(Desk desk, CoordinatorInput input) {
        return input instanceof CoordinatorInput.AllTasksEndOfData
                && !desk.config().checkpointsAfterTasksFinish();
    }

    private static void wishPlain(Desk desk, CoordinatorInput input, CoordinatorOut out) {
        wish(desk, ((CoordinatorInput.TriggerCheckpoint) input).request(), SnapshotType.CHECKPOINT, out);
    }

    private static void wishFull(Desk desk, CoordinatorInput input, CoordinatorOut out) {
        wish(desk, ((CoordinatorInput.TriggerCheckpoint) input).request(), SnapshotType.FULL_CHECKPOINT, out);
    }

    private static void wishSavepoint(Desk desk, CoordinatorInput input, CoordinatorOut out) {
        wish(desk, ((CoordinatorInput.TriggerSavepoint) input).request(), SnapshotType.SAVEPOINT, out);
    }

    private static void wishTerminate(Desk desk, CoordinatorInput input, CoordinatorOut out) {
        String name = ((CoordinatorInput.TriggerStopWithSavepoint) input).request();
        wish(desk, name, SnapshotType.TERMINATE_SAVEPOINT, out);
    }

    private static void wishSuspend(Desk desk, CoordinatorInput input, CoordinatorOut out) {
        String name = ((CoordinatorInput.TriggerStopWithSavepoint) input).request();
        wish(desk, name, SnapshotType.SUSPEND_SAVEPOINT, out);
    }

    private static void wishLast(Desk desk, CoordinatorInput input, CoordinatorOut out) {
        wish(desk, ((CoordinatorInput.AllTasksEndOfData) input).request(), SnapshotType.CHECKPOINT, out);
    }

    private static void wishNothing(Desk desk, CoordinatorInput input, CoordinatorOut out) {}

    private static void wish(Desk desk, String name, SnapshotType type, CoordinatorOut out) {
        desk.fire(ACCEPT, new Wish(name, type, false), out);
    }

    private static boolean isForcedWish(Desk desk, Wish wish) {
        return !wish.periodic()
                && wish.type().isSavepoint()
                && !desk.config().barriers().unalignedEnabled();
    }

    private static boolean isUnforcedWish(Desk desk, Wish wish) {
        return !wish.periodic() && !isForcedWish(desk, wish);
    }

    private static boolean isPeriodicWish(Desk desk, Wish wish) {
        return wish.periodic();
    }

    private static void acceptForced(Desk desk, Wish wish, CoordinatorOut out) {
        open(desk, wish, true, out);
    }

    private static void acceptByHand(Desk desk, Wish wish, CoordinatorOut out) {
        open(desk, wish, false, out);
    }

    private static void open(Desk desk, Wish wish, boolean forced, CoordinatorOut out) {
        long number = desk.state().requests.newNumber();
        desk.state().requests.add(new TriggerRequest(number, wish.type(), false, forced));
        desk.state().requests.openFuture(number, wish.name());
        out.post(CoordinatorContext.TIMER, new CoordinatorWork.SubmitRequest(number));
    }

    private static void acceptPeriodic(Desk desk, Wish wish, CoordinatorOut out) {
        TriggerRequest request = new TriggerRequest(desk.state().requests.newNumber(), wish.type(), true, false);
        desk.state().requests.add(request);
        submit(desk, request, out);
    }

    private static boolean isFullForGood(Desk desk, TriggerRequest request) {
        return desk.state().requests.isQueueFull()
                && !desk.state().requests.last().isPeriodic();
    }

    private static boolean isFullButPeriodic(Desk desk, TriggerRequest request) {
        return desk.state().requests.isQueueFull()
                && desk.state().requests.last().isPeriodic();
    }

    private static boolean isRoom(Desk desk, TriggerRequest request) {
        return !desk.state().requests.isQueueFull();
    }

    private static void refuseNew(Desk desk, TriggerRequest request, CoordinatorOut out) {
        refuse(desk, request, CheckpointFailureReason.TOO_MANY_CHECKPOINT_REQUESTS, out);
    }

    private static void insertAndEvict(Desk desk, TriggerRequest request, CoordinatorOut out) {
        enqueue(desk, request, out);
        TriggerRequest last = desk.state().requests.takeLast();
        refuse(desk, last, CheckpointFailureReason.TOO_MANY_CHECKPOINT_REQUESTS, out);
        decide(desk, out);
    }

    private static void insert(Desk desk, TriggerRequest request, CoordinatorOut out) {
        enqueue(desk, request, out);
        decide(desk, out);
    }

    private static void enqueue(Desk desk, TriggerRequest request, CoordinatorOut out) {
        desk.state().requests.enqueue(request);
        out.effect(new CoordinatorEffect.RequestQueued(request.number(), request.isPeriodic(), request.isForced()));
    }

    private static boolean isTriggering(Desk desk, Round round) {
        return desk.state().requests.isTriggering();
    }

    private static boolean isNothingQueued(Desk desk, Round round) {
        return !isTriggering(desk, round) && desk.state().requests.isQueueEmpty();
    }

    private static boolean isWaiting(Desk desk) {
        return !desk.state().requests.isTriggering() && !desk.state().requests.isQueueEmpty();
    }

    private static boolean isTooMuchCleaning(Desk desk) {
        return desk.state().cleaner.cleaning() > desk.config().maxConcurrentCheckpoints();
    }

    private static boolean isCleaning(Desk desk, Round round) {
        return isWaiting(desk) && isTooMuchCleaning(desk);
    }

    private static boolean isLimitReached(Desk desk) {
        return isWaiting(desk)
                && !isTooMuchCleaning(desk)
                && desk.state().pendings.size() >= desk.config().maxConcurrentCheckpoints();
    }

    private static boolean isAtLimit(Desk desk, Round round) {
        return isLimitReached(desk) && !desk.state().requests.head().isForced();
    }

    private static boolean isForcedAtLimit(Desk desk, Round round) {
        return isLimitReached(desk) && desk.state().requests.head().isForced();
    }

    private static boolean isBelowLimit(Desk desk) {
        return isWaiting(desk)
                && !isTooMuchCleaning(desk)
                && desk.state().pendings.size() < desk.config().maxConcurrentCheckpoints();
    }

    private static boolean isPausing(Desk desk, Round round) {
        return isBelowLimit(desk)
                && desk.state().requests.head().isPeriodic()
                && !desk.state().requests.head().isForced()
                && pauseEndMillis(desk) > desk.relativeMillis();
    }

    private static boolean isPausingAfterSuccess(Desk desk, Round round) {
        return isPausing(desk, round) && desk.state().requests.lastCompletionMillis() != 0;
    }

    private static boolean isBeforeSuccess(Desk desk, Round round) {
        return isPausing(desk, round) && desk.state().requests.lastCompletionMillis() == 0;
    }

    private static boolean isFree(Desk desk, Round round) {
        return isBelowLimit(desk) && !isPausing(desk, round);
    }

    private static long pauseEndMillis(Desk desk) {
        return desk.state().requests.lastCompletionMillis()
                + desk.config().periodic().minPauseMillis();
    }

    private static void chooseNothing(Desk desk, Round round, CoordinatorOut out) {}

    private static void beginHead(Desk desk, Round round, CoordinatorOut out) {
        TriggerTables.begin(desk, desk.state().requests.takeHead(), out);
    }

    private static void dropHead(Desk desk, Round round, CoordinatorOut out) {
        TriggerRequest head = desk.state().requests.takeHead();
        refuse(desk, head, CheckpointFailureReason.MINIMUM_TIME_BETWEEN_CHECKPOINTS, out);
        SchedulerTables.reschedule(desk, pauseEndMillis(desk) - desk.relativeMillis(), out);
    }

    private static boolean isShutDown(Desk desk, Round round) {
        return desk.isShutDown();
    }

    private static boolean isAlive(Desk desk, Round round) {
        return !desk.isShutDown();
    }

    private static void postDecision(Desk desk, Round round, CoordinatorOut out) {
        out.post(CoordinatorContext.TIMER, new CoordinatorWork.DecisionRound());
    }
}
