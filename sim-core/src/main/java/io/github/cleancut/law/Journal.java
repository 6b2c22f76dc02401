package io.github.cleancut.law;

import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What one subtask has taken in, in order. A snapshot is a place in it; a restore begins a new branch at such a place and leaves the old one as it is, so that any checkpoint can be restored at any time.
 */
final class Journal {
    private static final long SECOND_INPUT = Long.MIN_VALUE;

    /** A place in the journal: a branch, and how many of its entries count. */
    record Place(Branch branch, int length) {}

    /** Entries since a place of an older branch. */
    static final class Branch {
        private final @Nullable Place origin;
        private final LongList entries = new LongList();

        Branch(@Nullable Place origin) {
            this.origin = origin;
        }
    }

    private Branch current = new Branch(null);

    /** Appends a record that was taken from a logical input, 0 or 1. */
    void add(int input, long lineage) {
        current.entries.add(input == 0 ? lineage : lineage | SECOND_INPUT);
    }

    /** Where the journal stands now. */
    Place place() {
        return new Place(current, current.entries.size());
    }

    /** Goes on from a place; null: from nothing. */
    void restart(@Nullable Place from) {
        current = new Branch(from);
    }

    /** Visits the records that were taken from a logical input and are held now, newest branch first. */
    void forEach(int input, LongConsumer visitor) {
        forEach(place(), input, visitor);
    }

    /** Visits those that were held at a place. */
    static void forEach(Place from, int input, LongConsumer visitor) {
        Place place = from;
        while (place != null) {
            for (int i = 0; i < place.length(); i++) {
                long entry = place.branch().entries.get(i);
                if ((entry < 0 ? 1 : 0) == input) {
                    visitor.accept(entry & ~SECOND_INPUT);
                }
            }
            place = place.branch().origin;
        }
    }
}
