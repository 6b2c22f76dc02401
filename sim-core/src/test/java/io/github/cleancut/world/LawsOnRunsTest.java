package io.github.cleancut.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.Protocol;
import io.github.cleancut.Simulation;
import io.github.cleancut.law.Law;
import io.github.cleancut.law.LawVerdict;
import io.github.cleancut.law.LawVerdict.Outcome;
import io.github.cleancut.law.Laws;
import io.github.cleancut.model.CheckpointConfig;
import io.github.cleancut.model.Commit;
import io.github.cleancut.model.Edge;
import io.github.cleancut.model.Exchange;
import io.github.cleancut.model.Fault;
import io.github.cleancut.model.ItemKind;
import io.github.cleancut.model.JobGraph;
import io.github.cleancut.model.Rate;
import io.github.cleancut.model.RestartStrategy;
import io.github.cleancut.model.Scenario;
import io.github.cleancut.model.SubtaskRef;
import io.github.cleancut.model.Topology;
import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.trace.TraceListener;
import io.github.cleancut.variant.Mutant;
import io.github.cleancut.variant.Mutants;
import io.github.cleancut.variant.RowEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Whole runs judged by the laws, with and without seeded bugs. */
class LawsOnRunsTest {
    private static final Rate RATE = new Rate(200, 1_000 * Jobs.MILLI);
    private static final RestartStrategy RESTART = new RestartStrategy.FixedDelay(3, 40);

    private static Scenario crashDuringUpload(CheckpointConfig config) {
        List<Fault> faults = List.of(Jobs.killWhen(0, "upload-started", 3, new SubtaskRef("sum", 0)));
        return Jobs.scenario(Jobs.flink(config, RESTART), Jobs.wordCount(2, RATE, 100), faults);
    }

    private static Map<String, LawVerdict> judge(Scenario scenario, RuleBook rules) {
        List<Law> laws = Laws.all(scenario, new Topology(scenario.job(), scenario.cluster()));
        List<TraceListener> listeners = new ArrayList<>(laws);
        Simulation.of(scenario).under(rules).run(listeners);
        Map<String, LawVerdict> verdicts = new TreeMap<>();
        for (Law law : laws) {
            for (LawVerdict verdict : law.verdicts()) {
                verdicts.put(verdict.law() + verdict.scope(), verdict);
            }
        }
        return verdicts;
    }

    private static Mutant mutant(String id) {
        Mutant mutant = Mutants.find(id);
        assertNotNull(mutant);
        return mutant;
    }

    private static LawVerdict judgeMutant(Scenario scenario, String id) {
        Mutant mutant = mutant(id);
        Map<String, LawVerdict> verdicts = judge(scenario, mutant.applyTo(Protocol.flink23()));
        LawVerdict verdict = verdicts.get(mutant.killedBy());
        assertNotNull(verdict, verdicts.toString());
        return verdict;
    }

    /** Flink itself tells attempts that have ended of an abort (C-091). */
    private static boolean isKept(LawVerdict verdict) {
        return verdict.outcome() != Outcome.VIOLATED || verdict.knownBreach() != null;
    }

    @Test
    void noLawIsViolatedByACrashInTheMiddleOfACheckpoint() {
        for (LawVerdict verdict :
                judge(crashDuringUpload(Jobs.every(100)), Protocol.flink23()).values()) {
            assertTrue(isKept(verdict), verdict.toString());
        }
    }

    @Test
    void stateAndOutputAreExactlyOnceAcrossACrash() {
        Map<String, LawVerdict> verdicts = judge(crashDuringUpload(Jobs.every(100)), Protocol.flink23());
        for (String law : List.of("CUT", "STATE-EO", "OUT-EO", "FIFO", "COMMIT-SAFE")) {
            LawVerdict verdict = verdicts.get(law);
            assertNotNull(verdict, verdicts.keySet().toString());
            assertEquals(Outcome.HOLDS, verdict.outcome(), verdict.toString());
        }
    }

    @Test
    void everyMutantOfStateAndOutputIsFoundByItsLaw() {
        for (String id : List.of(
                "source.forgets-offset",
                "source.restarts-at-first",
                "source.no-replay",
                "restore.empty",
                "ack.first-completes",
                "sink.visible-at-once")) {
            LawVerdict verdict = judgeMutant(crashDuringUpload(Jobs.every(100)), id);
            assertEquals(Outcome.VIOLATED, verdict.outcome(), id + ": " + verdict);
        }
    }

    /** Source a ends long before source b; the crash comes when a has finished for good. */
    private static Scenario crashAfterOneSourceHasFinished() {
        JobGraph job = new JobGraph(List.of(
                Jobs.source("a", 1, RATE, 5),
                Jobs.source("b", 1, RATE, 100),
                Jobs.item(ItemKind.MAP, "u", 1, new Edge("a", Exchange.REBALANCE), new Edge("b", Exchange.REBALANCE)),
                Jobs.item(ItemKind.KEYED, "k", 1, new Edge("u", Exchange.HASH)),
                Jobs.sink("out", 1, Commit.TWO_PHASE, new Edge("k", Exchange.FORWARD))));
        List<Fault> faults = List.of(Jobs.killWhen(0, "upload-started", 4, new SubtaskRef("u", 0)));
        return Jobs.scenario(Jobs.flink(Jobs.every(100), RESTART), job, faults);
    }

    /** T-155, T-157: the marks of finished subtasks bring the source back as one without data. */
    @Test
    void aFinishedSourceStaysFinishedAcrossARestart() {
        Scenario scenario = crashAfterOneSourceHasFinished();
        for (LawVerdict verdict : judge(scenario, Protocol.flink23()).values()) {
            assertTrue(isKept(verdict), verdict.toString());
        }
        RuleBook startsAnew = new RowEdit.Like("TSZ4", "TSZ1").applyTo(Protocol.flink23());
        LawVerdict output = judge(scenario, startsAnew).get("OUT-EO");
        assertNotNull(output);
        assertEquals(Outcome.VIOLATED, output.outcome(), output.toString());
    }

    private static Scenario crashAt(long nanos, SubtaskRef subtask) {
        Fault.Verb kill = new Fault.Verb.Kill(new Fault.Target.Subtasks(subtask), -1, 0);
        Fault fault = new Fault(0, new Fault.Strikes.At(nanos), kill, -1, true);
        JobGraph job = Jobs.wordCount(2, RATE, 20);
        return Jobs.scenario(Jobs.flink(Jobs.every(20), RESTART), job, List.of(fault));
    }

    /** Every moment at which something happens in a run of 100 ms with five checkpoints, and each kind of subtask. */
    @Test
    void aCrashAtAnyMomentBreaksNoLaw() {
        TreeSet<Long> moments = new TreeSet<>();
        SubtaskRef nobody = new SubtaskRef("sum", 0);
        Simulation.of(crashAt(Long.MAX_VALUE / 2, nobody)).run(List.of(event -> moments.add(event.timeNanos())));
        assertTrue(moments.size() > 50, moments.toString());
        for (long moment : moments) {
            for (String item : List.of("words", "sum", "out")) {
                Scenario scenario = crashAt(moment, new SubtaskRef(item, 0));
                for (LawVerdict verdict : judge(scenario, Protocol.flink23()).values()) {
                    assertTrue(isKept(verdict), item + " dies at " + moment + ": " + verdict);
                }
            }
        }
    }
}
