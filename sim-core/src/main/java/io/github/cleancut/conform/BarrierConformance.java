package io.github.cleancut.conform;

import io.github.cleancut.protocol.rule.RuleBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Compares recorded runs of the real barrier handlers with ours, step by step: exceptions, effects in their order, visible state. */
public final class BarrierConformance {
    private final RuleBook rules;
    private final Map<String, Long> fired = new TreeMap<>();
    private long runs;
    private long steps;
    private long effects;

    /**
     * Compares under a variant.
     *
     * @param rules its tables, among them those of the task side
     */
    public BarrierConformance(RuleBook rules) {
        this.rules = rules;
    }

    /**
     * Replays a recording until it ends or the first divergence.
     *
     * @param recording a recording of kind barrier
     * @return the divergence, or null if there is none
     */
    public @Nullable Divergence compare(Recording recording) {
        runs++;
        List<String> rows = new ArrayList<>();
        ReceivingTask task = new ReceivingTask(rules, BarrierRecording.setup(recording.config()), rows::add);
        for (int number = 0; number < recording.steps().size(); number++) {
            rows.clear();
            Recording.Step step = recording.steps().get(number);
            String threw = execute(task, BarrierRecording.command(step.command()));
            List<String> wanted = words(
                    step.threw(),
                    step.effects().stream().map(BarrierRecording::words).toList(),
                    BarrierRecording.facts(step.state()));
            List<String> got = words(threw, task.takeEffects(), task.facts());
            rows.forEach(row -> fired.merge(row, 1L, Long::sum));
            steps++;
            effects += step.effects().size();
            if (!wanted.equals(got)) {
                return new Divergence(
                        recording.name(),
                        number,
                        step.command(),
                        without(wanted, got),
                        without(got, wanted),
                        List.copyOf(rows));
            }
        }
        return null;
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

    private static @Nullable String execute(ReceivingTask task, BarrierRecording.Command command) {
        try {
            task.execute(command);
            return null;
        } catch (IllegalStateException e) {
            return e.getClass().getSimpleName();
        }
    }

    private static List<String> words(@Nullable String threw, List<String> effects, List<String> facts) {
        List<String> words = new ArrayList<>();
        words.add("threw=" + threw);
        words.addAll(effects);
        words.addAll(facts);
        return words;
    }

    /** From the first difference of the effects on, with the facts that differ. */
    private static String without(List<String> all, List<String> others) {
        int same = 0;
        while (same < Math.min(all.size(), others.size()) && all.get(same).equals(others.get(same))) {
            same++;
        }
        List<String> rest = new ArrayList<>();
        for (String word : all.subList(same, all.size())) {
            if (rest.isEmpty() || !others.contains(word)) {
                rest.add(word);
            }
        }
        return rest.toString();
    }
}
