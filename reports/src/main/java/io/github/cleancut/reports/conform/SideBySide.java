package io.github.cleancut.reports.conform;

import io.github.cleancut.conform.Comparison;
import io.github.cleancut.conform.Difference;
import io.github.cleancut.conform.Recording;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The steps around a divergence: effects and what changes in the state, recorded on the left, ours on the right where it is another. */
final class SideBySide {
    private static final int COLUMN = 60;
    private static final int NEAR = 10;
    private static final int MOST_EFFECTS = 40;

    private final List<String> lines = new ArrayList<>();

    private SideBySide() {}

    static List<String> lines(Divergence divergence) {
        SideBySide text = new SideBySide();
        int number = divergence.step() - divergence.before().size();
        text.add("  ", "recorded", "ours, where it is not the same");
        Map<String, Object> state = Map.of();
        for (Comparison before : divergence.before()) {
            text.addStep(number, before, state);
            state = before.recorded().state();
            number++;
        }
        text.addStep(number, divergence.at(), state);
        return text.lines;
    }

    private void addStep(int number, Comparison step, Map<String, Object> before) {
        lines.add("");
        Wrapped.lines("step " + number + "   " + Words.command(step.recorded().command()), 2 * COLUMN)
                .forEach(line -> lines.add("  " + line));
        addThrew(step);
        addEffects(texts(step.recorded()), texts(step.ours()));
        addState(step, before);
    }

    private void addThrew(Comparison step) {
        String recorded = step.recorded().threw();
        String ours = step.ours().threw();
        if (recorded != null || ours != null) {
            addPair("threw " + recorded, "threw " + ours);
        }
    }

    private static List<String> texts(Recording.Step step) {
        return step.effects().stream().map(Words::value).toList();
    }

    /** Equal effects stand beside each other; of many, those next to the differences. */
    private void addEffects(List<String> recorded, List<String> ours) {
        List<Aligned.Pair> pairs = Aligned.of(recorded, ours);
        int first = 0;
        while (first < pairs.size() && pairs.get(first).isSame()) {
            first++;
        }
        int from = Math.max(0, Math.min(first, pairs.size()) - NEAR);
        int to = Math.min(pairs.size(), first + MOST_EFFECTS);
        addCount(from);
        pairs.subList(from, to).forEach(pair -> addPair(pair.left(), pair.right()));
        addCount(pairs.size() - to);
    }

    private void addCount(int effects) {
        if (effects > 0) {
            lines.add("      " + effects + " more effects");
        }
    }

    private void addState(Comparison step, Map<String, Object> before) {
        Map<String, Object> recorded = step.recorded().state();
        Map<String, Object> ours = step.ours().state();
        Set<String> keys = new LinkedHashSet<>(recorded.keySet());
        keys.addAll(ours.keySet());
        for (String key : keys) {
            boolean isSame = recorded.containsKey(key) == ours.containsKey(key)
                    && Objects.equals(recorded.get(key), ours.get(key));
            boolean isChanged = !before.isEmpty() && !Objects.equals(recorded.get(key), before.get(key));
            if (!isSame || isChanged) {
                addPair(key + ": " + field(recorded, key), key + ": " + field(ours, key));
            }
        }
    }

    private static String field(Map<String, Object> state, String key) {
        return state.containsKey(key) ? Words.value(state.get(key)) : Difference.ABSENT;
    }

    private void addPair(String recorded, String ours) {
        if (recorded.equals(ours)) {
            Wrapped.lines(recorded, 2 * COLUMN).forEach(line -> lines.add("    " + line));
        } else {
            add("  ! ", recorded, ours);
        }
    }

    private void add(String mark, String recorded, String ours) {
        List<String> left = Wrapped.lines(recorded, COLUMN - 2);
        List<String> right = Wrapped.lines(ours, COLUMN - 2);
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            String cell = i < left.size() ? left.get(i) : "";
            String other = i < right.size() ? right.get(i) : "";
            lines.add((mark + cell + " ".repeat(COLUMN - cell.length()) + other).stripTrailing());
        }
    }
}
