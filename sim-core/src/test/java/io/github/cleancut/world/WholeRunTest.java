package io.github.cleancut.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.RunSummary;
import io.github.cleancut.Simulation;
import io.github.cleancut.model.Rate;
import io.github.cleancut.model.RestartStrategy;
import io.github.cleancut.model.Scenario;
import io.github.cleancut.model.SubtaskRef;
import io.github.cleancut.trace.EventKind;
import io.github.cleancut.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WholeRunTest {
    private static final Rate RATE = new Rate(200, 1_000 * Jobs.MILLI);

    private final List<TraceEvent> events = new ArrayList<>();

    private RunSummary run(Scenario scenario) {
        return Simulation.of(scenario).run(List.of(events::add));
    }

    private long count(EventKind kind) {
        return events.stream().filter(event -> event.kind() == kind).count();
    }

    @Test
    void aBoundedJobFinishesAndCommitsEveryRecord() {
        Scenario scenario = Jobs.scenario(
                Jobs.flink(Jobs.every(100), new RestartStrategy.None()), Jobs.wordCount(2, RATE, 100), List.of());
        RunSummary summary = run(scenario);
        assertEquals("FINISHED", summary.jobStatus());
        assertEquals(100, count(EventKind.RECORD_WRITTEN));
        assertTrue(summary.counters().completed() >= 4, summary.toString());
    }

    @Test
    void aKilledSubtaskIsRestoredFromTheLatestCheckpoint() {
        Scenario scenario = Jobs.scenario(
                Jobs.flink(Jobs.every(100), new RestartStrategy.FixedDelay(3, 40)),
                Jobs.wordCount(2, RATE, 100),
                List.of(Jobs.killWhen(0, "upload-started", 3, new SubtaskRef("sum", 0))));
        RunSummary summary = run(scenario);
        assertEquals("FINISHED", summary.jobStatus());
        assertEquals(1, summary.counters().restored());
        assertEquals(
                2,
                events.stream()
                        .filter(event -> event.kind() == EventKind.RESTORE_STARTED)
                        .findFirst()
                        .orElseThrow()
                        .checkpoint());
    }
}
