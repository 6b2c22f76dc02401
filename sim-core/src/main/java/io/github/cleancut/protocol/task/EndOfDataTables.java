package io.github.cleancut.protocol.task;

import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.protocol.rule.RuleTable;
import io.github.cleancut.protocol.task.SubtaskState.Life;
import java.util.List;

/** The end of a task's data, and when it may exit: T-150 to T-154, T-160. */
final class EndOfDataTables {
    // spotless:off
    /** All inputs have given EndOfData, or a source has emitted its last record. */
    static final RuleTable<SubtaskState, Boolean, TaskOut> END_OF_DATA = table("task/end-of-data",
        rule("TED1", "all of it was there: finish the operators",     EndOfDataTables::drains,           EndOfDataTables::endWithDrain,     "T-150"),
        rule("TED2", "cut off: only stop the timers",                 EndOfDataTables::stops,            EndOfDataTables::endWithoutDrain,  "T-150"),
        rule("TED3", "it has ended before",                           EndOfDataTables::hasEnded,         EndOfDataTables::nothing,          "T-159"));

    /** May the task exit? */
    static final RuleTable<SubtaskState, Life, TaskOut> EXIT = table("task/exit",
        rule("TEX1", "it still has data",                             EndOfDataTables::hasData,          EndOfDataTables::stay,             "T-150"),
        rule("TEX2", "consumers have not taken all records in",       EndOfDataTables::waitsForConsumers, EndOfDataTables::stay,            "T-151"),
        rule("TEX3", "a checkpoint after its data must complete",     EndOfDataTables::waitsForFinal,    EndOfDataTables::stay,             "T-151", "T-152"),
        rule("TEX9", "an input can still bring a barrier",             EndOfDataTables::waitsForInputs,   EndOfDataTables::stay,             "T-159", "T-160"),
        rule("TEX4", "no mail is taken any more, those that wait are", EndOfDataTables::isReady,         EndOfDataTables::drain,            "T-151", "T-154"),
        rule("TEX8", "mails that wait still have their turn",         EndOfDataTables::isDraining,       EndOfDataTables::stay,             "T-154"),
        rule("TEX7", "its own asynchronous parts still run",          EndOfDataTables::waitsForAsync,    EndOfDataTables::stay,             "T-154"),
        rule("TEX5", "exit",                                          EndOfDataTables::mayExit,          EndOfDataTables::exit,             "T-151", "T-160"),
        rule("TEX6", "it does not run",                               EndOfDataTables::isIdle,           EndOfDataTables::stay,             "T-140"));
    // spotless:on

    private EndOfDataTables() {}

    static List<RuleTable<?, ?, ?>> all() {
        return List.of(END_OF_DATA, EXIT);
    }

    private static boolean drains(SubtaskState state, Boolean drain) {
        return !state.end.reached && drain;
    }

    private static boolean stops(SubtaskState state, Boolean drain) {
        return !state.end.reached && !drain;
    }

    private static boolean hasEnded(SubtaskState state, Boolean drain) {
        return state.end.reached;
    }

    private static boolean isIdle(SubtaskState state, Life life) {
        return life != Life.RUNNING && life != Life.DRAINING && life != Life.LEAVING;
    }

    private static boolean hasData(SubtaskState state, Life life) {
        return life == Life.RUNNING && !state.end.reached;
    }

    private static boolean isAtEnd(SubtaskState state) {
        return state.life == Life.RUNNING && state.end.reached;
    }

    private static boolean needsFinal(SubtaskState state) {
        return state.config.finalCheckpoint() || state.synchronousSavepointId != SubtaskState.NONE;
    }

    private static boolean lacksConsumers(SubtaskState state) {
        return needsFinal(state) && !state.end.consumersAcknowledged;
    }

    private static boolean lacksFinal(SubtaskState state) {
        return needsFinal(state) && !state.end.finalCompleted;
    }

    private static boolean waitsForConsumers(SubtaskState state, Life life) {
        return isAtEnd(state) && lacksConsumers(state);
    }

    private static boolean waitsForFinal(SubtaskState state, Life life) {
        return isAtEnd(state) && !lacksConsumers(state) && lacksFinal(state);
    }

    private static boolean lacksInputs(SubtaskState state) {
        return !needsFinal(state) && !state.end.inputsEnded;
    }

    private static boolean waitsForInputs(SubtaskState state, Life life) {
        return isAtEnd(state) && lacksInputs(state);
    }

    private static boolean isReady(SubtaskState state, Life life) {
        return isAtEnd(state) && !lacksConsumers(state) && !lacksFinal(state) && !lacksInputs(state);
    }

    private static boolean isDraining(SubtaskState state, Life life) {
        return life == Life.DRAINING;
    }

    private static boolean waitsForAsync(SubtaskState state, Life life) {
        return life == Life.LEAVING && !state.asyncParts.isEmpty();
    }

    private static boolean mayExit(SubtaskState state, Life life) {
        return life == Life.LEAVING && state.asyncParts.isEmpty();
    }

    private static void nothing(SubtaskState state, Boolean drain, TaskOut out) {}

    private static void endWithDrain(SubtaskState state, Boolean drain, TaskOut out) {
        finish(state, out);
    }

    private static void endWithoutDrain(SubtaskState state, Boolean drain, TaskOut out) {
        cutOff(state, out);
    }

    static void finish(SubtaskState state, TaskOut out) {
        state.end.reached = true;
        out.task().finishOperators();
        out.task().emitEndOfData(true);
    }

    static void cutOff(SubtaskState state, TaskOut out) {
        state.end.reached = true;
        out.task().quiesceOperators();
        out.task().emitEndOfData(false);
    }

    private static void stay(SubtaskState state, Life life, TaskOut out) {}

    /** Its mailbox is closed: with new snapshots beginning before the old ones end it would stay for ever. */
    private static void drain(SubtaskState state, Life life, TaskOut out) {
        state.life = Life.DRAINING;
        out.task().drainMailbox();
    }

    private static void exit(SubtaskState state, Life life, TaskOut out) {
        state.life = Life.ENDED;
        out.task().emitEndOfPartition();
        out.task().finishTask();
    }
}
