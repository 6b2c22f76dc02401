package io.github.cleancut.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.model.Fault;
import io.github.cleancut.model.Rules;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cases and {@code --set} (format.md section 7). */
class SettingsTest {
    private static final String FAULTS = "faults:\n  - {at: 1 s, kill: \"sum[0]\"}\n  - {at: 2 s, kill: \"sum[1]\"}\n";

    @Test
    void aFieldOfAnItemIsSetOrAdded() throws ScenarioException {
        assertEquals(
                4,
                Scenarios.with("", "job.sum.parallelism=4")
                        .scenario()
                        .job()
                        .items()
                        .get(1)
                        .parallelism());
        assertEquals(
                3L << 20,
                Scenarios.with("", "job.sum.state.size=3 mb")
                        .scenario()
                        .job()
                        .items()
                        .get(1)
                        .state()
                        .sizeBytes());
    }

    @Test
    void aFlinkKeyIsSetUnderWhateverNameTheFileGivesIt() throws ScenarioException {
        String flink = "flink:\n  state: {backend: {incremental: true}}\n";
        assertFalse(Scenarios.with(flink, "execution.checkpointing.incremental=false")
                .scenario()
                .flink()
                .incremental());
    }

    @Test
    void aRemovedFaultLeavesTheOthersTheirPlaces() throws ScenarioException {
        List<Fault> faults =
                Scenarios.with(FAULTS, "faults[0]=null").scenario().events().faults();
        assertEquals(1, faults.size());
        assertEquals(1, faults.get(0).index());
    }

    @Test
    void nullRemovesAField() throws ScenarioException {
        String end = "end: {at: 3 s}\n";
        assertEquals(-1, Scenarios.with(end, "end.at=null").scenario().end().atNanos());
    }

    @Test
    void laterSettingsWin() throws ScenarioException {
        assertEquals(2, Scenarios.with("", "seed=1", "seed=2").scenario().seed());
    }

    @Test
    void aPathToNothingIsAnError() {
        assertEquals("there is no item summ", messageOf("job.summ.parallelism=2"));
        assertEquals("unknown field paralelism in a keyed", messageOf("job.sum.paralelism=2"));
        assertEquals("there is no faults[2]", messageOf("faults[2].at=1 s"));
        assertEquals(
                "unknown key execution.checkpointing.intervall", messageOf("execution.checkpointing.intervall=1 s"));
        assertEquals("end.at is not set, so there is nothing to remove", messageOf("end.at=null"));
        assertEquals("expect.restarts cannot be set", messageOf("expect.restarts=2"));
        assertEquals("there is no path and value", messageOf("seed"));
        assertEquals("the value is empty", messageOf("seed="));
    }

    private static String messageOf(String set) {
        Problem problem = Scenarios.refusal(FAULTS, set).get(0);
        assertEquals("--set " + set, problem.file());
        return problem.message();
    }

    @Test
    void onlyWhatIsSetFromOutsideMakesAPlanAltered() throws ScenarioException {
        assertFalse(Scenarios.with("").isAltered());
        assertTrue(Scenarios.with("", "seed=3").isAltered());
    }

    @Test
    void eachCaseIsARunWithItsChanges() throws ScenarioException {
        List<Plan> plans =
                ScenarioReader.read(Scenarios.VALID.resolve("cases.yaml").toString(), Overrides.NONE);
        assertEquals(
                List.of("cases.calm", "cases.late", "cases.broken", "cases.refused"),
                plans.stream().map(Plan::name).toList());
        Plan.RunPlan late = assertInstanceOf(Plan.RunPlan.class, plans.get(1));
        assertEquals(7, late.scenario().seed());
        assertEquals(
                new Fault.Strikes.At(3_000_000_000L),
                late.scenario().events().faults().get(1).strikes());
        Plan.RunPlan broken = assertInstanceOf(Plan.RunPlan.class, plans.get(2));
        assertEquals("K5", broken.mutant());
        assertEquals(Rules.FLINK_INTENDED, broken.scenario().rules());
    }

    @Test
    void aRefusalThatIsExpectedIsAPlanOfItsOwn() throws ScenarioException {
        List<Plan> plans =
                ScenarioReader.read(Scenarios.VALID.resolve("cases.yaml").toString(), Overrides.NONE);
        Plan.RefusedPlan refused = assertInstanceOf(Plan.RefusedPlan.class, plans.get(3));
        assertEquals(
                "execution.checkpointing.timeout is below 10 ms (C-013)",
                refused.refusals().get(0).message());
    }

    @Test
    void seedAndRulesOfTheCommandLineWinOverTheFile() throws ScenarioException {
        Overrides overrides = new Overrides(List.of(), 5L, Rules.FLINK_INTENDED);
        Plan plan = ScenarioReader.read(Scenarios.VALID.resolve("minimal.yaml").toString(), overrides)
                .get(0);
        Plan.RunPlan run = assertInstanceOf(Plan.RunPlan.class, plan);
        assertEquals(5, run.scenario().seed());
        assertEquals(Rules.FLINK_INTENDED, run.scenario().rules());
    }
}
