package io.github.cleancut.world;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How often each rule row has fired: an open hash table, because barriers of wide jobs fire rows by the million. Its order is never seen. */
final class Firings {
    private @Nullable String[] ids = new String[256];
    private long[] counts = new long[ids.length];
    private int size;

    /** A row has fired once more. */
    void add(String id) {
        int slot = slotOf(id);
        if (ids[slot] == null) {
            if (2 * size >= ids.length) {
                grow();
                slot = slotOf(id);
            }
            ids[slot] = id;
            size++;
        }
        counts[slot]++;
    }

    private int slotOf(String id) {
        int mask = ids.length - 1;
        int hash = id.hashCode();
        int slot = (hash ^ (hash >>> 15)) & mask;
        while (ids[slot] != null && !id.equals(ids[slot])) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        @Nullable String[] oldIds = ids;
        long[] oldCounts = counts;
        ids = new String[2 * oldIds.length];
        counts = new long[ids.length];
        for (int old = 0; old < oldIds.length; old++) {
            String id = oldIds[old];
            if (id != null) {
                int slot = slotOf(id);
                ids[slot] = id;
                counts[slot] = oldCounts[old];
            }
        }
    }

    /** By id, in its order. */
    SortedMap<String, Long> sorted() {
        SortedMap<String, Long> sorted = new TreeMap<>();
        for (int slot = 0; slot < ids.length; slot++) {
            String id = ids[slot];
            if (id != null) {
                sorted.put(id, counts[slot]);
            }
        }
        return sorted;
    }

    Firings copy() {
        Firings copy = new Firings();
        copy.ids = Arrays.copyOf(ids, ids.length);
        copy.counts = counts.clone();
        copy.size = size;
        return copy;
    }
}
