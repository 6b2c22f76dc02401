package io.github.cleancut.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.Protocol;
import io.github.cleancut.Simulation;
import io.github.cleancut.law.Certificate;
import io.github.cleancut.law.Law;
import io.github.cleancut.law.LawVerdict;
import io.github.cleancut.law.LawVerdict.Outcome;
import io.github.cleancut.law.Laws;
import io.github.cleancut.model.CheckpointConfig;
import io.github.cleancut.model.CheckpointConfig.Retention;
import io.github.cleancut.model.Commit;
import io.github.cleancut.model.Edge;
import io.github.cleancut.model.Exchange;
import io.github.cleancut.model.Fault;
import io.github.cleancut.model.ItemKind;
import io.github.cleancut.model.JobGraph;
import io.github.cleancut.model.JobItem;
import io.github.cleancut.model.Rate;
import io.github.cleancut.model.RestartStrategy;
import io.github.cleancut.model.Scenario;
import io.github.cleancut.model.SourceSpec;
import io.github.cleancut.model.SubtaskRef;
import io.github.cleancut.model.Topology;
import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.trace.EventKind;
import io.github.cleancut.trace.TraceListener;
import io.github.cleancut.variant.RowEdit;
import io.github.cleancut.verify.Verdict;
import io.github.cleancut.verify.Verifier;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Whole runs of sources with enumerators: every law, and the certificate (T-032, T-033, T-035 to T-037). */
class SplitSourceRunsTest {
    private static final long SPLIT_SIZE = 7;

    /** What came of a run. */
    private record Result(List<LawVerdict> verdicts, Verdict proof, Map<EventKind, Integer> events) {
        List<String> violated() {
            return verdicts.stream()
                    .filter(verdict -> verdict.outcome() == Outcome.VIOLATED && verdict.knownBreach() == null)
                    .map(LawVerdict::toString)
                    .toList();
        }

        long exercised(String law) {
            return verdicts.stream()
                    .filter(verdict -> verdict.law().equals(law))
                    .mapToLong(LawVerdict::exercised)
                    .sum();
        }
    }

    private static JobItem source(String name, int parallelism, long records) {
        JobItem plain = Jobs.source(name, parallelism, new Rate(500, 1_000 * Jobs.MILLI), records);
        SourceSpec spec = plain.requireSource();
        SourceSpec withSplits = new SourceSpec(
                spec.rate(),
                spec.records(),
                spec.recordSizeBytes(),
                spec.keys(),
                true,
                SPLIT_SIZE,
                Jobs.millis(13),
                null);
        return new JobItem(
                plain.kind(),
                plain.name(),
                plain.parallelism(),
                plain.maxParallelism(),
                plain.inputs(),
                plain.process(),
                plain.state(),
                plain.operatorState(),
                plain.operator(),
                plain.placement(),
                withSplits,
                null);
    }

    /** Two sources with enumerators: one feeds a counter, the other two branches that no channel joins. */
    private static JobGraph job() {
        return new JobGraph(List.of(
                source("words", 2, 300),
                Jobs.slow(ItemKind.KEYED, "sum", 2, 1, new Edge("words", Exchange.HASH)),
                Jobs.sink("out", 2, Commit.TWO_PHASE, new Edge("sum", Exchange.REBALANCE)),
                source("lines", 2, 200),
                Jobs.item(ItemKind.MAP, "tag", 2, new Edge("lines", Exchange.FORWARD)),
                Jobs.sink("log", 2, Commit.TWO_PHASE, new Edge("tag", Exchange.FORWARD))));
    }

    private static CheckpointConfig config(boolean isUnaligned) {
        return new CheckpointConfig(
                90, -1, 0, 1, 600_000, 3, true, isUnaligned, 0, true, 1, Retention.NO_EXTERNALIZED_CHECKPOINTS);
    }

    private static Result run(boolean isUnaligned, List<Fault> faults, RuleBook rules) {
        RestartStrategy restart = new RestartStrategy.FixedDelay(50, 20);
        Scenario scenario = Jobs.scenario(Jobs.flink(config(isUnaligned), restart), job(), faults);
        Topology topology = new Topology(scenario.job(), scenario.cluster());
        List<Law> laws = Laws.all(scenario, topology);
        Verifier verifier = new Verifier();
        Map<EventKind, Integer> events = new EnumMap<>(EventKind.class);
        List<TraceListener> listeners = new ArrayList<>(laws);
        listeners.add(event -> events.merge(event.kind(), 1, Integer::sum));
        listeners.add(new Certificate(scenario, topology, "0".repeat(64), true, (bytes, length) -> {
            if (verifier.wantsMore()) {
                verifier.accept(bytes, length);
            }
        }));
        Simulation.of(scenario).under(rules).run(listeners);
        List<LawVerdict> verdicts =
                laws.stream().flatMap(law -> law.verdicts().stream()).toList();
        return new Result(verdicts, verifier.finish(Verifier.End.WHOLE), events);
    }

    private static Fault kill(int index, int atMillis) {
        List<SubtaskRef> subtasks = List.of(
                new SubtaskRef("sum", 0),
                new SubtaskRef("lines", 1),
                new SubtaskRef("tag", 0),
                new SubtaskRef("words", 0));
        Fault.Verb kill =
                new Fault.Verb.Kill(new Fault.Target.Subtasks(subtasks.get(atMillis % subtasks.size())), -1, 0);
        return new Fault(index, new Fault.Strikes.At(atMillis * Jobs.MILLI), kill, -1, true);
    }

    private static Fault disturb(int index, int atMillis, Fault.Mishap mishap, int byMillis) {
        Fault.Verb verb = new Fault.Verb.Disturb(
                mishap, Fault.Message.EVENT, new Fault.Filter(null, -1, 1), Jobs.millis(byMillis));
        return new Fault(index, new Fault.Strikes.At(atMillis * Jobs.MILLI), verb, -1, true);
    }

    @Property(tries = 80)
    void crashesAndLateEventsBreakNoLawAndTheProofHolds(
            @ForAll @IntRange(min = 1, max = 600) int first,
            @ForAll @IntRange(min = 1, max = 300) int second,
            @ForAll @IntRange(min = 1, max = 500) int late,
            @ForAll boolean isUnaligned) {
        List<Fault> faults =
                List.of(kill(0, first), kill(1, first + second), disturb(2, late, Fault.Mishap.DELAY, second % 70));
        Result result = run(isUnaligned, faults, Protocol.flink23());
        assertEquals(List.of(), result.violated());
        assertEquals(0, result.proof().exit(), result.proof().toString());
        assertEquals("EO", result.proof().claim().weakest());
        assertEquals("EXACT", result.proof().claim().output());
    }

    /** T-035: an event that a running task has lost fails the task, after which nothing is missing. */
    @Property(tries = 20)
    void aLostEventCostsTimeAndNoRecord(@ForAll @IntRange(min = 0, max = 500) int at) {
        Result result = run(false, List.of(disturb(0, at, Fault.Mishap.LOSE, 0)), Protocol.flink23());
        assertEquals(List.of(), result.violated());
        assertEquals("EXACT", result.proof().claim().output());
    }

    @Test
    void theOrderOfEventsIsExercised() {
        Result result = run(false, List.of(), Protocol.flink23());
        assertTrue(result.exercised("COORD-ORDER") > 2, result.toString());
        assertTrue(result.events().getOrDefault(EventKind.OPERATOR_EVENT_ISSUED, 0) >= (300 + 200) / SPLIT_SIZE);
    }

    /** F46: with gateways that stay open events slip in between the two snapshots. */
    @Test
    void openGatewaysAreFoundByTheOrderOfEvents() {
        Result result = run(false, List.of(), new RowEdit.Like("GWC1", "GWC2").applyTo(Protocol.flink23()));
        assertTrue(result.violated().stream().anyMatch(verdict -> verdict.contains("COORD-ORDER")), result.toString());
    }

    /** T-037: what is not handed back to the enumerator nobody reads. */
    @Test
    void splitsThatAreNotHandedBackAreMissed() {
        Result result = run(false, List.of(kill(0, 242)), new RowEdit.Silent("SPB1").applyTo(Protocol.flink23()));
        assertTrue(result.violated().stream().anyMatch(verdict -> verdict.contains("OUT-EO")), result.toString());
    }
}
