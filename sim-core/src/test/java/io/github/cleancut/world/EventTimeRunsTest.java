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
import io.github.cleancut.model.Amount;
import io.github.cleancut.model.CheckpointConfig;
import io.github.cleancut.model.CheckpointConfig.Retention;
import io.github.cleancut.model.Commit;
import io.github.cleancut.model.Edge;
import io.github.cleancut.model.End;
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
import io.github.cleancut.model.WatermarkSpec;
import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.trace.EventKind;
import io.github.cleancut.trace.TraceEvent;
import io.github.cleancut.trace.TraceListener;
import io.github.cleancut.variant.RowEdit;
import io.github.cleancut.verify.Verdict;
import io.github.cleancut.verify.Verifier;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Whole runs with watermarks: every law, and the certificate (T-116, T-150, T-157, T-270 to T-272). */
class EventTimeRunsTest {
    private static final long SECOND = 1_000 * Jobs.MILLI;

    /** What came of a run. */
    private record Result(List<LawVerdict> verdicts, Verdict proof, List<TraceEvent> events, Topology topology) {
        List<String> violated() {
            return verdicts.stream()
                    .filter(verdict -> verdict.outcome() == Outcome.VIOLATED && verdict.knownBreach() == null)
                    .map(LawVerdict::toString)
                    .toList();
        }

        List<String> lawsViolated() {
            return verdicts.stream()
                    .filter(verdict -> verdict.outcome() == Outcome.VIOLATED)
                    .map(LawVerdict::law)
                    .distinct()
                    .toList();
        }

        long exercised(String law) {
            return verdicts.stream()
                    .filter(verdict -> verdict.law().equals(law))
                    .mapToLong(LawVerdict::exercised)
                    .sum();
        }

        /** Event times of a kind of event, of one subtask, in order. */
        List<Long> numbers(EventKind kind, String subtask) {
            return events.stream()
                    .filter(event -> event.kind() == kind
                            && topology.nameOf(event.task()).equals(subtask))
                    .map(TraceEvent::number)
                    .toList();
        }
    }

    static JobItem source(String name, int parallelism, Rate rate, long records, WatermarkSpec watermarks) {
        JobItem plain = Jobs.source(name, parallelism, rate, records);
        SourceSpec spec = plain.requireSource();
        SourceSpec timed = new SourceSpec(
                spec.rate(), spec.records(), spec.recordSizeBytes(), spec.keys(), true, 0, null, watermarks);
        return new JobItem(
                plain.kind(),
                plain.name(),
                plain.parallelism(),
                plain.maxParallelism(),
                plain.inputs(),
                plain.process(),
                plain.state(),
                plain.operatorState(),
                plain.keepPercent(),
                plain.placement(),
                timed,
                null);
    }

    private static WatermarkSpec every(long millis, long delayMillis, Amount disorder) {
        return new WatermarkSpec(millis * Jobs.MILLI, delayMillis * Jobs.MILLI, disorder);
    }

    private static JobGraph job() {
        Amount disorder = new Amount.Uniform(0, 30 * Jobs.MILLI);
        return new JobGraph(List.of(
                source("words", 2, new Rate(400, SECOND), 200, every(10, 30, disorder)),
                source("lines", 1, new Rate(100, SECOND), 50, every(25, 0, Amount.Fixed.ZERO)),
                Jobs.slow(
                        ItemKind.KEYED,
                        "sum",
                        2,
                        4,
                        new Edge("words", Exchange.HASH),
                        new Edge("lines", Exchange.HASH)),
                Jobs.item(ItemKind.MAP, "tag", 2, new Edge("sum", Exchange.FORWARD)),
                Jobs.sink("out", 2, Commit.TWO_PHASE, new Edge("tag", Exchange.REBALANCE))));
    }

    private static CheckpointConfig config(boolean isUnaligned) {
        return new CheckpointConfig(
                90, -1, 0, 1, 600_000, 3, true, isUnaligned, 0, true, 1, Retention.NO_EXTERNALIZED_CHECKPOINTS);
    }

    private static Result run(boolean isUnaligned, List<Fault> faults, long settleNanos, RuleBook rules) {
        RestartStrategy restart = new RestartStrategy.FixedDelay(50, 20);
        Scenario plain = Jobs.scenario(Jobs.flink(config(isUnaligned), restart), job(), faults);
        Scenario scenario = new Scenario(
                plain.name(),
                plain.question(),
                plain.rules(),
                plain.seed(),
                plain.flink(),
                plain.cluster(),
                plain.network(),
                plain.storage(),
                plain.job(),
                plain.events(),
                new End(-1, settleNanos));
        Topology topology = new Topology(scenario.job(), scenario.cluster());
        List<Law> laws = Laws.all(scenario, topology);
        Verifier verifier = new Verifier();
        List<TraceEvent> events = new ArrayList<>();
        List<TraceListener> listeners = new ArrayList<>(laws);
        listeners.add(events::add);
        listeners.add(new Certificate(scenario, topology, "0".repeat(64), true, (bytes, length) -> {
            if (verifier.wantsMore()) {
                verifier.accept(bytes, length);
            }
        }));
        Simulation.of(scenario).under(rules).run(listeners);
        List<LawVerdict> verdicts =
                laws.stream().flatMap(law -> law.verdicts().stream()).toList();
        return new Result(verdicts, verifier.finish(Verifier.End.WHOLE), events, topology);
    }

    private static Fault kill(int index, String item, int atMillis) {
        Fault.Verb kill = new Fault.Verb.Kill(new Fault.Target.Subtasks(new SubtaskRef(item, 0)), -1, 0);
        return new Fault(index, new Fault.Strikes.At(atMillis * Jobs.MILLI), kill, -1, true);
    }

    @Property(tries = 60)
    void crashesBreakNoLawAndTheProofHolds(
            @ForAll @IntRange(min = 1, max = 500) int first,
            @ForAll @IntRange(min = 1, max = 300) int second,
            @ForAll boolean isUnaligned) {
        List<Fault> faults = List.of(kill(0, "sum", first), kill(1, "words", first + second));
        Result result = run(isUnaligned, faults, SECOND, Protocol.flink23());
        assertEquals(List.of(), result.violated());
        assertEquals(0, result.proof().exit(), result.proof().toString());
        assertEquals("EO", result.proof().claim().weakest());
        assertEquals("EXACT", result.proof().claim().output());
        assertTrue(result.exercised("WM") > 20, result.toString());
    }

    /** T-150, T-157: sources give the end of time, and operators once all inputs gave it. */
    @Test
    void theEndOfTheDataIsTheEndOfTime() {
        Result result = run(false, List.of(), SECOND, Protocol.flink23());
        for (String subtask : List.of("words[0]", "words[1]", "lines[0]", "sum[0]", "sum[1]", "tag[0]", "out[1]")) {
            List<Long> watermarks = result.numbers(EventKind.WATERMARK, subtask);
            assertEquals(Long.MAX_VALUE, watermarks.get(watermarks.size() - 1), subtask);
        }
    }

    /** T-199: lines is at k x 10 ms at each watermark, words 30 ms behind; the smaller one counts. */
    @Test
    void anOperatorForwardsTheSmallestWatermarkOfItsInputs() {
        Result result = run(false, List.of(), SECOND, Protocol.flink23());
        List<Long> forwarded = result.numbers(EventKind.WATERMARK, "sum[0]");
        long previous = -1;
        for (long nanos : forwarded) {
            assertTrue(nanos > previous, forwarded.toString());
            previous = nanos;
        }
        long first = result.numbers(EventKind.WATERMARK_RECEIVED, "sum[0]").get(0);
        assertTrue(forwarded.get(0) <= first, forwarded + " " + first);
        assertTrue(forwarded.size()
                < result.numbers(EventKind.WATERMARK_RECEIVED, "sum[0]").size());
    }

    /** T-270, T-271: a restored attempt has no watermark until new ones have come on all inputs. */
    @Test
    void noWatermarkIsInASnapshot() {
        Result result = run(false, List.of(kill(0, "sum", 300)), SECOND, Protocol.flink23());
        List<EventKind> restored = result.events().stream()
                .filter(event -> event.attempt() == 1
                        && result.topology().nameOf(event.task()).equals("sum[0]"))
                .map(TraceEvent::kind)
                .filter(kind -> kind == EventKind.RECORD_PROCESSED
                        || kind == EventKind.WATERMARK_RECEIVED
                        || kind == EventKind.WATERMARK)
                .toList();
        assertEquals(EventKind.RECORD_PROCESSED, restored.get(0));
        int received = restored.subList(0, restored.indexOf(EventKind.WATERMARK)).stream()
                .mapToInt(kind -> kind == EventKind.WATERMARK_RECEIVED ? 1 : 0)
                .sum();
        assertTrue(received >= 3, restored.toString());
    }

    @Test
    void anOperatorThatKeepsWatermarksToItselfIsFoundByTheirLaw() {
        Result result = run(false, List.of(), SECOND / 5, new RowEdit.Silent("ETT1").applyTo(Protocol.flink23()));
        assertEquals(List.of("WM"), result.lawsViolated());
    }
}
