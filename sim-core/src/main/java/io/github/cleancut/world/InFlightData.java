package io.github.cleancut.world;

import java.util.Collection;
import java.util.List;

/**
 * The data in flight that a subtask's snapshot holds (T-115).
 *
 * @param inputs what had left its producer, by input channel
 * @param outputs what had not left this subtask, by output channel
 */
record InFlightData(List<StoredRecords> inputs, List<StoredRecords> outputs) {
    static final InFlightData NONE = new InFlightData(List.of(), List.of());

    boolean isEmpty() {
        return inputs.isEmpty() && outputs.isEmpty();
    }

    /** Number of records. */
    long count() {
        return count(inputs) + count(outputs);
    }

    /** Number of bytes. */
    long bytes() {
        return inputs.stream().mapToLong(StoredRecords::bytes).sum()
                + outputs.stream().mapToLong(StoredRecords::bytes).sum();
    }

    private static long count(Collection<StoredRecords> stored) {
        return stored.stream().mapToLong(StoredRecords::count).sum();
    }

    /** A number that differs where the records do, never negative. */
    long digest() {
        long mixed = 0;
        for (List<StoredRecords> side : List.of(inputs, outputs)) {
            for (StoredRecords stored : side) {
                mixed = mixed * 31 + stored.channel();
                for (int i = 0; i < stored.elements(); i++) {
                    mixed = (mixed ^ (mixed >>> 29)) * 0x9E3779B97F4A7C15L + stored.element(i);
                }
            }
        }
        return mixed & Long.MAX_VALUE;
    }
}
