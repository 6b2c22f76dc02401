package io.github.cleancut.bench;

import io.github.cleancut.RunSummary;
import io.github.cleancut.Simulation;
import io.github.cleancut.kernel.Loop;
import io.github.cleancut.law.Laws;
import io.github.cleancut.model.Scenario;
import io.github.cleancut.model.Topology;
import io.github.cleancut.trace.TraceListener;
import io.github.cleancut.world.StreamingJob;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
        Scenario scenario = StreamingJob.scenario(parallelism, RECORDS);
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
}
