package io.github.cleancut.protocol.barrier;

/** The barrier handlers that a task can have (T-009). */
public enum HandlerKind {
    /** CheckpointBarrierTracker: at least once, nothing is blocked. */
    TRACKER,
    /** SingleCheckpointBarrierHandler, always aligned. */
    ALIGNED,
    /** SingleCheckpointBarrierHandler, aligned or unaligned as the barriers are. */
    ALTERNATING
}
