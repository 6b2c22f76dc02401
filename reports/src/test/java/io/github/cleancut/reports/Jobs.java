package io.github.cleancut.reports;

import io.github.cleancut.model.Amount;
import io.github.cleancut.model.BufferDebloating;
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
import io.github.cleancut.model.NetworkSpec;
import io.github.cleancut.model.OperatorSpec;
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
import io.github.cleancut.scenarios.Plan.RunPlan;
import io.github.cleancut.scenarios.expect.Expectation;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A small job for tests: {@code words} (tasks 0 and 1), {@code sum} (task 2, channels 0 and 1), {@code out} (task 3, channel 2). */
public final class Jobs {
    public static final int WORDS_0 = 0;
    public static final int WORDS_1 = 1;
    public static final int SUM = 2;
    public static final int OUT = 3;

    private Jobs() {}

    public static Scenario scenario() {
        JobGraph job = new JobGraph(List.of(
                item(ItemKind.SOURCE, "words", 2, List.of(), source(), null),
                item(ItemKind.KEYED, "sum", 1, List.of(new Edge("words", Exchange.HASH)), null, null),
                item(ItemKind.SINK, "out", 1, List.of(new Edge("sum", Exchange.FORWARD)), null, sink())));
        return new Scenario(
                "small",
                "What is a small job?",
                Rules.FLINK_2_3,
                42,
                flink(),
                new ClusterSpec(List.of(new ClusterSpec.TaskManager("tm1", 2)), Amount.Fixed.ZERO, Amount.Fixed.ZERO),
                new NetworkSpec(Amount.Fixed.ZERO, Amount.Fixed.ZERO, -1, Amount.Fixed.ZERO, List.of()),
                new StorageSpec(Amount.Fixed.ZERO, -1, -1),
                job,
                Scenario.Script.EMPTY,
                new End(-1, 0));
    }

    public static Topology topology() {
        Scenario scenario = scenario();
        return new Topology(scenario.job(), scenario.cluster());
    }

    public static RunPlan plan(List<Expectation> expectations) {
        return new RunPlan("small", "", scenario(), null, expectations, "version: 1\nseed: 42\n", false, List.of());
    }

    private static SourceSpec source() {
        return new SourceSpec(new Rate(4, 1_000_000_000L), 100, 100, null, true);
    }

    private static SinkSpec sink() {
        return new SinkSpec(Commit.TWO_PHASE, Amount.Fixed.ZERO, true, List.of(new SinkSpec.Reader("out", true)));
    }

    private static JobItem item(
            ItemKind kind,
            String name,
            int parallelism,
            List<Edge> inputs,
            @Nullable SourceSpec source,
            @Nullable SinkSpec sink) {
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

    private static FlinkConfig flink() {
        CheckpointConfig checkpointing = new CheckpointConfig(
                100,
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
                checkpointing,
                new RestartStrategy.None(),
                true,
                false,
                20_480,
                10_000,
                50_000,
                100,
                32_768,
                BufferDebloating.OFF,
                new TreeMap<>());
    }
}
