package io.github.cleancut.protocol.task;

import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.protocol.rule.RuleLog;
import io.github.cleancut.protocol.rule.RuleTable;

/** The table of a task's timers as one variant has it. */
public final class TimerRules {
    private final RuleTable<TimerRules, Long, Alarm> start;

    /** Takes when a timer fires; it also learns which rows fire. */
    public interface Alarm extends RuleLog {
        /** The timer fires after so many milliseconds. */
        void fireAfter(long delayMillis);
    }

    /** The table of a variant's book. */
    public TimerRules(RuleBook rules) {
        start = rules.resolve(TimerTables.START);
    }

    /**
     * A timer starts (T-093).
     *
     * @param delayMillis until it is due, at least 0
     * @param out learns when it fires
     */
    public void start(long delayMillis, Alarm out) {
        start.fire(this, delayMillis, out, out);
    }

    @Override
    public String toString() {
        return "timers";
    }
}
