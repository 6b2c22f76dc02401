package io.github.cleancut.protocol.task;

import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.protocol.rule.RuleTable;
import io.github.cleancut.protocol.task.TimerRules.Alarm;
import java.util.List;

/** The timer service of a task, which alignment and output timers come from (T-093, T-133). */
final class TimerTables {
    // spotless:off
    /** A timer with a delay in milliseconds. */
    static final RuleTable<TimerRules, Long, Alarm> START = table("task/timer",
        rule("TTD1", "due already: at once",                 TimerTables::isDue,       TimerTables::fireAtOnce, "T-093"),
        rule("TTD2", "not yet due: a millisecond behind its time", TimerTables::isAhead, TimerTables::fireLater, "T-092", "T-093", "T-133"));
    // spotless:on

    private TimerTables() {}

    static List<RuleTable<?, ?, ?>> all() {
        return List.of(START);
    }

    private static boolean isDue(TimerRules rules, Long delayMillis) {
        return delayMillis == 0;
    }

    private static boolean isAhead(TimerRules rules, Long delayMillis) {
        return delayMillis > 0;
    }

    private static void fireAtOnce(TimerRules rules, Long delayMillis, Alarm out) {
        out.fireAfter(0);
    }

    private static void fireLater(TimerRules rules, Long delayMillis, Alarm out) {
        out.fireAfter(delayMillis + 1);
    }
}
