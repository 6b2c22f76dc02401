package io.github.cleancut.conform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Effects in the words of a recording: equal neighbours that differ only in the task are merged, and so are discards of one checkpoint. */
final class RecordedEffects {
    private List<Map<String, Object>> current = new ArrayList<>();

    /** Starts an effect; the builder's fields come in the order of the recording. */
    static Entry entry(String effect, long atMillis) {
        return new Entry().with("effect", effect).with("at", atMillis);
    }

    /** An effect in the making. */
    static final class Entry {
        private final Map<String, Object> fields = new LinkedHashMap<>();

        Entry with(String key, @Nullable Object value) {
            fields.put(key, value);
            return this;
        }
    }

    void add(Entry entry) {
        current.add(entry.fields);
    }

    void addForTask(Entry entry, String task) {
        if (!current.isEmpty()) {
            Map<String, Object> last = current.get(current.size() - 1);
            Map<String, Object> comparable = new LinkedHashMap<>(last);
            Object tasks = comparable.remove("tasks");
            if (tasks instanceof List<?> list && comparable.equals(entry.fields)) {
                List<Object> more = new ArrayList<>(list);
                more.add(task);
                last.put("tasks", more);
                return;
            }
        }
        entry.fields.put("tasks", List.of(task));
        current.add(entry.fields);
    }

    void addDiscarded(long checkpointId, String state, long atMillis) {
        Map<String, Object> fields = entry("state_discarded", atMillis).with("checkpoint", checkpointId).fields;
        TreeSet<Object> states = new TreeSet<>(List.of(state));
        if (!current.isEmpty()) {
            Map<String, Object> comparable = new LinkedHashMap<>(current.get(current.size() - 1));
            Object before = comparable.remove("states");
            if (comparable.equals(fields) && before instanceof List<?> list) {
                states.addAll(list);
                current.remove(current.size() - 1);
            }
        }
        fields.put("states", new ArrayList<>(states));
        current.add(fields);
    }

    List<Map<String, Object>> take() {
        List<Map<String, Object>> taken = current;
        current = new ArrayList<>();
        return taken;
    }
}
