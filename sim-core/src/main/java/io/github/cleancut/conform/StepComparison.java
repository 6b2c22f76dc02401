package io.github.cleancut.conform;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts a recorded step beside ours. */
final class StepComparison {
    private final List<Difference> differences = new ArrayList<>();
    private final Recording.Step recorded;
    private final Recording.Step ours;
    private final List<String> rules;
    private int agreed;
    private int reached;

    private StepComparison(Recording.Step recorded, Recording.Step ours, List<String> rules) {
        this.recorded = recorded;
        this.ours = ours;
        this.rules = rules;
        reached = rules.size();
    }

    /**
     * Does the command on our side and compares.
     *
     * @param rows holds the rows that fire meanwhile
     * @param tolerances counts where an order was let pass
     */
    static Comparison of(Recording.Step recorded, Lockstep lockstep, FiredRows rows, Tolerances tolerances) {
        String threw;
        Map<String, Object> state;
        List<Written> effects;
        try {
            threw = performed(recorded, lockstep);
            effects = lockstep.takeEffects();
            state = lockstep.state();
        } catch (MalformedRecording malformed) {
            throw malformed;
        } catch (RuntimeException broken) { // what broken tables do is what is compared
            threw = broken.getClass().getSimpleName() + ": " + broken.getMessage();
            effects = lockstep.takeEffects();
            state = recorded.state();
        }
        List<Map<String, Object>> plain = effects.stream().map(Written::effect).toList();
        Recording.Step ours = new Recording.Step(recorded.command(), threw, plain, state);
        StepComparison comparison = new StepComparison(recorded, ours, rows.take());
        comparison.compareEffects(effects, tolerances);
        comparison.compareValues("threw", recorded.threw(), threw);
        comparison.compareMaps("state", recorded.state(), state);
        return comparison.result();
    }

    private static @Nullable String performed(Recording.Step recorded, Lockstep lockstep) {
        try {
            return lockstep.perform(recorded);
        } catch (StackOverflowError full) {
            throw new EndlessStep(full);
        }
    }

    private Comparison result() {
        boolean isStateOnly =
                differences.stream().allMatch(difference -> difference.where().startsWith("state."));
        if (isStateOnly) {
            agreed = reached;
        }
        return new Comparison(recorded, ours, List.copyOf(differences), rules, agreed, reached);
    }

    private void compareEffects(List<Written> effects, Tolerances tolerances) {
        if (recorded.effects().equals(ours.effects())) {
            agreed = effects.isEmpty() ? 0 : effects.get(effects.size() - 1).ended();
            return;
        }
        List<Written> actual = DiscardGroups.merged(effects);
        List<Written> expected = DiscardGroups.merged(
                recorded.effects().stream().map(Written::recorded).toList());
        int same = 0;
        while (same < Math.min(expected.size(), actual.size())
                && expected.get(same).effect().equals(actual.get(same).effect())) {
            same++;
        }
        if (same == expected.size() && same == actual.size()) {
            agreed = same == 0 ? 0 : actual.get(same - 1).ended();
            tolerances.use(Tolerance.DISCARDS_COMPARED_AS_A_SET);
            return;
        }
        reached = same < actual.size() ? actual.get(same).ended() : rules.size();
        agreed = lastBefore(reached, actual.subList(0, same));
        differences.add(
                new Difference("effect " + (same + 1), effectOrNull(expected, same), effectOrNull(actual, same)));
    }

    /** Parts of merged discards lie between each other: of those that agree only what was over before the difference counts. */
    private static int lastBefore(int reached, List<Written> agreeing) {
        return agreeing.stream()
                .mapToInt(Written::ended)
                .filter(ended -> ended <= reached)
                .max()
                .orElse(0);
    }

    private static @Nullable Object effectOrNull(List<Written> effects, int index) {
        return index < effects.size() ? effects.get(index).effect() : null;
    }

    private void compareMaps(String path, Map<?, ?> expected, Map<?, ?> actual) {
        Set<Object> keys = new LinkedHashSet<>(expected.keySet());
        keys.addAll(actual.keySet());
        for (Object key : keys) {
            String where = path + "." + key;
            if (expected.containsKey(key) && actual.containsKey(key)) {
                compareValues(where, expected.get(key), actual.get(key));
            } else {
                differences.add(new Difference(where, orAbsent(expected, key), orAbsent(actual, key)));
            }
        }
    }

    /** A key with null is another thing than no key. */
    private static @Nullable Object orAbsent(Map<?, ?> map, Object key) {
        return map.containsKey(key) ? map.get(key) : Difference.ABSENT;
    }

    private void compareValues(String path, @Nullable Object expected, @Nullable Object actual) {
        if (expected instanceof Map<?, ?> left && actual instanceof Map<?, ?> right) {
            compareMaps(path, left, right);
        } else if (!Objects.equals(expected, actual)) {
            differences.add(new Difference(path, expected, actual));
        }
    }
}
