package io.github.cleancut.law;

import io.github.cleancut.model.Amount;
import io.github.cleancut.model.BufferDebloating;
import io.github.cleancut.model.CheckpointConfig;
import io.github.cleancut.model.ClusterSpec;
import io.github.cleancut.model.Commit;
import io.github.cleancut.model.Edge;
import io.github.cleancut.model.End;
import io.github.cleancut.model.Exchange;
import io.github.cleancut.model.Fault;
import io.github.cleancut.model.FlinkConfig;
import io.github.cleancut.model.ItemKind;
import io.github.cleancut.model.JobGraph;
import io.github.cleancut.model.JobItem;
import io.github.cleancut.model.NetworkSpec;
import io.github.cleancut.model.OperatorSpec;
import io.github.cleancut.model.OperatorState;
import io.github.cleancut.model.RestartStrategy;
import io.github.cleancut.model.Rules;
import io.github.cleancut.model.Scenario;
import io.github.cleancut.model.SinkSpec;
import io.github.cleancut.model.SourceSpec;
import io.github.cleancut.model.StateSpec;
import io.github.cleancut.model.StorageSpec;
import io.github.cleancut.model.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Small jobs for traces that are made by hand. */
final class TestJob {
    private final SortedMap<String, String> entries = new TreeMap<>();
    private final List<JobItem> items = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private boolean exactlyOnce = true;
    private Amount latency = Amount.Fixed.ZERO;
    private long intervalMillis = 1000;
    private long minPauseMillis;
    private long backlogMillis = -1;
    private int maxConcurrent = 1;
    private int tolerable;
    private long settleNanos;
    private boolean isIncremental;
    private StateSpec stateSpec = StateSpec.NONE;

    static TestJob job() {
        return new TestJob();
    }

    /** words[0..p) -> sum[0..p) by key -> out[0..p) with transactions. */
    static TestJob words(int parallelism) {
        return job().source("words", parallelism)
                .item(ItemKind.KEYED, "sum", parallelism, from("words", Exchange.HASH))
                .sink("out", parallelism, Commit.TWO_PHASE, "sum", Exchange.FORWARD);
    }

    static Edge from(String name, Exchange exchange) {
        return new Edge(name, exchange);
    }

    TestJob atLeastOnce() {
        exactlyOnce = false;
        return this;
    }

    TestJob fault(Fault.Verb verb) {
        faults.add(new Fault(faults.size(), new Fault.Strikes.At(0), verb, -1, false));
        return this;
    }

    TestJob pace(long interval, long minPause, int mostPending) {
        intervalMillis = interval;
        minPauseMillis = minPause;
        maxConcurrent = mostPending;
        return this;
    }

    /** The interval while a source works off a backlog. */
    TestJob backlog(long interval) {
        backlogMillis = interval;
        return this;
    }

    TestJob tolerate(int failures) {
        tolerable = failures;
        return this;
    }

    /** How long liveness may take. */
    /** The statistics remember so many checkpoints. */
    TestJob history(int checkpoints) {
        entries.put("web.checkpoints.history", Integer.toString(checkpoints));
        return this;
    }

    TestJob settle(long seconds) {
        settleNanos = seconds * 1_000_000_000L;
        return this;
    }

    /** The items that follow keep so much state, keyed ones in incremental checkpoints. */
    TestJob incremental(long sizeBytes, long deltaBytes) {
        isIncremental = true;
        stateSpec = new StateSpec(sizeBytes, deltaBytes, Amount.Fixed.ZERO, null);
        return this;
    }

    TestJob latency(Amount amount) {
        latency = amount;
        return this;
    }

    TestJob source(String name, int parallelism) {
        SourceSpec source = new SourceSpec(null, -1, 100, null, true);
        return add(ItemKind.SOURCE, name, parallelism, List.of(), OperatorState.NONE, source);
    }

    TestJob item(ItemKind kind, String name, int parallelism, Edge... inputs) {
        return add(kind, name, parallelism, List.of(inputs), OperatorState.NONE, null);
    }

    /** A map that keeps the records that it has seen as list state. */
    TestJob listMap(String name, int parallelism, Edge... inputs) {
        return add(ItemKind.MAP, name, parallelism, List.of(inputs), OperatorState.LIST, null);
    }

    /** A sink with a reader of committed data, named like it, and one of uncommitted data, {@code <name>-raw}. */
    TestJob sink(String name, int parallelism, Commit commit, String input, Exchange exchange) {
        return sink(name, parallelism, commit, true, from(input, exchange));
    }

    TestJob sink(String name, int parallelism, Commit commit, boolean idempotentCommit, Edge... inputs) {
        List<SinkSpec.Reader> readers =
                List.of(new SinkSpec.Reader(name, true), new SinkSpec.Reader(name + "-raw", false));
        SinkSpec sink = new SinkSpec(commit, Amount.Fixed.ZERO, idempotentCommit, readers);
        return add(ItemKind.SINK, name, parallelism, List.of(inputs), OperatorState.NONE, sink);
    }

    private TestJob add(
            ItemKind kind,
            String name,
            int parallelism,
            List<Edge> inputs,
            OperatorState state,
            @Nullable Object spec) {
        items.add(new JobItem(
                kind,
                name,
                parallelism,
                128,
                inputs,
                Amount.Fixed.ZERO,
                stateSpec,
                state,
                OperatorSpec.keep(50),
                List.of(),
                spec instanceof SourceSpec source ? source : null,
                spec instanceof SinkSpec sink ? sink : null));
        return this;
    }

    Topology topology() {
        return new Topology(new JobGraph(List.copyOf(items)), cluster());
    }

    private ClusterSpec cluster() {
        return new ClusterSpec(List.of(new ClusterSpec.TaskManager("tm1", 8)), Amount.Fixed.ZERO, Amount.Fixed.ZERO);
    }

    Scenario scenario() {
        CheckpointConfig checkpointing = new CheckpointConfig(
                intervalMillis,
                backlogMillis,
                minPauseMillis,
                maxConcurrent,
                600_000,
                tolerable,
                exactlyOnce,
                false,
                0,
                true,
                1,
                CheckpointConfig.Retention.NO_EXTERNALIZED_CHECKPOINTS);
        FlinkConfig flink = new FlinkConfig(
                checkpointing,
                new RestartStrategy.None(),
                true,
                isIncremental,
                0,
                1,
                1,
                0,
                1,
                BufferDebloating.OFF,
                entries);
        return new Scenario(
                "test",
                "?",
                Rules.FLINK_2_3,
                0,
                flink,
                cluster(),
                new NetworkSpec(latency, latency, -1, Amount.Fixed.ZERO, List.of()),
                new StorageSpec(Amount.Fixed.ZERO, -1, -1),
                new JobGraph(List.copyOf(items)),
                new Scenario.Script(List.copyOf(faults), List.of(), List.of(), List.of()),
                new End(-1, settleNanos));
    }
}
