package io.github.cleancut.protocol.split;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.protocol.split.SplitTracker.Remaining;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An enumerator of two subtasks with four splits each: T-036, T-037. */
class SplitTrackerTest {
    private final List<String> done = new ArrayList<>();
    private List<Remaining> stored = List.of();

    private final TrackerEffects out = new TrackerEffects() {
        @Override
        public void assign(int subtask, long split) {
            done.add(split + " to " + subtask);
        }

        @Override
        public void noMoreSplits(int subtask) {
            done.add("no more to " + subtask);
        }

        @Override
        public void store(long checkpointId, List<Remaining> remaining) {
            stored = remaining;
        }

        @Override
        public void fired(String id) {}
    };

    private static final List<Remaining> ALL = List.of(Remaining.all(4), Remaining.all(4));

    private final SplitTracker tracker =
            new SplitTracker(new SplitTracker.Rules(RuleBook.of(new ArrayList<>(SplitTables.all()))), ALL);

    private List<String> asked(int subtask, int times) {
        for (int i = 0; i < times; i++) {
            tracker.onRequest(subtask, out);
        }
        List<String> taken = List.copyOf(done);
        done.clear();
        return taken;
    }

    @Test
    void eachSubtaskGetsItsOwnSplitsInTheirOrder() {
        assertEquals(List.of("0 to 0", "1 to 0"), asked(0, 2));
        assertEquals(List.of("0 to 1"), asked(1, 1));
    }

    @Test
    void whenAllAreAssignedTheReaderIsTold() {
        assertEquals(List.of("0 to 0", "1 to 0", "2 to 0", "3 to 0", "no more to 0"), asked(0, 5));
    }

    @Test
    void anUnboundedSourceHasAlwaysAnotherOne() {
        SplitTracker unbounded = new SplitTracker(
                new SplitTracker.Rules(RuleBook.of(new ArrayList<>(SplitTables.all()))), List.of(Remaining.all(-1)));
        for (int i = 0; i < 3; i++) {
            unbounded.onRequest(0, out);
        }
        assertEquals(List.of("0 to 0", "1 to 0", "2 to 0"), done);
    }

    /** T-037: what the reader's checkpoint does not hold comes back, and to that reader first. */
    @Test
    void aSubtaskThatRestartsGetsBackWhatItsCheckpointDoesNotHold() {
        asked(0, 1);
        tracker.onSnapshot(1, out);
        asked(0, 2);
        asked(1, 2);
        tracker.onComplete(1, out);
        tracker.onSubtaskReset(0, 1, out);
        assertEquals(List.of("1 to 0", "2 to 0", "3 to 0"), asked(0, 3));
        assertEquals(List.of("2 to 1"), asked(1, 1));
    }

    /** T-036, T-147: an aborted checkpoint forgets nothing: what is filed under it comes back too. */
    @Test
    void whatIsFiledUnderAnAbortedCheckpointComesBack() {
        asked(0, 1);
        tracker.onSnapshot(1, out);
        tracker.onComplete(1, out);
        asked(0, 1);
        tracker.onSnapshot(2, out);
        tracker.onAborted(2, out);
        tracker.onSubtaskReset(0, 1, out);
        assertEquals(List.of("1 to 0"), asked(0, 1));
    }

    /** T-036, T-147: what a completed checkpoint holds the reader has, so that it never comes back. */
    @Test
    void whatIsFiledUnderACompletedCheckpointIsForgotten() {
        asked(0, 1);
        tracker.onSnapshot(1, out);
        asked(0, 1);
        tracker.onSnapshot(2, out);
        tracker.onComplete(2, out);
        tracker.onSubtaskReset(0, 2, out);
        assertEquals(List.of("2 to 0"), asked(0, 1));
    }

    /** T-037: a restart from nothing brings everything back. */
    @Test
    void withoutACheckpointEverythingComesBack() {
        asked(0, 2);
        tracker.onSubtaskReset(0, -1, out);
        assertEquals(List.of("0 to 0"), asked(0, 1));
    }

    /** T-037: after a restart of the whole job the enumerator is what its snapshot was. */
    @Test
    void aRestartOfTheJobMakesTheEnumeratorFromItsSnapshot() {
        asked(0, 1);
        tracker.onSnapshot(1, out);
        asked(0, 2);
        asked(1, 1);
        tracker.onReset(stored, out);
        assertEquals(List.of("1 to 0"), asked(0, 1));
        assertEquals(List.of("0 to 1"), asked(1, 1));
    }

    @Test
    void aCopyLivesByItself() {
        SplitTracker copy = tracker.copy();
        assertEquals(tracker.toString(), copy.toString());
        copy.onRequest(0, out);
        assertNotEquals(tracker.toString(), copy.toString());
    }
}
