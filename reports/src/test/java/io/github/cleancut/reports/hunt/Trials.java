package io.github.cleancut.reports.hunt;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.cleancut.kernel.Loop;
import io.github.cleancut.kernel.VirtualTime;
import io.github.cleancut.law.LawVerdict;
import io.github.cleancut.law.LawVerdict.RecordCounts;
import io.github.cleancut.reports.run.JudgedRun;
import io.github.cleancut.reports.run.Simulator;
import io.github.cleancut.reports.verdict.Verdict;
import io.github.cleancut.scenarios.Overrides;
import io.github.cleancut.scenarios.Plan.RunPlan;
import io.github.cleancut.scenarios.ScenarioException;
import io.github.cleancut.scenarios.ScenarioReader;
import java.util.List;
import java.util.Objects;

/** Scenarios as texts, read and run as the command line does. */
final class Trials {
    static final long MOST_EVENTS = 500_000;

    private Trials() {}

    /** The first plan of a text. */
    static RunPlan plan(String yaml) {
        try {
            return assertInstanceOf(
                    RunPlan.class,
                    ScenarioReader.readText("hunted.yaml", yaml, Overrides.NONE).get(0));
        } catch (ScenarioException refused) {
            throw new AssertionError(refused.problems() + "\n" + yaml, refused);
        }
    }

    static Verdict run(RunPlan plan) {
        Loop.Bounds bounds = new Loop.Bounds(MOST_EVENTS, VirtualTime.NEVER, 60 * VirtualTime.NANOS_PER_SECOND);
        return new JudgedRun(new Simulator(), bounds, List.of()).run(plan, null).verdict();
    }

    static Verdict run(String yaml) {
        return run(plan(yaml));
    }

    /** What the laws say that are violated, but for what a statement says that Flink breaks itself. */
    static List<String> violated(Verdict verdict) {
        return verdict.violated().stream()
                .flatMap(law -> law.verdicts().stream())
                .filter(law -> law.outcome() == LawVerdict.Outcome.VIOLATED && law.knownBreach() == null)
                .map(law -> law.law() + ": " + law.detail())
                .toList();
    }

    /** Records that a law calls lost, over all that it judges. */
    static long lost(Verdict verdict, String law) {
        return verdict.laws().stream()
                .filter(row -> row.law().equals(law))
                .flatMap(row -> row.verdicts().stream())
                .map(LawVerdict::counts)
                .filter(Objects::nonNull)
                .mapToLong(RecordCounts::lost)
                .sum();
    }
}
