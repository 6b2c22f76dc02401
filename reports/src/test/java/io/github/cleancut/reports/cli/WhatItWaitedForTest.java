package io.github.cleancut.reports.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.reports.run.Simulator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a checkpoint waited for is said where it took long and where it failed, also inside the JobManager; and words of reports are explained as they are printed. */
class WhatItWaitedForTest {
    private static final String HOOK = """
            flink: {execution.checkpointing.interval: 2 s, execution.checkpointing.timeout: 3 s}
            job:
              - {source: in, rate: 100/s, keys: {count: 10}, master-hook: 500 ms}
              - {keyed: sum, parallelism: 2}
              - {sink: out, commit: two-phase}
            end: {at: 20 s, settle: 1 s}
            """;

    @TempDir
    Path directory = Path.of("");

    private String out = "";
    private String err = "";

    private int run(String yaml, String... arguments) throws IOException {
        Path file = directory.resolve("waited.yaml");
        Files.writeString(file, "version: 1\n" + yaml);
        String[] all = new String[arguments.length + 2];
        all[0] = "run";
        all[1] = file.toString();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return command(all);
    }

    private int command(String... arguments) {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        ByteArrayOutputStream warned = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(told, true, StandardCharsets.UTF_8),
                new PrintStream(warned, true, StandardCharsets.UTF_8),
                StandardCharsets.UTF_8,
                directory);
        int exit = new CommandLineApp(new App(new Simulator(), new ReadScenarios(), console, new Interruption()))
                .run(arguments);
        out = told.toString(StandardCharsets.UTF_8);
        err = warned.toString(StandardCharsets.UTF_8);
        return exit;
    }

    private void shows(String text) {
        assertTrue(out.contains(text), "no \"" + text + "\" in\n" + out + err);
    }

    private void showsNot(String text) {
        assertFalse(out.contains(text), out);
    }

    private String page(String name) throws IOException {
        return Files.readString(directory.resolve("runs/waited/seed-0").resolve(name));
    }

    @Test
    void aSlowMasterHookIsAStepOfTheCriticalPath() throws IOException {
        assertEquals(0, run(HOOK, "-v"));
        shows("slowest: hook in\n");
        shows(": hook in 500.000 ms, trigger in[0] 1.000 ms, ");
        assertTrue(page("summary.md").contains("| hook in 500.000 ms, trigger in[0] 1.000 ms"), page("summary.md"));
        assertTrue(page("verdict.json").contains("\"hook\": \"in\""), page("verdict.json"));
    }

    /** The storage stands still for 30 s from 2.5 s on: the next checkpoint has no folder until then. */
    @Test
    void aStorageThatStandsStillIsAStepOfTheCriticalPath() throws IOException {
        String yaml = """
                flink: {execution.checkpointing.interval: 1 s}
                job:
                  - {source: in, rate: 100/s, records: 500}
                  - {sink: out}
                faults: [{at: 2500 ms, stall: storage, for: 30 s}]
                """;
        assertEquals(0, run(yaml, "-v", "--no-report"));
        shows("slowest: location\n");
        showsNot("slowest: trigger");
    }

    @Test
    void theMetadataIsAStepOfTheCriticalPath() throws IOException {
        String yaml = """
                flink: {execution.checkpointing.interval: 1 s}
                storage: {latency: 20 ms}
                job:
                  - {source: in, rate: 100/s, records: 250}
                  - {sink: out}
                """;
        assertEquals(0, run(yaml, "-v", "--no-report"));
        shows(": location 20.000 ms, trigger in[0] 1.000 ms, ");
        shows(", metadata 20.000 ms");
    }

    @Test
    void aFailedCheckpointSaysWhichHookItWaitedForAndIsShownFromItsTriggerOn() throws IOException {
        run(HOOK.replace("500 ms", "5 s"), "-v");
        shows(
                "  FAILED 1  after 3000.000 ms, 0/4 acknowledged   CHECKPOINT_EXPIRED   the JobManager waited for hook in\n");
        String lane =
                out.lines().filter(line -> line.startsWith("  JM ")).findFirst().orElse("");
        assertTrue(lane.contains("▷───"), lane);
        assertTrue(lane.contains("✗"), lane);
        assertTrue(
                page("summary.md").contains("| CHECKPOINT_EXPIRED, the JobManager waited for hook in | 0 of 4 |"),
                page("summary.md"));
    }

    @Test
    void requestsThatWereRefusedHaveATableOfTheirOwn() throws IOException {
        run(HOOK.replace("500 ms", "5 s"));
        assertTrue(
                page("summary.md").contains("| refused, before it had an id | times | first | last |"),
                page("summary.md"));
    }

    /** T-210: FORWARD, the default between items of one parallelism, is never unaligned. */
    @Test
    void anEdgeThatAlignsAlthoughCheckpointsAreUnalignedSaysWhy() throws IOException {
        String yaml = """
                flink: {execution.checkpointing.interval: 1 s, execution.checkpointing.unaligned.enabled: true}
                job:
                  - {source: in, parallelism: 2, rate: 2000/s, keys: {count: 100}}
                  - {keyed: match, parallelism: 2}
                  - {sink: out, parallelism: 2, process: 4 ms}
                end: {at: 4 s, settle: 1 s}
                """;
        run(yaml, "--no-report");
        shows("(match FORWARD: never unaligned, T-210)\n");
        run(yaml, "--no-report", "--set", "execution.checkpointing.unaligned.enabled=false");
        showsNot("never unaligned");
    }

    /** C-220: the statistics of a JobManager know nothing of those before it. */
    @Test
    void theHistoryIsThatOfTheNewestJobManager() throws IOException {
        String yaml = """
                flink: {execution.checkpointing.interval: 1 s, high-availability.type: zookeeper}
                job:
                  - {source: in, rate: 100/s, records: 900}
                  - {sink: out}
                faults: [{at: 3500 ms, kill: jobmanager, detect: 100 ms, back: 100 ms}]
                """;
        assertEquals(0, run(yaml));
        String json = page("checkpoints.json");
        String history = json.substring(json.indexOf("\"history\""), json.indexOf("\"details\""));
        assertFalse(history.contains("\"id\": 1,"), history);
        assertTrue(history.contains("\"id\": 6,"), history);
        long inHistory =
                history.lines().filter(line -> line.contains("\"className\"")).count();
        assertTrue(json.contains("\"total\": " + inHistory), "total is not " + inHistory + " in " + json);
    }

    @Test
    void wordsAreExplainedAsTheyArePrinted() {
        for (String words : new String[] {
            "class EO",
            "output EXACT",
            "logged records",
            "vector clocks",
            "offsets below the last commits",
            "channel lives",
            "backpressure",
            "in-flight",
            "end.at",
            "end.settle",
            "did nothing",
            "refused, not counted",
            "unaligned after 1000 ms",
            "sum[0]",
            "exit 3",
            "EG",
            "FORWARD",
            "pointwise",
            "exchange"
        }) {
            assertEquals(0, command("explain", words), words + " " + err);
        }
        assertEquals(0, command("explain", "HASH"));
        assertTrue(out.startsWith("HASH: word\n  an exchange: "), out);
        assertEquals(0, command("explain", "savepoint"));
        assertEquals(out.lines().count(), out.lines().distinct().count(), out);
        assertEquals(0, command("explain", "NOT_ALL_REQUIRED_TASKS_RUNNING"));
        shows("[X] was run on the real Flink 2.3.0 too");
        assertEquals(0, command("explain", "C5"));
        assertTrue(out.lines().count() > 3, out);
    }

    @Test
    void aStatementSaysWhichLawFlinkBreaksByItAndHowAScenarioMeansIt() throws IOException {
        assertEquals(0, command("explain", "C-228"));
        shows("known breach of law OUT-EO (a user who starts the job from a snapshot");
        for (String statement : new String[] {"C-222", "C-265", "C-266", "C-156", "C-007", "C-220"}) {
            assertEquals(0, command("explain", statement));
            shows("known breach of law ");
        }
        run("""
                flink: {execution.checkpointing.interval: 2 s}
                job:
                  - {source: in, rate: 100/s}
                  - {sink: out, commit: two-phase}
                actions: [{at: 5 s, savepoint: {}}, {at: 9 s, restore: {from: savepoint}}]
                end: {at: 10 s, settle: 4 s}
                """, "--no-report");
        shows(
                "a scenario that means it says expect: {laws: [all, {OUT-EO: VIOLATED}]}; explain C-228 says how it comes");
    }

    @Test
    void manyRunsEndWithATotal() throws IOException {
        assertEquals(0, command("run", "@a01", "@a02", "--no-report", "-q"));
        assertEquals("2 runs: 2 as expected\n", out);
        assertEquals(0, command("run", "@a01", "--no-report", "-q"));
        assertEquals("", out);
        assertEquals(1, command("run", "@a01", "@e04", "--mutant", "sink.no-recovery-commit", "--no-report", "-q"));
        String total = out.lines().reduce((first, second) -> second).orElse("");
        assertTrue(total.matches("\\d+ runs: \\d+ as expected, \\d+ violated"), total);
    }

    @Test
    void whatALessonAsksStandsUnderItsName() {
        assertEquals(0, command("run", "@g02", "--no-report"));
        assertTrue(out.lines().skip(1).findFirst().orElse("").startsWith("  question     "), out);
    }

    @Test
    void aCheckpointThatIsAskedForIsDrawnBeforeItsNeighbour() throws IOException {
        String yaml = """
                flink: {execution.checkpointing.interval: 1 s}
                job:
                  - {source: in, rate: 100/s, records: 450, keys: {count: 10}}
                  - {keyed: sum, state: {async: 999 ms}}
                  - {sink: out}
                """;
        run(yaml, "--no-report", "--checkpoint", "2");
        String lane =
                out.lines().filter(line -> line.startsWith("  JM ")).findFirst().orElse("");
        assertTrue(lane.contains("▷─"), lane);
    }

    @Test
    void mutantsOfAFileThatNamesNoneDecideNothing() throws IOException {
        Files.writeString(
                directory.resolve("none.yaml"),
                "version: 1\njob: [{source: in, rate: 1/s, records: 1}, {sink: out}]\n");
        assertEquals(3, command("mutants", directory.resolve("none.yaml").toString()));
    }

    @Test
    void aNameOfTheLibraryWithoutItsSignIsRecognised() {
        assertEquals(2, command("run", "a04"));
        assertTrue(err.contains("did you mean @a04, of the library?"), err);
        assertEquals(2, command("run", "a0"));
        assertFalse(err.contains("did you mean"), err);
    }

    @Test
    void theHelpNamesAllExitCodes() {
        assertEquals(0, command("--help"));
        shows("4 differs from the golden run");
    }
}
