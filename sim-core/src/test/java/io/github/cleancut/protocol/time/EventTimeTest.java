package io.github.cleancut.protocol.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.model.Watermark;
import io.github.cleancut.protocol.rule.RuleBook;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Watermarks and timers of one attempt with two input channels: T-150, T-157, T-199, T-270 to T-272. */
class EventTimeTest {
    private final List<String> done = new ArrayList<>();

    private final EventTimeEffects out = new EventTimeEffects() {
        @Override
        public void advance() {
            done.add("advance");
        }

        @Override
        public void forward(long nanos) {
            done.add("forward " + (nanos == Watermark.MAX ? "the end" : nanos));
        }

        @Override
        public void fireNext() {
            done.add("fire");
        }

        @Override
        public void goOnLater() {
            done.add("later");
        }

        @Override
        public void fired(String id) {}
    };

    private static EventTime time(int channels, boolean isInterruptible, boolean isFixed) {
        RuleBook book = RuleBook.of(new ArrayList<>(EventTimeTables.all()));
        RuleBook rules = isFixed ? EventTimeTables.EMIT_PARTIAL.applyTo(book) : book;
        return new EventTime(new EventTime.Rules(rules), channels, isInterruptible);
    }

    private List<String> taken() {
        List<String> taken = List.copyOf(done);
        done.clear();
        return taken;
    }

    /** T-199: none is emitted until all channels have one, and then the smallest. */
    @Test
    void eventTimeIsTheSmallestWatermarkOfAllChannels() {
        EventTime time = time(2, false, false);
        time.arrived(0, 50, out);
        assertEquals(List.of(), taken());
        assertEquals(Watermark.NONE, time.current());
        time.arrived(1, 20, out);
        assertEquals(List.of("advance"), taken());
        assertEquals(20, time.current());
        time.arrived(1, 20, out);
        time.arrived(1, 10, out);
        time.arrived(0, 70, out);
        assertEquals(List.of(), taken());
        time.arrived(1, 60, out);
        assertEquals(60, time.current());
    }

    @Test
    void aWatermarkForWhichNoTimerIsDueGoesOnAtOnceAndOnce() {
        EventTime time = time(1, false, false);
        time.arrived(0, 50, out);
        time.step(51, true, out);
        time.step(51, true, out);
        assertEquals(List.of("advance", "forward 50"), taken());
    }

    /** T-272: firing is not interruptible by default. */
    @Test
    void allTimersFireBeforeTheWatermarkGoesOnWhateverWaits() {
        EventTime time = time(1, false, false);
        time.arrived(0, 50, out);
        time.step(30, true, out);
        time.step(40, true, out);
        assertTrue(time.isFiring());
        time.step(60, true, out);
        assertEquals(List.of("advance", "fire", "fire", "forward 50"), taken());
        assertFalse(time.isFiring());
    }

    /** T-272: it stops after at least one timer when a mail waits; the watermark goes on when all have fired. */
    @Test
    void interruptibleTimersStopAfterOneWhereAMailWaits() {
        EventTime time = time(1, true, false);
        time.arrived(0, 50, out);
        time.step(30, true, out);
        time.step(40, true, out);
        assertEquals(List.of("advance", "fire", "later"), taken());
        time.resume();
        time.step(40, false, out);
        time.step(60, false, out);
        assertEquals(List.of("fire", "forward 50"), taken());
    }

    /** A mail that waits after the last timer puts the watermark off too. */
    @Test
    void aMailAfterTheLastTimerPutsTheWatermarkOff() {
        EventTime time = time(1, true, false);
        time.arrived(0, 50, out);
        time.step(30, false, out);
        time.step(60, true, out);
        assertEquals(List.of("advance", "fire", "later"), taken());
        time.resume();
        time.step(60, true, out);
        assertEquals(List.of("forward 50"), taken());
    }

    /** T-272: records, and with them watermarks, may be processed in between: timers are due for the newest one. */
    @Test
    void aWatermarkThatComesInBetweenTakesThePlaceOfTheOneBefore() {
        EventTime time = time(1, true, false);
        time.arrived(0, 50, out);
        time.step(30, true, out);
        time.step(40, true, out);
        time.arrived(0, 90, out);
        taken();
        time.step(40, true, out);
        time.step(80, true, out);
        assertEquals(List.of("fire"), taken());
        time.resume();
        time.step(80, false, out);
        time.step(100, false, out);
        assertEquals(List.of("fire", "forward 90"), taken());
    }

    /** FLINK-40101 as mended: what has fired goes on. */
    @Test
    void asIntendedTheWatermarkGoesOnAsFarAsTimersHaveFired() {
        EventTime time = time(1, true, true);
        time.arrived(0, 50, out);
        time.step(30, true, out);
        time.step(40, true, out);
        assertEquals(List.of("advance", "fire", "forward 39", "later"), taken());
        time.resume();
        time.step(40, false, out);
        time.step(40, true, out);
        assertEquals(List.of("fire", "later"), taken());
    }

    @Test
    void aSourceEmitsWhatHasRisen() {
        EventTime time = time(0, false, false);
        time.candidate(Watermark.NONE, out);
        time.candidate(10, out);
        time.candidate(10, out);
        time.candidate(5, out);
        time.candidate(11, out);
        assertEquals(List.of("forward 10", "forward 11"), taken());
    }

    /** T-150, T-157. */
    @Test
    void onlyASourceWithAllItsDataGivesTheEndOfTime() {
        time(0, false, false).end(true, out);
        assertEquals(List.of("forward the end"), taken());
        time(0, false, false).end(false, out);
        time(1, false, false).end(true, out);
        assertEquals(List.of(), taken());
    }

    /** T-270: a record is late for a window that the watermark has passed. */
    @Test
    void aWindowTakesRecordsUntilTheWatermarkPassesItsEnd() {
        EventTime time = time(1, false, false);
        List<String> answers = new ArrayList<>();
        WindowEffects window = new WindowEffects() {
            @Override
            public void count() {
                answers.add("count");
            }

            @Override
            public void leaveOut() {
                answers.add("late");
            }

            @Override
            public void fired(String id) {}
        };
        time.record(50, window);
        time.arrived(0, 50, out);
        time.record(50, window);
        time.record(51, window);
        assertEquals(List.of("count", "late", "count"), answers);
    }

    @Test
    void aCopyGoesItsOwnWay() {
        EventTime time = time(1, false, false);
        time.arrived(0, 50, out);
        EventTime copy = time.copy();
        copy.arrived(0, 60, out);
        assertEquals(50, time.current());
        StringBuilder text = new StringBuilder();
        copy.encode(text);
        assertEquals("[60]60>-10", text.toString());
    }
}
