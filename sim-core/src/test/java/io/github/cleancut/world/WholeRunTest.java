package io.github.cleancut.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.RunSummary;
import io.github.cleancut.Simulation;
import io.github.cleancut.model.Caption;
import io.github.cleancut.model.End;
import io.github.cleancut.model.Fault;
import io.github.cleancut.model.Position;
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

    private List<Long> timesOf(EventKind kind) {
        return events.stream()
                .filter(event -> event.kind() == kind)
                .map(TraceEvent::timeNanos)
                .toList();
    }

    @Test
    void aFaultThatStrikesAgainWhileItStandsIsLiftedOnceForEachStrike() {
        Position everyTick = new Position("tick", -1, null, null, null, null, -1, null, -1, Position.EVERY, 0);
        Fault slow = new Fault(
                0,
                new Fault.Strikes.When(everyTick),
                new Fault.Verb.Slow(new Fault.Target.Storage(), Jobs.millis(1), 1),
                150 * Jobs.MILLI,
                false);
        run(Jobs.scenario(
                Jobs.flink(Jobs.every(100), new RestartStrategy.None()), Jobs.wordCount(1, RATE, 100), List.of(slow)));
        List<Long> struck = timesOf(EventKind.FAULT_STRUCK);
        List<Long> lifted = timesOf(EventKind.FAULT_LIFTED);
        assertTrue(struck.size() >= 4, struck.toString());
        for (int strike = 0; strike < lifted.size(); strike++) {
            assertEquals(struck.get(strike) + 150 * Jobs.MILLI, lifted.get(strike));
        }
    }

    @Test
    void aTaskManagerThatIsBackBeforeItWasMissedIsLostOnce() {
        for (long endMillis : List.of(360, 400, 420, 440, 460)) {
            events.clear();
            Fault.Verb kill = new Fault.Verb.Kill(new Fault.Target.TaskManager("tm1"), 100 * Jobs.MILLI, 0);
            Fault loss = new Fault(0, new Fault.Strikes.At(350 * Jobs.MILLI), kill, -1, false);
            Scenario bare = Jobs.scenario(
                    Jobs.flink(Jobs.every(100), new RestartStrategy.FixedDelay(3, 10)),
                    Jobs.wordCount(2, RATE, 200),
                    List.of(loss));
            RunSummary summary = run(ending(bare, new End(endMillis * Jobs.MILLI, 300 * Jobs.MILLI)));
            assertEquals(1, summary.counters().restored(), "faults end at " + endMillis + " ms");
            assertEquals(1, count(EventKind.JOB_RESTARTING), "faults end at " + endMillis + " ms");
        }
    }

    private static Scenario ending(Scenario bare, End end) {
        return new Scenario(
                bare.name(),
                bare.question(),
                bare.rules(),
                bare.seed(),
                bare.flink(),
                bare.cluster(),
                bare.network(),
                bare.storage(),
                bare.job(),
                bare.events(),
                end);
    }

    @Test
    void aCaptionThatIsNeverReachedLeavesTheRunUndecidedUnlessItIsOptional() {
        Position never = new Position("job-restarting", -1, null, null, null, null, -1, null, -1, 1, 0);
        Scenario bare = Jobs.scenario(
                Jobs.flink(Jobs.every(100), new RestartStrategy.None()), Jobs.wordCount(1, RATE, 10), List.of());
        for (boolean isOptional : List.of(true, false)) {
            Caption caption = new Caption(new Fault.Strikes.When(never), "never", isOptional);
            Scenario.Script script = new Scenario.Script(List.of(), List.of(), List.of(caption), List.of());
            RunSummary summary = run(new Scenario(
                    bare.name(),
                    bare.question(),
                    bare.rules(),
                    bare.seed(),
                    bare.flink(),
                    bare.cluster(),
                    bare.network(),
                    bare.storage(),
                    bare.job(),
                    script,
                    bare.end()));
            assertEquals(isOptional, summary.neverStruck().isEmpty(), summary.toString());
        }
    }
}
