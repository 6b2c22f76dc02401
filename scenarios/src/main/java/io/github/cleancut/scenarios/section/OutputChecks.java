package io.github.cleancut.scenarios.section;

import io.github.cleancut.model.Action;
import io.github.cleancut.model.CheckpointConfig;
import io.github.cleancut.model.Commit;
import io.github.cleancut.model.ItemKind;
import io.github.cleancut.model.JobGraph;
import io.github.cleancut.model.JobItem;
import java.util.List;

/** Warns where records go into transactions that nothing will ever commit. */
final class OutputChecks {
    private final Context context;
    private final JobGraph job;

    OutputChecks(Context context, JobGraph job) {
        this.context = context;
        this.job = job;
    }

    void check(List<Action> actions) {
        CheckpointConfig checkpointing = context.flink().config().checkpointing();
        boolean isEverCommitted = checkpointing.isPeriodic() || actions.stream().anyMatch(OutputChecks::mayCommit);
        for (JobItem item : job.items()) {
            if (item.sink() == null || item.sink().commit() != Commit.TWO_PHASE) {
                continue;
            }
            if (!isEverCommitted) {
                warn(
                        item,
                        "sink " + item.name()
                                + " never shows a record: without checkpoints no transaction is committed",
                        "set execution.checkpointing.interval, or give it another commit:");
            } else if (!checkpointing.afterTasksFinish() && hasBoundedSource()) {
                warn(
                        item,
                        "what sink " + item.name() + " writes after the last checkpoint before its input ends is never"
                                + " committed",
                        "leave execution.checkpointing.checkpoints-after-tasks-finish at true");
            }
        }
    }

    private void warn(JobItem item, String message, String hint) {
        context.problems().warn(context.names().place(item.name()), message, hint);
    }

    /** A savepoint alone commits nothing (C-132). */
    private static boolean mayCommit(Action action) {
        return !(action.verb() instanceof Action.Verb.Savepoint) && !(action.verb() instanceof Action.Verb.Cancel);
    }

    private boolean hasBoundedSource() {
        return job.items().stream()
                .anyMatch(item ->
                        item.kind() == ItemKind.SOURCE && item.requireSource().isBounded());
    }
}
