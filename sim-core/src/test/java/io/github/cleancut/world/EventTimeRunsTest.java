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
import io.github.cleancut.model.Rate;
import io.github.cleancut.trace.EventKind;
import io.github.cleancut.trace.TraceEvent;
import io.github.cleancut.variant.RowEdit;
import io.github.cleancut.world.EventTimeRuns.Result;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Whole runs with watermarks: every law, and the certificate (T-116, T-150, T-157, T-270 to T-272). */
class EventTimeRunsTest {
    private static JobGraph job() {
        Amount disorder = new Amount.Uniform(0, 30 * Jobs.MILLI);
        return new JobGraph(List.of(
                EventTimeRuns.source(
                        "words", 2, new Rate(400, EventTimeRuns.SECOND), 200, EventTimeRuns.every(10, 30, disorder)),
                EventTimeRuns.source(
                        "lines",
                        1,
                        new Rate(100, EventTimeRuns.SECOND),
                        50,
                        EventTimeRuns.every(25, 0, Amount.Fixed.ZERO)),
                Jobs.slow(
                        ItemKind.KEYED,
                        "sum",
                        2,
                        4,
                        new Edge("words", Exchange.HASH),
                        new Edge("lines", Exchange.HASH)),
                Jobs.item(ItemKind.MAP, "tag", 2, new Edge("sum", Exchange.FORWARD)),
                Jobs.sink("out", 2, Commit.TWO_PHASE, new Edge("tag", Exchange.REBALANCE))));
    }

    @Property(tries = 60)
    void crashesBreakNoLawAndTheProofHolds(
            @ForAll @IntRange(min = 1, max = 500) int first,
            @ForAll @IntRange(min = 1, max = 300) int second,
            @ForAll boolean isUnaligned) {
        EventTimeRuns runs = new EventTimeRuns(job()).kill("sum", first).kill("words", first + second);
        Result result = (isUnaligned ? runs.unaligned() : runs).run();
        assertEquals(List.of(), result.violated());
        assertEquals(0, result.proof().exit(), result.proof().toString());
        assertEquals("EO", result.proof().claim().weakest());
        assertEquals("EXACT", result.proof().claim().output());
        assertTrue(result.exercised("WM") > 20, result.toString());
    }

    /** T-150, T-157: sources give the end of time, and operators once all inputs gave it. */
    @Test
    void theEndOfTheDataIsTheEndOfTime() {
        Result result = new EventTimeRuns(job()).run();
        for (String subtask : List.of("words[0]", "words[1]", "lines[0]", "sum[0]", "sum[1]", "tag[0]", "out[1]")) {
            List<Long> watermarks = result.numbers(EventKind.WATERMARK, subtask);
            assertEquals(Long.MAX_VALUE, watermarks.get(watermarks.size() - 1), subtask);
        }
    }

    /** T-199: lines is at k x 10 ms at each watermark, words 30 ms behind; the smaller one counts. */
    @Test
    void anOperatorForwardsTheSmallestWatermarkOfItsInputs() {
        Result result = new EventTimeRuns(job()).run();
        List<Long> forwarded = result.numbers(EventKind.WATERMARK, "sum[0]");
        long previous = -1;
        for (long nanos : forwarded) {
            assertTrue(nanos > previous, forwarded.toString());
            previous = nanos;
        }
        long first = result.numbers(EventKind.WATERMARK_RECEIVED, "sum[0]").get(0);
        assertTrue(forwarded.get(0) <= first, forwarded + " " + first);
        assertTrue(forwarded.size()
                < result.numbers(EventKind.WATERMARK_RECEIVED, "sum[0]").size());
    }

    /** T-270, T-271: a restored attempt has no watermark until new ones have come on all inputs. */
    @Test
    void noWatermarkIsInASnapshot() {
        Result result = new EventTimeRuns(job()).kill("sum", 300).run();
        List<EventKind> restored = result.events().stream()
                .filter(event -> event.attempt() == 1
                        && result.topology().nameOf(event.task()).equals("sum[0]"))
                .map(TraceEvent::kind)
                .filter(kind -> kind == EventKind.RECORD_PROCESSED
                        || kind == EventKind.WATERMARK_RECEIVED
                        || kind == EventKind.WATERMARK)
                .toList();
        assertEquals(EventKind.RECORD_PROCESSED, restored.get(0));
        int received = restored.subList(0, restored.indexOf(EventKind.WATERMARK)).stream()
                .mapToInt(kind -> kind == EventKind.WATERMARK_RECEIVED ? 1 : 0)
                .sum();
        assertTrue(received >= 3, restored.toString());
    }

    /** T-116: a watermark in flight is stored with the records around it and comes back, before restored sources emit any. */
    @Test
    void watermarksInFlightComeBackWithTheRecords() {
        boolean isSeen = false;
        for (int at = 200; at <= 500; at += 50) {
            Result result = new EventTimeRuns(job()).unaligned().kill("sum", at).run();
            isSeen |= hasRestoredWatermark(result);
            assertEquals(List.of(), result.violated());
        }
        assertTrue(isSeen);
    }

    private static boolean hasRestoredWatermark(Result result) {
        for (TraceEvent event : result.events()) {
            boolean isRestored = event.attempt() == 1;
            if (isRestored && event.kind() == EventKind.WATERMARK) {
                return false;
            }
            if (isRestored && event.kind() == EventKind.WATERMARK_RECEIVED) {
                return true;
            }
        }
        return false;
    }

    @Test
    void anOperatorThatKeepsWatermarksToItselfIsFoundByTheirLaw() {
        Result result = new EventTimeRuns(job())
                .settle(EventTimeRuns.SECOND / 5)
                .under(new RowEdit.Silent("ETT1").applyTo(Protocol.flink23()))
                .run();
        assertEquals(List.of("WM"), result.lawsViolated());
    }
}
