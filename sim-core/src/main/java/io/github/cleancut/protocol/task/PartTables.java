package io.github.cleancut.protocol.task;

import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.protocol.message.CheckpointFailureReason;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.List;

/** How the parts of a snapshot end: T-125, T-128 to T-134. */
final class PartTables {
    // spotless:off
    static final RuleTable<SubtaskState, PartInput, TaskOut> SYNC_DONE = table("task/sync-done",
        rule("TSD1", "the asynchronous part begins",                  PartTables::isNotRegistered,      PartTables::startAsync,          "T-125"),
        rule("TSD2", "there is one for this checkpoint already",      PartTables::isRegistered,         PartTables::illegal,             "T-132"));

    static final RuleTable<SubtaskState, PartInput, TaskOut> SYNC_FAILED = table("task/sync-failed",
        rule("TSF1", "the task fails with it",                        PartTables::always,               PartTables::failTask,            "T-128", "C-182"));

    static final RuleTable<SubtaskState, PartInput, TaskOut> ASYNC_DONE = table("task/async-done",
        rule("TAD1", "acknowledge",                                   PartTables::isRegistered,         PartTables::acknowledge,         "T-129", "T-155"),
        rule("TAD2", "was discarded before",                          PartTables::isNotRegistered,      PartTables::nothing,             "T-130"));

    static final RuleTable<SubtaskState, PartInput, TaskOut> ASYNC_FAILED = table("task/async-failed",
        rule("TAF1", "decline with its own reason; the task lives",   PartTables::failsForReason,       PartTables::declineForReason,    "T-129"),
        rule("TAF2", "decline; the task lives",                       PartTables::failsAnyhow,          PartTables::decline,             "T-129"),
        rule("TAF3", "the task does not run any more",                PartTables::failsWhenIdle,        PartTables::discard,             "T-129"),
        rule("TAF4", "was discarded before",                          PartTables::isNotRegistered,      PartTables::nothing,             "T-130"));

    /** The handler gives a checkpoint up. */
    static final RuleTable<SubtaskState, PartInput, TaskOut> ABORT_ON_BARRIER = table("task/abort-on-barrier",
        rule("TAH1", "the stop-with-savepoint the task ends with",    PartTables::isLastOne,            PartTables::failWithSavepoint,   "T-134", "T-159"),
        rule("TAH2", "decline it",                                    PartTables::isNotLastOne,         PartTables::declineAborted,      "T-134", "T-136"));

    /** Its output timer. */
    static final RuleTable<SubtaskState, PartInput, TaskOut> ABORT_TIMER = table("task/abort-timer",
        rule("TAM1", "armed for it",                                  PartTables::isTimed,              PartTables::disarm,              "T-134"),
        rule("TAM2", "not armed, or for another one",                 PartTables::isNotTimed,           PartTables::nothing,             "T-134"));

    /** And downstream. */
    static final RuleTable<SubtaskState, PartInput, TaskOut> ABORT_DOWNSTREAM = table("task/abort-downstream",
        rule("TAW1", "cancel marker, in order behind the data",       PartTables::always,               PartTables::passOn,              "T-134", "T-135"));

    /** A completion notice made an operator throw. */
    static final RuleTable<SubtaskState, PartInput, TaskOut> NOTIFICATION_FAILED = table("task/notification-failed",
        rule("TNF1", "the task fails with it",                        PartTables::always,               PartTables::failNotified,        "T-141"));
    // spotless:on

    private PartTables() {}

    static List<RuleTable<?, ?, ?>> all() {
        return List.of(
                SYNC_DONE,
                SYNC_FAILED,
                ASYNC_DONE,
                ASYNC_FAILED,
                ABORT_ON_BARRIER,
                ABORT_TIMER,
                ABORT_DOWNSTREAM,
                NOTIFICATION_FAILED);
    }

    private static boolean always(SubtaskState state, PartInput input) {
        return true;
    }

    private static boolean isRegistered(SubtaskState state, PartInput input) {
        return state.asyncParts.containsKey(input.checkpointId());
    }

    private static boolean isNotRegistered(SubtaskState state, PartInput input) {
        return !isRegistered(state, input);
    }

    private static boolean failsForReason(SubtaskState state, PartInput input) {
        return isRegistered(state, input) && state.isRunning() && input.reason() != null;
    }

    private static boolean failsAnyhow(SubtaskState state, PartInput input) {
        return isRegistered(state, input) && state.isRunning() && input.reason() == null;
    }

    private static boolean failsWhenIdle(SubtaskState state, PartInput input) {
        return isRegistered(state, input) && !state.isRunning();
    }

    private static boolean isLastOne(SubtaskState state, PartInput input) {
        return input.checkpointId() == state.synchronousSavepointId;
    }

    private static boolean isNotLastOne(SubtaskState state, PartInput input) {
        return !isLastOne(state, input);
    }

    private static boolean isTimed(SubtaskState state, PartInput input) {
        return input.checkpointId() == state.outputTimerId;
    }

    private static boolean isNotTimed(SubtaskState state, PartInput input) {
        return !isTimed(state, input);
    }

    private static void nothing(SubtaskState state, PartInput input, TaskOut out) {}

    private static void startAsync(SubtaskState state, PartInput input, TaskOut out) {
        state.asyncParts.put(input.checkpointId(), state.end.reached);
        out.task().acknowledgeToOperatorCoordinators(input.checkpointId());
        out.task().startAsyncPart(input.checkpointId());
    }

    private static void illegal(SubtaskState state, PartInput input, TaskOut out) {
        throw new IllegalStateException("checkpoint " + input.checkpointId() + " has an asynchronous part already");
    }

    private static void failTask(SubtaskState state, PartInput input, TaskOut out) {
        out.task().failTask(TaskFailure.SYNC_PART_FAILED);
    }

    private static void acknowledge(SubtaskState state, PartInput input, TaskOut out) {
        boolean finished = Boolean.TRUE.equals(state.asyncParts.remove(input.checkpointId()));
        out.task().acknowledge(input.checkpointId(), finished, state.config.finishedOnRestore());
    }

    private static void declineForReason(SubtaskState state, PartInput input, TaskOut out) {
        state.asyncParts.remove(input.checkpointId());
        out.task().decline(input.checkpointId(), input.knownReason());
    }

    private static void decline(SubtaskState state, PartInput input, TaskOut out) {
        state.asyncParts.remove(input.checkpointId());
        out.task().decline(input.checkpointId(), CheckpointFailureReason.CHECKPOINT_ASYNC_EXCEPTION);
    }

    private static void discard(SubtaskState state, PartInput input, TaskOut out) {
        state.asyncParts.remove(input.checkpointId());
    }

    private static void failWithSavepoint(SubtaskState state, PartInput input, TaskOut out) {
        out.task().failTask(TaskFailure.STOP_WITH_SAVEPOINT_ABORTED);
        out.stop();
    }

    private static void declineAborted(SubtaskState state, PartInput input, TaskOut out) {
        state.lastCheckpointId = Math.max(state.lastCheckpointId, input.checkpointId());
        state.aborted.forgetBelow(input.checkpointId());
        out.task().abortChannelState(input.checkpointId());
        out.task().decline(input.checkpointId(), input.knownReason());
    }

    private static void disarm(SubtaskState state, PartInput input, TaskOut out) {
        state.outputTimerId = SubtaskState.NONE;
        out.task().cancelOutputTimer(input.checkpointId());
    }

    private static void passOn(SubtaskState state, PartInput input, TaskOut out) {
        out.task().failOutputPromises(input.checkpointId());
        out.task().broadcastCancel(input.checkpointId());
    }

    private static void failNotified(SubtaskState state, PartInput input, TaskOut out) {
        out.task().failTask(TaskFailure.NOTIFICATION_FAILED);
    }
}
