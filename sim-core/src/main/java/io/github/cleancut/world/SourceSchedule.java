package io.github.cleancut.world;

import io.github.cleancut.model.JobItem;
import io.github.cleancut.model.Rate;
import io.github.cleancut.model.SourceSpec;

/** Which records one subtask of a source has, and from when on (format.md, section 3): shares of rate and number are split evenly, the remainder to low indices. */
final class SourceSchedule {
    private final long records;
    private final long ratePerInterval;
    private final long intervalNanos;

    SourceSchedule(JobItem item, int index) {
        SourceSpec source = item.requireSource();
        records = source.isBounded() ? share(source.records(), item.parallelism(), index) : Long.MAX_VALUE;
        Rate rate = source.rate();
        ratePerInterval = rate == null ? 0 : share(rate.count(), item.parallelism(), index);
        intervalNanos = rate == null ? 0 : rate.perNanos();
    }

    private static long share(long total, int parallelism, int index) {
        return total / parallelism + (index < total % parallelism ? 1 : 0);
    }

    /** Number of records of the subtask, -1 for unbounded. */
    long records() {
        return records == Long.MAX_VALUE ? -1 : records;
    }

    /** Whether there is a record with this offset. */
    boolean has(long offset) {
        return offset < records;
    }

    /** The virtual time from which a record exists. */
    long dueNanos(long offset) {
        if (ratePerInterval == 0) {
            return 0;
        }
        return offset / ratePerInterval * intervalNanos + offset % ratePerInterval * intervalNanos / ratePerInterval;
    }
}
