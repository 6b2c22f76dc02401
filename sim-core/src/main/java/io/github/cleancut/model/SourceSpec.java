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
 * @param splitSize records of a split that an enumerator hands out, 0: one endless split a subtask
 * @param masterHook time that its master hook takes to answer a checkpoint; null: it has no hook (C-258)
 * @param watermarks its event time; null: it emits no watermarks before its end
 */
public record SourceSpec(
        @Nullable Rate rate,
        long records,
        long recordSizeBytes,
        @Nullable KeySpec keys,
        boolean replayable,
        long splitSize,
        @Nullable Amount masterHook,
        @Nullable WatermarkSpec watermarks) {
    /** A source with one endless split a subtask without a master hook and without watermarks. */
    public SourceSpec(
            @Nullable Rate rate, long records, long recordSizeBytes, @Nullable KeySpec keys, boolean replayable) {
        this(rate, records, recordSizeBytes, keys, replayable, 0, null, null);
    }

    /** Whether an enumerator hands out its splits. */
    public boolean hasSplits() {
        return splitSize > 0;
    }

    /** An unbounded source has no last record. */
    public boolean isBounded() {
        return records >= 0;
    }
}
