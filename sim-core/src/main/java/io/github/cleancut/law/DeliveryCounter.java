package io.github.cleancut.law;

import io.github.cleancut.model.Lineage;
import java.util.Arrays;

/** How often each source record was delivered somewhere: a count per source subtask and offset. */
final class DeliveryCounter {
    private static final int[] NONE = {};

    private final int[][] counts;

    DeliveryCounter(int tasks) {
        counts = new int[tasks][];
        Arrays.fill(counts, NONE);
    }

    /** Counts one delivery and returns how many there are of this record now. */
    int add(long lineage) {
        return add(lineage, 1);
    }

    /** Counts deliveries and returns how many there are of this record now. */
    int add(long lineage, int deliveries) {
        int task = Lineage.sourceTask(lineage);
        int offset = Math.toIntExact(Lineage.offset(lineage));
        if (offset >= counts[task].length) {
            counts[task] = Arrays.copyOf(counts[task], Math.max(16, Math.max(offset + 1, counts[task].length * 2)));
        }
        counts[task][offset] += deliveries;
        return counts[task][offset];
    }

    /** Deliveries of one record. */
    int of(int sourceTask, long offset) {
        return offset < counts[sourceTask].length ? counts[sourceTask][(int) offset] : 0;
    }

    /** An offset of a source subtask from which on nothing was delivered. */
    long limit(int sourceTask) {
        return counts[sourceTask].length;
    }
}
