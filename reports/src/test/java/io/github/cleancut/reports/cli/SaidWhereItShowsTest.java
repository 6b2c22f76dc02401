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

/** What a reader of a verdict would have to ask for is said where it shows. */
class SaidWhereItShowsTest {
    private static final String JOB = """
            # What is said of this run?
            version: 1
            flink:
              execution.checkpointing: {interval: 100 ms, num-retained: 10, externalized-checkpoint-retention: RETAIN_ON_CANCELLATION}
              restart-strategy: {type: fixed-delay, fixed-delay: {attempts: 9, delay: 40 ms}}
              heartbeat: {interval: 50 ms, timeout: 200 ms}
            cluster:
              taskmanagers: [{id: tm1, slots: 4}, {id: tm2, slots: 4}]
            job:
              - {source: words, rate: 100/s, keys: {count: 10}, on: tm1}
              - {keyed: sum, parallelism: 2, state: {size: 1 mb}, on: tm2}
              - {sink: out}
            storage: {bandwidth: 100 mb/s}
            end: {at: 5 s, settle: 1 s}
            """;

    @TempDir
    Path directory = Path.of("");

    private String out = "";
    private String err = "";

    private int run(String yaml, String... arguments) throws IOException {
        Path file = directory.resolve("said.yaml");
        Files.writeString(file, yaml);
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

    private String summary() throws IOException {
        return Files.readString(directory.resolve("runs/said/seed-0/summary.md"));
    }

    /** C-220, C-262: the statistics are those of the newest JobManager. */
    @Test
    void countsOfANewJobManagerSaySinceWhenTheyCount() throws IOException {
        run(JOB + "faults:\n  - {at: 3 s, kill: {target: jobmanager, back: 100 ms}}\n");
        shows("failed 0  restored 0   since the new JobManager at 3300.000 ms");
        assertTrue(summary().contains("restored 0, all since the new JobManager at 3300.000 ms."), summary());
        run(JOB + "actions:\n  - {at: 3 s, restore: {from: latest}}\n");
        shows("   since the job was submitted again at 3002.000 ms");
    }

    /** C-028: the directories of the same numbers are written into again. */
    @Test
    void idsThatAreGivenOutAgainTurnTheRunRedAndNameTheStatement() throws IOException {
        assertEquals(
                1,
                run(
                        JOB
                                + "faults:\n  - {at: 3 s, kill: {target: jobmanager, back: 100 ms}}\nexpect:\n  laws: [all, {OUT-EO: any}]\n",
                        "-v"));
        shows("; explained by C-028: Flink 2.3.0 does so itself, and records are at stake");
    }

    @Test
    void theReasonsOfFailuresAddUpToTheFailures() throws IOException {
        assertEquals(0, command("run", "@d07", "--case", "shorter", "--no-report"));
        shows("failed 5  ");
        shows("failed by CHECKPOINT_COORDINATOR_SUSPEND,");
        shows("JOB_FAILOVER_REGION x 2, NOT_ALL_REQUIRED_TASKS_RUNNING x 2\n");
        shows("refused, not counted: MINIMUM_TIME_BETWEEN_CHECKPOINTS x 4\n");
        // C-109: the same checkpoint counts twice.
        assertEquals(0, command("run", "@g05", "--case", "expired-before-the-triggers", "--no-report"));
        shows("failed 2  ");
        shows("failed by CHECKPOINT_EXPIRED x 2 (1 of them counted again, C-109)\n");
    }

    /** C-244. */
    @Test
    void aCheckpointThatNobodyAskedForSaysWhyItBegan() throws IOException {
        assertEquals(0, command("run", "@f07", "--case", "drains"));
        shows(
                "  failed       checkpoint 4, begun because all data had ended (C-244); the job was over before it was complete");
        assertEquals(0, command("run", "@f07", "--case", "drains", "-v"));
        shows("CHECKPOINT_COORDINATOR_SUSPEND   not totals[0], ledger[0]   begun because all data had ended (C-244)");
        Path page = directory.resolve("runs/f07-stop-commit-fails.drains/seed-1/summary.md");
        assertTrue(Files.readString(page).contains(", begun because all data had ended (C-244) |"));
    }

    @Test
    void aKillOfATaskManagerThatIsGoneAlreadySaysThatItDidNothing() throws IOException {
        String faults = """
                faults:
                  - {at: 1 s, kill: {target: tm1, back: 900 ms}}
                  - {at: 1100 ms, kill: {target: tm1, back: 900 ms}}
                """;
        run(JOB + faults);
        shows("  fault        faults[1] kill did nothing at 1100.000 ms: its target was not there, or gone already");
        assertTrue(summary().contains("| faults[1] kill | 1100.000 ms | 0 | 1 |"), summary());
        assertTrue(summary().contains("| faults[0] kill | 1000.000 ms | 1 | 0 |"), summary());
    }

    @Test
    void whatAUserStartedFromIsNotCalledTheNewestCheckpoint() throws IOException {
        run(JOB + "actions:\n  - {at: 1 s, restore: {from: 3}}\n", "-v");
        shows("1 restore: 1 from the snapshot that the user named");
        shows("each above all before it since the newest start of the job, and above the snapshot that it was started");
    }

    /** C-014. */
    @Test
    void aHuntSaysWhyVariationsWereRefused() throws IOException {
        String yaml = """
                version: 1
                flink:
                  execution.checkpointing: {interval: 100 ms, unaligned.enabled: true}
                job:
                  - {source: words, rate: 100/s, records: 20}
                  - {sink: out}
                """;
        Files.writeString(directory.resolve("said.yaml"), yaml);
        String file = directory.resolve("said.yaml").toString();
        assertEquals(0, command("hunt", file, "--seeds", "1..12", "--vary", "config"));
        shows(
                ", because execution.checkpointing.max-concurrent-checkpoints is above 1 with unaligned checkpoints (C-014)");
        command("hunt", file, "--seeds", "1..12", "--vary", "config", "--json");
        shows("\"refusals\": [");
    }

    /** T-087: the second barrier never comes, its channel ends; the alignment ends with it. */
    @Test
    void anAlignmentThatEndsWithAnInputIsMeasuredExactly() throws IOException {
        String yaml = """
                # How long does a counter align whose second input ends meanwhile?
                version: 1
                flink: {execution.checkpointing.interval: 50 ms, execution.checkpointing.unaligned.enabled: true}
                network:
                  channels:
                    - {from: left, to: sum, latency: 50 ms}
                storage: {latency: 1 ns}
                job:
                  - {source: left, records: 0, keys: {count: 1}}
                  - {source: right, rate: 1/s, records: 2, keys: {count: 1}}
                  - {keyed: sum, from: [{left: HASH}, {right: HASH}]}
                expect: {laws: [all, METRIC]}
                """;
        assertEquals(0, run(yaml, "-v"));
        shows("what is shown of 64 subtasks and checkpoints is what happened");
    }

    @Test
    void whatIsNoRecordingGetsNoAnswer() throws IOException {
        Path file = directory.resolve("no-recording.txt");
        Files.writeString(file, "version: 1\n");
        assertEquals(2, command("conform", file.toString()));
        assertEquals("", out);
        assertTrue(err.contains("no-recording.txt:1:1: error: no JSON"), err);
        assertEquals(2, command("conform", file.toString(), "--json"));
        assertFalse(out.contains("diverged"), out);
    }
}
