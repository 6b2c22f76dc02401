package io.github.cleancut.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.model.Amount;
import io.github.cleancut.model.ClusterSpec;
import io.github.cleancut.model.Edge;
import io.github.cleancut.model.Exchange;
import io.github.cleancut.model.Fault;
import io.github.cleancut.model.JobItem;
import io.github.cleancut.model.Position;
import io.github.cleancut.model.Scenario;
import io.github.cleancut.model.SubtaskRef;
import io.github.cleancut.scenarios.expect.Expectation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a scenario says arrives in the model (format.md sections 2 to 6). */
class ModelTest {
    @Test
    void theFirstCommentUpToItsQuestionMarkIsTheQuestion() throws ScenarioException {
        assertEquals(
                "Which fields can a scenario have?",
                Scenarios.valid("everything.yaml").scenario().question());
    }

    @Test
    void exchangesDefaultToHashForKeyedForwardForEqualAndRebalanceForOtherParallelism() throws ScenarioException {
        Scenario scenario = Scenarios.valid("everything.yaml").scenario();
        assertEquals(
                List.of(new Edge("words", Exchange.HASH), new Edge("calls", Exchange.HASH)), edgesOf(scenario, "both"));
        assertEquals(List.of(new Edge("both", Exchange.FORWARD)), edgesOf(scenario, "some"));
        assertEquals(List.of(new Edge("some", Exchange.REBALANCE)), edgesOf(scenario, "tokenize"));
        assertEquals(
                List.of(new Edge("sum", Exchange.HASH), new Edge("sum", Exchange.BROADCAST)), edgesOf(scenario, "log"));
    }

    private static List<Edge> edgesOf(Scenario scenario, String name) {
        return item(scenario, name).inputs();
    }

    private static JobItem item(Scenario scenario, String name) {
        return scenario.job().items().get(scenario.job().indexOf(name));
    }

    @Test
    void theUnitOfTheUpperEndServesTheLowerOne() throws ScenarioException {
        JobItem tokenize = item(Scenarios.valid("everything.yaml").scenario(), "tokenize");
        assertEquals(new Amount.Uniform(300_000, 1_200_000), tokenize.process());
    }

    @Test
    void parallelismIsNeverInherited() throws ScenarioException {
        assertEquals(1, item(Scenarios.with("").scenario(), "out").parallelism());
        assertEquals(
                3,
                item(Scenarios.with("flink: {parallelism.default: 3}\n").scenario(), "out")
                        .parallelism());
    }

    @Test
    void withoutTaskManagersThereIsOneWithEnoughSlotsOrAsManyAsFlinksKeyAsksFor() throws ScenarioException {
        assertEquals(
                List.of(new ClusterSpec.TaskManager("tm1", 2)),
                Scenarios.with("").scenario().cluster().taskManagers());
        assertEquals(
                List.of(new ClusterSpec.TaskManager("tm1", 1), new ClusterSpec.TaskManager("tm2", 1)),
                Scenarios.with("flink: {taskmanager.numberOfTaskSlots: 1}\n")
                        .scenario()
                        .cluster()
                        .taskManagers());
    }

    @Test
    void localChannelsTakeNoTimeUnlessLatencyIsGiven() throws ScenarioException {
        assertEquals(Amount.Fixed.ZERO, Scenarios.with("").scenario().network().localLatency());
        assertEquals(
                new Amount.Fixed(3_000_000),
                Scenarios.with("network: {latency: 3 ms}\n")
                        .scenario()
                        .network()
                        .localLatency());
    }

    @Test
    void settleIsThreeTimesIntervalAndTimeoutButAtMostTenMinutes() throws ScenarioException {
        String flink = "flink: {execution.checkpointing.interval: 1 s, execution.checkpointing.timeout: 2 s}\n";
        assertEquals(9_000_000_000L, Scenarios.with(flink).scenario().end().settleNanos());
        assertEquals(600_000_000_000L, Scenarios.with("").scenario().end().settleNanos());
    }

    @Test
    void optionsMayStandInsideTheVerbOrBesideIt() throws ScenarioException {
        String inside = "faults: [{at: 1 s, slow: {target: storage, factor: 3, for: 2 s}}]\n";
        String beside = "faults: [{at: 1 s, slow: storage, factor: 3, for: 2 s}]\n";
        assertEquals(
                Scenarios.with(inside).scenario().events().faults(),
                Scenarios.with(beside).scenario().events().faults());
    }

    @Test
    void messageAndStepFaultsMayBeArmedFromTheStart() throws ScenarioException {
        Fault fault = Scenarios.with("faults: [lose: {message: acknowledge}]\n")
                .scenario()
                .events()
                .faults()
                .get(0);
        assertInstanceOf(Fault.Strikes.Armed.class, fault.strikes());
        assertEquals(
                new Fault.Verb.Disturb(
                        Fault.Mishap.LOSE, Fault.Message.ACKNOWLEDGE, new Fault.Filter(null, -1, 1), null),
                fault.verb());
    }

    @Test
    void aPositionKeepsItsFieldsAndMatchesTheFirstUnlessItSaysOtherwise() throws ScenarioException {
        String faults = "faults: [{when: {event: barrier-received, checkpoint: 3, from: \"words[1]\"}, kill: sum}]\n";
        Fault fault = Scenarios.with(faults).scenario().events().faults().get(0);
        Position position =
                new Position("barrier-received", 3, null, new SubtaskRef("words", 1), null, null, -1, null, -1, 1, 0);
        assertEquals(new Fault.Strikes.When(position), fault.strikes());
    }

    @Test
    void anItemThatNobodyReadsIsAWarning() throws ScenarioException {
        String text = "version: 1\njob: [{source: a, records: 1}, {source: b, records: 1}, {sink: out, from: b}]\n";
        Plan plan = ScenarioReader.readText("x.yaml", text, Overrides.NONE).get(0);
        assertEquals(
                List.of("nothing reads from a"),
                plan.warnings().stream().map(Problem::message).toList());
    }

    @Test
    void everyExpectationKnowsItsPathAndLine() throws ScenarioException {
        Plan.RunPlan plan = Scenarios.with("expect:\n  restarts: 2\n  checkpoints:\n    completed: 3\n");
        List<Expectation.Where> places =
                plan.expectations().stream().map(Expectation::where).toList();
        assertTrue(places.contains(new Expectation.Where("restarts", 12)), places::toString);
        assertTrue(places.contains(new Expectation.Where("checkpoints.completed", 14)), places::toString);
    }
}
