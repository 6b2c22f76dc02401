package io.github.cleancut.reports.hunt;

import io.github.cleancut.scenarios.Overrides;
import io.github.cleancut.scenarios.Plan.RunPlan;
import io.github.cleancut.scenarios.ScenarioException;
import io.github.cleancut.scenarios.ScenarioReader;
import io.github.cleancut.scenarios.vary.BareScenario;
import io.github.cleancut.scenarios.vary.BaseRun;
import io.github.cleancut.scenarios.vary.Variations;
import io.github.cleancut.scenarios.vary.Vary;
import io.github.cleancut.scenarios.yaml.Node;
import io.github.cleancut.scenarios.yaml.YamlWriter;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One run that is hunted over.
 *
 * @param name of the run, for files and reports
 * @param variations of it
 * @param mostEvents bound of each of its runs
 */
record Ground(String name, Variations variations, long mostEvents) {
    /** A variation may be longer than what it varies, but not endlessly. */
    private static final long TIMES_THE_EVENTS = 10;

    private static final long MORE_EVENTS = 2_000_000;
    private static final long MOST_EVENTS = 20_000_000;

    /** How soon something completes or becomes visible is a promise about one configuration, its backoff and its faults, and not about others. */
    private static final List<String> LIVENESS = List.of("CKPT-LIVE", "COMMIT-LIVE");

    /** Runs a scenario once as it is, and makes it ready to be varied. */
    static Ground of(RunPlan plan, Trial trial, Reached reached, Set<Vary> what) {
        Node.Mapping base = BareScenario.of(plan, Set.of(Vary.SCHEDULE).equals(what) ? List.of() : LIVENESS);
        Trial.Outcome asItIs = trial.run(plan, MOST_EVENTS);
        BaseRun run = new BaseRun(asItIs.virtualNanos(), reached.kinds(), reached.newestCheckpoint());
        return new Ground(
                plan.name(),
                new Variations(base, plan.scenario(), run, what),
                Math.min(MOST_EVENTS, TIMES_THE_EVENTS * asItIs.events() + MORE_EVENTS));
    }

    /** The text of a scenario. */
    static String text(Node.Mapping tree) {
        return YamlWriter.text(tree);
    }

    /** Reads a tree as the file that it would be; null where that would be refused. */
    static @Nullable RunPlan read(String name, Node.Mapping tree) {
        try {
            return ScenarioReader.readText(name + ".yaml", text(tree), Overrides.NONE)
                                    .get(0)
                            instanceof RunPlan run
                    ? run
                    : null;
        } catch (ScenarioException refused) {
            return null;
        }
    }

    /** Why a tree that cannot be read is refused: what is said first. */
    static String refusal(String name, Node.Mapping tree) {
        try {
            ScenarioReader.readText(name + ".yaml", text(tree), Overrides.NONE);
            return "it is expected to be refused";
        } catch (ScenarioException refused) {
            return refused.problems().get(0).message();
        }
    }
}
