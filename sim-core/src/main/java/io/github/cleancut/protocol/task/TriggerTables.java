package io.github.cleancut.protocol.task;

import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.protocol.message.CheckpointFailureReason;
import io.github.cleancut.protocol.message.CoordinatorMessage.Trigger;
import io.github.cleancut.protocol.message.SnapshotType;
import io.github.cleancut.protocol.rule.RuleTable;
import io.github.cleancut.protocol.task.SubtaskState.Life;
import java.util.List;

/** A trigger that comes by call: T-020 to T-023, T-159. */
final class TriggerTables {
    // spotless:off
    /** The call arrives. */
    static final RuleTable<SubtaskState, Trigger, TaskOut> CALL = table("task/trigger-call",
        rule("TTC1", "not running yet",                               TriggerTables::isInitializing,    TriggerTables::declineNotReady,    "T-020"),
        rule("TTC2", "unaligned: before all other mails",             TriggerTables::isUrgent,          TriggerTables::enqueueUrgent,      "T-021"),
        rule("TTC3", "behind the mails that wait",                    TriggerTables::isNormal,          TriggerTables::enqueue,            "T-021"),
        rule("TTC4", "the mailbox is closed",                         TriggerTables::isClosing,         TriggerTables::declineClosing,     "T-020", "T-154"),
        rule("TTC5", "the task is gone: the call fails, nobody answers", TriggerTables::isGone,         TriggerTables::ignore,             "T-140"));

    /** A stop-with-savepoint ends the data of a source first. */
    static final RuleTable<SubtaskState, SnapshotInput, TaskOut> STOP = table("task/stop-with-savepoint",
        rule("TTS1", "a source that drains",                          TriggerTables::isDraining,        TriggerTables::endWithDrain,       "T-159"),
        rule("TTS2", "a source that is cut off",                      TriggerTables::isSuspending,      TriggerTables::endWithoutDrain,    "T-159"),
        rule("TTS3", "its data goes on, or has ended",                TriggerTables::goesOn,            TriggerTables::nothing,            "T-022"));

    /** The trigger's mail has its turn. */
    static final RuleTable<SubtaskState, SnapshotInput, TaskOut> MAIL = table("task/trigger-mail",
        rule("TTM1", "no input is open: perform it here and now",     TriggerTables::hasNoOpenInput,    TriggerTables::begin,              "T-022"),
        rule("TTM2", "some input is open: as if barriers had come",   TriggerTables::hasOpenInput,      TriggerTables::feedBarriers,       "T-023"));
    // spotless:on

    private TriggerTables() {}

    static List<RuleTable<?, ?, ?>> all() {
        return List.of(CALL, STOP, MAIL);
    }

    private static boolean isInitializing(SubtaskState state, Trigger trigger) {
        return state.life == Life.INITIALIZING;
    }

    private static boolean isUrgent(SubtaskState state, Trigger trigger) {
        return state.life == Life.RUNNING && trigger.options().isUnaligned();
    }

    private static boolean isNormal(SubtaskState state, Trigger trigger) {
        return state.life == Life.RUNNING && !trigger.options().isUnaligned();
    }

    private static boolean isClosing(SubtaskState state, Trigger trigger) {
        return state.life == Life.CLOSING || state.life == Life.DRAINING || state.life == Life.LEAVING;
    }

    private static boolean isGone(SubtaskState state, Trigger trigger) {
        return state.life == Life.ENDED;
    }

    private static boolean isStopping(SubtaskState state, SnapshotInput input, SnapshotType type) {
        return state.config.source() && !state.end.reached && input.options().type() == type;
    }

    private static boolean isDraining(SubtaskState state, SnapshotInput input) {
        return isStopping(state, input, SnapshotType.TERMINATE_SAVEPOINT);
    }

    private static boolean isSuspending(SubtaskState state, SnapshotInput input) {
        return isStopping(state, input, SnapshotType.SUSPEND_SAVEPOINT);
    }

    private static boolean goesOn(SubtaskState state, SnapshotInput input) {
        return !isDraining(state, input) && !isSuspending(state, input);
    }

    private static boolean hasOpenInput(SubtaskState state, SnapshotInput input) {
        return input.inputsOpen();
    }

    private static boolean hasNoOpenInput(SubtaskState state, SnapshotInput input) {
        return !input.inputsOpen();
    }

    private static void nothing(SubtaskState state, SnapshotInput input, TaskOut out) {}

    private static void ignore(SubtaskState state, Trigger trigger, TaskOut out) {}

    private static void declineNotReady(SubtaskState state, Trigger trigger, TaskOut out) {
        out.task().decline(trigger.checkpointId(), CheckpointFailureReason.CHECKPOINT_DECLINED_TASK_NOT_READY);
    }

    private static void declineClosing(SubtaskState state, Trigger trigger, TaskOut out) {
        out.task().decline(trigger.checkpointId(), CheckpointFailureReason.CHECKPOINT_DECLINED_TASK_CLOSING);
    }

    private static void enqueueUrgent(SubtaskState state, Trigger trigger, TaskOut out) {
        out.task().enqueueTrigger(trigger, true);
    }

    private static void enqueue(SubtaskState state, Trigger trigger, TaskOut out) {
        out.task().enqueueTrigger(trigger, false);
    }

    private static void endWithDrain(SubtaskState state, SnapshotInput input, TaskOut out) {
        EndOfDataTables.finish(state, out);
    }

    private static void endWithoutDrain(SubtaskState state, SnapshotInput input, TaskOut out) {
        EndOfDataTables.cutOff(state, out);
    }

    private static void begin(SubtaskState state, SnapshotInput input, TaskOut out) {
        out.task().startedByCall(input.checkpointId(), input.startDelayNanos());
        out.task().initInputs(input.checkpointId(), input.options());
    }

    private static void feedBarriers(SubtaskState state, SnapshotInput input, TaskOut out) {
        out.task().feedPseudoBarriers(input.barrier());
        out.stop();
    }
}
