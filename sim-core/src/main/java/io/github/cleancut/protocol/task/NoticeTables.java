package io.github.cleancut.protocol.task;

import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.protocol.message.CoordinatorMessage.NotifyAborted;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.List;

/** Notices from the JobManager: T-140 to T-146, T-152. */
final class NoticeTables {
    // spotless:off
    /** Complete. */
    static final RuleTable<SubtaskState, Long, TaskOut> COMPLETE = table("task/complete",
        rule("TNC1", "not running: ignored",                          NoticeTables::isIdle,            NoticeTables::ignore,              "T-140"),
        rule("TNC2", "this or a newer one was told before",           NoticeTables::isKnown,           NoticeTables::ignore,              "T-141"),
        rule("TNC3", "tell the operators",                            NoticeTables::isNews,            NoticeTables::tellComplete,        "T-141"));

    /** Is it what the end of the task waits for? */
    static final RuleTable<SubtaskState, Long, TaskOut> FINAL = table("task/final-checkpoint",
        rule("TNX1", "the stop-with-savepoint",                       NoticeTables::isSavepoint,       NoticeTables::finalDone,           "T-152", "T-159"),
        rule("TNX2", "performed after the end of data, or later",     NoticeTables::isFinal,           NoticeTables::finalDone,           "T-152"),
        rule("TNX3", "no",                                            NoticeTables::isNotFinal,        NoticeTables::goOn,                "T-152"));

    /** Subsumed. */
    static final RuleTable<SubtaskState, Long, TaskOut> SUBSUMED = table("task/subsumed",
        rule("TNS1", "not running: ignored",                          NoticeTables::isIdle,            NoticeTables::ignore,              "T-140"),
        rule("TNS2", "tell the state backends",                       NoticeTables::isAlive,           NoticeTables::tellSubsumed,        "T-142"));

    /** An abort notice carries the latest completed checkpoint. */
    static final RuleTable<SubtaskState, NotifyAborted, TaskOut> REPAIR = table("task/repair",
        rule("TNR1", "not running: ignored",                          NoticeTables::abortsIdle,        NoticeTables::ignoreAbort,         "T-140"),
        rule("TNR2", "a completed one, handled first",                NoticeTables::hasCompleted,      NoticeTables::handleComplete,      "T-143"),
        rule("TNR3", "none completed so far",                         NoticeTables::hasNoCompleted,    NoticeTables::skipRepair,          "T-143"));

    /** Aborted. */
    static final RuleTable<SubtaskState, NotifyAborted, TaskOut> ABORTED = table("task/aborted",
        rule("TNA1", "the stop-with-savepoint the task ends with",    NoticeTables::abortsSavepoint,   NoticeTables::failWithSavepoint,   "T-144", "T-159"),
        rule("TNA2", "its asynchronous part runs: discard that",      NoticeTables::abortsAsync,       NoticeTables::cancelAsync,         "T-144", "T-130"),
        rule("TNA3", "not come here yet: remember it",                NoticeTables::abortsFuture,      NoticeTables::remember,            "T-123", "T-144"),
        rule("TNA4", "performed and finished: what was handed over stays", NoticeTables::abortsPast,   NoticeTables::tellAborted,         "T-145"));
    // spotless:on

    private NoticeTables() {}

    static List<RuleTable<?, ?, ?>> all() {
        return List.of(COMPLETE, FINAL, SUBSUMED, REPAIR, ABORTED);
    }

    private static boolean isIdle(SubtaskState state, Long checkpointId) {
        return !state.isRunning();
    }

    private static boolean isAlive(SubtaskState state, Long checkpointId) {
        return state.isRunning();
    }

    private static boolean isKnown(SubtaskState state, Long checkpointId) {
        return state.isRunning() && checkpointId <= state.lastCompletedId;
    }

    private static boolean isNews(SubtaskState state, Long checkpointId) {
        return state.isRunning() && checkpointId > state.lastCompletedId;
    }

    private static boolean isSavepoint(SubtaskState state, Long checkpointId) {
        return checkpointId == state.synchronousSavepointId;
    }

    private static boolean isFinal(SubtaskState state, Long checkpointId) {
        return state.synchronousSavepointId == SubtaskState.NONE
                && state.end.firstPerformedId != SubtaskState.NONE
                && checkpointId >= state.end.firstPerformedId;
    }

    private static boolean isNotFinal(SubtaskState state, Long checkpointId) {
        return !isSavepoint(state, checkpointId) && !isFinal(state, checkpointId);
    }

    private static boolean abortsIdle(SubtaskState state, NotifyAborted notice) {
        return !state.isRunning();
    }

    private static boolean hasCompleted(SubtaskState state, NotifyAborted notice) {
        return state.isRunning() && notice.latestCompletedId() > 0;
    }

    private static boolean hasNoCompleted(SubtaskState state, NotifyAborted notice) {
        return state.isRunning() && notice.latestCompletedId() <= 0;
    }

    private static boolean abortsSavepoint(SubtaskState state, NotifyAborted notice) {
        return notice.checkpointId() == state.synchronousSavepointId;
    }

    private static boolean abortsAsync(SubtaskState state, NotifyAborted notice) {
        return !abortsSavepoint(state, notice) && state.asyncParts.containsKey(notice.checkpointId());
    }

    private static boolean abortsFuture(SubtaskState state, NotifyAborted notice) {
        return !abortsSavepoint(state, notice) && notice.checkpointId() > state.lastCheckpointId;
    }

    private static boolean abortsPast(SubtaskState state, NotifyAborted notice) {
        return !abortsSavepoint(state, notice)
                && !abortsAsync(state, notice)
                && notice.checkpointId() <= state.lastCheckpointId;
    }

    private static void ignore(SubtaskState state, Long checkpointId, TaskOut out) {
        out.stop();
    }

    private static void goOn(SubtaskState state, Long checkpointId, TaskOut out) {}

    private static void tellComplete(SubtaskState state, Long checkpointId, TaskOut out) {
        state.lastCompletedId = checkpointId;
        out.task().notifyOperatorsComplete(checkpointId);
    }

    private static void finalDone(SubtaskState state, Long checkpointId, TaskOut out) {
        state.end.finalCompleted = true;
    }

    private static void tellSubsumed(SubtaskState state, Long checkpointId, TaskOut out) {
        out.task().notifyOperatorsSubsumed(checkpointId);
    }

    private static void ignoreAbort(SubtaskState state, NotifyAborted notice, TaskOut out) {
        out.stop();
    }

    private static void handleComplete(SubtaskState state, NotifyAborted notice, TaskOut out) {
        out.complete(notice.latestCompletedId());
    }

    private static void skipRepair(SubtaskState state, NotifyAborted notice, TaskOut out) {}

    private static void failWithSavepoint(SubtaskState state, NotifyAborted notice, TaskOut out) {
        out.task().failTask(TaskFailure.STOP_WITH_SAVEPOINT_ABORTED);
    }

    private static void cancelAsync(SubtaskState state, NotifyAborted notice, TaskOut out) {
        state.asyncParts.remove(notice.checkpointId());
        out.task().cancelAsyncPart(notice.checkpointId());
        tellAborted(state, notice, out);
    }

    private static void remember(SubtaskState state, NotifyAborted notice, TaskOut out) {
        state.aborted.add(notice.checkpointId());
        tellAborted(state, notice, out);
    }

    private static void tellAborted(SubtaskState state, NotifyAborted notice, TaskOut out) {
        out.task().abortChannelState(notice.checkpointId());
        out.task().notifyOperatorsAborted(notice.checkpointId());
    }
}
