package io.github.cleancut.reports.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.cleancut.RunSummary;
import io.github.cleancut.Simulation;
import io.github.cleancut.law.Law;
import io.github.cleancut.law.LawVerdict.Outcome;
import io.github.cleancut.law.Laws;
import io.github.cleancut.model.Scenario;
import io.github.cleancut.model.Topology;
import io.github.cleancut.scenarios.Overrides;
import io.github.cleancut.scenarios.Plan.RunPlan;
import io.github.cleancut.scenarios.ScenarioReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The crash of lesson a04 loses and doubles nothing. */
class CheckpointingTest {
    @Test
    void aCrashLosesAndDoublesNothing() throws Exception {
        RunPlan plan = (RunPlan) ScenarioReader.read("@a04", Overrides.NONE).get(0);
        Scenario scenario = plan.scenario();
        List<Law> laws = Laws.all(scenario, new Topology(scenario.job(), scenario.cluster()));
        RunSummary summary = Simulation.of(scenario).run(List.copyOf(laws));
        assertEquals("FINISHED", summary.jobStatus());
        for (Law law : laws) {
            law.verdicts().forEach(verdict -> assertNotEquals(Outcome.VIOLATED, verdict.outcome(), verdict.detail()));
        }
    }
}
