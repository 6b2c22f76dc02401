package io.github.cleancut.conform;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The one tolerance of the comparison. Flink unregisters unused shared state, and discards the parts of a checkpoint, in the order of hash tables; so neighbouring discards of one moment compare without
 * their order, but with their number: merged by checkpoint, in the order of ids. A partial run of such a group takes the parts that the recording names first.
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

    /** Of one moment, and with nothing more to tell apart than the checkpoint and its states. */
    private static boolean belongs(Map<String, Object> effect, Map<String, Object> first) {
        return isDiscard(effect) && rest(effect).equals(rest(first));
    }

    private static Map<String, Object> rest(Map<String, Object> effect) {
        Map<String, Object> rest = new LinkedHashMap<>(effect);
        rest.remove("checkpoint");
        rest.remove("states");
        return rest;
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
        Map<Long, List<Written>> partsOfCheckpoint = new TreeMap<>();
        for (Written written : group) {
            partsOfCheckpoint
                    .computeIfAbsent(Fields.number(written.effect(), "checkpoint"), ignored -> new ArrayList<>())
                    .add(written);
        }
        List<Written> merged = new ArrayList<>();
        partsOfCheckpoint.values().forEach(parts -> merged.add(merge(parts)));
        return merged;
    }

    /** One discard of all that these discard; a state that two of them name is named twice. */
    private static Written merge(List<Written> parts) {
        Map<String, Object> effect = new LinkedHashMap<>(parts.get(0).effect());
        List<String> states =
                new ArrayList<>(states(parts.stream().map(Written::effect).toList()));
        Collections.sort(states);
        effect.put("states", states);
        return new Written(
                effect, parts.get(0).begun(), parts.get(parts.size() - 1).ended());
    }
}
