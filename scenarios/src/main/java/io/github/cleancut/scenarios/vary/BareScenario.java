package io.github.cleancut.scenarios.vary;

import io.github.cleancut.scenarios.Plan.RunPlan;
import io.github.cleancut.scenarios.expect.Expectation;
import io.github.cleancut.scenarios.expect.Expectation.LawOutcome;
import io.github.cleancut.scenarios.yaml.Node;
import io.github.cleancut.scenarios.yaml.Trees;
import io.github.cleancut.scenarios.yaml.YamlException;
import io.github.cleancut.scenarios.yaml.YamlText;
import java.util.ArrayList;
import java.util.List;

/** A run as a tree of its own: one case, no captions, and of its expectations only which laws it does not hold itself to. */
public final class BareScenario {
    /** The case that a scenario under a mutant consists of. */
    public static final String MUTANT_CASE = "under-mutant";

    private BareScenario() {}

    /**
     * The tree of a run.
     *
     * @param plan the run
     * @param freed laws that are not judged either, whatever the run expects
     */
    public static Node.Mapping of(RunPlan plan, List<String> freed) {
        Node.Mapping tree = parsed(plan);
        for (String key : List.of("cases", "teach", "expect")) {
            tree = Trees.without(tree, List.of(key));
        }
        String mutant = plan.mutant();
        if (mutant != null) {
            tree = Trees.with(tree, Trees.scalar(mutant), "cases", MUTANT_CASE, "mutant");
        }
        List<Node> laws = new ArrayList<>(List.of(Trees.scalar("all")));
        freed.forEach(law -> laws.add(Trees.mapping(law, "any")));
        for (Expectation expectation : plan.expectations()) {
            if (expectation instanceof LawOutcome law && isFree(law) && !freed.contains(nameOf(law))) {
                laws.add(Trees.mapping(nameOf(law), "any"));
            }
        }
        return Trees.with(tree, laws.size() == 1 ? laws.get(0) : Trees.list(laws), "expect", "laws");
    }

    /** What a scenario expects to be broken, or does not judge, says nothing about a variation. */
    private static boolean isFree(LawOutcome law) {
        return law.outcome() == Expectation.Outcome.VIOLATED || law.outcome() == Expectation.Outcome.ANY;
    }

    private static String nameOf(LawOutcome law) {
        return law.scope().isEmpty() ? law.law() : law.law() + "@" + law.scope();
    }

    private static Node.Mapping parsed(RunPlan plan) {
        try {
            return (Node.Mapping) YamlText.parse(plan.name(), plan.resolved());
        } catch (YamlException broken) {
            throw new IllegalStateException("the resolved scenario of " + plan.name() + " is no YAML", broken);
        }
    }
}
