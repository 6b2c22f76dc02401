package io.github.cleancut.bench;

import io.github.cleancut.trace.TraceDigest;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the digest costs for each event that is traced. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class DigestBench {
    private static final int EVENTS = 1_000;

    private final TraceDigest digest = new TraceDigest();
    private long timeNanos;

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public TraceDigest fold() {
        for (int event = 0; event < EVENTS; event++) {
            timeNanos += 977;
            digest.fold(timeNanos, event & 31, event, timeNanos >> 3, -1);
        }
        return digest;
    }
}
