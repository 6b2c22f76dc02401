package io.github.cleancut.protocol.channel;

import io.github.cleancut.protocol.rule.RuleLog;

/** What a remote channel does with an element that arrives; it also learns which rows fire. */
public interface ReceiverEffects extends RuleLog {
    /** The element goes to the end of the queue. */
    void addLast();

    /** The element goes behind the last element with priority. */
    void addAfterPriority();

    /** An announcement of the element goes behind the last element with priority (T-072). */
    void announce();
}
