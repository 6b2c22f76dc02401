package io.github.cleancut.conform;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Effects in the words of a recording: equal neighbours that differ only in the task are merged, and so are discards of one checkpoint, whose states are sorted; one that is discarded twice stands there twice. */
final class RecordedEffects {
    private final FiredRows rows;
    private List<Written> current = new ArrayList<>();

    RecordedEffects(FiredRows rows) {
        this.rows = rows;
    }

    void add(Entry entry) {
        current.add(new Written(entry.fields(), rows.count(), rows.count()));
    }

    void addForTask(Entry entry, String task) {
        if (!current.isEmpty()) {
            Map<String, Object> more = new LinkedHashMap<>(last().effect());
            Object tasks = more.remove("tasks");
            if (tasks instanceof List<?> list && more.equals(entry.fields())) {
                List<Object> longer = new ArrayList<>(list);
                longer.add(task);
                more.put("tasks", longer);
                extendLast(more);
                return;
            }
        }
        add(entry.with("tasks", List.of(task)));
    }

    void addDiscarded(long checkpointId, String state, long atMillis) {
        Entry entry = Entry.effect("state_discarded").with("at", atMillis).with("checkpoint", checkpointId);
        if (!current.isEmpty()) {
            Map<String, Object> more = new LinkedHashMap<>(last().effect());
            Object before = more.remove("states");
            if (before instanceof List<?> list && more.equals(entry.fields())) {
                List<String> states = new ArrayList<>();
                list.forEach(each -> states.add(String.valueOf(each)));
                states.add(state);
                Collections.sort(states);
                more.put("states", states);
                extendLast(more);
                return;
            }
        }
        add(entry.with("states", List.of(state)));
    }

    List<Written> take() {
        List<Written> taken = current;
        current = new ArrayList<>();
        return taken;
    }

    private Written last() {
        return current.get(current.size() - 1);
    }

    private void extendLast(Map<String, Object> effect) {
        current.set(current.size() - 1, new Written(effect, last().begun(), rows.count()));
    }
}
