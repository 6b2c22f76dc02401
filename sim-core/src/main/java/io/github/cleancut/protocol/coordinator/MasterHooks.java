package io.github.cleancut.protocol.coordinator;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The master hooks by id, in the order in which they were added, and those that have not answered. */
final class MasterHooks {
    private final Set<String> hooks = new LinkedHashSet<>();
    private final TreeMap<Long, TreeSet<String>> asked = new TreeMap<>();

    MasterHooks copy() {
        MasterHooks copy = new MasterHooks();
        copy.hooks.addAll(hooks);
        asked.forEach((id, open) -> copy.asked.put(id, new TreeSet<>(open)));
        return copy;
    }

    boolean isKnown(String hook) {
        return hooks.contains(hook);
    }

    void add(String hook) {
        hooks.add(hook);
    }

    List<String> all() {
        return new ArrayList<>(hooks);
    }

    void clear() {
        hooks.clear();
        asked.clear();
    }

    void ask(long checkpointId) {
        asked.put(checkpointId, new TreeSet<>(hooks));
    }

    boolean isAsked(long checkpointId, String hook) {
        return asked.getOrDefault(checkpointId, new TreeSet<>()).contains(hook);
    }

    boolean isLastAsked(long checkpointId, String hook) {
        TreeSet<String> open = asked.getOrDefault(checkpointId, new TreeSet<>());
        return open.size() == 1 && open.contains(hook);
    }

    void answered(long checkpointId, String hook) {
        asked.getOrDefault(checkpointId, new TreeSet<>()).remove(hook);
    }

    void stopAsking(long checkpointId) {
        asked.remove(checkpointId);
    }

    void encode(StringBuilder to) {
        if (!hooks.isEmpty()) {
            to.append("\nhooks ").append(hooks).append(asked);
        }
    }
}
