package io.github.cleancut.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.Protocol;
import io.github.cleancut.kernel.ChoiceQueue;
import io.github.cleancut.kernel.Odometer;
import io.github.cleancut.kernel.ReplayChoices;
import io.github.cleancut.kernel.SeededChoices;
import io.github.cleancut.model.Commit;
import io.github.cleancut.model.Edge;
import io.github.cleancut.model.Exchange;
import io.github.cleancut.model.ItemKind;
import io.github.cleancut.model.JobGraph;
import io.github.cleancut.model.Rate;
import io.github.cleancut.model.RestartStrategy;
import io.github.cleancut.model.Scenario;
import io.github.cleancut.model.Topology;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.TaskState;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The world runs under free choice of the next event as it does under time: it can be copied, encoded and asked for its enabled events. */
class InterleavingsTest {
    private static final long CHECKPOINTING_OFF = -1;

    /** A flush that may come at any moment would be one more choice at each. */
    private static final long EVERY_RECORD = 0;

    private static final Rate EACH_MILLI = new Rate(1, Jobs.MILLI);

    private static Setting setting(JobGraph job) {
        Scenario scenario = Jobs.scenario(
                Jobs.flink(Jobs.every(CHECKPOINTING_OFF), new RestartStrategy.None(), EVERY_RECORD), job, List.of());
        return new Setting(scenario, new Topology(job, scenario.cluster()), Protocol.flink23(), new SeededChoices(1));
    }

    private static JobGraph threeSubtasks(long records) {
        return new JobGraph(List.of(
                Jobs.source("words", 1, EACH_MILLI, records),
                Jobs.item(ItemKind.MAP, "tokenize", 1, new Edge("words", Exchange.FORWARD)),
                Jobs.sink("out", 1, Commit.AT_LEAST_ONCE, new Edge("tokenize", Exchange.FORWARD))));
    }

    private static String encoding(World world, ChoiceQueue queue) {
        List<String> events = new ArrayList<>();
        for (int i = 0; i < queue.size(); i++) {
            events.add(EventWords.of(world, queue.targetAt(i), queue.argumentAt(i)));
        }
        events.sort(null);
        StringBuilder text = new StringBuilder();
        world.encode(text);
        return text.append(events).toString();
    }

    /** Searches every interleaving from a state on, by copies; tells how many paths lead to an end. */
    private static final class Search {
        private final Map<String, BigInteger> pathsFrom = new TreeMap<>();
        private final List<String> ends = new ArrayList<>();

        BigInteger pathsFrom(World world, ChoiceQueue queue) {
            if (world.isOver() || queue.isEmpty()) {
                ends.add(world.jobMaster().status().name());
                return BigInteger.ONE;
            }
            if (pathsFrom.size() > 200_000) {
                throw new IllegalStateException("more states than this test is meant for");
            }
            String encoding = encoding(world, queue);
            BigInteger known = pathsFrom.get(encoding);
            if (known != null) {
                return known;
            }
            BigInteger paths = BigInteger.ZERO;
            for (int i = 0; i < queue.size(); i++) {
                World copy = world.copy();
                ChoiceQueue copiedQueue = (ChoiceQueue) copy.queue();
                copiedQueue.takeAt(i);
                copy.handle(copiedQueue.timeNanos(), copiedQueue.target(), copiedQueue.argument());
                copy.afterStep();
                paths = paths.add(pathsFrom(copy, copiedQueue));
            }
            pathsFrom.put(encoding, paths);
            return paths;
        }
    }

    /** Takes the events in the order of scheduling until every subtask runs: what comes then is searched. */
    private static World running(JobGraph job, ChoiceQueue queue) {
        World world = new World(setting(job), queue, List.of());
        world.start();
        while (!world.jobMaster().executions().all(state -> state == TaskState.RUNNING)) {
            queue.takeAt(0);
            world.handle(queue.timeNanos(), queue.target(), queue.argument());
            world.afterStep();
        }
        return world;
    }

    private static Search search(JobGraph job, List<BigInteger> paths) {
        ChoiceQueue queue = new ChoiceQueue(new ReplayChoices(new Odometer()).stream("order"));
        World world = running(job, queue);
        Search search = new Search();
        paths.add(search.pathsFrom(world, queue));
        return search;
    }

    @Test
    void everyInterleavingOfThreeSubtasksAndTwoRecordsFinishesTheJob() {
        Search search = search(threeSubtasks(2), new ArrayList<>());
        assertTrue(search.pathsFrom.size() > 100, "states: " + search.pathsFrom.size());
        assertFalse(search.ends.isEmpty());
        assertTrue(search.ends.stream().allMatch("FINISHED"::equals), search.ends.toString());
    }

    @Test
    void countingPathsByCopiesAndByReplayAgrees() {
        JobGraph job = new JobGraph(List.of(
                Jobs.source("words", 1, EACH_MILLI, 0),
                Jobs.sink("out", 1, Commit.AT_LEAST_ONCE, new Edge("words", Exchange.FORWARD))));
        List<BigInteger> byCopies = new ArrayList<>();
        search(job, byCopies);
        Odometer odometer = new Odometer();
        long byReplay = 0;
        do {
            ChoiceQueue queue = new ChoiceQueue(new ReplayChoices(odometer).stream("order"));
            World world = running(job, queue);
            while (!world.isOver() && !queue.isEmpty()) {
                queue.take();
                world.handle(queue.timeNanos(), queue.target(), queue.argument());
                world.afterStep();
            }
            byReplay++;
        } while (odometer.advance());
        assertEquals(byCopies.get(0), BigInteger.valueOf(byReplay));
    }
}
