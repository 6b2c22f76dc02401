package io.github.cleancut.reports.hunt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.cleancut.kernel.Loop;
import io.github.cleancut.kernel.VirtualTime;
import io.github.cleancut.law.Certificate;
import io.github.cleancut.law.LawVerdict;
import io.github.cleancut.law.LawVerdict.RecordCounts;
import io.github.cleancut.model.Topology;
import io.github.cleancut.reports.run.JudgedRun;
import io.github.cleancut.reports.run.Simulator;
import io.github.cleancut.reports.verdict.Verdict;
import io.github.cleancut.scenarios.Overrides;
import io.github.cleancut.scenarios.Plan.RunPlan;
import io.github.cleancut.scenarios.ScenarioException;
import io.github.cleancut.scenarios.ScenarioReader;
import io.github.cleancut.verify.Verifier;
import java.util.List;
import java.util.Objects;

/** Scenarios as texts, read and run as the command line does. */
final class Trials {
    static final long MOST_EVENTS = 500_000;
    private static final int SHA256_DIGITS = 64;

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

    /** Runs and judges; a checker that shares nothing with the simulator must accept the certificate of every run that can have one, whatever the laws say. */
    static Verdict run(RunPlan plan) {
        Loop.Bounds bounds = new Loop.Bounds(MOST_EVENTS, VirtualTime.NEVER, 60 * VirtualTime.NANOS_PER_SECOND);
        Verifier verifier = new Verifier();
        Topology topology = new Topology(plan.scenario().job(), plan.scenario().cluster());
        Certificate certificate =
                new Certificate(plan.scenario(), topology, "0".repeat(SHA256_DIGITS), true, verifier::accept);
        Verdict verdict = new JudgedRun(new Simulator(), bounds, List.of(certificate))
                .run(plan, null)
                .verdict();
        if (!certificate.isImpossible()) {
            io.github.cleancut.verify.Verdict proof = verifier.finish(Verifier.End.WHOLE);
            assertEquals(0, proof.exit(), proof + "\n" + plan.resolved());
        }
        return verdict;
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
