package io.github.cleancut.reports.hunt;

import io.github.cleancut.model.Scenario;
import io.github.cleancut.scenarios.Plan.RunPlan;
import io.github.cleancut.scenarios.shrink.Shrinker;
import io.github.cleancut.scenarios.yaml.Node;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Shrinks one variation that shows something wrong. What is no other scenario than the one before needs no run. */
final class Reduction {
    private static final int MOST_RUNS = 5_000;

    private final Trial trial;
    private final Ground ground;
    private final String wrong;
    private final BooleanSupplier hasTime;
    private SortedMap<String, String> shown = new TreeMap<>();
    private @Nullable RunPlan last;
    private Node.@Nullable Mapping smallest;
    private int runs;
    private boolean isMinimal;

    Reduction(Trial trial, Ground ground, String wrong, BooleanSupplier hasTime) {
        this.trial = trial;
        this.ground = ground;
        this.wrong = wrong;
        this.hasTime = hasTime;
    }

    /** Looks for the smallest scenario that is as wrong; {@link #smallest()} has it, also where this is interrupted. */
    void of(Node.Mapping variation) {
        Shrinker shrinker = new Shrinker(this::shows, wrong, () -> runs < MOST_RUNS && hasTime.getAsBoolean());
        smallest = shrinker.shrink(variation);
        isMinimal = shrinker.isMinimal();
    }

    /** The smallest scenario so far; null where none has run yet. */
    Node.@Nullable Mapping smallest() {
        return smallest;
    }

    private Set<String> shows(Node.Mapping candidate) {
        RunPlan plan = Ground.read(ground.name(), candidate);
        if (plan == null) {
            return Set.of();
        }
        if (last != null && isSame(last, plan)) {
            smallest = candidate;
            return shown.keySet();
        }
        runs++;
        SortedMap<String, String> now = trial.run(plan, ground.mostEvents()).wrong();
        if (now.containsKey(wrong)) {
            shown = now;
            last = plan;
            smallest = candidate;
        }
        return now.keySet();
    }

    private static boolean isSame(RunPlan one, RunPlan other) {
        Scenario scenario = one.scenario();
        return scenario.equals(other.scenario()) && one.expectations().equals(other.expectations());
    }

    /** What the law says of the smallest scenario. */
    String detail() {
        return shown.getOrDefault(wrong, "");
    }

    /** Whether nothing more can be taken away. */
    boolean isMinimal() {
        return isMinimal;
    }
}
