package io.github.cleancut.protocol.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cleancut.protocol.rule.RuleBook;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** T-030, T-031, T-044. */
class SourcePositionTest {
    private final SourcePosition.Rules rules = new SourcePosition.Rules(RuleBook.of(SourceTables.all()));
    private final Notes notes = new Notes();

    /** T-031: the position advances with what is emitted. */
    @Test
    void aSnapshotHoldsTheOffsetOfTheNextRecord() {
        SourcePosition source = started(true, -1, -1, 0);
        source.next(notes);
        source.next(notes);
        source.snapshot(notes);
        assertEquals("emit 0, emit 1, store 2", notes.take());
    }

    /** T-044. */
    @Test
    void aReplayableSourceEmitsAgainFromTheStoredOffset() {
        SourcePosition source = started(true, -1, 2, 9);
        source.next(notes);
        assertEquals("emit 2", notes.take());
    }

    /** T-044: what was emitted behind the snapshot is lost, nothing comes twice. */
    @Test
    void aSourceWithoutReplayGoesOnWhereTheWorldIs() {
        SourcePosition source = started(false, -1, 2, 9);
        source.next(notes);
        assertEquals("emit 9", notes.take());
    }

    @Test
    void aBoundedSourceEndsItsDataAfterItsLastRecord() {
        SourcePosition source = started(true, 1, -1, 0);
        source.next(notes);
        source.next(notes);
        assertEquals("emit 0, end", notes.take());
    }

    /** T-155, T-157. */
    @Test
    void aSourceThatHadEndedBeforeItsCheckpointEmitsNothingAgain() {
        SourcePosition source = new SourcePosition(rules, true, 5);
        source.restore(-1, 5, true, notes);
        source.next(notes);
        assertEquals("end", notes.take());
        assertEquals(5, source.nextOffset());
    }

    @Test
    void aCopyGoesItsOwnWay() {
        SourcePosition source = started(true, -1, -1, 0);
        SourcePosition copy = source.copy();
        source.next(notes);
        assertEquals(0, copy.nextOffset());
        assertEquals(1, source.nextOffset());
    }

    private SourcePosition started(boolean replayable, long records, long storedOffset, long liveOffset) {
        SourcePosition source = new SourcePosition(rules, replayable, records);
        source.restore(storedOffset, liveOffset, storedOffset >= 0, notes);
        return source;
    }

    private static final class Notes implements SourceEffects {
        private final List<String> effects = new ArrayList<>();

        String take() {
            String text = String.join(", ", effects);
            effects.clear();
            return text;
        }

        @Override
        public void fired(String id) {}

        @Override
        public void emit(long offset) {
            effects.add("emit " + offset);
        }

        @Override
        public void endOfData() {
            effects.add("end");
        }

        @Override
        public void store(long offset) {
            effects.add("store " + offset);
        }
    }
}
