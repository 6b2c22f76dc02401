package io.github.cleancut.protocol.coordinator;

import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.protocol.coordinator.CoordinatorInput.OperationDone;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.OperatorCoordinatorAnswered;
import io.github.cleancut.protocol.coordinator.CoordinatorWork.AcknowledgeCoordinators;
import io.github.cleancut.protocol.coordinator.CoordinatorWork.AskCoordinators;
import io.github.cleancut.protocol.coordinator.CoordinatorWork.CreatePending;
import io.github.cleancut.protocol.coordinator.CoordinatorWork.InitializeLocation;
import io.github.cleancut.protocol.message.CheckpointFailureReason;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The trigger phases 1 to 7 (section 9 and M3). */
final class TriggerTables {
    // spotless:off
    static final RuleTable<Desk, TriggerRequest, CoordinatorOut> BEGIN = table("trigger/begin",
        rule("TB1", "shut down",                                 TriggerTables::isShutDown,       TriggerTables::failByShutdown,     "C-007", "C-008"),
        rule("TB2", "periodic, but scheduling is off",           TriggerTables::isSchedulingOff,  TriggerTables::failByScheduler,    "C-039", "C-058"),
        rule("TB3", "go: phases begin, time is taken",           TriggerTables::isGo,             TriggerTables::enterPhases,        "C-092", "C-094", "C-095"));

    static final RuleTable<Desk, OperationDone, CoordinatorOut> ID = table("trigger/id",
        rule("TI1", "id taken",                                  TriggerTables::isOk,             TriggerTables::takeId,             "C-020", "C-021", "C-022"),
        rule("TI2", "the counter throws an IOException",         TriggerTables::isIoFailure,      TriggerTables::failByIo,           "C-025"),
        rule("TI3", "the counter throws anything else",          TriggerTables::isOtherFailure,   TriggerTables::failByOther,        "C-025"));

    static final RuleTable<Desk, Long, CoordinatorOut> COUNTER = table("trigger/counter",
        rule("TI4", "the counter moves on",                      TriggerTables::isTaken,          TriggerTables::advance,            "C-020", "C-026"));

    static final RuleTable<Desk, CreatePending, CoordinatorOut> CREATE = table("trigger/create-pending",
        rule("TC1", "shut down meanwhile: id lost",              TriggerTables::isShutDownNow,    TriggerTables::loseByShutdown,     "C-007", "C-024"),
        rule("TC2", "scheduling went off meanwhile: id lost",    TriggerTables::isOffNow,         TriggerTables::loseByScheduler,    "C-024", "C-039"),
        rule("TC3", "nobody to wait for: id lost, statistics keep it", TriggerTables::isPlanEmpty, TriggerTables::loseByEmptyPlan,   "C-024", "C-089"),
        rule("TC4", "pending, timeout armed",                    TriggerTables::isCreatable,      TriggerTables::create,             "C-092", "C-096", "C-262"));

    static final RuleTable<Desk, OperationDone, CoordinatorOut> LOCATION = table("trigger/location",
        rule("TL1", "location ready",                            TriggerTables::isOk,             TriggerTables::postAsk,            "C-092", "C-093"),
        rule("TL2", "IOException",                               TriggerTables::isIoFailure,      TriggerTables::failByIo,           "C-106", "C-108"),
        rule("TL3", "any other exception",                       TriggerTables::isOtherFailure,   TriggerTables::failByOther,        "C-106", "C-108"));

    static final RuleTable<Desk, AskCoordinators, CoordinatorOut> ASK = table("trigger/ask-coordinators",
        rule("TA1", "ended meanwhile: phases skipped",           TriggerTables::isEndedAtAsk,     TriggerTables::skipPhases,         "C-098", "C-105", "C-109"),
        rule("TA2", "nobody to ask",                             TriggerTables::isNobodyToAsk,    TriggerTables::goOnAtOnce,         "C-092"),
        rule("TA3", "ask all of them",                           TriggerTables::isSomebodyToAsk,  TriggerTables::askAll,             "C-092", "C-251"));

    static final RuleTable<Desk, OperatorCoordinatorAnswered, CoordinatorOut> ANSWERED = table("trigger/coordinator-answered",
        rule("TW1", "was not asked, or asked no more",           TriggerTables::isNotAsked,       TriggerTables::ignoreAnswer,       "C-254"),
        rule("TW2", "failed: so does the trigger",               TriggerTables::isRefusal,        TriggerTables::failByCoordinator,  "C-256"),
        rule("TW3", "others have not answered",                  TriggerTables::isOneOfSeveral,   TriggerTables::noteAnswer,         "C-097"),
        rule("TW4", "the last answer",                           TriggerTables::isLastAnswer,     TriggerTables::noteLastAnswer,     "C-097"));

    static final RuleTable<Desk, AcknowledgeCoordinators, CoordinatorOut> BOOK = table("trigger/acknowledge-coordinators",
        rule("TK1", "ended meanwhile: nothing is booked",        TriggerTables::isEndedWithAnswers, TriggerTables::dropAnswers,      "C-098", "C-254", "C-257"),
        rule("TK2", "none to book",                              TriggerTables::isNoneToBook,     TriggerTables::postHooks,          "C-092"),
        rule("TK3", "booked",                                    TriggerTables::isToBook,         TriggerTables::bookAnswers,        "C-097", "C-257"));

    static final RuleTable<Desk, PhasesOver, CoordinatorOut> PHASES_OVER = table("trigger/phases-over",
        rule("TP1", "the end was posted before",                 TriggerTables::isOverBefore,     TriggerTables::ignoreEnd,          "C-092"),
        rule("TP2", "well or not: one timer job ends it",        TriggerTables::isOverNow,        TriggerTables::postEnd,            "C-092", "C-098"));
    // spotless:on

    /**
     * The phases of a request are over.
     *
     * @param cause why, null if all went well
     */
    record PhasesOver(long request, @Nullable FailureCause cause) {}

    private TriggerTables() {}

    static List<RuleTable<?, ?, ?>> all() {
        return List.of(BEGIN, ID, COUNTER, CREATE, LOCATION, ASK, ANSWERED, BOOK, PHASES_OVER);
    }

    static void begin(Desk desk, TriggerRequest request, CoordinatorOut out) {
        desk.fire(BEGIN, request, out);
    }

    static void idTaken(Desk desk, OperationDone done, CoordinatorOut out) {
        desk.fire(ID, done, out);
    }

    static void createPending(Desk desk, CreatePending create, CoordinatorOut out) {
        desk.fire(CREATE, create, out);
    }

    static void locationInitialized(Desk desk, OperationDone done, CoordinatorOut out) {
        desk.fire(LOCATION, done, out);
    }

    static void askCoordinators(Desk desk, AskCoordinators ask, CoordinatorOut out) {
        desk.fire(ASK, ask, out);
    }

    static void coordinatorAnswered(Desk desk, OperatorCoordinatorAnswered answered, CoordinatorOut out) {
        desk.fire(ANSWERED, answered, out);
    }

    static void acknowledgeCoordinators(Desk desk, AcknowledgeCoordinators acknowledge, CoordinatorOut out) {
        desk.fire(BOOK, acknowledge, out);
    }

    /** Ends the phases of a request, if they have not ended yet. */
    static void endPhases(Desk desk, long request, @Nullable FailureCause cause, CoordinatorOut out) {
        desk.fire(PHASES_OVER, new PhasesOver(request, cause), out);
    }

    private static boolean isShutDown(Desk desk, TriggerRequest request) {
        return desk.isShutDown();
    }

    private static boolean isSchedulingOff(Desk desk, TriggerRequest request) {
        return !desk.isShutDown()
                && request.isPeriodic()
                && !desk.state().scheduler.isOn();
    }

    private static boolean isGo(Desk desk, TriggerRequest request) {
        return !isShutDown(desk, request) && !isSchedulingOff(desk, request);
    }

    private static void failByShutdown(Desk desk, TriggerRequest request, CoordinatorOut out) {
        FailureCause cause = FailureCause.of(CheckpointFailureReason.CHECKPOINT_COORDINATOR_SHUTDOWN);
        TriggerEndTables.fail(desk, request, cause, out);
    }

    private static void failByScheduler(Desk desk, TriggerRequest request, CoordinatorOut out) {
        FailureCause cause = FailureCause.of(CheckpointFailureReason.PERIODIC_SCHEDULER_SHUTDOWN);
        TriggerEndTables.fail(desk, request, cause, out);
    }

    private static void enterPhases(Desk desk, TriggerRequest request, CoordinatorOut out) {
        desk.state().requests.setTriggering(true);
        request.setTimestampMillis(desk.wallMillis());
        out.effect(new CoordinatorEffect.RequestChosen(request.number()));
        out.post(CoordinatorContext.MAIN, new CoordinatorWork.CalculatePlan(request.number()));
    }

    private static boolean isOk(Desk desk, OperationDone done) {
        return done.outcome() == Outcome.OK;
    }

    private static boolean isIoFailure(Desk desk, OperationDone done) {
        return done.outcome() == Outcome.IO_FAILURE;
    }

    private static boolean isOtherFailure(Desk desk, OperationDone done) {
        return !isOk(desk, done) && !isIoFailure(desk, done);
    }

    private static void takeId(Desk desk, OperationDone done, CoordinatorOut out) {
        long id = desk.state().pendings.nextId();
        desk.fire(COUNTER, id, out);
        out.post(CoordinatorContext.TIMER, new CreatePending(requestOf(done), id));
    }

    private static boolean isTaken(Desk desk, Long id) {
        return true;
    }

    private static void advance(Desk desk, Long id, CoordinatorOut out) {
        desk.state().pendings.countOn();
    }

    private static void failByIo(Desk desk, OperationDone done, CoordinatorOut out) {
        endPhases(desk, requestOf(done), FailureCause.IO, out);
    }

    private static void failByOther(Desk desk, OperationDone done, CoordinatorOut out) {
        endPhases(desk, requestOf(done), FailureCause.OTHER, out);
    }

    private static long requestOf(OperationDone done) {
        if (done.operation() instanceof CoordinatorWork.TakeCheckpointId take) {
            return take.request();
        }
        return ((InitializeLocation) done.operation()).request();
    }

    private static boolean isShutDownNow(Desk desk, CreatePending create) {
        return desk.isShutDown();
    }

    private static boolean isOffNow(Desk desk, CreatePending create) {
        return isSchedulingOff(desk, request(desk, create));
    }

    private static boolean isAdmitted(Desk desk, CreatePending create) {
        return isGo(desk, request(desk, create));
    }

    private static boolean isPlanEmpty(Desk desk, CreatePending create) {
        return isAdmitted(desk, create)
                && request(desk, create).requirePlan().waitFor().isEmpty();
    }

    private static boolean isCreatable(Desk desk, CreatePending create) {
        return isAdmitted(desk, create)
                && !request(desk, create).requirePlan().waitFor().isEmpty();
    }

    private static TriggerRequest request(Desk desk, CreatePending create) {
        return desk.state().requests.require(create.request());
    }

    private static void loseByShutdown(Desk desk, CreatePending create, CoordinatorOut out) {
        FailureCause cause = FailureCause.of(CheckpointFailureReason.CHECKPOINT_COORDINATOR_SHUTDOWN);
        endPhases(desk, create.request(), cause, out);
    }

    private static void loseByScheduler(Desk desk, CreatePending create, CoordinatorOut out) {
        FailureCause cause = FailureCause.of(CheckpointFailureReason.PERIODIC_SCHEDULER_SHUTDOWN);
        endPhases(desk, create.request(), cause, out);
    }

    private static void loseByEmptyPlan(Desk desk, CreatePending create, CoordinatorOut out) {
        reportPending(desk, create, out);
        endPhases(desk, create.request(), FailureCause.OTHER, out);
    }

    private static void create(Desk desk, CreatePending create, CoordinatorOut out) {
        reportPending(desk, create, out);
        TriggerRequest request = request(desk, create);
        long timer = desk.state().pendings.newTimer();
        PendingCheckpoint pending = new PendingCheckpoint(
                request, create.checkpointId(), timer, desk.job().coordinatedVertices());
        pending.contents().awaitHooks(desk.state().hooks.all());
        desk.state().pendings.add(pending);
        request.setPending(pending);
        out.arm(timer, new CoordinatorWork.Expire(pending.id()), desk.config().timeoutMillis());
        out.effect(new CoordinatorEffect.CheckpointPending(pending.id(), pending.plan()));
        out.post(CoordinatorContext.IO, new InitializeLocation(request.number(), pending.id()));
    }

    private static void reportPending(Desk desk, CreatePending create, CoordinatorOut out) {
        TriggerRequest request = request(desk, create);
        PendingStatistics statistics = PendingStatistics.of(request, desk.wallMillis());
        desk.state().statistics.pendingCreated(create.checkpointId(), statistics);
        out.effect(new CoordinatorEffect.PendingReported(
                create.checkpointId(), request.type(), request.isForced(), request.timestampMillis()));
    }

    private static void postAsk(Desk desk, OperationDone done, CoordinatorOut out) {
        InitializeLocation location = (InitializeLocation) done.operation();
        out.post(CoordinatorContext.TIMER, new AskCoordinators(location.request(), location.checkpointId()));
    }

    private static boolean isEndedAtAsk(Desk desk, AskCoordinators ask) {
        return !desk.state().pendings.isPending(ask.checkpointId());
    }

    private static boolean isNobodyToAsk(Desk desk, AskCoordinators ask) {
        return !isEndedAtAsk(desk, ask) && desk.job().coordinatedVertices().isEmpty();
    }

    private static boolean isSomebodyToAsk(Desk desk, AskCoordinators ask) {
        return !isEndedAtAsk(desk, ask) && !desk.job().coordinatedVertices().isEmpty();
    }

    private static void skipPhases(Desk desk, AskCoordinators ask, CoordinatorOut out) {
        endPhases(desk, ask.request(), FailureCause.OTHER, out);
    }

    private static void goOnAtOnce(Desk desk, AskCoordinators ask, CoordinatorOut out) {
        locationReady(desk, ask, out);
        out.post(CoordinatorContext.TIMER, new AcknowledgeCoordinators(ask.request(), ask.checkpointId()));
    }

    private static void askAll(Desk desk, AskCoordinators ask, CoordinatorOut out) {
        locationReady(desk, ask, out);
        desk.state().pendings.ask(ask.checkpointId(), desk.job().coordinatedVertices());
        for (int vertex : desk.job().coordinatedVertices()) {
            out.effect(new CoordinatorEffect.OperatorCoordinatorAsked(vertex, ask.checkpointId()));
        }
    }

    private static void locationReady(Desk desk, AskCoordinators ask, CoordinatorOut out) {
        desk.state().pendings.require(ask.checkpointId()).setLocationReady();
        out.effect(new CoordinatorEffect.LocationReady(ask.checkpointId()));
    }

    private static boolean isNotAsked(Desk desk, OperatorCoordinatorAnswered answered) {
        return !desk.state().pendings.isAsked(answered.checkpointId(), answered.vertex());
    }

    private static boolean isRefusal(Desk desk, OperatorCoordinatorAnswered answered) {
        return !isNotAsked(desk, answered) && !answered.ok();
    }

    private static boolean isOneOfSeveral(Desk desk, OperatorCoordinatorAnswered answered) {
        return !isNotAsked(desk, answered)
                && answered.ok()
                && !desk.state().pendings.isLastAsked(answered.checkpointId(), answered.vertex());
    }

    private static boolean isLastAnswer(Desk desk, OperatorCoordinatorAnswered answered) {
        return answered.ok() && desk.state().pendings.isLastAsked(answered.checkpointId(), answered.vertex());
    }

    private static void ignoreAnswer(Desk desk, OperatorCoordinatorAnswered answered, CoordinatorOut out) {}

    private static void failByCoordinator(Desk desk, OperatorCoordinatorAnswered answered, CoordinatorOut out) {
        desk.state().pendings.stopAsking(answered.checkpointId());
        endPhases(desk, desk.state().requests.numberOf(answered.checkpointId()), FailureCause.OTHER, out);
    }

    private static void noteAnswer(Desk desk, OperatorCoordinatorAnswered answered, CoordinatorOut out) {
        desk.state().pendings.answered(answered.checkpointId(), answered.vertex());
    }

    private static void noteLastAnswer(Desk desk, OperatorCoordinatorAnswered answered, CoordinatorOut out) {
        desk.state().pendings.stopAsking(answered.checkpointId());
        long request = desk.state().requests.numberOf(answered.checkpointId());
        out.post(CoordinatorContext.TIMER, new AcknowledgeCoordinators(request, answered.checkpointId()));
    }

    private static boolean isNoneToBook(Desk desk, AcknowledgeCoordinators acknowledge) {
        return desk.job().coordinatedVertices().isEmpty();
    }

    private static boolean isEndedWithAnswers(Desk desk, AcknowledgeCoordinators acknowledge) {
        return !isNoneToBook(desk, acknowledge) && !desk.state().pendings.isPending(acknowledge.checkpointId());
    }

    private static boolean isToBook(Desk desk, AcknowledgeCoordinators acknowledge) {
        return !isNoneToBook(desk, acknowledge) && desk.state().pendings.isPending(acknowledge.checkpointId());
    }

    private static void dropAnswers(Desk desk, AcknowledgeCoordinators acknowledge, CoordinatorOut out) {}

    private static void bookAnswers(Desk desk, AcknowledgeCoordinators acknowledge, CoordinatorOut out) {
        desk.state().pendings.require(acknowledge.checkpointId()).acknowledgeCoordinators();
        postHooks(desk, acknowledge, out);
    }

    private static void postHooks(Desk desk, AcknowledgeCoordinators acknowledge, CoordinatorOut out) {
        out.effect(new CoordinatorEffect.CoordinatorsDone(acknowledge.checkpointId()));
        out.post(
                CoordinatorContext.TIMER,
                new CoordinatorWork.SnapshotMasterHooks(acknowledge.request(), acknowledge.checkpointId()));
    }

    private static boolean isOverBefore(Desk desk, PhasesOver over) {
        TriggerRequest request = desk.state().requests.find(over.request());
        return request == null || request.isPromiseDone();
    }

    private static boolean isOverNow(Desk desk, PhasesOver over) {
        return !isOverBefore(desk, over);
    }

    private static void ignoreEnd(Desk desk, PhasesOver over, CoordinatorOut out) {}

    private static void postEnd(Desk desk, PhasesOver over, CoordinatorOut out) {
        desk.state().requests.require(over.request()).completePromise(over.cause());
        out.post(CoordinatorContext.TIMER, new CoordinatorWork.EndTriggering(over.request()));
    }
}
