package io.github.cleancut.protocol.channel;

import io.github.cleancut.protocol.rule.RuleLog;

/** What the producer does with the buffer that it fills, and with its data buffers. It also learns which rows fire. */
public interface BufferEffects extends RuleLog {
    /** Nothing is written into the buffer any more. */
    void close();

    /** The first data buffer of the queue leaves. */
    void handOutData();
}
