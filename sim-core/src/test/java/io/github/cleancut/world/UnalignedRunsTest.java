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
import io.github.cleancut.model.Rate;
import io.github.cleancut.model.RestartStrategy;
import io.github.cleancut.model.Scenario;
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

/** Whole runs with unaligned checkpoints, from the start or after a timeout: every law, and the certificate (T-110 to T-120, T-133, T-190, T-191). */
class UnalignedRunsTest {
    private static final Rate RATE = new Rate(1_000, 1_000 * Jobs.MILLI);
    private static final RestartStrategy RESTART = new RestartStrategy.FixedDelay(5, 20);

    /** What came of a run. */
    private record Result(List<LawVerdict> verdicts, Verdict proof, Map<EventKind, Integer> events) {
        int count(EventKind kind) {
            return events.getOrDefault(kind, 0);
        }

        List<String> violated() {
            return verdicts.stream()
                    .filter(verdict -> verdict.outcome() == Outcome.VIOLATED && verdict.knownBreach() == null)
                    .map(LawVerdict::toString)
                    .toList();
        }
    }

    private static CheckpointConfig unaligned(long timeoutMillis) {
        return new CheckpointConfig(
                100, -1, 0, 1, 600_000, 0, true, true, timeoutMillis, true, 1, Retention.NO_EXTERNALIZED_CHECKPOINTS);
    }

    /** Two sources that outrun a counter; a forward and a broadcast exchange, where barriers must align, among those where they overtake. */
    private static JobGraph job() {
        return new JobGraph(List.of(
                Jobs.source("words", 2, RATE, 400),
                Jobs.source("rules", 1, new Rate(50, 1_000 * Jobs.MILLI), 20),
                Jobs.slow(ItemKind.KEYED, "sum", 2, 5, new Edge("words", Exchange.HASH)),
                Jobs.slow(
                        ItemKind.CONNECT,
                        "check",
                        2,
                        1,
                        new Edge("sum", Exchange.REBALANCE),
                        new Edge("rules", Exchange.BROADCAST)),
                Jobs.item(ItemKind.MAP, "tag", 2, new Edge("check", Exchange.FORWARD)),
                Jobs.sink("out", 2, Commit.TWO_PHASE, new Edge("tag", Exchange.REBALANCE))));
    }

    private static Result run(long timeoutMillis, List<Fault> faults, RuleBook rules) {
        Scenario scenario = Jobs.onTwoTaskManagers(Jobs.flink(unaligned(timeoutMillis), RESTART), job(), faults);
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

    private static List<Fault> kills(int first, int second) {
        List<SubtaskRef> subtasks = List.of(
                new SubtaskRef("sum", 0),
                new SubtaskRef("words", 1),
                new SubtaskRef("out", 0),
                new SubtaskRef("check", 1));
        List<Fault> faults = new ArrayList<>();
        for (int at : List.of(first, first + second)) {
            Fault.Verb kill = new Fault.Verb.Kill(new Fault.Target.Subtasks(subtasks.get(at % subtasks.size())), -1, 0);
            faults.add(new Fault(faults.size(), new Fault.Strikes.At(at * Jobs.MILLI), kill, -1, true));
        }
        return faults;
    }

    /** T-076, T-115, T-190, T-191: two inputs of one task have one cut, each record in flight is stored on one side, and comes back in its order. */
    @Property(tries = 60)
    void crashesAtAnyMomentBreakNoLawAndTheProofHolds(
            @ForAll @IntRange(min = 1, max = 700) int first,
            @ForAll @IntRange(min = 1, max = 400) int second,
            @ForAll @IntRange(min = 0, max = 3) int timeout) {
        Result result = run(timeout * 25L, kills(first, second), Protocol.flink23());
        assertEquals(List.of(), result.violated());
        assertEquals(0, result.proof().exit(), result.proof().toString());
        assertEquals("EO", result.proof().claim().weakest());
    }

    /** T-190: what is stored as in flight is there again after a restore. */
    @Test
    void recordsInFlightAreStoredAndComeBack() {
        Result result = run(0, kills(250, 300), Protocol.flink23());
        assertTrue(result.count(EventKind.IN_FLIGHT_CAPTURED) > 0);
        assertTrue(result.count(EventKind.IN_FLIGHT_RESTORED) > 0);
        assertEquals(0, result.count(EventKind.SWITCHED_UNALIGNED));
        assertTrue(
                result.proof().checked().getOrDefault("logged", 0L) > 100,
                result.proof().toString());
    }

    @Test
    void anAlignmentThatTakesTooLongTurnsUnaligned() {
        Result result = run(25, List.of(), Protocol.flink23());
        assertEquals(List.of(), result.violated());
        assertTrue(result.count(EventKind.SWITCHED_UNALIGNED) > 0);
    }

    /** T-114: promises of barriers that leave in time are empty. */
    @Test
    void anAlignmentInTimeStoresNothing() {
        Result result = run(60_000, List.of(), Protocol.flink23());
        assertEquals(List.of(), result.violated());
        assertEquals(0, result.count(EventKind.IN_FLIGHT_CAPTURED));
    }

    /** T-111, T-117: neither what arrives before the barrier nor what waits when it comes may be left out, and the snapshot waits for it. */
    @Test
    void whatIsForgottenInFlightIsFoundByTheCutAndByTheProof() {
        for (RowEdit edit :
                List.of(new RowEdit.Silent("CCD1"), new RowEdit.Silent("CCS3"), new RowEdit.Like("CNO2", "CNO1"))) {
            Result result = run(0, kills(250, 300), edit.applyTo(Protocol.flink23()));
            assertTrue(result.violated().stream().anyMatch(verdict -> verdict.contains("CUT")), edit.toString());
            assertTrue(!result.proof().claim().weakest().equals("EO"), edit + ": " + result.proof());
        }
    }
}
