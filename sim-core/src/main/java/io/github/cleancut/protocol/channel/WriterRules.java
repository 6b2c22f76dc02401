package io.github.cleancut.protocol.channel;

import io.github.cleancut.protocol.message.CheckpointFailureReason;
import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.List;

/** The writer tables as one variant has them, resolved once and shared by all tasks. */
public final class WriterRules {
    private final RuleTable<WriterState, Long, WriterEffects> start;
    private final RuleTable<WriterState, Long, WriterEffects> inputs;
    private final RuleTable<WriterState, Long, WriterEffects> outputs;
    private final RuleTable<WriterState, WriterTables.Abort, WriterEffects> abort;

    /** The writer tables of a variant's book. */
    public WriterRules(RuleBook rules) {
        start = rules.resolve(WriterTables.START);
        inputs = rules.resolve(WriterTables.INPUTS);
        outputs = rules.resolve(WriterTables.OUTPUTS);
        abort = rules.resolve(WriterTables.ABORT);
    }

    /** The writer tables. */
    public static List<RuleTable<?, ?, ?>> tables() {
        return WriterTables.all();
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
