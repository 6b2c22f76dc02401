package io.github.cleancut.protocol.channel;

import io.github.cleancut.protocol.rule.RuleLog;

/** What the host does with its queue. It also learns which rows fire. Each call is about the subpartition that was given to the table. */
public interface SubpartitionEffects extends RuleLog {
    /** The element goes to the end of the queue. */
    void addLast();

    /** The element goes behind the last element with priority, before all others. */
    void addAfterPriority();

    /** The first element of the queue leaves. */
    void handOutFirst();

    /** The subpartition has fallen silent. */
    void blocked();

    /** The subpartition hands out again. */
    void resumed();

    /**
     * How many elements the producer reports as waiting.
     *
     * @param elements their number
     */
    void backlog(int elements);

    /** The barrier that waits becomes unaligned and goes behind the last element with priority; the data before it belongs to its checkpoint (T-133). */
    void convertBarrier();
}
