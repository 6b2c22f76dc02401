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

/** What somebody asks whose JobManager was lost, or whose job failed: what was found, what is gone, and why. */
class FailoverAnswersTest {
    /** A checkpoint every second from 0 ms on, each of about 100 ms. */
    private static final String JOB = """
            version: 1
            flink:
              execution.checkpointing: {interval: 1 s, num-retained: 2}
              high-availability.type: zookeeper
              high-availability.storageDir: s3://bucket/ha
              restart-strategy: {type: fixed-delay, fixed-delay: {attempts: 2, delay: 40 ms}}
            job:
              - {source: words, rate: 100/s, records: 800, keys: {count: 10}}
              - {keyed: sum, state: {size: 10 mb}}
              - {sink: out, commit: two-phase}
            storage: {latency: 5 ms, bandwidth: 100 mb/s}
            """;

    @TempDir
    Path directory = Path.of("");

    private String out = "";

    private int run(String more, String... options) throws IOException {
        Path file = directory.resolve("failover.yaml");
        Files.writeString(file, JOB + more);
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        ByteArrayOutputStream warned = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(told, true, StandardCharsets.UTF_8),
                new PrintStream(warned, true, StandardCharsets.UTF_8),
                StandardCharsets.UTF_8,
                directory);
        String[] all = new String[options.length + 2];
        all[0] = "run";
        all[1] = file.toString();
        System.arraycopy(options, 0, all, 2, options.length);
        int exit =
                new CommandLineApp(new App(new Simulator(), new ReadScenarios(), console, new Interruption())).run(all);
        // A long line goes on in the next one.
        out = told.toString(StandardCharsets.UTF_8).replaceAll("\n {15}(?=\\S)", " ");
        return exit;
    }

    private void shows(String text) {
        assertTrue(out.contains(text), "no \"" + text + "\" in\n" + out);
    }

    private void showsOnThePageToo(String label, String text) throws IOException {
        shows("  " + label + " ".repeat(13 - label.length()) + text);
        String page = Files.readString(directory.resolve("runs/failover/seed-0/summary.md"));
        assertTrue(page.contains("- " + label + ": " + text), page);
    }

    @Test
    void aNewJobManagerTellsWhatItFoundAndRestored() throws IOException {
        assertEquals(0, run("faults: [{at: 2500 ms, kill: jobmanager, detect: 0 ms, back: 1 s}]\n"));
        showsOnThePageToo(
                "recovered", "at 3500.000 ms the new JobManager found checkpoints 2, 3 in the store and restored 3\n");
        assertFalse(out.contains("had taken"), out);
    }

    /** C-134: the store has checkpoint 3, and the JobManager never learnt of it. */
    @Test
    void whatTheOneBeforeTookForFailedIsToldWithWhatIsRestored() throws IOException {
        run("""
                faults:
                  - {fail: {step: store}, checkpoint: 3, io: false, stored: true}
                  - {when: {event: failed, checkpoint: 3}, kill: jobmanager, detect: 0 ms, back: 1 s}
                """);
        shows("the new JobManager found checkpoints 1, 2, 3 in the store and restored 3;"
                + " the one before had taken 3 for failed (C-134)\n");
    }

    @Test
    void aSavepointThatIsLostWithItsJobManagerIsToldByItsId() throws IOException {
        run("""
                actions: [{at: 2500 ms, savepoint: {}}, {at: 6 s, restore: {from: savepoint}}]
                faults: [{at: 2510 ms, kill: jobmanager, detect: 0 ms, back: 1 s}]
                """);
        showsOnThePageToo("lost", "savepoint 4, asked for at 2500.000 ms, with the JobManager at 2510.000 ms\n");
        shows("there was no completed savepoint: none had completed\n");
    }

    /** Two restarts are allowed, and the third failure ends the job: known after 1 ms, and 2 ms later the others are cancelled. */
    @Test
    void whyAJobFailedIsToldWithItsRestarts() throws IOException {
        assertEquals(
                0,
                run(
                        "faults: [{at: 1500 ms, kill: \"sum[0]\"}, {at: 2500 ms, kill: \"sum[0]\"}, {at: 3500 ms, kill: \"sum[0]\"}]\n"));
        showsOnThePageToo(
                "job failed", "at 3503.000 ms, after 2 restarts (fixed-delay.attempts: 2): sum[0] failed (killed)\n");
        assertTrue(out.stripTrailing().endsWith("expect: {job: FINISHED} would miss that"), out);
        assertFalse(out.contains("  restarts "), out);
        assertEquals(0, run("faults: [{at: 1500 ms, kill: \"sum[0]\"}]\n", "-v"));
        shows("  restarts     1 by sum[0] failed (killed) at 1501.000 ms\n");
        assertFalse(out.contains("job failed"), out);
    }

    @Test
    void restartsThatFailedCheckpointsHaveMadeAreToldInShortToo() throws IOException {
        run("faults: [{fail: {step: upload, subtask: \"sum[0]\", checkpoint: 2}}]\n");
        showsOnThePageToo("restarts", "1 by too many failed checkpoints, the last one CHECKPOINT_ASYNC_EXCEPTION at ");
    }
}
