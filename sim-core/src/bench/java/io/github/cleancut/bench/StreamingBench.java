package io.github.cleancut.bench;

import io.github.cleancut.RunSummary;
import io.github.cleancut.Simulation;
import io.github.cleancut.kernel.Loop;
import io.github.cleancut.law.Laws;
import io.github.cleancut.model.Amount;
import io.github.cleancut.model.CheckpointConfig;
import io.github.cleancut.model.ClusterSpec;
import io.github.cleancut.model.Commit;
import io.github.cleancut.model.Edge;
import io.github.cleancut.model.End;
import io.github.cleancut.model.Exchange;
import io.github.cleancut.model.FlinkConfig;
import io.github.cleancut.model.ItemKind;
import io.github.cleancut.model.JobGraph;
import io.github.cleancut.model.JobItem;
import io.github.cleancut.model.KeySpec;
import io.github.cleancut.model.NetworkSpec;
import io.github.cleancut.model.OperatorState;
import io.github.cleancut.model.Rate;
import io.github.cleancut.model.RestartStrategy;
import io.github.cleancut.model.Rules;
import io.github.cleancut.model.Scenario;
import io.github.cleancut.model.SinkSpec;
import io.github.cleancut.model.SourceSpec;
import io.github.cleancut.model.StateSpec;
import io.github.cleancut.model.StorageSpec;
import io.github.cleancut.model.Topology;
import io.github.cleancut.trace.TraceListener;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The whole simulator: three stages of p subtasks, all-to-all channels, one keyed record a source and millisecond, a barrier every second, the digest on.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(value = 1, jvmArgsAppend = {"-XX:+UseSerialGC", "-Xms3g", "-Xmx3g"})
public class StreamingBench {
    private static final long MILLI = 1_000_000L;
    private static final int KEYS = 100_000;
    /** Records of a run, whatever the parallelism. */
    private static final long RECORDS = 512_000;

    /** Subtasks of each stage. */
    @Param({"4", "32", "256"})
    public int parallelism;

    /** What listens to the run. */
    @Param({"nothing", "laws"})
    public String listening = "nothing";

    /** Events and records of all runs, by which JMH divides the time. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Counted {
        public long events;
        public long records;
    }

    @Benchmark
    public RunSummary run(Counted counted) {
        Scenario scenario = scenario();
        List<TraceListener> listeners = listening.equals("laws")
                ? List.copyOf(Laws.all(scenario, new Topology(scenario.job(), scenario.cluster())))
                : List.of();
        RunSummary summary = Simulation.of(scenario)
                .within(new Loop.Bounds(Long.MAX_VALUE, Long.MAX_VALUE, 60_000 * MILLI))
                .run(listeners);
        counted.events += summary.events();
        counted.records += RECORDS;
        return summary;
    }

    private Scenario scenario() {
        Rate rate = new Rate(1_000L * parallelism, 1_000 * MILLI);
        SourceSpec source = new SourceSpec(rate, RECORDS, 100, new KeySpec(KEYS, new TreeMap<>(), false), true);
        SinkSpec sink = new SinkSpec(
                Commit.AT_LEAST_ONCE, Amount.Fixed.ZERO, true, List.of(new SinkSpec.Reader("sink", false)));
        JobGraph job = new JobGraph(List.of(
                item(ItemKind.SOURCE, "source", List.of(), source, null),
                item(ItemKind.KEYED, "count", List.of(new Edge("source", Exchange.HASH)), null, null),
                item(ItemKind.SINK, "sink", List.of(new Edge("count", Exchange.HASH)), null, sink)));
        Amount.Fixed milli = new Amount.Fixed(MILLI);
        return new Scenario(
                "streaming",
                "",
                Rules.FLINK_2_3,
                1,
                flink(),
                new ClusterSpec(
                        List.of(new ClusterSpec.TaskManager("tm1", parallelism)),
                        Amount.Fixed.ZERO,
                        Amount.Fixed.ZERO),
                new NetworkSpec(milli, milli, -1, milli, List.of()),
                new StorageSpec(milli, -1, -1),
                job,
                new Scenario.Script(List.of(), List.of(), List.of(), List.of()),
                new End(-1, 0));
    }

    private static FlinkConfig flink() {
        CheckpointConfig everySecond = new CheckpointConfig(
                1_000,
                -1,
                0,
                1,
                600_000,
                0,
                true,
                false,
                0,
                true,
                1,
                CheckpointConfig.Retention.NO_EXTERNALIZED_CHECKPOINTS);
        return new FlinkConfig(
                everySecond,
                new RestartStrategy.None(),
                true,
                false,
                20 * 1024,
                10_000,
                50_000,
                100,
                32 * 1024,
                new TreeMap<>());
    }

    private JobItem item(
            ItemKind kind, String name, List<Edge> inputs, @Nullable SourceSpec source, @Nullable SinkSpec sink) {
        return new JobItem(
                kind,
                name,
                parallelism,
                Math.max(128, 2 * parallelism),
                inputs,
                Amount.Fixed.ZERO,
                StateSpec.NONE,
                OperatorState.NONE,
                50,
                List.of(),
                source,
                sink);
    }
}
