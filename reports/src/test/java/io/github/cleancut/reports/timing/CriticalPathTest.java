package io.github.cleancut.reports.timing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.Simulation;
import io.github.cleancut.model.Topology;
import io.github.cleancut.reports.timing.CriticalPath.Kind;
import io.github.cleancut.reports.timing.CriticalPath.Step;
import io.github.cleancut.scenarios.Overrides;
import io.github.cleancut.scenarios.Plan.RunPlan;
import io.github.cleancut.scenarios.ScenarioReader;
import io.github.cleancut.trace.EventKind;
import io.github.cleancut.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CriticalPathTest {
    private final List<TraceEvent> events = new ArrayList<>();

    private CheckpointTimings timingsOf(RunPlan plan) {
        Topology topology = new Topology(plan.scenario().job(), plan.scenario().cluster());
        CheckpointTimings timings = new CheckpointTimings(topology);
        Simulation.of(plan.scenario()).run(List.of(timings, events::add));
        return timings;
    }

    @ParameterizedTest
    @ValueSource(strings = {"@a04-crash-and-replay", "@b01-skewed-inputs", "@b02-slow-sink-start-delay", "@e02"})
    void itsStepsLeadFromTheTriggerToTheCompletionWithoutAGap(String name) throws Exception {
        CheckpointTimings timings =
                timingsOf((RunPlan) ScenarioReader.read(name, Overrides.NONE).get(0));
        assertFalse(timings.completed().isEmpty());
        for (CheckpointTiming checkpoint : timings.completed()) {
            List<Step> steps = CriticalPath.of(checkpoint, timings.topology());
            assertEquals(checkpoint.triggerNanos(), steps.get(0).fromNanos(), "checkpoint " + checkpoint.id());
            for (int i = 1; i < steps.size(); i++) {
                assertEquals(steps.get(i - 1).toNanos(), steps.get(i).fromNanos(), "checkpoint " + checkpoint.id());
            }
            assertEquals(checkpoint.endedNanos(), steps.get(steps.size() - 1).toNanos());
            steps.stream().filter(step -> step.kind() == Kind.BARRIER).forEach(step -> assertIsLast(checkpoint, step));
        }
    }

    /** No barrier of the checkpoint came to that subtask later. */
    private void assertIsLast(CheckpointTiming checkpoint, Step barrier) {
        long last = events.stream()
                .filter(event -> event.kind() == EventKind.BARRIER_RECEIVED)
                .filter(event -> event.checkpoint() == checkpoint.id() && event.task() == barrier.task())
                .mapToLong(TraceEvent::timeNanos)
                .max()
                .orElseThrow();
        assertEquals(last, barrier.toNanos());
    }

    @Test
    void itGoesOverTheSlowChannelAndThroughTheLongUpload() throws Exception {
        String text = """
                version: 1
                flink: {execution.checkpointing.interval: 100 ms}
                network: {latency: 1 ms, channels: [{from: "b[0]", to: "join[0]", latency: 30 ms}]}
                job:
                  - {source: a, rate: 100/s, records: 20, keys: {count: 10}}
                  - {source: b, rate: 100/s, records: 20, keys: {count: 10}}
                  - {keyed: join, from: [a, b], parallelism: 2, state: {async: 40 ms}}
                  - {sink: out, parallelism: 2, commit: two-phase}
                """;
        RunPlan plan = (RunPlan)
                ScenarioReader.readText("slow.yaml", text, Overrides.NONE).get(0);
        CheckpointTimings timings = timingsOf(plan);
        List<Step> steps = CriticalPath.of(timings.completed().get(0), timings.topology());
        List<String> words = steps.stream()
                .map(step -> CriticalPath.words(step, timings.topology()))
                .toList();
        assertTrue(words.contains("barrier b[0] -> join[0]"), words.toString());
        assertTrue(words.contains("async join[0]"), words.toString());
        Step async = steps.stream()
                .filter(step -> step.kind() == Kind.ASYNC)
                .findFirst()
                .orElseThrow();
        assertEquals(40_000_000, async.nanos());
    }
}
