package io.github.cleancut.protocol.stop;

import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.protocol.rule.RuleTable;
import io.github.cleancut.protocol.stop.StopWithSavepoint.Executions;
import io.github.cleancut.protocol.stop.StopWithSavepoint.Phase;
import java.util.List;

/** Stop-with-savepoint at the scheduler (section 21 and M8). */
public final class StopTables {
    /**
     * What the coordinator answers.
     *
     * @param savepointId the savepoint, NONE if it failed
     * @param cause why it failed
     */
    record Result(long savepointId, String cause) {}

    // spotless:off
    /** The user asks. */
    static final RuleTable<StopWithSavepoint, Boolean, StopEffects> REQUEST = table("stop/request",
        rule("SP1", "stop the scheduler, then the synchronous savepoint", StopTables::always,     StopTables::stopSchedulerFirst, "C-237"));

    /** The savepoint's result. */
    static final RuleTable<StopWithSavepoint, Result, StopEffects> RESULT = table("stop/savepoint",
        rule("SP2", "created: now the executions must finish",    StopTables::isCreated,          StopTables::awaitExecutions,    "C-240"),
        rule("SP3", "failed: the scheduler starts again",         StopTables::isFailedPeriodic,   StopTables::startSchedulerAgain, "C-240"),
        rule("SP4", "failed, and there is no interval",           StopTables::isFailedByHand,     StopTables::giveUp,             "C-240"));

    /** The executions that were current at the request. */
    static final RuleTable<StopWithSavepoint, Executions, StopEffects> EXECUTIONS = table("stop/executions",
        rule("SP5", "the savepoint's result is handled first",    StopTables::isBeforeResult,     StopTables::await,              "C-241"),
        rule("SP6", "some have not ended",                        StopTables::isSomeRunning,      StopTables::await,              "C-240"),
        rule("SP7", "all FINISHED: stopped, with the savepoint",  StopTables::isAllFinished,      StopTables::answer,             "C-240"),
        rule("SP8", "some not FINISHED: the job fails, the error names the savepoint", StopTables::isSomeNotFinished, StopTables::failJob, "C-240", "C-242"),
        rule("SP9", "the request is over",                       StopTables::isOver,             StopTables::await,              "C-240"));
    // spotless:on

    private StopTables() {}

    /** All tables of this package. */
    public static List<RuleTable<?, ?, ?>> all() {
        return List.of(REQUEST, RESULT, EXECUTIONS);
    }

    private static boolean always(StopWithSavepoint state, Boolean drain) {
        return true;
    }

    private static boolean isCreated(StopWithSavepoint state, Result result) {
        return result.savepointId() != StopWithSavepoint.NONE;
    }

    private static boolean isFailedPeriodic(StopWithSavepoint state, Result result) {
        return result.savepointId() == StopWithSavepoint.NONE && state.isPeriodic;
    }

    private static boolean isFailedByHand(StopWithSavepoint state, Result result) {
        return result.savepointId() == StopWithSavepoint.NONE && !state.isPeriodic;
    }

    private static boolean isBeforeResult(StopWithSavepoint state, Executions executions) {
        return state.phase == Phase.IDLE || state.phase == Phase.WAITING_FOR_SAVEPOINT;
    }

    private static boolean isAwaited(StopWithSavepoint state, Executions executions, Executions wanted) {
        return state.phase == Phase.SAVEPOINT_CREATED && executions == wanted;
    }

    private static boolean isSomeRunning(StopWithSavepoint state, Executions executions) {
        return isAwaited(state, executions, Executions.RUNNING);
    }

    private static boolean isAllFinished(StopWithSavepoint state, Executions executions) {
        return isAwaited(state, executions, Executions.ALL_FINISHED);
    }

    private static boolean isSomeNotFinished(StopWithSavepoint state, Executions executions) {
        return isAwaited(state, executions, Executions.SOME_NOT_FINISHED);
    }

    private static boolean isOver(StopWithSavepoint state, Executions executions) {
        return state.phase == Phase.FINAL;
    }

    private static void stopSchedulerFirst(StopWithSavepoint state, Boolean drain, StopEffects out) {
        state.phase = Phase.WAITING_FOR_SAVEPOINT;
        out.stopScheduler();
        out.triggerSynchronousSavepoint(drain);
    }

    private static void awaitExecutions(StopWithSavepoint state, Result result, StopEffects out) {
        state.phase = Phase.SAVEPOINT_CREATED;
        state.savepointId = result.savepointId();
    }

    private static void startSchedulerAgain(StopWithSavepoint state, Result result, StopEffects out) {
        out.startScheduler();
        giveUp(state, result, out);
    }

    private static void giveUp(StopWithSavepoint state, Result result, StopEffects out) {
        state.phase = Phase.FINAL;
        out.answerFailed(result.cause());
    }

    private static void await(StopWithSavepoint state, Executions executions, StopEffects out) {}

    private static void answer(StopWithSavepoint state, Executions executions, StopEffects out) {
        state.phase = Phase.FINAL;
        out.answerStopped(state.savepointId);
    }

    private static void failJob(StopWithSavepoint state, Executions executions, StopEffects out) {
        state.phase = Phase.FINAL;
        out.failJob(state.savepointId);
    }
}
