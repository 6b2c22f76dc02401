package io.github.cleancut.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.Simulation;
import io.github.cleancut.model.Amount;
import io.github.cleancut.model.CheckpointConfig;
import io.github.cleancut.model.CheckpointConfig.Retention;
import io.github.cleancut.model.ClusterSpec;
import io.github.cleancut.model.Commit;
import io.github.cleancut.model.Edge;
import io.github.cleancut.model.Exchange;
import io.github.cleancut.model.FlinkConfig;
import io.github.cleancut.model.ItemKind;
import io.github.cleancut.model.JobGraph;
import io.github.cleancut.model.Rate;
import io.github.cleancut.model.RestartStrategy;
import io.github.cleancut.model.Scenario;
import io.github.cleancut.model.Topology;
import io.github.cleancut.trace.EventKind;
import io.github.cleancut.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Channels whose buffers are full, ten records a buffer: how many fit, and which barriers get through. */
class FullBuffersTest {
    private static final Rate RATE = new Rate(1_000, 1_000 * Jobs.MILLI);

    private static FlinkConfig flink(CheckpointConfig checkpointing) {
        return new FlinkConfig(
                checkpointing,
                new RestartStrategy.None(),
                true,
                false,
                20 * 1024,
                10_000,
                50_000,
                100,
                1_000,
                new TreeMap<>());
    }

    private static CheckpointConfig unaligned(long timeoutMillis) {
        return new CheckpointConfig(
                100, -1, 0, 1, 600_000, 0, true, true, timeoutMillis, true, 1, Retention.NO_EXTERNALIZED_CHECKPOINTS);
    }

    /** A source and a task without work of its own before one that takes 5 ms a record. */
    private static Scenario slowTask(CheckpointConfig checkpointing) {
        JobGraph job = new JobGraph(List.of(
                Jobs.source("words", 1, RATE, 400),
                Jobs.item(ItemKind.MAP, "tag", 1, new Edge("words", Exchange.REBALANCE)),
                Jobs.slow(ItemKind.KEYED, "sum", 1, 5, new Edge("tag", Exchange.HASH)),
                Jobs.sink("out", 1, Commit.TWO_PHASE, new Edge("sum", Exchange.REBALANCE))));
        return Jobs.scenario(flink(checkpointing), job, List.of());
    }

    private static List<TraceEvent> run(Scenario scenario) {
        List<TraceEvent> events = new ArrayList<>();
        Simulation.of(scenario).run(List.of(events::add));
        return events;
    }

    /** How often the second task of the job, or its source, does something while its output is unavailable. */
    private static long countWhileBlocked(int task, EventKind kind, List<TraceEvent> events) {
        boolean isBlocked = false;
        long count = 0;
        for (TraceEvent event : events) {
            if (event.task() == task && event.kind() == EventKind.OUTPUT_BLOCKED) {
                isBlocked = true;
            } else if (event.task() == task && event.kind() == EventKind.OUTPUT_FREE) {
                isBlocked = false;
            } else if (isBlocked && event.task() == task && event.kind() == kind) {
                count++;
            }
        }
        return count;
    }

    /** The longest time of a barrier on the channel to the slow task, from its producer's hands to its consumer's. */
    private static long longestWayMillis(List<TraceEvent> events) {
        int slowChannel = 1;
        TreeMap<Long, Long> sentAt = new TreeMap<>();
        long longest = -1;
        for (TraceEvent event : events) {
            if (event.channel() == slowChannel && event.kind() == EventKind.BARRIER_SENT) {
                sentAt.put(event.checkpoint(), event.timeNanos());
            } else if (event.channel() == slowChannel && event.kind() == EventKind.BARRIER_RECEIVED) {
                long sent = sentAt.getOrDefault(event.checkpoint(), Long.MAX_VALUE);
                longest = Math.max(longest, event.timeNanos() - sent);
            }
        }
        assertTrue(longest >= 0, "no barrier has come");
        return longest / Jobs.MILLI;
    }

    /** T-055, T-057, T-061: 10 buffers of a subpartition; at a receiver of two channels 2 each and 4 of 8, or the one in its hands where there is no wire. */
    @Test
    void buffersAreCountedForEachKindOfChannel() {
        JobGraph job = new JobGraph(List.of(
                Jobs.source("words", 2, RATE, 10), Jobs.sink("out", 2, Commit.NONE, new Edge("words", Exchange.HASH))));
        ClusterSpec cluster = new ClusterSpec(
                List.of(new ClusterSpec.TaskManager("tm1", 1), new ClusterSpec.TaskManager("tm2", 1)),
                Amount.Fixed.ZERO,
                Amount.Fixed.ZERO);
        Topology topology = new Topology(job, cluster);
        ChannelLimits limits = new ChannelLimits(topology, flink(Jobs.every(100)));
        List<Integer> local = new ArrayList<>();
        List<Integer> remote = new ArrayList<>();
        for (int channel = 0; channel < 4; channel++) {
            assertEquals(100, limits.subpartitionLimit(channel));
            (topology.isLocal(channel) ? local : remote).add(limits.receiverLimit(channel));
        }
        assertEquals(List.of(10, 10), local);
        assertEquals(List.of(60, 60), remote);
    }

    /** T-058, T-059: no input is taken while the output is unavailable, no aligned barrier either; a trigger and an unaligned barrier come as mails. */
    @Test
    void whileItsOutputIsFullATaskTakesPriorityBarriersOnly() {
        List<TraceEvent> inOrder = run(slowTask(Jobs.every(100)));
        List<TraceEvent> overtaking = run(slowTask(unaligned(0)));
        assertTrue(countWhileBlocked(0, EventKind.BARRIER_SENT, inOrder) > 0);
        assertTrue(inOrder.stream().anyMatch(event -> event.task() == 1 && event.kind() == EventKind.OUTPUT_BLOCKED));
        assertEquals(0, countWhileBlocked(1, EventKind.BARRIER_RECEIVED, inOrder));
        assertTrue(countWhileBlocked(1, EventKind.BARRIER_RECEIVED, overtaking) > 0);
    }

    /** T-011, T-060: a barrier needs no room at a full receiver, as far as it does not wait behind records: 1 ms on the wire and 5 ms for the record in hand. */
    @Test
    void anEventNeedsNoCredit() {
        assertTrue(longestWayMillis(run(slowTask(unaligned(0)))) <= 1 + 5);
        assertTrue(longestWayMillis(run(slowTask(Jobs.every(100)))) >= 100 * 5);
    }

    /** T-113, T-114, T-133: what waits in a source's subpartition is its own part, at once or when its output timer lets the barrier overtake. */
    @Test
    void recordsThatHaveNotLeftBelongToTheirProducer() {
        for (long timeoutMillis : List.of(0L, 25L)) {
            TreeSet<Integer> storing = new TreeSet<>();
            for (TraceEvent event : run(slowTask(unaligned(timeoutMillis)))) {
                if (event.kind() == EventKind.IN_FLIGHT_CAPTURED && event.channel() == 0) {
                    storing.add(event.task());
                }
            }
            assertTrue(storing.contains(0), "timeout " + timeoutMillis + ": " + storing);
        }
    }
}
