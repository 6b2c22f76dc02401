package io.github.cleancut.reports.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.RunSummary;
import io.github.cleancut.kernel.Loop;
import io.github.cleancut.law.Law;
import io.github.cleancut.law.LawVerdict.Outcome;
import io.github.cleancut.model.Scenario;
import io.github.cleancut.model.Topology;
import io.github.cleancut.reports.Jobs;
import io.github.cleancut.reports.Story;
import io.github.cleancut.reports.run.Engine;
import io.github.cleancut.reports.run.StoryEngine;
import io.github.cleancut.scenarios.Plan;
import io.github.cleancut.scenarios.Problem;
import io.github.cleancut.scenarios.expect.Expectation;
import io.github.cleancut.scenarios.expect.Expectation.Where;
import io.github.cleancut.trace.EventKind;
import io.github.cleancut.trace.TraceListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exit codes and streams of every command (design.md, section 7). */
class CommandLineTest {
    @TempDir
    Path directory = Path.of("");

    private Desk desk = new Desk(directory);

    @BeforeEach
    void sitDown() {
        desk = new Desk(directory);
    }

    @Test
    void whatIsAsExpectedEndsWith0AndTakesAtMostEightLines() {
        assertEquals(0, desk.run("run", "@small"));
        assertTrue(desk.out().lines().count() <= 8, desk.out());
        assertTrue(desk.out().startsWith("small   seed 42   flink-2.3 rules   1,234 events   300.000 ms virtual"));
        assertTrue(desk.out().contains("hold: CUT 3"), desk.out());
    }

    @Test
    void aViolatedLawEndsWith1AndShowsWhereToLook() {
        assertEquals(1, desk.with(Desk.engine(Outcome.VIOLATED)).run("run", "@small"));
        assertTrue(desk.out().contains("  CUT             VIOLATED        3           CUT in words"), desk.out());
        assertTrue(desk.out().contains("at 227.000 ms, n 40 of the trace"), desk.out());
        assertTrue(desk.out().contains("MISSED     laws.CUT"), desk.out());
        assertTrue(desk.out().contains("FAILED 2  after 27.000 ms, 1/4 acknowledged   CHECKPOINT_COORDINATOR_SUSPEND"));
        assertTrue(desk.out().contains("▷"), desk.out());
        assertTrue(desk.out().endsWith("exit 1\n"), desk.out());
    }

    @Test
    void aMissedExpectationIsNamedByPathAndLine() {
        desk.expecting(new Expectation.JobStatus(new Where("job", 31), "FAILED"));
        assertEquals(1, desk.run("run", "@small"));
        assertTrue(desk.out().contains("MISSED     job   expected FAILED, was FINISHED   scenario line 31"));
    }

    @Test
    void aLawThatIsListedAndNotExercisedEndsWith3() {
        desk.expecting(new Expectation.LawOutcome(
                new Where("laws.CUT", 3), "CUT", "", Expectation.Outcome.HOLDS, null, null, null));
        assertEquals(3, desk.with(Desk.engine(Outcome.NOT_EXERCISED)).run("run", "@small"));
        assertTrue(desk.out().contains("UNDECIDED  laws.CUT"), desk.out());
    }

    @Test
    void aFaultThatNeverStruckEndsWith3() {
        RunSummary summary = StoryEngine.summary(Loop.End.OVER, List.of("faults[0]: kill sum[0]"));
        desk.with(new StoryEngine(Story.oneGoodOneFailed(), summary, List.of()));
        assertEquals(3, desk.run("run", "@small"));
        assertTrue(desk.out().contains("never came to pass: faults[0]: kill sum[0]"), desk.out());
    }

    @Test
    void aRunThatIsCutLeavesExpectationsOpenButNotViolations() {
        RunSummary cut = StoryEngine.summary(Loop.End.TIME_REACHED, List.of());
        desk.expecting(new Expectation.JobStatus(new Where("job", 31), "FAILED"));
        desk.with(new StoryEngine(Story.oneGoodOneFailed(), cut, List.of()));
        assertEquals(3, desk.run("run", "@small", "--until", "300ms"));
        desk.with(new StoryEngine(
                Story.oneGoodOneFailed(), cut, List.of(StoryEngine.law("CUT", "", Outcome.VIOLATED, 1))));
        assertEquals(1, desk.run("run", "@small", "--until", "300ms"));
    }

    @Test
    void aScenarioThatCannotBeReadEndsWith2AndSaysWhere() {
        assertEquals(2, desk.run("run", "bad.yaml"));
        assertEquals("""
                bad.yaml:4:38: error: unknown key kil
                    did you mean kill?
                bad.yaml:9:1: error: no job
                """, desk.err());
        assertEquals("", desk.out());
    }

    @Test
    void withSeveralFilesTheWorstCodeWins() {
        assertEquals(2, desk.run("run", "@small", "bad.yaml", "@small"));
        assertEquals(1, desk.with(Desk.engine(Outcome.VIOLATED)).run("run", "@small", "@small"));
    }

    @Test
    void aBugEndsWith70AndTellsHowToReplayIt() {
        assertEquals(70, desk.with(new Broken()).run("run", "@small", "--set", "job.sum.process=1 ms"));
        assertEquals("""
                cleancut: bug in the simulator: java.lang.IllegalStateException: two rows match
                    replay with: scripts/cleancut run @small --set 'job.sum.process=1 ms'
                """, desk.err());
        assertFalse(Files.exists(directory.resolve("runs/small/seed-42/trace.jsonl.gz")));
        assertEquals(70, desk.run("run", "@small", "-v"));
        assertTrue(desk.err().contains("    at "), "with -v the frames are shown");
    }

    @Test
    void anInterruptionEndsWith130AndLeavesNoHalfFile() throws Exception {
        assertEquals(130, desk.interrupted().run("run", "@small"));
        try (var files = Files.list(directory.resolve("runs/small/seed-42"))) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void anOutputFolderThatCannotBeWrittenEndsWith2AndOneLine() throws Exception {
        Files.writeString(directory.resolve("occupied"), "a file");
        assertEquals(2, desk.run("run", "@small", "-o", "occupied"));
        assertTrue(desk.err().startsWith("cleancut: occupied: cannot be written: "), desk.err());
        assertTrue(desk.err().contains("Not a directory: "), desk.err());
    }

    @Test
    void aShortOptionGetsNoFarFetchedSuggestionAndTheCommandComesFirst() {
        assertEquals(2, desk.run("check", "small.yaml", "-o", "x"));
        assertFalse(desk.err().contains("did you mean"), desk.err());
        assertEquals(2, desk.run("--json"));
        assertTrue(desk.err().contains("the command comes first"), desk.err());
        assertTrue(desk.out().contains("\"command\": \"\""), desk.out());
    }

    @Test
    void aScenarioMayExpectItsRefusal() {
        Expectation.Rejected rejected = new Expectation.Rejected(new Where("rejected", 9), "max-concurrent");
        Problem refusal = new Problem("x", 1, 1, "max-concurrent is 2", "", Problem.Kind.REFUSAL);
        desk.reading(List.of(new Plan.RefusedPlan("small", "", rejected, List.of(refusal), List.of())));
        assertEquals(0, desk.run("run", "@small"));
        assertEquals("small   refused, as expected: max-concurrent is 2\n", desk.out());
        assertEquals(1, desk.expecting(rejected).run("run", "@small"), "it is not refused, and nothing runs");
        assertTrue(desk.out().contains("the scenario was not refused"), desk.out());
    }

    @Test
    void quietSaysNothingOfWhatIsAsExpected() {
        assertEquals(0, desk.run("run", "@small", "-q"));
        assertEquals("", desk.out() + desk.err());
    }

    @Test
    void verboseAlwaysShowsTableAndTimeline() {
        assertEquals(0, desk.run("run", "@small", "-v"));
        assertTrue(desk.out().contains("LAW             verdict"), desk.out());
        assertTrue(desk.out().contains("words[0]  "), desk.out());
    }

    @Test
    void anotherEncodingGetsAsciiOnly() {
        desk.inAscii().run("run", "@small", "-v");
        String own = desk.out().replace("What is a small job?", "");
        assertTrue(own.chars().allMatch(character -> character < 128 && character != '?'), desk.out());
    }

    @Test
    void realTimeNeverStandsInTheResult() {
        desk.run("run", "@small");
        String first = desk.out();
        desk.run("run", "@small");
        assertEquals(first, desk.out());
        assertTrue(desk.err().matches("small: \\d+\\.\\d\\d s real\n"), desk.err());
    }

    @Test
    void twiceRunsTwiceAndFindsADifference() {
        StoryEngine engine = Desk.engine(Outcome.HOLDS);
        assertEquals(0, desk.with(engine).run("run", "@small", "--twice"));
        assertEquals(2, engine.runs());
        assertEquals(70, desk.with(new Fickle()).run("run", "@small", "--twice"));
        assertTrue(desk.err().contains("event 0 is in the second run {\"t\":1000000,"), desk.err());
    }

    @Test
    void anUnknownCommandGetsASuggestion() {
        assertEquals(2, desk.run("rnu", "@small"));
        assertEquals(
                "cleancut: no command rnu\n    did you mean run? There are: run, check, verify, hunt, conform, list, mutants, explain\n",
                desk.err());
        assertEquals(2, desk.run("explore"));
        assertTrue(desk.err().startsWith("cleancut: command explore is not built yet"), desk.err());
        assertEquals(2, desk.run());
    }

    @Test
    void anUnknownOptionGetsASuggestion() {
        assertEquals(2, desk.run("run", "@small", "--sed", "1"));
        assertTrue(desk.err().contains("did you mean --seed?"), desk.err());
        assertEquals(2, desk.run("run", "@small", "-j", "-2"));
        assertTrue(desk.err().startsWith("cleancut: -j -2 is no number of threads"), desk.err());
        assertEquals(2, desk.run("run", "@small", "--until", "soon"));
        assertTrue(desk.err().startsWith("cleancut: --until soon is no time"), desk.err());
    }

    @Test
    void checkShowsEveryProblemAndRunsNothing() {
        StoryEngine engine = Desk.engine(Outcome.HOLDS);
        assertEquals(2, desk.with(engine).run("check", "bad.yaml", "small.yaml"));
        assertEquals("""
                bad.yaml:4:38: error: unknown key kil
                    did you mean kill?
                bad.yaml:9:1: error: no job
                small.yaml: ok, 1 run
                2 errors in 1 file
                """, desk.out());
        assertEquals(0, engine.runs());
    }

    @Test
    void listShowsTheQuestionOfEachScenario() {
        assertEquals(0, desk.run("list"));
        assertEquals("@small  What is a small job?\n", desk.out());
    }

    @Test
    void mutantsThatNoLawFindsSurvive() {
        Plan.RunPlan plan = Jobs.plan(List.of());
        Plan.RunPlan mutated = new Plan.RunPlan(
                "small.sick", "sick", plan.scenario(), "ack.twice", List.of(), plan.resolved(), false, List.of());
        desk.reading(List.of(plan, mutated)).with(Desk.engine(Outcome.VIOLATED));
        assertEquals(0, desk.run("mutants", "small.yaml"));
        assertEquals("  ack.twice  killed by CUT in small.sick\n1 of 1 mutants killed\n", desk.out());
        assertEquals(1, desk.with(Desk.engine(Outcome.HOLDS)).run("mutants", "small.yaml"));
        assertEquals("  ack.twice  SURVIVED\n0 of 1 mutants killed\n", desk.out());
        assertEquals(70, desk.with(new Broken()).run("mutants", "small.yaml"), "a crash is not a kill");
        assertTrue(desk.out().contains("SURVIVED"), desk.out());
    }

    @Test
    void aDeclaredMutantIsKilledByWhatTheScenarioExpects() {
        Expectation.JobStatus job = new Expectation.JobStatus(new Where("job", 31), "FAILED");
        desk.declaring("sink.no-commit").expecting(job);
        assertEquals(0, desk.run("mutants", "small.yaml"));
        assertEquals("  sink.no-commit  killed by job in small\n1 of 1 mutants killed\n", desk.out());
    }

    @Test
    void aDeclaredMutantThatIsNotThereIsToldAndEndsWith2() {
        assertEquals(2, desk.declaring("sink.no-comit").run("mutants", "small.yaml"));
        assertTrue(desk.err().startsWith("small.yaml: # red under: names no mutant sink.no-comit"), desk.err());
    }

    @Test
    void aViolationThatIsExpectedAnywayKillsNothing() {
        desk.declaring("sink.no-commit").with(Desk.engine(Outcome.VIOLATED));
        desk.expecting(new Expectation.LawOutcome(
                new Where("laws.CUT", 3), "CUT", "", Expectation.Outcome.VIOLATED, null, null, null));
        assertEquals(1, desk.run("mutants", "small.yaml"));
        assertEquals("  sink.no-commit  SURVIVED\n0 of 1 mutants killed\n", desk.out());
    }

    @Test
    void aMutantThatNoCaseNamesIsTriedOnTheWholeLibrary() {
        assertEquals(1, desk.run("mutants"), "the given simulator does not even look at the mutant");
        assertTrue(desk.out().contains("  sink.no-commit"), desk.out());
        assertTrue(desk.out().contains("SURVIVED"), desk.out());
    }

    /** A simulator with a bug. */
    private static final class Broken implements Engine {
        @Override
        public RunSummary run(
                Scenario scenario, @Nullable String mutant, List<TraceListener> listeners, Loop.Bounds bounds) {
            throw new IllegalStateException("two rows match");
        }

        @Override
        public List<Law> laws(Scenario scenario, Topology topology) {
            return List.of();
        }
    }

    /** A simulator that tells another story each time. */
    private static final class Fickle implements Engine {
        private int runs;

        @Override
        public RunSummary run(
                Scenario scenario, @Nullable String mutant, List<TraceListener> listeners, Loop.Bounds bounds) {
            Story story = new Story().job(runs++, EventKind.TICK, -1, -1, null);
            return new StoryEngine(story, StoryEngine.summary(Loop.End.OVER, List.of()), List.of())
                    .run(scenario, mutant, listeners, bounds);
        }

        @Override
        public List<Law> laws(Scenario scenario, Topology topology) {
            return List.of();
        }
    }
}
