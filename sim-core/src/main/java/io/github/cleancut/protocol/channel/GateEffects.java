package io.github.cleancut.protocol.channel;

import io.github.cleancut.protocol.rule.RuleLog;

/** What a gate has its task do; it also learns which rows fire. */
public interface GateEffects extends RuleLog {
    /** An urgent mail that takes out the priority elements of the gate, and then calls {@link GateRules#mailDone} (T-071). */
    void urgentMail();
}
