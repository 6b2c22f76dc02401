package io.github.cleancut.protocol.channel;

import io.github.cleancut.protocol.message.CheckpointFailureReason;
import io.github.cleancut.protocol.message.CheckpointOptions;
import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.List;

/** The writer tables as one variant has them, resolved once and shared by all tasks. */
public final class WriterRules {
    private final RuleTable<WriterState, WriterTables.Start, WriterEffects> init;
    private final RuleTable<WriterState, Long, WriterEffects> start;
    private final RuleTable<WriterState, Long, WriterEffects> inputs;
    private final RuleTable<WriterState, Long, WriterEffects> outputs;
    private final RuleTable<WriterState, Long, WriterEffects> left;
    private final RuleTable<WriterState, Long, WriterEffects> told;
    private final RuleTable<WriterState, WriterTables.Abort, WriterEffects> abort;

    /** The writer tables of a variant's book. */
    public WriterRules(RuleBook rules) {
        init = rules.resolve(WriterTables.INIT);
        start = rules.resolve(WriterTables.START);
        inputs = rules.resolve(WriterTables.INPUTS);
        outputs = rules.resolve(WriterTables.OUTPUTS);
        left = rules.resolve(WriterTables.LEFT);
        told = rules.resolve(WriterTables.TOLD);
        abort = rules.resolve(WriterTables.ABORT);
    }

    /** The writer tables. */
    public static List<RuleTable<?, ?, ?>> tables() {
        return WriterTables.all();
    }

    /**
     * The inputs of a task are made ready for a checkpoint (T-110, T-124).
     *
     * @param hasOpenInputs whether some input has not ended
     */
    public void init(
            WriterState state, long checkpointId, CheckpointOptions options, boolean hasOpenInputs, WriterEffects out) {
        init.fire(state, new WriterTables.Start(checkpointId, options, hasOpenInputs), out, out);
    }

    /** A barrier that might have been overtaken has left its subpartition (T-114, T-118). */
    public void barrierHasLeft(WriterState state, long checkpointId, WriterEffects out) {
        left.fire(state, checkpointId, out, out);
    }

    /** All outputs have got their barrier (T-125). */
    public void outputsTold(WriterState state, long checkpointId, WriterEffects out) {
        told.fire(state, checkpointId, out, out);
    }

    /** A checkpoint that needs channel state starts (T-110, T-120). */
    public void start(WriterState state, long checkpointId, WriterEffects out) {
        start.fire(state, checkpointId, out, out);
    }

    /** Every open channel has delivered its barrier (T-117). */
    public void inputsDone(WriterState state, long checkpointId, WriterEffects out) {
        inputs.fire(state, checkpointId, out, out);
    }

    /** The barrier has left all outputs, overtaking or in time (T-118). */
    public void outputsDone(WriterState state, long checkpointId, WriterEffects out) {
        outputs.fire(state, checkpointId, out, out);
    }

    /** A checkpoint is given up (T-120). */
    public void abort(WriterState state, long checkpointId, CheckpointFailureReason reason, WriterEffects out) {
        abort.fire(state, new WriterTables.Abort(checkpointId, reason), out, out);
    }
}
