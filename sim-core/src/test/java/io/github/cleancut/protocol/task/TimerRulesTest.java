package io.github.cleancut.protocol.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cleancut.protocol.rule.RuleBook;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The timer service of a task (T-093). */
final class TimerRulesTest {
    private final List<String> notes = new ArrayList<>();

    private void start(long delayMillis) {
        new TimerRules(RuleBook.of(TaskTables.all())).start(delayMillis, new TimerRules.Alarm() {
            @Override
            public void fireAfter(long millis) {
                notes.add("after " + millis);
            }

            @Override
            public void fired(String row) {
                notes.add(row);
            }
        });
    }

    @Test
    void aTimerThatIsNotDueFiresAMillisecondLate() { // T-092, T-093: the check for a timeout is strict
        start(0);
        start(1);
        start(100);
        assertEquals(List.of("TTD1", "after 0", "TTD2", "after 2", "TTD2", "after 101"), notes);
    }
}
