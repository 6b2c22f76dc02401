package io.github.cleancut.reports.docs;

import io.github.cleancut.RunSummary;
import io.github.cleancut.Simulation;
import io.github.cleancut.model.Rules;
import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.reports.conform.ConformanceRun;
import io.github.cleancut.reports.conform.Corpus;
import io.github.cleancut.reports.conform.Divergence;
import io.github.cleancut.reports.conform.Findings;
import io.github.cleancut.reports.conform.RecordingInput;
import io.github.cleancut.reports.conform.RecordingRefused;
import io.github.cleancut.scenarios.Library;
import io.github.cleancut.scenarios.Overrides;
import io.github.cleancut.scenarios.Plan;
import io.github.cleancut.scenarios.Plan.RunPlan;
import io.github.cleancut.scenarios.ScenarioException;
import io.github.cleancut.scenarios.ScenarioReader;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often each rule row fires.
 *
 * @param recorded by row, over the recordings of the project
 * @param simulated by row, over the scenarios of the library, without those under a mutant or as presumably intended
 */
public record RuleCoverage(SortedMap<String, Long> recorded, SortedMap<String, Long> simulated) {

    /**
     * Replays all recordings and all scenarios.
     *
     * @param rules the tables of the recordings; a scenario brings its own
     * @throws IllegalStateException if a recording or a scenario of the project cannot be read
     */
    public static RuleCoverage of(RuleBook rules) {
        return new RuleCoverage(ofRecordings(rules), ofScenarios());
    }

    private static SortedMap<String, Long> ofRecordings(RuleBook rules) {
        ConformanceRun run = new ConformanceRun(rules, name -> true);
        for (RecordingInput input : Corpus.inputs()) {
            try {
                run.check(input, new Uncared(), () -> {});
            } catch (RecordingRefused broken) {
                throw new IllegalStateException(broken.problem().text(), broken);
            }
        }
        return new TreeMap<>(run.counts().fired());
    }

    /** Only rows are counted here; what diverges or breaks is for {@code conform}. */
    private static final class Uncared implements Findings {
        @Override
        public void diverged(Divergence divergence) {}

        @Override
        public void broke(String file, String run, Throwable bug) {
            throw new IllegalStateException(run + " of " + file, bug);
        }
    }

    private static SortedMap<String, Long> ofScenarios() {
        SortedMap<String, Long> fired = new TreeMap<>();
        for (String stem : Library.all().keySet()) {
            for (Plan plan : plans(stem)) {
                if (plan instanceof RunPlan run && isOfFlink(run)) {
                    RunSummary summary = Simulation.of(run.scenario()).run(List.of());
                    summary.firings().forEach((row, times) -> fired.merge(row, times, Long::sum));
                }
            }
        }
        return fired;
    }

    /** Whether the run is under the rules of Flink as it is. */
    private static boolean isOfFlink(RunPlan run) {
        return run.mutant() == null && run.scenario().rules() == Rules.FLINK_2_3;
    }

    private static List<Plan> plans(String stem) {
        try {
            return ScenarioReader.read("@" + stem, Overrides.NONE);
        } catch (ScenarioException broken) {
            throw new IllegalStateException("the library's " + stem + " cannot be read", broken);
        }
    }

    /** How often a row fired in all. */
    long of(String row) {
        return recorded.getOrDefault(row, 0L) + simulated.getOrDefault(row, 0L);
    }
}
