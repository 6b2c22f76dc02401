package io.github.cleancut.protocol.channel;

import io.github.cleancut.protocol.message.CheckpointFailureReason;
import io.github.cleancut.protocol.rule.RuleLog;

/** What the channel state writer of a task does (T-117 to T-120). It also learns which rows fire. */
public interface WriterEffects extends RuleLog {
    /** The writer starts for this checkpoint: {@link WriterRules#start}. */
    void startWriter(long checkpointId);

    /** Nothing more comes from the inputs: {@link WriterRules#inputsDone}. */
    void inputsComplete(long checkpointId);

    /** Nothing more comes from the outputs: {@link WriterRules#outputsDone}. */
    void outputsComplete(long checkpointId);

    /** From now on data of this checkpoint is taken. */
    void begin(long checkpointId);

    /** What was written of this checkpoint is given up, for this reason. */
    void fail(long checkpointId, CheckpointFailureReason reason);

    /** All data of this checkpoint is there: it goes into a file. */
    void store(long checkpointId);
}
