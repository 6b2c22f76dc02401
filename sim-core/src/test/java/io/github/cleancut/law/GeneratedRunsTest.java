package io.github.cleancut.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.model.Commit;
import io.github.cleancut.model.Exchange;
import io.github.cleancut.model.ItemKind;
import io.github.cleancut.trace.EventKind;
import io.github.cleancut.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Correct executions keep every law; one corruption breaks the law concerned. */
class GeneratedRunsTest {
    @Provide
    Arbitrary<TestJob> jobs() {
        return Arbitraries.of(
                TestJob.words(2),
                TestJob.job()
                        .source("left", 2)
                        .source("right", 1)
                        .item(ItemKind.FILTER, "some", 2, TestJob.from("left", Exchange.REBALANCE))
                        .item(
                                ItemKind.KEYED,
                                "sum",
                                2,
                                TestJob.from("some", Exchange.HASH),
                                TestJob.from("right", Exchange.HASH))
                        .sink("out", 1, Commit.TWO_PHASE, "sum", Exchange.GLOBAL),
                TestJob.job()
                        .source("words", 1)
                        .source("rules", 1)
                        .item(
                                ItemKind.CONNECT,
                                "match",
                                2,
                                TestJob.from("words", Exchange.REBALANCE),
                                TestJob.from("rules", Exchange.BROADCAST))
                        .listMap("seen", 2, TestJob.from("match", Exchange.FORWARD))
                        .sink("out", 2, Commit.TWO_PHASE, "seen", Exchange.FORWARD),
                TestJob.job()
                        .source("words", 2)
                        .listMap("seen", 2, TestJob.from("words", Exchange.FORWARD))
                        .sink("out", 2, Commit.TWO_PHASE, "seen", Exchange.FORWARD));
    }

    private static Verdicts judge(TestJob job, List<TraceEvent> events) {
        return Verdicts.of(job.scenario(), job.topology(), TraceLog.renumbered(events));
    }

    private static List<TraceEvent> run(TestJob job, long seed, boolean drains) {
        return new ArrayList<>(new AbstractRun(job, seed).run(400, drains).events());
    }

    @Property(tries = 300)
    void everyLawHoldsInACorrectRunWhereverItEnds(
            @ForAll("jobs") TestJob job, @ForAll long seed, @ForAll boolean drains) {
        Verdicts verdicts = judge(job, run(job, seed, drains));
        assertEquals(List.of(), verdicts.violated());
        for (String law : List.of("CUT", "STATE-EO", "OUT-EO", "FIFO", "COMMIT-SAFE")) {
            Statistics.label(law).collect(verdicts.of(law).exercised() > 0);
        }
    }

    @Property(tries = 100)
    void atLeastOnceLosesNothingAndCutsNeverLagBehind(@ForAll long seed, @ForAll boolean drains) {
        TestJob job = TestJob.job()
                .source("words", 2)
                .item(ItemKind.KEYED, "sum", 2, TestJob.from("words", Exchange.HASH))
                .sink("out", 1, Commit.TWO_PHASE, "sum", Exchange.GLOBAL)
                .atLeastOnce();
        Verdicts verdicts = judge(job, run(job, seed, drains));
        assertEquals("holds", verdicts.of("FIFO").outcome().word());
        assertTrue(!verdicts.violated().contains("CUT") && !verdicts.violated().contains("COMMIT-SAFE"));
        assertTrue(verdicts.line("STATE-EO").contains(" lost 0 "), verdicts.line("STATE-EO"));
        assertTrue(verdicts.line("OUT-EO").contains(" lost 0 "), verdicts.line("OUT-EO"));
    }

    @Property(tries = 200)
    void aCutIsConsistentByChannelNumbersIfAndOnlyIfItIsByVectorClocks(@ForAll long seed) {
        // At least once without blocking makes cuts of both sorts.
        TestJob job = TestJob.words(2).atLeastOnce();
        List<TraceEvent> events = run(job, seed, true);
        VectorClocks clocks = new VectorClocks(job.topology());
        events.forEach(clocks::accept);
        // Judged as if blocking had been promised: deficit 0 everywhere, and in this job a surplus is the only way to
        // break it.
        Verdicts verdicts = judge(TestJob.words(2), events);
        assertEquals(clocks.allConsistent(), !verdicts.violated().contains("CUT"));
        Statistics.collect(clocks.allConsistent());
    }

    @Property(tries = 100)
    void twoRecordsThatChangePlacesOnAChannelBreakFifoAlone(@ForAll("jobs") TestJob job, @ForAll long seed) {
        List<TraceEvent> events = run(job, seed, true);
        int[] pair = neighbours(events);
        Assume.that(pair.length == 2);
        TraceEvent first = events.get(pair[0]);
        TraceEvent second = events.get(pair[1]);
        events.set(pair[0], withLineage(first, second.lineage()));
        events.set(pair[1], withLineage(second, first.lineage()));
        // whatever the subtask made of them is left as it was, so only the order is wrong
        assertEquals(List.of("FIFO"), judge(job, events).violated());
    }

    /** Two records taken one after the other from one channel, with no snapshot and no end of an attempt in between. */
    private static int[] neighbours(List<TraceEvent> events) {
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i).kind() != EventKind.RECORD_TAKEN) {
                continue;
            }
            for (int j = i + 1; j < events.size(); j++) {
                EventKind kind = events.get(j).kind();
                if (kind == EventKind.SNAPSHOT_STARTED || kind == EventKind.ATTEMPT_STOPPED) {
                    break;
                }
                if (kind == EventKind.RECORD_TAKEN
                        && events.get(j).channel() == events.get(i).channel()) {
                    return new int[] {i, j};
                }
            }
        }
        return new int[0];
    }

    @Property(tries = 100)
    void aCommitBeforeItsCheckpointCompletesBreaksCommitSafeAlone(@ForAll("jobs") TestJob job, @ForAll long seed) {
        List<TraceEvent> events = run(job, seed, true);
        int commit = firstOf(events, 0, EventKind.COMMIT_STARTED);
        Assume.that(commit >= 0);
        int task = events.get(commit).task();
        int filed = commit;
        while (events.get(filed).kind() != EventKind.PRE_COMMITTED
                || events.get(filed).number() != events.get(commit).number()) {
            filed--;
        }
        List<TraceEvent> moved = List.of(events.get(commit), events.get(commit + 1));
        events.removeAll(moved);
        events.addAll(filed + 1, moved);
        assertEquals(List.of("COMMIT-SAFE"), judge(job, events).violated(), "task " + task);
    }

    @Property(tries = 100)
    void aSnapshotThatComesTooEarlyBreaksTheCut(@ForAll("jobs") TestJob job, @ForAll long seed) {
        List<TraceEvent> events = run(job, seed, true);
        int[] place = snapshotAndLastTakeBefore(job, events);
        Assume.that(place.length == 2);
        TraceEvent snapshot = events.remove(place[0]);
        events.add(place[1], snapshot);
        Verdicts verdicts = judge(job, events);
        TreeSet<String> violated = new TreeSet<>(verdicts.violated());
        assertTrue(violated.remove("CUT"), violated.toString());
        // a restore of this checkpoint may show it too
        violated.remove("STATE-EO");
        assertEquals(new TreeSet<String>(), violated);
    }

    /** A snapshot of an operator for a checkpoint that completes, and the last record that it took before; nothing of another attempt lies between. */
    private static int[] snapshotAndLastTakeBefore(TestJob job, List<TraceEvent> events) {
        for (int i = 0; i < events.size(); i++) {
            TraceEvent snapshot = events.get(i);
            if (snapshot.kind() != EventKind.SNAPSHOT_STARTED || !completes(events, snapshot.checkpoint())) {
                continue;
            }
            for (int j = i - 1; j >= 0 && events.get(j).kind() != EventKind.ATTEMPT_STARTED; j--) {
                TraceEvent taken = events.get(j);
                if (taken.kind() == EventKind.CHECKPOINT_PENDING) {
                    break;
                }
                if (taken.kind() == EventKind.RECORD_TAKEN
                        && job.topology().consumerOf(taken.channel()) == snapshot.task()) {
                    return new int[] {i, j};
                }
            }
        }
        return new int[0];
    }

    private static boolean completes(List<TraceEvent> events, long checkpoint) {
        return events.stream()
                .anyMatch(event -> event.kind() == EventKind.COMPLETED && event.checkpoint() == checkpoint);
    }

    @Property(tries = 100)
    void aRecordWrittenTwiceBreaksOutputAlone(@ForAll("jobs") TestJob job, @ForAll long seed) {
        List<TraceEvent> events = run(job, seed, true);
        int written = writtenAndCommitted(events);
        Assume.that(written >= 0);
        events.add(written, events.get(written));
        Verdicts verdicts = judge(job, events);
        assertEquals(List.of("OUT-EO"), verdicts.violated());
        assertTrue(verdicts.line("OUT-EO").endsWith(" lost 0 doubled 1"), verdicts.line("OUT-EO"));
    }

    @Property(tries = 100)
    void aRecordThatIsNotWrittenBreaksOutputAlone(@ForAll("jobs") TestJob job, @ForAll long seed) {
        List<TraceEvent> events = run(job, seed, true);
        int written = writtenAndCommitted(events);
        Assume.that(written >= 0);
        TraceEvent event = events.remove(written);
        Verdicts verdicts = judge(job, events);
        // the last checkpoint may have failed: then this one's commit need not be the last word for every subtask
        Assume.that(!verdicts.violated().isEmpty());
        assertEquals(List.of("OUT-EO"), verdicts.violated());
        assertEquals(
                List.of(new TopologyNames(job.topology()).lineage(event.lineage())),
                verdicts.witness("OUT-EO").records());
    }

    private static int writtenAndCommitted(List<TraceEvent> events) {
        for (int i = 0; i < events.size(); i++) {
            TraceEvent event = events.get(i);
            boolean isCommitted = event.kind() == EventKind.RECORD_WRITTEN
                    && events.stream()
                            .anyMatch(other -> other.kind() == EventKind.COMMIT_ENDED
                                    && other.number() == event.number()
                                    && other.task() == event.task());
            if (isCommitted) {
                return i;
            }
        }
        return -1;
    }

    @Property(tries = 100)
    void aRecordLostOnAChannelBreaksFifoOrStaysThere(@ForAll("jobs") TestJob job, @ForAll long seed) {
        List<TraceEvent> events = run(job, seed, true);
        int[] pair = neighbours(events);
        Assume.that(pair.length == 2);
        events.remove(pair[0]);
        assertTrue(judge(job, events).violated().contains("FIFO"));
    }

    @Property(tries = 100)
    void aStateThatIsRestoredWithAnotherOffsetBreaksTheState(@ForAll("jobs") TestJob job, @ForAll long seed) {
        List<TraceEvent> events = run(job, seed, false);
        int restart = -1;
        for (int i = 0; i < events.size(); i++) {
            TraceEvent event = events.get(i);
            boolean isSourceRestore =
                    event.kind() == EventKind.ATTEMPT_STARTED && event.attempt() > 0 && event.number() > 0;
            restart = isSourceRestore ? i : restart;
        }
        Assume.that(restart >= 0);
        TraceEvent event = events.get(restart);
        List<TraceEvent> until = events.subList(0, firstOf(events, restart, EventKind.JOB_RUNNING) + 1);
        // record 0 passes every filter, so that reading it again must show
        until.set(restart, withNumber(event, 0));
        Verdicts verdicts = judge(job, until);
        assertTrue(verdicts.violated().contains("STATE-EO"), event.toString());
    }

    private static int firstOf(List<TraceEvent> events, int from, EventKind kind) {
        for (int i = from; i < events.size(); i++) {
            if (events.get(i).kind() == kind) {
                return i;
            }
        }
        return -1;
    }

    private static TraceEvent withLineage(TraceEvent event, long lineage) {
        return changed(event, event.number(), lineage);
    }

    private static TraceEvent withNumber(TraceEvent event, long number) {
        return changed(event, number, event.lineage());
    }

    private static TraceEvent changed(TraceEvent event, long number, long lineage) {
        return new TraceEvent(
                event.timeNanos(),
                event.order(),
                event.kind(),
                event.task(),
                event.attempt(),
                event.channel(),
                event.checkpoint(),
                number,
                lineage,
                event.text(),
                event.rules());
    }
}
