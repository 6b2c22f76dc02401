package io.github.cleancut.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.Simulation;
import io.github.cleancut.model.BufferDebloating;
import io.github.cleancut.model.CheckpointConfig;
import io.github.cleancut.model.CheckpointConfig.Retention;
import io.github.cleancut.model.Commit;
import io.github.cleancut.model.Edge;
import io.github.cleancut.model.Exchange;
import io.github.cleancut.model.FlinkConfig;
import io.github.cleancut.model.ItemKind;
import io.github.cleancut.model.JobGraph;
import io.github.cleancut.model.Rate;
import io.github.cleancut.model.RestartStrategy;
import io.github.cleancut.model.Scenario;
import io.github.cleancut.trace.EventKind;
import io.github.cleancut.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Channels whose buffers are full, nine or ten records a buffer: how many fit, and which barriers get through. */
class FullBuffersTest {
    private static final Rate RATE = new Rate(1_000, 1_000 * Jobs.MILLI);

    private static FlinkConfig flink(CheckpointConfig checkpointing) {
        return flink(checkpointing, 100);
    }

    private static FlinkConfig flink(CheckpointConfig checkpointing, long bufferTimeoutMillis) {
        return new FlinkConfig(
                checkpointing,
                new RestartStrategy.None(),
                true,
                false,
                20 * 1024,
                10_000,
                50_000,
                bufferTimeoutMillis,
                1_000,
                BufferDebloating.OFF,
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

    /** The most records on a channel at a time, from its producer's hands to its consumer's. */
    private static long mostOn(int channel, List<TraceEvent> events) {
        long waiting = 0;
        long most = 0;
        for (TraceEvent event : events) {
            if (event.channel() == channel && event.kind() == EventKind.RECORD_SENT) {
                most = Math.max(most, ++waiting);
            } else if (event.channel() == channel && event.kind() == EventKind.RECORD_TAKEN) {
                waiting--;
            }
        }
        return most;
    }

    /**
     * T-055, T-057, T-060, T-061: the tenth buffer of a subpartition is the last to be begun, so 9 full ones and a record of 104 bytes wait there; where there is a wire 2 and 8 full ones at the receiver, too; and the beginning of the first record may have been read. The one in hand has been read in part.
     */
    @Test
    void buffersAreCountedForEachKindOfChannel() {
        JobGraph job = new JobGraph(List.of(
                Jobs.source("words", 2, new Rate(4_000, 1_000 * Jobs.MILLI), 2_000),
                Jobs.slow(ItemKind.KEYED, "sum", 1, 5, new Edge("words", Exchange.HASH)),
                Jobs.sink("out", 1, Commit.NONE, new Edge("sum", Exchange.REBALANCE))));
        List<TraceEvent> events = run(Jobs.onTwoTaskManagers(flink(Jobs.every(60_000), -1), job, List.of()));
        long local = mostOn(0, events);
        long remote = mostOn(1, events);
        long producerBytes = 103 + 9 * 1_000 + 104;
        long receiverBytes = 10 * 1_000;
        assertTrue(local <= producerBytes / 104 && local >= (producerBytes - 1_000) / 104, "local: " + local);
        long mostRemote = (producerBytes + receiverBytes) / 104;
        assertTrue(remote <= mostRemote && remote >= mostRemote - 10, "remote: " + remote);
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

    /** T-011, T-060: a barrier needs no room at a full receiver, as far as it does not wait behind records: 1 ms on the wire and 5 ms for the record in hand. Else it waits behind those of the 9 buffers that its subpartition holds when it takes input again (T-057, T-059). */
    @Test
    void anEventNeedsNoCredit() {
        assertTrue(longestWayMillis(run(slowTask(unaligned(0)))) <= 1 + 5);
        assertTrue(longestWayMillis(run(slowTask(Jobs.every(100)))) >= 9 * 9 * 5);
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

    /** T-072, T-112, T-115: a consumer in the same TaskManager is told of no barrier before its turn, and stores nothing of the producer's queue, at most the rest of the buffer in its hand. */
    @Test
    void insideOneTaskManagerWhatWaitsIsTheProducers() {
        int slowChannel = 1;
        int producer = 1;
        for (long timeoutMillis : List.of(0L, 25L)) {
            long most = 0;
            for (TraceEvent event : run(slowTask(unaligned(timeoutMillis)))) {
                assertNotEquals(EventKind.BARRIER_ANNOUNCED, event.kind());
                if (event.kind() == EventKind.IN_FLIGHT_CAPTURED && event.channel() == slowChannel) {
                    int records = recordsIn(event);
                    assertTrue(event.task() == producer || records <= 1_000 / 104, event.toString());
                    most = Math.max(most, event.task() == producer ? records : 0);
                }
            }
            assertTrue(most >= 8 * 9, "most " + most);
        }
    }

    private static int recordsIn(TraceEvent captured) {
        String what = captured.requireText();
        return Integer.parseInt(what.substring("records=".length(), what.indexOf(' ')));
    }
}
