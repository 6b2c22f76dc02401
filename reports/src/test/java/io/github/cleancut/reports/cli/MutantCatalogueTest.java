package io.github.cleancut.reports.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.kernel.Loop;
import io.github.cleancut.kernel.VirtualTime;
import io.github.cleancut.reports.run.JudgedRun;
import io.github.cleancut.reports.run.Simulator;
import io.github.cleancut.reports.verdict.LawRow;
import io.github.cleancut.scenarios.Library;
import io.github.cleancut.scenarios.Plan;
import io.github.cleancut.scenarios.Plan.RunPlan;
import io.github.cleancut.scenarios.ScenarioException;
import io.github.cleancut.scenarios.expect.Expectation;
import io.github.cleancut.scenarios.expect.Expectation.LawOutcome;
import io.github.cleancut.variant.Mutant;
import io.github.cleancut.variant.Mutants;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The catalogue says which law finds each mutant; the scenarios that name the mutant show it. */
class MutantCatalogueTest {
    private static final Loop.Bounds BOUNDS =
            new Loop.Bounds(20_000_000L, VirtualTime.NEVER, 60 * VirtualTime.NANOS_PER_SECOND);
    private static final ReadScenarios SCENARIOS = new ReadScenarios();

    /** For each law a mutant that some scenario shows to break no other; STATE-EO and OUT-EO go together wherever there is output. */
    private static final List<String> OWN_MUTANTS = List.of(
            "CUT ack.first-completes",
            "OUT-EO sink.visible-at-once",
            "FIFO channel.data-overtakes",
            "COMMIT-SAFE sink.commits-newer",
            "COMMIT-LIVE sink.no-commit",
            "RESTORE-LATEST store.not-added",
            "DURABLE-REF ack.duplicate-discards",
            "DURABLE-REF registry.last-use-stands-still",
            "GC-LIVE ack.late-kept",
            "GC-LIVE subsume.not-discarded",
            "CKPT-LIVE expiry.ignored",
            "NO-DEADLOCK aligned.no-resume",
            "PACE pace.no-min-pause",
            "FAIL-COUNT failure.counts-everything",
            "NOTIFY subsume.nothing",
            "TIMELY uc.stale-done-future",
            "METRIC metric.failed-shown-completed",
            "METRIC metric.reports-lost",
            "ID-MONO counter.stands-still");

    static Stream<Mutant> mutantsOfLaws() {
        return Mutants.all().stream().filter(mutant -> !mutant.killedBy().equals(Mutant.EXPECT));
    }

    /** Per run of the scenarios that name a mutant: the laws that it breaks, and that hold without it. */
    private static List<SortedSet<String>> brokenBy(String mutant) throws ScenarioException {
        List<SortedSet<String>> broken = new ArrayList<>();
        for (String stem : Library.all().keySet()) {
            if (SCENARIOS.mutantsOf("@" + stem).contains(mutant)) {
                for (Plan plan : SCENARIOS.read("@" + stem, new Overrides())) {
                    if (plan instanceof RunPlan run) {
                        broken.add(brokenIn(ReadScenarios.under(mutant, run)));
                    }
                }
            }
        }
        return broken;
    }

    private static SortedSet<String> brokenIn(RunPlan plan) {
        SortedSet<String> laws = new TreeSet<>();
        JudgedRun run = new JudgedRun(new Simulator(), BOUNDS, List.of());
        for (LawRow law : run.run(plan, null).verdict().violated()) {
            if (!isBrokenAnyway(law, plan)) {
                laws.add(law.law());
            }
        }
        return laws;
    }

    private static boolean isBrokenAnyway(LawRow law, RunPlan plan) {
        return plan.expectations().stream()
                .anyMatch(expectation -> expectation instanceof LawOutcome listed
                        && listed.law().equals(law.law())
                        && listed.outcome() != Expectation.Outcome.HOLDS);
    }

    @ParameterizedTest
    @MethodSource("mutantsOfLaws")
    void theLawThatTheCatalogueNamesFindsTheMutant(Mutant mutant) throws ScenarioException {
        List<SortedSet<String>> broken = brokenBy(mutant.id());
        assertTrue(broken.stream().anyMatch(laws -> laws.contains(mutant.killedBy())), mutant.id() + ": " + broken);
    }

    /** A mutant that breaks one law alone shows that the law finds what no other law would. */
    @ParameterizedTest
    @MethodSource("lawsAndTheirOwnMutants")
    void aLawsOwnMutantBreaksNoOtherLaw(String law, String mutant) throws ScenarioException {
        List<SortedSet<String>> broken = brokenBy(mutant);
        assertTrue(broken.contains(new TreeSet<>(List.of(law))), mutant + ": " + broken);
    }

    static Stream<Arguments> lawsAndTheirOwnMutants() {
        return OWN_MUTANTS.stream().map(pair -> pair.split(" ", 2)).map(parts -> Arguments.of(parts[0], parts[1]));
    }

    @Test
    void theOwnMutantsAreThoseOfTheCatalogue() {
        for (String pair : OWN_MUTANTS) {
            String[] parts = pair.split(" ", 2);
            Mutant mutant = Mutants.find(parts[1]);
            assertEquals(parts[0], mutant == null ? "" : mutant.killedBy(), pair);
        }
    }
}
