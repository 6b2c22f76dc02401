package io.github.cleancut.world;

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
import io.github.cleancut.model.KeySpec;
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
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Three stages of p subtasks, all-to-all channels, one keyed record a source and millisecond, a barrier every second: what the simulator's speed and its use of memory are measured on. */
public final class StreamingJob {
    private static final long MILLI = 1_000_000L;
    private static final int KEYS = 100_000;

    private StreamingJob() {}

    /**
     * The scenario.
     *
     * @param parallelism subtasks of each stage
     * @param records how many records all sources emit together
     */
    public static Scenario scenario(int parallelism, long records) {
        return scenario(parallelism, records, 1_000);
    }

    static Scenario scenario(int parallelism, long records, long intervalMillis) {
        Rate rate = new Rate(1_000L * parallelism, 1_000 * MILLI);
        SourceSpec source = new SourceSpec(rate, records, 100, new KeySpec(KEYS, new TreeMap<>(), false), true);
        SinkSpec sink = new SinkSpec(
                Commit.AT_LEAST_ONCE, Amount.Fixed.ZERO, true, List.of(new SinkSpec.Reader("sink", false)));
        JobGraph job = new JobGraph(List.of(
                item(parallelism, ItemKind.SOURCE, "source", List.of(), source, null),
                item(parallelism, ItemKind.KEYED, "count", List.of(new Edge("source", Exchange.HASH)), null, null),
                item(parallelism, ItemKind.SINK, "sink", List.of(new Edge("count", Exchange.HASH)), null, sink)));
        Amount.Fixed milli = new Amount.Fixed(MILLI);
        return new Scenario(
                "streaming",
                "",
                Rules.FLINK_2_3,
                1,
                flink(intervalMillis),
                new ClusterSpec(
                        List.of(new ClusterSpec.TaskManager("tm1", parallelism)), Amount.Fixed.ZERO, Amount.Fixed.ZERO),
                new NetworkSpec(milli, milli, -1, milli, List.of()),
                new StorageSpec(milli, -1, -1),
                job,
                new Scenario.Script(List.of(), List.of(), List.of(), List.of()),
                new End(-1, 0));
    }

    private static FlinkConfig flink(long intervalMillis) {
        CheckpointConfig checkpointing = new CheckpointConfig(
                intervalMillis,
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
                20 * 1024,
                10_000,
                50_000,
                100,
                32 * 1024,
                BufferDebloating.OFF,
                new TreeMap<>());
    }

    private static JobItem item(
            int parallelism,
            ItemKind kind,
            String name,
            List<Edge> inputs,
            @Nullable SourceSpec source,
            @Nullable SinkSpec sink) {
        return new JobItem(
                kind,
                name,
                parallelism,
                Math.max(128, 2 * parallelism),
                inputs,
                Amount.Fixed.ZERO,
                StateSpec.NONE,
                OperatorState.NONE,
                OperatorSpec.keep(50),
                List.of(),
                source,
                sink);
    }
}
