package io.github.cleancut.protocol.channel;

/** What can stand in a channel (T-010). */
public enum ElementKind {
    /** Records, watermarks, latency markers. */
    DATA_BUFFER,
    /** At-least-once barriers, cancel markers and whatever has no trait of its own. */
    PLAIN_EVENT,
    /** An aligned barrier that will not turn unaligned: no timeout, forced, or a savepoint's. */
    ALIGNED_BARRIER,
    /** An aligned barrier that may turn unaligned. */
    TIMEOUTABLE_BARRIER,
    /** An unaligned barrier, an announcement, or a converted barrier. */
    PRIORITISED_EVENT,
    /** EndOfOutputChannelState. */
    RECOVERY_COMPLETION,
    /** EndOfData. */
    END_OF_DATA,
    /** EndOfPartition. */
    END_OF_PARTITION,
    /** A watermark event that has to be aligned. */
    ALIGNED_WATERMARK_EVENT,
    /** Any other watermark event. */
    UNALIGNED_WATERMARK_EVENT
}
