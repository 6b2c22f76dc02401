package io.github.cleancut.conform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The one tolerance of the comparison. Flink unregisters unused shared state, and discards the parts of a checkpoint, in the order of hash tables; so neighbouring discards of one moment compare as a set: merged by
 * checkpoint, in the order of ids. A partial run of such a group takes the parts that the recording names first.
 */
final class DiscardGroups {
    private DiscardGroups() {}

    static List<Map<String, Object>> merged(List<Map<String, Object>> effects) {
        List<Map<String, Object>> result = new ArrayList<>();
        List<Map<String, Object>> group = new ArrayList<>();
        for (Map<String, Object> effect : effects) {
            if (!group.isEmpty() && !belongs(effect, group.get(0))) {
                close(group, result);
            }
            (isDiscard(effect) ? group : result).add(effect);
        }
        close(group, result);
        return result;
    }

    /** Names of all states that these effects discard. */
    static List<String> states(List<Map<String, Object>> effects) {
        List<String> states = new ArrayList<>();
        for (Map<String, Object> effect : effects) {
            if (isDiscard(effect) && effect.get("states") instanceof List<?> names) {
                names.forEach(name -> states.add(String.valueOf(name)));
            }
        }
        return states;
    }

    private static boolean isDiscard(Map<String, Object> effect) {
        return Objects.equals(effect.get("effect"), "state_discarded");
    }

    private static boolean belongs(Map<String, Object> effect, Map<String, Object> first) {
        return isDiscard(effect) && Objects.equals(effect.get("at"), first.get("at"));
    }

    private static void close(List<Map<String, Object>> group, List<Map<String, Object>> result) {
        Map<Long, TreeSet<String>> statesOfCheckpoint = new TreeMap<>();
        for (Map<String, Object> effect : group) {
            TreeSet<String> states =
                    statesOfCheckpoint.computeIfAbsent(Fields.number(effect, "checkpoint"), ignored -> new TreeSet<>());
            if (effect.get("states") instanceof List<?> names) {
                names.forEach(name -> states.add(String.valueOf(name)));
            }
        }
        statesOfCheckpoint.forEach((checkpoint, states) -> {
            Map<String, Object> effect = new LinkedHashMap<>(group.get(0));
            effect.put("checkpoint", checkpoint);
            effect.put("states", new ArrayList<>(states));
            result.add(effect);
        });
        group.clear();
    }
}
