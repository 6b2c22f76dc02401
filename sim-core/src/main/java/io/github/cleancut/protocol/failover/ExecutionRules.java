package io.github.cleancut.protocol.failover;

import io.github.cleancut.protocol.coordinator.CoordinatorInput.TaskState;
import io.github.cleancut.protocol.failover.ExecutionTables.EndOfData;
import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.List;

/** The tables of executions as one variant has them, resolved once. */
public final class ExecutionRules {
    private final RuleTable<TaskState, TaskState, ExecutionEffects> update;
    private final RuleTable<TaskState, Boolean, ExecutionEffects> cancel;
    private final RuleTable<TaskState, Boolean, ExecutionEffects> lost;
    private final RuleTable<EndOfData, Boolean, ExecutionEffects> endOfData;

    /** The tables of a variant's book. */
    public ExecutionRules(RuleBook rules) {
        update = rules.resolve(ExecutionTables.UPDATE);
        cancel = rules.resolve(ExecutionTables.CANCEL);
        lost = rules.resolve(ExecutionTables.LOST);
        endOfData = rules.resolve(ExecutionTables.END_OF_DATA);
    }

    /** The tables. */
    public static List<RuleTable<?, ?, ?>> tables() {
        return ExecutionTables.all();
    }

    /** The task of the current attempt of a subtask tells of its state. */
    public void update(TaskState state, TaskState told, ExecutionEffects out) {
        update.fire(state, told, out, out);
    }

    /** The current attempt of a subtask is to end. */
    public void cancel(TaskState state, ExecutionEffects out) {
        cancel.fire(state, true, out, out);
    }

    /** The TaskManager of the current attempt of a subtask is lost. */
    public void lost(TaskState state, ExecutionEffects out) {
        lost.fire(state, true, out, out);
    }

    /**
     * A subtask has reached the end of its data.
     *
     * @param isWatched whether there are periodic checkpoints
     * @param isWholeVertex whether all subtasks of its vertex have
     * @param isWholeJob whether all subtasks of the job have
     * @param out takes the effects
     */
    public void endOfData(boolean isWatched, boolean isWholeVertex, boolean isWholeJob, ExecutionEffects out) {
        endOfData.fire(new EndOfData(isWatched, isWholeVertex, isWholeJob), true, out, out);
    }
}
