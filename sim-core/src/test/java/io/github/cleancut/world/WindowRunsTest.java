package io.github.cleancut.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.Protocol;
import io.github.cleancut.model.Amount;
import io.github.cleancut.model.Commit;
import io.github.cleancut.model.Edge;
import io.github.cleancut.model.Exchange;
import io.github.cleancut.model.ItemKind;
import io.github.cleancut.model.JobGraph;
import io.github.cleancut.model.JobItem;
import io.github.cleancut.model.OperatorSpec;
import io.github.cleancut.model.OperatorState;
import io.github.cleancut.model.Rate;
import io.github.cleancut.model.StateSpec;
import io.github.cleancut.model.WindowSpec;
import io.github.cleancut.trace.EventKind;
import io.github.cleancut.trace.TraceEvent;
import io.github.cleancut.variant.RowEdit;
import io.github.cleancut.world.EventTimeRuns.Result;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Whole runs with windows: every law, and the certificate (T-175, T-270, T-272). */
class WindowRunsTest {
    private static final long RECORDS = 250;

    /** Two sources -> windows of 100 ms, each 50 ms -> a counter by key -> a sink; each timer takes 1 ms. */
    private static JobGraph job(long disorderMillis, long delayMillis) {
        Amount disorder = new Amount.Uniform(0, disorderMillis * Jobs.MILLI);
        JobItem plain = Jobs.slow(
                ItemKind.WINDOW, "recent", 2, 1, new Edge("words", Exchange.HASH), new Edge("lines", Exchange.HASH));
        JobItem window = new JobItem(
                plain.kind(),
                plain.name(),
                plain.parallelism(),
                plain.maxParallelism(),
                plain.inputs(),
                plain.process(),
                StateSpec.NONE,
                OperatorState.NONE,
                new OperatorSpec(100, new WindowSpec(100 * Jobs.MILLI, 50 * Jobs.MILLI)),
                List.of(),
                null,
                null);
        Rate words = new Rate(400, EventTimeRuns.SECOND);
        Rate lines = new Rate(100, EventTimeRuns.SECOND);
        return new JobGraph(List.of(
                EventTimeRuns.source("words", 2, words, 200, EventTimeRuns.every(10, delayMillis, disorder)),
                EventTimeRuns.source("lines", 1, lines, 50, EventTimeRuns.every(25, delayMillis, disorder)),
                window,
                Jobs.item(ItemKind.KEYED, "sum", 2, new Edge("recent", Exchange.HASH)),
                Jobs.sink("out", 2, Commit.TWO_PHASE, new Edge("sum", Exchange.REBALANCE))));
    }

    private static EventTimeRuns runs(long disorderMillis, long delayMillis) {
        return new EventTimeRuns(job(disorderMillis, delayMillis));
    }

    private static List<TraceEvent> fired(Result result) {
        return result.events().stream()
                .filter(event -> event.kind() == EventKind.TIMER_FIRED)
                .toList();
    }

    private static long visible(Result result) {
        return result.events().stream()
                .filter(event -> event.kind() == EventKind.RECORD_WRITTEN)
                .count();
    }

    @Property(tries = 60)
    void crashesBreakNoLawAndTheProofHolds(
            @ForAll @IntRange(min = 1, max = 600) int first,
            @ForAll @IntRange(min = 1, max = 300) int second,
            @ForAll @IntRange(min = 0, max = 2) int mode) {
        EventTimeRuns runs = runs(30, 30).kill("recent", first).kill("words", first + second);
        Result result = (mode == 0 ? runs : mode == 1 ? runs.unaligned() : runs.interruptible()).run();
        assertEquals(List.of(), result.violated());
        assertEquals(0, result.proof().exit(), result.proof().toString());
        assertEquals("EO", result.proof().claim().weakest());
        assertTrue(result.exercised("OUT-EO") > 0, result.toString());
    }

    /** Each record is in two windows, and each window and key gives one result. */
    @Test
    void withoutFailuresEachWindowAndKeyGivesOneResultThatCountsItsRecords() {
        Result result = runs(30, 30).run();
        long counted = fired(result).stream().mapToLong(TraceEvent::number).sum();
        assertEquals(2 * RECORDS, counted);
        Set<Long> results = new TreeSet<>();
        fired(result).forEach(event -> results.add(event.lineage()));
        assertEquals(results.size(), fired(result).size());
        assertEquals(results.size(), visible(result));
        assertEquals(List.of(), result.violated());
    }

    /** What goes out does not depend on when barriers come, or whether mails interrupt. */
    @Test
    void theResultsAreThoseOfARunWithoutInterruptions() {
        Set<Long> plain = new TreeSet<>();
        fired(runs(30, 30).run()).forEach(event -> plain.add(event.lineage()));
        Set<Long> interrupted = new TreeSet<>();
        Result result = runs(30, 30).interruptible().run();
        fired(result).forEach(event -> interrupted.add(event.lineage()));
        assertEquals(plain, interrupted);
        assertTrue(result.firings("ETT4") > 0, result.firings().toString());
    }

    /** T-270: with late records the results of a restored run may be others, and no law says anything of that. */
    @Property(tries = 30)
    void lateRecordsAreLeftOutAndNoLawIsBroken(
            @ForAll @IntRange(min = 1, max = 600) int first, @ForAll boolean isUnaligned) {
        EventTimeRuns runs = runs(300, 20).kill("recent", first);
        Result result = (isUnaligned ? runs.unaligned() : runs).run();
        assertTrue(result.events().stream().anyMatch(event -> event.kind() == EventKind.RECORD_LATE));
        assertEquals(List.of(), result.violated());
        assertEquals(0, result.proof().exit(), result.proof().toString());
    }

    /** T-175, T-270: results that count a record of a window that is over show in the count. */
    @Test
    void windowsThatLeaveRecordsOutAreFound() {
        Result result = runs(30, 30)
                .under(new RowEdit.Silent("ETW2").applyTo(Protocol.flink23()))
                .run();
        assertTrue(
                result.lawsViolated().contains("STATE-EO"),
                result.lawsViolated().toString());
    }

    /** T-272: a barrier waits for all timers of a watermark, or for one. */
    @Test
    void aTimerFiresWithoutInterruptionUnlessMailsMayInterrupt() {
        assertEquals(0, runs(30, 30).unaligned().run().firings("ETT4"));
    }
}
