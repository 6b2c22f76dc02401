package io.github.cleancut.protocol.barrier;

import io.github.cleancut.protocol.message.CheckpointFailureReason;

/** Where the rows of the alignment tables write to: the task's effects, and the inner pipeline of an abort. */
interface AlignmentOut {
    /** The task. */
    BarrierEffects task();

    /** The rest of the pipeline is not for this input. */
    void stop();

    /** Aborts a checkpoint by the abort pipeline (T-086). */
    void abort(long checkpointId, CheckpointFailureReason reason);
}
