package io.github.cleancut.protocol.channel;

/** Why what is written into a buffer so far may leave. */
public enum BufferEnd {
    /** Nothing more fits in. */
    FULL,
    /** An event is put behind it. */
    EVENT,
    /** Whoever writes is flushed. */
    FLUSH
}
