package io.github.cleancut.protocol.channel;

import io.github.cleancut.protocol.rule.RuleLog;

/** What becomes of those who write into a result partition. It also learns which rows fire. */
public interface PoolEffects extends RuleLog {
    /** Whoever stood still in the middle of a record goes on. */
    void goOn();
}
