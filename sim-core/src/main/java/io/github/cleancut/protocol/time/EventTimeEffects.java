package io.github.cleancut.protocol.time;

import io.github.cleancut.protocol.rule.RuleLog;

/** What {@link EventTime} has its host do; it also learns which rows fire. */
public interface EventTimeEffects extends RuleLog {
    /** The watermark of the inputs has risen: timers may be due. */
    void advance();

    /** A watermark goes out on all channels. */
    void forward(long nanos);

    /** The earliest timer fires. */
    void fireNext();

    /** A mail goes on firing after those that wait. */
    void goOnLater();
}
