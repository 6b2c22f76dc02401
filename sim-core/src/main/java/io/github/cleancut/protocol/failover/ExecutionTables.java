package io.github.cleancut.protocol.failover;

import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.protocol.coordinator.CoordinatorInput.TaskState;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.List;

/** The execution of a subtask at the scheduler: what its task tells, its cancellation, and the end of its data. */
final class ExecutionTables {
    /** Of which task the end of data has come, and how far that goes. */
    record EndOfData(boolean isWatched, boolean isWholeVertex, boolean isWholeJob) {}

    // spotless:off
    /** The task of the current attempt tells of its state. */
    static final RuleTable<TaskState, TaskState, ExecutionEffects> UPDATE = table("execution/update",
        rule("EU1", "it has ended here already",                 ExecutionTables::hasEnded,      ExecutionTables::ignore,         "C-091"),
        rule("EU2", "it restores its state",                     ExecutionTables::isRestoring,   ExecutionTables::takeOver,       "C-083"),
        rule("EU3", "it runs",                                   ExecutionTables::isRunning,     ExecutionTables::run,            "C-045"),
        rule("EU4", "it goes on, but is being cancelled",        ExecutionTables::isTooLate,     ExecutionTables::ignore,         "C-190"),
        rule("EU5", "it has finished",                           ExecutionTables::isFinished,    ExecutionTables::finish,         "C-087"),
        rule("EU6", "it has ended because it was cancelled",     ExecutionTables::isCanceled,    ExecutionTables::endCanceled,    "C-190"),
        rule("EU7", "it has failed: failover",                   ExecutionTables::isFailed,      ExecutionTables::fail,           "C-190"));

    /** An attempt is to end. */
    static final RuleTable<TaskState, Boolean, ExecutionEffects> CANCEL = table("execution/cancel",
        rule("EC1", "not deployed yet: it has ended at once",    ExecutionTables::isNotDeployed, ExecutionTables::endAtOnce,      "C-190"),
        rule("EC2", "deployed: the task is told",                ExecutionTables::isDeployed,    ExecutionTables::tellTask,       "C-190"),
        rule("EC3", "ends or has ended",                         ExecutionTables::isEnding,      ExecutionTables::leave,          "C-190"));

    /** The heartbeat of the TaskManager of an attempt has failed. */
    static final RuleTable<TaskState, Boolean, ExecutionEffects> LOST = table("execution/lost",
        rule("EL1", "it was there: failed, or cancelled if it was to end", ExecutionTables::isThere, ExecutionTables::lose,       "C-190"),
        rule("EL2", "not deployed, or it had ended",             ExecutionTables::isNotThere,    ExecutionTables::leave,          "C-190"));

    /** A subtask has reached the end of its data. */
    static final RuleTable<EndOfData, Boolean, ExecutionEffects> END_OF_DATA = table("execution/end-of-data",
        rule("ED1", "there are no periodic checkpoints",       ExecutionTables::isNotWatched,  ExecutionTables::wait,           "C-059", "C-244"),
        rule("ED2", "others of its vertex go on",                ExecutionTables::isOneOfVertex, ExecutionTables::wait,           "C-059"),
        rule("ED3", "the vertex has no backlog any more",        ExecutionTables::isVertex,      ExecutionTables::endBacklog,     "C-059"),
        rule("ED4", "that was the last one: a checkpoint at once", ExecutionTables::isJob,       ExecutionTables::checkpoint,     "C-059", "C-244", "T-153"));
    // spotless:on

    private ExecutionTables() {}

    static List<RuleTable<?, ?, ?>> all() {
        return List.of(UPDATE, CANCEL, LOST, END_OF_DATA);
    }

    private static boolean hasEnded(TaskState state, TaskState update) {
        return state.isTerminal();
    }

    private static boolean isProgress(TaskState update) {
        return update == TaskState.INITIALIZING || update == TaskState.RUNNING;
    }

    private static boolean isGoing(TaskState state) {
        return !state.isTerminal() && state != TaskState.CANCELING;
    }

    private static boolean isRestoring(TaskState state, TaskState update) {
        return isGoing(state) && update == TaskState.INITIALIZING;
    }

    private static boolean isRunning(TaskState state, TaskState update) {
        return isGoing(state) && update == TaskState.RUNNING;
    }

    private static boolean isTooLate(TaskState state, TaskState update) {
        return state == TaskState.CANCELING && isProgress(update);
    }

    private static boolean isFinished(TaskState state, TaskState update) {
        return !state.isTerminal() && update == TaskState.FINISHED;
    }

    private static boolean isCanceled(TaskState state, TaskState update) {
        return !state.isTerminal()
                && (update == TaskState.CANCELED || (update == TaskState.FAILED && state == TaskState.CANCELING));
    }

    private static boolean isFailed(TaskState state, TaskState update) {
        return isGoing(state) && update == TaskState.FAILED;
    }

    private static void ignore(TaskState state, TaskState update, ExecutionEffects out) {}

    private static void takeOver(TaskState state, TaskState update, ExecutionEffects out) {
        out.change(update);
    }

    private static void run(TaskState state, TaskState update, ExecutionEffects out) {
        out.change(update);
        out.runs();
    }

    private static void finish(TaskState state, TaskState update, ExecutionEffects out) {
        out.end(TaskState.FINISHED);
        out.goOn();
    }

    private static void endCanceled(TaskState state, TaskState update, ExecutionEffects out) {
        out.end(TaskState.CANCELED);
        out.goOn();
    }

    private static void fail(TaskState state, TaskState update, ExecutionEffects out) {
        out.end(TaskState.FAILED);
        out.failOver();
    }

    private static boolean isNotDeployed(TaskState state, Boolean unused) {
        return state == TaskState.CREATED || state == TaskState.SCHEDULED;
    }

    private static boolean isDeployed(TaskState state, Boolean unused) {
        return isGoing(state) && !isNotDeployed(state, unused);
    }

    private static boolean isEnding(TaskState state, Boolean unused) {
        return !isGoing(state);
    }

    private static void endAtOnce(TaskState state, Boolean unused, ExecutionEffects out) {
        out.needNoSlot();
        out.end(TaskState.CANCELED);
    }

    private static void tellTask(TaskState state, Boolean unused, ExecutionEffects out) {
        out.change(TaskState.CANCELING);
        out.sendCancel();
    }

    private static void leave(TaskState state, Boolean unused, ExecutionEffects out) {}

    private static boolean isThere(TaskState state, Boolean unused) {
        return !state.isTerminal() && !isNotDeployed(state, unused);
    }

    private static boolean isNotThere(TaskState state, Boolean unused) {
        return !isThere(state, unused);
    }

    private static void lose(TaskState state, Boolean unused, ExecutionEffects out) {
        out.neverBegin();
        out.update(TaskState.FAILED);
    }

    private static boolean isNotWatched(EndOfData state, Boolean unused) {
        return !state.isWatched();
    }

    private static boolean isOneOfVertex(EndOfData state, Boolean unused) {
        return state.isWatched() && !state.isWholeVertex();
    }

    private static boolean isVertex(EndOfData state, Boolean unused) {
        return state.isWatched() && state.isWholeVertex() && !state.isWholeJob();
    }

    private static boolean isJob(EndOfData state, Boolean unused) {
        return state.isWatched() && state.isWholeVertex() && state.isWholeJob();
    }

    private static void wait(EndOfData state, Boolean unused, ExecutionEffects out) {}

    private static void endBacklog(EndOfData state, Boolean unused, ExecutionEffects out) {
        out.vertexAtEndOfData();
    }

    private static void checkpoint(EndOfData state, Boolean unused, ExecutionEffects out) {
        out.vertexAtEndOfData();
        out.triggerCheckpoint();
    }
}
