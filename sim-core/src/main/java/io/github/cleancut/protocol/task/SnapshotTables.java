package io.github.cleancut.protocol.task;

import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.protocol.message.CheckpointFailureReason;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.List;

/** Performing a checkpoint, up to the synchronous part: T-024, T-121 to T-125, T-133. */
final class SnapshotTables {
    // spotless:off
    /** Does this task take part? */
    static final RuleTable<SubtaskState, SnapshotInput, TaskOut> PERFORM = table("task/perform",
        rule("TPF1", "not running, told by call",                     SnapshotTables::isIdleByCall,     SnapshotTables::cancelAndDecline,   "T-024"),
        rule("TPF2", "not running, told by barriers: only downstream hears of it", SnapshotTables::isIdleByBarrier, SnapshotTables::cancelOnly, "T-024"),
        rule("TPF3", "performed it before, or a newer one",           SnapshotTables::isOld,            SnapshotTables::drop,               "T-121"),
        rule("TPF4", "was aborted before it came here",               SnapshotTables::isAborted,        SnapshotTables::passCancelOn,       "T-122"),
        rule("TPF5", "so old that it may have been aborted",          SnapshotTables::isBeyondMemory,   SnapshotTables::passCancelOn,       "T-123"),
        rule("TPF6", "takes part",                                    SnapshotTables::takesPart,        SnapshotTables::begin,              "T-122"));

    /** Was its barrier forced to be aligned on the way here? */
    static final RuleTable<SubtaskState, SnapshotInput, TaskOut> FORCED = table("task/forced",
        rule("TFO1", "forced: what it was is initialised now",        SnapshotTables::isForced,         SnapshotTables::initInputs,         "T-124"),
        rule("TFO2", "not forced",                                    SnapshotTables::isNotForced,      SnapshotTables::nothing,            "T-124"));

    /** First the barrier, so that downstream need not wait for the snapshot. */
    static final RuleTable<SubtaskState, SnapshotInput, TaskOut> BARRIER_OUT = table("task/barrier-out",
        rule("TBO1", "prepare, then the barrier to all outputs",      SnapshotTables::always,           SnapshotTables::prepareAndBroadcast, "T-125"));

    /** May the outgoing barrier turn unaligned? */
    static final RuleTable<SubtaskState, SnapshotInput, TaskOut> OUTPUT_TIMER = table("task/output-timer",
        rule("TOT1", "after a time, and no timer is armed",           SnapshotTables::needsTimer,       SnapshotTables::arm,                "T-125", "T-133"),
        rule("TOT2", "after a time, instead of the older one",        SnapshotTables::replacesTimer,    SnapshotTables::rearm,              "T-125", "T-133"),
        rule("TOT3", "no",                                            SnapshotTables::needsNoTimer,     SnapshotTables::nothing,            "T-125"));

    /** Do the outputs store what the barrier overtook? */
    static final RuleTable<SubtaskState, SnapshotInput, TaskOut> CHANNEL_STATE = table("task/output-state",
        rule("TOS1", "yes: that is known now",                        SnapshotTables::needsState,       SnapshotTables::finishOutputs,      "T-113", "T-125"),
        rule("TOS2", "no",                                            SnapshotTables::needsNoState,     SnapshotTables::nothing,            "T-125"));

    /** Is it a checkpoint for which the end of the task waits? */
    static final RuleTable<SubtaskState, SnapshotInput, TaskOut> LAST_ONE = table("task/last-one",
        rule("TLO1", "stop-with-savepoint: the task ends with it",    SnapshotTables::isSynchronous,    SnapshotTables::endWithThis,        "T-152", "T-159"),
        rule("TLO2", "first one after the end of data",               SnapshotTables::isFirstAfterData, SnapshotTables::rememberFirst,      "T-152"),
        rule("TLO3", "neither",                                       SnapshotTables::isNoLastOne,      SnapshotTables::nothing,            "T-152"));

    /** Then the synchronous part. */
    static final RuleTable<SubtaskState, SnapshotInput, TaskOut> SNAPSHOT = table("task/snapshot",
        rule("TSN1", "snapshot the operators",                        SnapshotTables::always,           SnapshotTables::snapshot,           "T-025", "T-125"));
    // spotless:on

    private SnapshotTables() {}

    static List<RuleTable<?, ?, ?>> all() {
        return List.of(PERFORM, FORCED, BARRIER_OUT, OUTPUT_TIMER, CHANNEL_STATE, LAST_ONE, SNAPSHOT);
    }

    private static boolean always(SubtaskState state, SnapshotInput input) {
        return true;
    }

    private static boolean isIdleByCall(SubtaskState state, SnapshotInput input) {
        return !state.isRunning() && input.byCall();
    }

    private static boolean isIdleByBarrier(SubtaskState state, SnapshotInput input) {
        return !state.isRunning() && !input.byCall();
    }

    private static boolean isOld(SubtaskState state, SnapshotInput input) {
        return state.isRunning() && input.checkpointId() <= state.lastCheckpointId;
    }

    private static boolean isNew(SubtaskState state, SnapshotInput input) {
        return state.isRunning() && input.checkpointId() > state.lastCheckpointId;
    }

    private static boolean isAborted(SubtaskState state, SnapshotInput input) {
        return isNew(state, input) && state.aborted.contains(input.checkpointId());
    }

    private static boolean isBeyondMemory(SubtaskState state, SnapshotInput input) {
        return isNew(state, input)
                && !state.aborted.contains(input.checkpointId())
                && state.aborted.isBeyondMemory(input.checkpointId());
    }

    private static boolean takesPart(SubtaskState state, SnapshotInput input) {
        return isNew(state, input) && !isAborted(state, input) && !isBeyondMemory(state, input);
    }

    private static boolean isForced(SubtaskState state, SnapshotInput input) {
        return input.forced();
    }

    private static boolean isNotForced(SubtaskState state, SnapshotInput input) {
        return !isForced(state, input);
    }

    private static boolean needsTimer(SubtaskState state, SnapshotInput input) {
        return input.options().isTimeoutable() && state.outputTimerId == SubtaskState.NONE;
    }

    private static boolean replacesTimer(SubtaskState state, SnapshotInput input) {
        return input.options().isTimeoutable() && state.outputTimerId != SubtaskState.NONE;
    }

    private static boolean needsNoTimer(SubtaskState state, SnapshotInput input) {
        return !input.options().isTimeoutable();
    }

    private static boolean needsState(SubtaskState state, SnapshotInput input) {
        return input.options().needsChannelState();
    }

    private static boolean needsNoState(SubtaskState state, SnapshotInput input) {
        return !input.options().needsChannelState();
    }

    private static boolean isSynchronous(SubtaskState state, SnapshotInput input) {
        return input.options().type().isSynchronous();
    }

    private static boolean isFirstAfterData(SubtaskState state, SnapshotInput input) {
        return !isSynchronous(state, input) && state.end.reached && state.end.firstPerformedId == SubtaskState.NONE;
    }

    private static boolean isNoLastOne(SubtaskState state, SnapshotInput input) {
        return !isSynchronous(state, input) && !isFirstAfterData(state, input);
    }

    private static void nothing(SubtaskState state, SnapshotInput input, TaskOut out) {}

    private static void cancelOnly(SubtaskState state, SnapshotInput input, TaskOut out) {
        out.task().broadcastCancel(input.checkpointId());
        out.stop();
    }

    private static void cancelAndDecline(SubtaskState state, SnapshotInput input, TaskOut out) {
        cancelOnly(state, input, out);
        out.task().decline(input.checkpointId(), CheckpointFailureReason.CHECKPOINT_DECLINED_TASK_NOT_READY);
    }

    private static void drop(SubtaskState state, SnapshotInput input, TaskOut out) {
        out.task().abortChannelState(input.checkpointId());
        out.stop();
    }

    private static void passCancelOn(SubtaskState state, SnapshotInput input, TaskOut out) {
        state.lastCheckpointId = input.checkpointId();
        state.aborted.remove(input.checkpointId());
        out.task().broadcastCancel(input.checkpointId());
        out.task().abortChannelState(input.checkpointId());
        out.stop();
    }

    private static void begin(SubtaskState state, SnapshotInput input, TaskOut out) {
        state.lastCheckpointId = input.checkpointId();
    }

    private static void initInputs(SubtaskState state, SnapshotInput input, TaskOut out) {
        out.task().initInputs(input.checkpointId(), input.options());
    }

    private static void prepareAndBroadcast(SubtaskState state, SnapshotInput input, TaskOut out) {
        out.task().prepareSnapshot(input.checkpointId());
        out.task().broadcastBarrier(input.barrier());
    }

    private static void arm(SubtaskState state, SnapshotInput input, TaskOut out) {
        state.outputTimerId = input.checkpointId();
        out.task().armOutputTimer(input.checkpointId(), input.timerDelayMillis());
    }

    private static void rearm(SubtaskState state, SnapshotInput input, TaskOut out) {
        out.task().cancelOutputTimer(state.outputTimerId);
        arm(state, input, out);
    }

    private static void finishOutputs(SubtaskState state, SnapshotInput input, TaskOut out) {
        out.task().finishOutputs(input.checkpointId());
    }

    private static void endWithThis(SubtaskState state, SnapshotInput input, TaskOut out) {
        state.synchronousSavepointId = input.checkpointId();
    }

    private static void rememberFirst(SubtaskState state, SnapshotInput input, TaskOut out) {
        state.end.firstPerformedId = input.checkpointId();
    }

    private static void snapshot(SubtaskState state, SnapshotInput input, TaskOut out) {
        out.task().startSyncSnapshot(input.checkpointId());
    }
}
