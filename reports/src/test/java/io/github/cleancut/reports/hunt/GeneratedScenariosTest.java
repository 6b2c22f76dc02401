package io.github.cleancut.reports.hunt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.cleancut.kernel.Loop;
import io.github.cleancut.reports.verdict.Verdict;
import io.github.cleancut.scenarios.Plan.RunPlan;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Properties of whole scenarios, generated with topology, workload, configuration and faults, and read by the reader. */
class GeneratedScenariosTest {
    /** Laws that Flink keeps in both modes; the mode decides about what is counted twice. */
    private static final List<String> OF_EXACTLY_ONCE = List.of("STATE-EO", "OUT-EO");

    /** A generated configuration may keep every checkpoint from completing in time. */
    private static final String LIVENESS = "CKPT-LIVE";

    /** After a report that is repeated (C-109) Flink's count runs ahead of the law's, which then calls the next failure one too early. */
    private static final String COUNT = "FAIL-COUNT";

    @Provide
    Arbitrary<String> exactlyOnce() {
        return GeneratedScenario.texts("EXACTLY_ONCE");
    }

    @Provide
    Arbitrary<String> atLeastOnce() {
        return GeneratedScenario.texts("AT_LEAST_ONCE");
    }

    @Property(edgeCases = EdgeCasesMode.NONE, tries = 120)
    void exactlyOnceBreaksNoLawAndEveryRunEnds(@ForAll("exactlyOnce") String yaml) {
        Verdict verdict = Trials.run(yaml);
        assertEquals(List.of(), violated(verdict, List.of(LIVENESS, COUNT)), yaml);
        assertNotEquals(Loop.End.TOO_MANY_EVENTS, verdict.summary().end(), yaml);
        assertNotEquals(Loop.End.TIME_REACHED, verdict.summary().end(), yaml);
    }

    @Property(edgeCases = EdgeCasesMode.NONE, tries = 60)
    void atLeastOnceLosesNothing(@ForAll("atLeastOnce") String yaml) {
        Verdict verdict = Trials.run(yaml);
        assertEquals(List.of(), violated(verdict, List.of("STATE-EO", "OUT-EO", LIVENESS, COUNT)), yaml);
        for (String law : OF_EXACTLY_ONCE) {
            assertEquals(0, Trials.lost(verdict, law), law + "\n" + yaml);
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE, tries = 25)
    void theSameScenarioIsTheSameRunAndSoIsItsResolvedText(@ForAll("exactlyOnce") String yaml) {
        RunPlan plan = Trials.plan(yaml);
        String digest = Trials.run(plan).summary().digest();
        assertEquals(digest, Trials.run(plan).summary().digest(), yaml);
        assertEquals(digest, Trials.run(plan.resolved()).summary().digest(), yaml);
    }

    private static List<String> violated(Verdict verdict, List<String> but) {
        return Trials.violated(verdict).stream()
                .filter(law -> but.stream().noneMatch(law::startsWith))
                .toList();
    }
}
