package io.github.cleancut.conform;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Flink visits the channels of a set in hash order: that decides only among channels that are resumed or prioritised together (section E1). */
final class HashOrder {
    private static final int FIRST_CAPACITY = 16;
    private static final int HASH_SEED = 961;
    private static final int HASH_FACTOR = 31;

    private final Map<String, Runnable> actions = new LinkedHashMap<>();
    private final Tolerances tolerances;

    HashOrder(Tolerances tolerances) {
        this.tolerances = tolerances;
    }

    /** Adds what is to be done for a channel, in the order in which the set got it. */
    void add(int gate, int channel, Runnable action) {
        actions.put(gate + "." + channel, action);
    }

    /** Does all that was added, in hash order. */
    void run() {
        List<String> channels = new ArrayList<>(actions.keySet());
        if (channels.size() > 1) {
            tolerances.use(Tolerance.CHANNELS_IN_HASH_ORDER);
        }
        int capacity = FIRST_CAPACITY;
        while (channels.size() * 4 > capacity * 3) {
            capacity *= 2;
        }
        int buckets = capacity;
        channels.sort(Comparator.comparingInt(name -> bucket(name, buckets)));
        Map<String, Runnable> todo = new LinkedHashMap<>(actions);
        actions.clear();
        for (String channel : channels) {
            Runnable action = todo.get(channel);
            if (action != null) {
                action.run();
            }
        }
    }

    boolean isEmpty() {
        return actions.isEmpty();
    }

    private static int bucket(String name, int buckets) {
        int dot = name.indexOf('.');
        int gate = Integer.parseInt(name.substring(0, dot));
        int channel = Integer.parseInt(name.substring(dot + 1));
        return Math.floorMod(HASH_SEED + HASH_FACTOR * gate + channel, buckets);
    }
}
