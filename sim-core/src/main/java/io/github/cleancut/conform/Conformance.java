package io.github.cleancut.conform;

import io.github.cleancut.protocol.rule.RuleBook;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Compares recorded runs of the real coordinator with ours, step by step: exceptions, effects in their order, visible state. */
public final class Conformance {
    private final RuleBook rules;
    private final Map<String, Long> fired = new TreeMap<>();
    private long runs;
    private long steps;
    private long effects;

    /**
     * Compares under a variant.
     *
     * @param rules its tables
     */
    public Conformance(RuleBook rules) {
        this.rules = rules;
    }

    /**
     * Replays a recording until it ends or the first divergence.
     *
     * @param recording the recording
     * @return the divergence, or null if there is none
     */
    public @Nullable Divergence compare(Recording recording) {
        runs++;
        List<String> rows = new ArrayList<>();
        CoordinatorReplay replay = new CoordinatorReplay(recording, rules, rows::add);
        for (int number = 0; number < recording.steps().size(); number++) {
            rows.clear();
            Recording.Step expected = recording.steps().get(number);
            Recording.Step actual = replay.step(expected.command(), expected.effects());
            rows.forEach(row -> fired.merge(row, 1L, Long::sum));
            steps++;
            effects += expected.effects().size();
            Map<String, Object> wanted = new LinkedHashMap<>();
            Map<String, Object> got = new LinkedHashMap<>();
            difference(expected, actual, wanted, got);
            if (!wanted.isEmpty() || !got.isEmpty()) {
                return new Divergence(
                        recording.name(),
                        number,
                        expected.command(),
                        wanted.toString(),
                        got.toString(),
                        List.copyOf(rows));
            }
        }
        return null;
    }

    private static void difference(
            Recording.Step expected, Recording.Step actual, Map<String, Object> wanted, Map<String, Object> got) {
        if (!Objects.equals(expected.threw(), actual.threw())) {
            wanted.put("threw", String.valueOf(expected.threw()));
            got.put("threw", String.valueOf(actual.threw()));
        }
        effectDifference(DiscardGroups.merged(expected.effects()), DiscardGroups.merged(actual.effects()), wanted, got);
        for (Map.Entry<String, Object> field : expected.state().entrySet()) {
            Object ours = actual.state().get(field.getKey());
            if (!Objects.equals(field.getValue(), ours)) {
                wanted.put(field.getKey(), String.valueOf(field.getValue()));
                got.put(field.getKey(), String.valueOf(ours));
            }
        }
    }

    private static void effectDifference(
            List<Map<String, Object>> expected,
            List<Map<String, Object>> actual,
            Map<String, Object> wanted,
            Map<String, Object> got) {
        int same = 0;
        while (same < Math.min(expected.size(), actual.size())
                && expected.get(same).equals(actual.get(same))) {
            same++;
        }
        if (same < Math.max(expected.size(), actual.size())) {
            wanted.put("effects from " + same, expected.subList(same, expected.size()));
            got.put("effects from " + same, actual.subList(same, actual.size()));
        }
    }

    /** How often each row fired, by id. */
    public Map<String, Long> fired() {
        return fired;
    }

    /** Recordings compared. */
    public long runs() {
        return runs;
    }

    /** Steps compared. */
    public long steps() {
        return steps;
    }

    /** Recorded effects in them. */
    public long effects() {
        return effects;
    }
}
