package io.github.cleancut.world;

import io.github.cleancut.model.Amount;
import io.github.cleancut.model.BufferDebloating;
import io.github.cleancut.model.CheckpointConfig;
import io.github.cleancut.model.CheckpointConfig.Retention;
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
import io.github.cleancut.model.KeySpec;
import io.github.cleancut.model.NetworkSpec;
import io.github.cleancut.model.OperatorSpec;
import io.github.cleancut.model.OperatorState;
import io.github.cleancut.model.Position;
import io.github.cleancut.model.Rate;
import io.github.cleancut.model.RestartStrategy;
import io.github.cleancut.model.Rules;
import io.github.cleancut.model.Scenario;
import io.github.cleancut.model.SinkSpec;
import io.github.cleancut.model.SourceSpec;
import io.github.cleancut.model.StateSpec;
import io.github.cleancut.model.StorageSpec;
import io.github.cleancut.model.SubtaskRef;
import java.util.List;
import java.util.TreeMap;

/** Small scenarios, built without YAML. */
final class Jobs {
    static final long MILLI = 1_000_000L;

    private Jobs() {}

    static Amount millis(long millis) {
        return new Amount.Fixed(millis * MILLI);
    }

    static CheckpointConfig every(long intervalMillis) {
        return new CheckpointConfig(
                intervalMillis, -1, 0, 1, 600_000, 0, true, false, 0, true, 1, Retention.NO_EXTERNALIZED_CHECKPOINTS);
    }

    static FlinkConfig flink(CheckpointConfig checkpointing, RestartStrategy restart) {
        return flink(checkpointing, restart, 100);
    }

    /** With a flush every so often, or after every record for 0. */
    static FlinkConfig flink(CheckpointConfig checkpointing, RestartStrategy restart, long bufferTimeoutMillis) {
        return new FlinkConfig(
                checkpointing,
                restart,
                true,
                false,
                20 * 1024,
                10_000,
                50_000,
                bufferTimeoutMillis,
                32 * 1024,
                BufferDebloating.OFF,
                new TreeMap<>());
    }

    static JobItem source(String name, int parallelism, Rate rate, long records) {
        SourceSpec spec = new SourceSpec(rate, records, 100, new KeySpec(50, new TreeMap<>(), false), true);
        return item(ItemKind.SOURCE, name, parallelism, List.of(), spec, null);
    }

    static JobItem item(ItemKind kind, String name, int parallelism, Edge... inputs) {
        return item(kind, name, parallelism, List.of(inputs), null, null);
    }

    /** An item that works on each record for some milliseconds. */
    static JobItem slow(ItemKind kind, String name, int parallelism, long processMillis, Edge... inputs) {
        return new JobItem(
                kind,
                name,
                parallelism,
                128,
                List.of(inputs),
                millis(processMillis),
                StateSpec.NONE,
                OperatorState.NONE,
                OperatorSpec.keep(50),
                List.of(),
                null,
                null);
    }

    static JobItem sink(String name, int parallelism, Commit commit, Edge... inputs) {
        SinkSpec spec = new SinkSpec(commit, Amount.Fixed.ZERO, true, List.of(new SinkSpec.Reader(name, true)));
        return item(ItemKind.SINK, name, parallelism, List.of(inputs), null, spec);
    }

    private static JobItem item(
            ItemKind kind,
            String name,
            int parallelism,
            List<Edge> inputs,
            @org.jspecify.annotations.Nullable SourceSpec source,
            @org.jspecify.annotations.Nullable SinkSpec sink) {
        return new JobItem(
                kind,
                name,
                parallelism,
                128,
                inputs,
                Amount.Fixed.ZERO,
                StateSpec.NONE,
                OperatorState.NONE,
                OperatorSpec.keep(50),
                List.of(),
                source,
                sink);
    }

    /** source, map, keyed by hash, two-phase sink. */
    static JobGraph wordCount(int parallelism, Rate rate, long records) {
        return new JobGraph(List.of(
                source("words", parallelism, rate, records),
                item(ItemKind.MAP, "tokenize", parallelism, new Edge("words", Exchange.FORWARD)),
                item(ItemKind.KEYED, "sum", parallelism, new Edge("tokenize", Exchange.HASH)),
                sink("out", parallelism, Commit.TWO_PHASE, new Edge("sum", Exchange.FORWARD))));
    }

    /** On one TaskManager, so that all channels are local. */
    static Scenario scenario(FlinkConfig flink, JobGraph job, List<Fault> faults) {
        int slots = job.items().stream().mapToInt(JobItem::parallelism).max().orElseThrow();
        return scenario(flink, List.of(new ClusterSpec.TaskManager("tm1", slots)), job, faults);
    }

    /** On two TaskManagers with one slot each, so that channels between subtasks of one index are local and all others are remote. */
    static Scenario onTwoTaskManagers(FlinkConfig flink, JobGraph job, List<Fault> faults) {
        List<ClusterSpec.TaskManager> taskManagers =
                List.of(new ClusterSpec.TaskManager("tm1", 1), new ClusterSpec.TaskManager("tm2", 1));
        return scenario(flink, taskManagers, job, faults);
    }

    private static Scenario scenario(
            FlinkConfig flink, List<ClusterSpec.TaskManager> taskManagers, JobGraph job, List<Fault> faults) {
        ClusterSpec cluster = new ClusterSpec(taskManagers, Amount.Fixed.ZERO, Amount.Fixed.ZERO);
        return new Scenario(
                "test",
                "a test",
                Rules.FLINK_2_3,
                42,
                flink,
                cluster,
                new NetworkSpec(millis(1), millis(1), -1, millis(1), List.of()),
                new StorageSpec(millis(2), -1, -1),
                job,
                new Scenario.Script(faults, List.of(), List.of(), List.of()),
                new End(-1, 0));
    }

    static Fault killWhen(int index, String event, long checkpoint, SubtaskRef subtask) {
        Position position = new Position(event, checkpoint, subtask, null, null, null, -1, null, -1, 1, 0);
        Fault.Verb kill = new Fault.Verb.Kill(new Fault.Target.Subtasks(subtask), -1, 0);
        return new Fault(index, new Fault.Strikes.When(position), kill, -1, false);
    }
}
