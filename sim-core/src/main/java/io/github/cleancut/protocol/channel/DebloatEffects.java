package io.github.cleancut.protocol.channel;

import io.github.cleancut.protocol.rule.RuleLog;

/** What a gate tells its producers. It also learns which rows fire. */
public interface DebloatEffects extends RuleLog {
    /**
     * Buffers that are begun later have this size.
     *
     * @param bytes the size
     */
    void announceSize(long bytes);
}
