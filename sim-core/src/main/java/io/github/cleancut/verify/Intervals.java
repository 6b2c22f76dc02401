package io.github.cleancut.verify;

import java.util.Map;
import java.util.TreeMap;

/** A set of numbers as disjoint intervals, neighbours joined. */
final class Intervals {
    private final TreeMap<Long, Long> lastOfFirst = new TreeMap<>();

    boolean isEmpty() {
        return lastOfFirst.isEmpty();
    }

    /** Whether lo..hi is one interval, or part of one. */
    boolean contains(long lo, long hi) {
        Map.Entry<Long, Long> below = lastOfFirst.floorEntry(lo);
        return below != null && below.getValue() >= hi;
    }

    /** Whether the set is lo..hi and nothing else. */
    boolean isExactly(long lo, long hi) {
        return lastOfFirst.size() == 1
                && lastOfFirst.firstKey() == lo
                && lastOfFirst.firstEntry().getValue() == hi;
    }

    /** Adds lo..hi; false, and nothing is added, if one of them is there already. */
    boolean add(long lo, long hi) {
        Map.Entry<Long, Long> below = lastOfFirst.floorEntry(hi);
        if (below != null && below.getValue() >= lo) {
            return false;
        }
        boolean joinsBelow = below != null && below.getValue() == lo - 1;
        Long above = hi == Long.MAX_VALUE ? null : lastOfFirst.remove(hi + 1);
        lastOfFirst.put(joinsBelow ? below.getKey() : lo, above == null ? hi : above);
        return true;
    }
}
