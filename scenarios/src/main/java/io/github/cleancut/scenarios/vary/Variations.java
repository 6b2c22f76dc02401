package io.github.cleancut.scenarios.vary;

import io.github.cleancut.kernel.SeededChoices;
import io.github.cleancut.model.Scenario;
import io.github.cleancut.scenarios.yaml.Node;
import io.github.cleancut.scenarios.yaml.Trees;
import java.util.List;
import java.util.Set;

/** The variations of a scenario, one a seed: a function of scenario, seed and what may vary, and of nothing else. */
public final class Variations {
    private final Node.Mapping base;
    private final Scenario scenario;
    private final BaseRun run;
    private final Set<Vary> what;

    /**
     * Variations of a scenario.
     *
     * @param base its tree, without cases
     * @param scenario the same, read
     * @param run what it does
     * @param what may vary
     */
    public Variations(Node.Mapping base, Scenario scenario, BaseRun run, Set<Vary> what) {
        this.base = base;
        this.scenario = scenario;
        this.run = run;
        this.what = what;
    }

    /**
     * The variation of a seed.
     *
     * @param seed at least 0
     */
    public Node.Mapping draw(long seed) {
        SeededChoices choices = new SeededChoices(seed);
        Node.Mapping tree = base;
        if (what.contains(Vary.SCHEDULE)) {
            tree = Trees.with(Trees.without(tree, List.of("schedule")), Trees.scalar(seed), "seed");
        }
        if (what.contains(Vary.LATENCY)) {
            tree = new LatencyDraws(new Dice(choices.stream("hunt/latency")), scenario.job()).applyTo(tree);
        }
        if (what.contains(Vary.CONFIG)) {
            Dice dice = new Dice(choices.stream("hunt/config"));
            tree = new ConfigDraws(dice, scenario.flink().checkpointing()).applyTo(tree);
        }
        if (what.contains(Vary.FAULTS)) {
            tree = new FaultDraws(new Dice(choices.stream("hunt/faults")), scenario, run).applyTo(tree);
        }
        return tree;
    }
}
