package io.github.cleancut.protocol.split;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.cleancut.protocol.rule.RuleBook;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A reader with splits of three records, eight records in all: T-030, T-031, T-150. */
class SplitReaderTest {
    private final List<String> done = new ArrayList<>();

    private final ReaderEffects out = new ReaderEffects() {
        @Override
        public void emit(long offset) {
            done.add("emit " + offset);
        }

        @Override
        public void endOfData() {
            done.add("end of data");
        }

        @Override
        public void requestSplit() {
            done.add("ask");
        }

        @Override
        public void store(long nextOffset, List<Long> splits) {
            done.add("store " + nextOffset + " of " + splits);
        }

        @Override
        public void fired(String id) {}
    };

    private final SplitReader reader =
            new SplitReader(new SplitReader.Rules(RuleBook.of(new ArrayList<>(SplitTables.all()))), 3, 8);

    private List<String> taken() {
        List<String> taken = List.copyOf(done);
        done.clear();
        return taken;
    }

    private void read(int times) {
        for (int i = 0; i < times; i++) {
            reader.next(out);
        }
    }

    /** T-030: without splits it asks for one, and waits. */
    @Test
    void aFreshReaderAsksAndWaits() {
        reader.restore(0, List.of(), out);
        assertEquals(List.of("ask"), taken());
        read(2);
        assertEquals(List.of(), taken());
        assertEquals(true, reader.isWaiting());
    }

    /** T-031: it asks for the next split when it has emitted the last record of one. */
    @Test
    void afterTheLastRecordOfASplitItAsksForAnother() {
        reader.assigned(1, out);
        read(2);
        assertEquals(List.of("emit 3", "emit 4"), taken());
        read(1);
        assertEquals(List.of("emit 5", "ask"), taken());
        assertEquals(false, reader.hasSplit());
    }

    /** T-031: splits are read one after the other, also where they do not follow each other. */
    @Test
    void aSecondSplitIsReadAfterTheFirst() {
        reader.assigned(0, out);
        reader.assigned(2, out);
        read(4);
        assertEquals(List.of("emit 0", "emit 1", "emit 2", "emit 6"), taken());
    }

    /** The last split is as long as there are records. */
    @Test
    void theLastSplitCanBeShorter() {
        reader.assigned(2, out);
        read(3);
        assertEquals(List.of("emit 6", "emit 7", "ask"), taken());
    }

    /** T-150: the data ends when there is no split and none will come. */
    @Test
    void theDataEndsAfterTheLastSplit() {
        reader.assigned(2, out);
        reader.noMoreSplits(out);
        read(2);
        assertEquals(List.of("emit 6", "emit 7", "ask"), taken());
        read(1);
        assertEquals(List.of("end of data"), taken());
    }

    /** T-030, T-031: what is stored is where it goes on, with all its splits. */
    @Test
    void aRestoredReaderGoesOnInItsSplitsAndAsksForNone() {
        reader.assigned(0, out);
        reader.assigned(1, out);
        read(2);
        taken();
        reader.snapshot(out);
        assertEquals(List.of("store 2 of [0, 1]"), taken());
        SplitReader next =
                new SplitReader(new SplitReader.Rules(RuleBook.of(new ArrayList<>(SplitTables.all()))), 3, 8);
        next.restore(2, List.of(0L, 1L), out);
        next.next(out);
        next.next(out);
        assertEquals(List.of("emit 2", "emit 3"), taken());
    }

    @Test
    void aCopyLivesByItself() {
        reader.assigned(0, out);
        SplitReader copy = reader.copy();
        assertEquals(text(reader), text(copy));
        copy.next(out);
        assertNotEquals(text(reader), text(copy));
    }

    private static String text(SplitReader reader) {
        StringBuilder text = new StringBuilder();
        reader.encode(text);
        return text.toString();
    }
}
