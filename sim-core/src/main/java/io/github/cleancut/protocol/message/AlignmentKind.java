package io.github.cleancut.protocol.message;

/** How the barriers of a checkpoint behave (T-001). */
public enum AlignmentKind {
    /** Nothing is blocked; the snapshot is taken at the last barrier. */
    AT_LEAST_ONCE,
    /** Barriers stay in order and block; with a timeout they may become unaligned. */
    ALIGNED,
    /** Barriers overtake data, which is stored instead. */
    UNALIGNED,
    /** Aligned on one exchange that cannot be unaligned, remembering what it was. */
    FORCED_ALIGNED
}
