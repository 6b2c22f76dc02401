package io.github.cleancut.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The key of a source's record, from its number alone (format.md, section 3): so a record that is emitted again after a restart has the same key. */
public final class KeyFormula {
    private static final int SLOTS = 100;
    private static final int STEP = 37;

    private final KeySpec spec;

    /** Skewed key of each of the 100 slots, -1 where the slot is free. */
    private final int[] keyOfSlot = new int[SLOTS];

    /** For each place in a run of 100 numbers: how many before it fell into a free slot. */
    private final int[] freeBefore = new int[SLOTS + 1];

    private final int[] unskewed;

    /**
     * The formula of one source.
     *
     * @param spec the source's keys
     */
    public KeyFormula(KeySpec spec) {
        this.spec = spec;
        java.util.Arrays.fill(keyOfSlot, -1);
        int slot = 0;
        for (Map.Entry<Integer, Integer> share : spec.skewPercent().entrySet()) {
            for (int i = 0; i < share.getValue(); i++) {
                keyOfSlot[slot++] = share.getKey();
            }
        }
        for (int g = 0; g < SLOTS; g++) {
            freeBefore[g + 1] = freeBefore[g] + (keyOfSlot[slotOf(g)] < 0 ? 1 : 0);
        }
        List<Integer> rest = new ArrayList<>();
        for (int key = 0; key < spec.count(); key++) {
            if (!spec.skewPercent().containsKey(key)) {
                rest.add(key);
            }
        }
        unskewed = rest.stream().mapToInt(Integer::intValue).toArray();
    }

    /**
     * The key of a record.
     *
     * @param number the record's number over the whole vertex, offset x parallelism + subtask
     * @return a key from 0 to count - 1
     */
    public int keyOf(long number) {
        if (spec.skewPercent().isEmpty()) {
            return (int) (number % spec.count());
        }
        int place = (int) (number % SLOTS);
        int skewed = keyOfSlot[slotOf(place)];
        if (skewed >= 0) {
            return skewed;
        }
        long nthFree = number / SLOTS * freeBefore[SLOTS] + freeBefore[place];
        return unskewed[(int) (nthFree % unskewed.length)];
    }

    /** 37 and 100 have no common factor, so a run of 100 numbers meets every slot once. */
    private static int slotOf(int place) {
        return STEP * place % SLOTS;
    }
}
