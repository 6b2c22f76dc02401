package io.github.cleancut.model;

import org.jspecify.annotations.Nullable;

/**
 * What a source emits.
 *
 * @param rate records per vertex and interval; null: always due
 * @param records number of records per vertex, -1 for unbounded
 * @param recordSizeBytes size of a serialised record
 * @param keys key distribution; null: no keys
 * @param replayable whether it can go back to a stored offset
 * @param masterHook time that its master hook takes to answer a checkpoint; null: it has no hook (C-258)
 */
public record SourceSpec(
        @Nullable Rate rate,
        long records,
        long recordSizeBytes,
        @Nullable KeySpec keys,
        boolean replayable,
        @Nullable Amount masterHook) {
    /** A source without a master hook. */
    public SourceSpec(
            @Nullable Rate rate, long records, long recordSizeBytes, @Nullable KeySpec keys, boolean replayable) {
        this(rate, records, recordSizeBytes, keys, replayable, null);
    }

    /** An unbounded source has no last record. */
    public boolean isBounded() {
        return records >= 0;
    }
}
