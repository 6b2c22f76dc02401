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

    static List<Written> merged(List<Written> effects) {
        List<Written> result = new ArrayList<>();
        List<Written> group = new ArrayList<>();
        for (Written effect : effects) {
            if (!group.isEmpty() && !belongs(effect.effect(), group.get(0).effect())) {
                close(group, result);
            }
            (isDiscard(effect.effect()) ? group : result).add(effect);
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

    private static void close(List<Written> group, List<Written> result) {
        if (group.size() > 1) {
            result.addAll(byCheckpoint(group));
        } else {
            result.addAll(group);
        }
        group.clear();
    }

    private static List<Written> byCheckpoint(List<Written> group) {
        Map<Long, TreeSet<String>> statesOfCheckpoint = new TreeMap<>();
        for (Written written : group) {
            Map<String, Object> effect = written.effect();
            TreeSet<String> states =
                    statesOfCheckpoint.computeIfAbsent(Fields.number(effect, "checkpoint"), ignored -> new TreeSet<>());
            if (effect.get("states") instanceof List<?> names) {
                names.forEach(name -> states.add(String.valueOf(name)));
            }
        }
        List<Written> merged = new ArrayList<>();
        statesOfCheckpoint.forEach((checkpoint, states) -> {
            Map<String, Object> effect = new LinkedHashMap<>(group.get(0).effect());
            effect.put("checkpoint", checkpoint);
            effect.put("states", new ArrayList<>(states));
            merged.add(new Written(
                    effect, group.get(0).begun(), group.get(group.size() - 1).ended()));
        });
        return merged;
    }
}
