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
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody asks who has just run a scenario: why did a checkpoint fail, what took the time, what was the lesson, which line differs. */
class AnswersTest {
    private static final String CRASH = """
            # Does a crash between two checkpoints lose or double anything?
            version: 1
            flink:
              execution.checkpointing.interval: 100 ms
              restart-strategy: {type: fixed-delay, fixed-delay: {attempts: 3, delay: 40 ms}}
            job:
              - {source: words, rate: 200/s, records: 250, keys: {count: 50}}
              - {keyed: sum, parallelism: 2, state: {size: 3 mb}}
              - {sink: out, commit: two-phase}
            storage: {bandwidth: 200 mb/s}
            faults:
              - {when: {event: upload-started, checkpoint: 3, subtask: "sum[0]"}, kill: "sum[0]"}
            """;

    @TempDir
    Path directory = Path.of("");

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final ByteArrayOutputStream warned = new ByteArrayOutputStream();

    @BeforeEach
    void write() throws IOException {
        Files.writeString(directory.resolve("crash.yaml"), CRASH);
    }

    private int run(String... arguments) {
        told.reset();
        warned.reset();
        Console console = new Console(
                new PrintStream(told, true, StandardCharsets.UTF_8),
                new PrintStream(warned, true, StandardCharsets.UTF_8),
                StandardCharsets.UTF_8,
                directory);
        return new CommandLineApp(new App(new Simulator(), new ReadScenarios(), console, new Interruption()))
                .run(arguments);
    }

    /** The reader of files looks from where the JVM was started. */
    private String crash() {
        return directory.resolve("crash.yaml").toString();
    }

    private void shows(String text) {
        String out = told.toString(StandardCharsets.UTF_8);
        assertTrue(out.contains(text), "no \"" + text + "\" in\n" + out);
    }

    private String summary(String run) throws IOException {
        return Files.readString(directory.resolve("runs").resolve(run).resolve("summary.md"));
    }

    @Test
    void whyTheJobWasNotStartedAgainStandsInTheVerdict() throws IOException {
        // C-149: without retention the end of a job deletes its checkpoints
        String file = restoring("latest");
        assertEquals(3, run("run", file));
        shows(
                "restore      at 302.000 ms the job was not started again, as there was no retained checkpoint: none had completed");
        assertTrue(summary("restoring/seed-0").contains("Restore: at 302.000 ms the job was not started again"));
        assertEquals(3, run("run", restoring("savepoint")));
        shows("as there was no completed savepoint");
        assertEquals(3, run("run", restoring("7")));
        shows("as there was no snapshot 7");
    }

    @Test
    void whatComesTwiceAfterARestoreByHandIsToldAsTheUsersDoing() throws IOException {
        // C-228
        Path file = directory.resolve("older.yaml");
        Files.writeString(
                file,
                CRASH.replaceAll(
                        "(?s)faults:.*",
                        "actions:\n  - {at: 250 ms, savepoint: {}}\n  - {at: 650 ms, restore: {from: savepoint}}\n"));
        assertEquals(1, run("run", file.toString()));
        shows("again, as the user went back to an older snapshot");
        shows("explained by C-228: Flink 2.3.0 does so itself, and records are at stake");
    }

    private String restoring(String from) throws IOException {
        Path file = directory.resolve("restoring.yaml");
        Files.writeString(
                file, CRASH.replaceAll("(?s)faults:.*", "actions:\n  - {at: 300 ms, restore: {from: " + from + "}}\n"));
        return file.toString();
    }

    @Test
    void whyCheckpointsFailedStandsInTheShortVerdictToo() {
        assertEquals(0, run("run", crash()));
        shows("failed 3  restored 1");
        shows("CHECKPOINT_COORDINATOR_SUSPEND");
        shows("NOT_ALL_REQUIRED_TASKS_RUNNING");
    }

    @Test
    void aBreachOfFlinksOwnIsCalledSo() {
        assertEquals(0, run("run", crash()));
        shows("Flink 2.3.0 itself breaks, no record at stake: NOTIFY (C-091)");
        assertFalse(told.toString(StandardCharsets.UTF_8).contains("VIOLATED"), told.toString(StandardCharsets.UTF_8));
        assertEquals(0, run("run", crash(), "-v"));
        shows(" of the trace; Flink 2.3.0's own way (C-091): no record is at stake, so it turns no run red");
    }

    /** Every checkpoint expires, every expiry fails the job, and the default restart strategy never gives up (C-204). */
    private static final String FOR_EVER = """
            version: 1
            flink: {execution.checkpointing: {interval: 200 ms, timeout: 100 ms, tolerable-failed-checkpoints: 0}}
            network: {latency: 150 ms}
            job:
              - {source: words, rate: 200/s, records: 250}
              - {sink: out, commit: two-phase}
            faults: [{at: 0 ms, fill: storage, for: 1 ms}]
            expect: {laws: [all, {CKPT-LIVE: any}]}
            """;

    @Test
    void aJobThatRestartsForEverComesToAnEndThatSaysSo() throws IOException {
        Files.writeString(directory.resolve("for-ever.yaml"), FOR_EVER);
        assertEquals(3, run("run", directory.resolve("for-ever.yaml").toString()));
        shows("the job restarts for ever");
        shows("completed 0");
    }

    /** A JobManager that dies whenever it restores, at once or after a time. */
    @Test
    void jobManagersThatComeAndGoForEverComeToAnEndThatSaysSo() throws IOException {
        for (String back : List.of("0 ms", "20 ms")) {
            Files.writeString(directory.resolve("come-and-go.yaml"), """
                    version: 1
                    flink: {execution.checkpointing.interval: 200 ms, high-availability.type: zookeeper}
                    job:
                      - {source: a, rate: 100/s, records: 100}
                      - {sink: b}
                    faults:
                      - {when: {event: restore-started, nth: all}, kill: {target: jobmanager, detect: 0 ms, back: %1$s}}
                      - {at: 500 ms, kill: {target: jobmanager, detect: 0 ms, back: %1$s}}
                    """.formatted(back));
            assertEquals(3, run("run", directory.resolve("come-and-go.yaml").toString()));
            shows("the job restarts for ever");
        }
    }

    /** C-027: savepoint 2, checkpoints 3 and 4, back to the savepoint, and 3 and 4 once more; each takes 22 ms, 20 of them for the upload. */
    @Test
    void whatHasAnIdAgainHasFiguresOfItsOwn() throws IOException {
        Files.writeString(directory.resolve("again.yaml"), """
                version: 1
                flink: {execution.checkpointing.interval: 200 ms}
                storage: {bandwidth: 100 mb/s}
                job:
                  - {source: orders, rate: 100/s, records: 100, keys: {count: 10}}
                  - {keyed: totals, parallelism: 2, state: {size: 1 mb}}
                  - {sink: ledger, commit: two-phase}
                actions:
                  - {at: 100 ms, savepoint: {}}
                  - {at: 500 ms, restore: {from: savepoint}}
                expect:
                  laws: [all, {OUT-EO: any}]
                  checkpoint: {3: {status: COMPLETED, end_to_end_duration: 22 ms}}
                  timing: {end_to_end_duration.min: 22 ms}
                """);
        assertEquals(0, run("run", directory.resolve("again.yaml").toString()));
    }

    @Test
    void aDeploymentOnItsWayToADeadTaskManagerReachesNobody() throws IOException {
        Files.writeString(directory.resolve("deploy.yaml"), """
                version: 1
                flink:
                  execution.checkpointing.interval: 50 ms
                  restart-strategy: {type: fixed-delay, fixed-delay: {attempts: 3, delay: 40 ms}}
                network: {rpc: 40 ms}
                job:
                  - {source: orders, records: 1}
                  - {sink: ledger, commit: two-phase}
                expect: {output: {ledger: {visible: 1, doubled: 0}}}
                faults:
                  - {at: 0 ms, kill: {target: tm1, detect: 0 ms}}
                """);
        assertEquals(0, run("run", directory.resolve("deploy.yaml").toString()), told::toString);
    }

    @Test
    void anOutageThatEndsIsWaitedForHoweverManyRestartsItTakes() throws IOException {
        String outage = FOR_EVER.replace("latency: 150 ms", "latency: 1 ms").replace("for: 1 ms", "for: 2 h");
        Files.writeString(directory.resolve("outage.yaml"), outage);
        assertEquals(0, run("run", directory.resolve("outage.yaml").toString()));
        shows("job          FINISHED");
    }

    /** A checkpoint uploads for seconds, a tick every 100 ms asks for another; they wait until the end of the job drops them all. */
    @Test
    void refusalsForOneReasonStandTogether() throws IOException {
        assertEquals(
                0,
                run("run", crash(), "-v", "--set", "storage.bandwidth=1mb/s", "--set", "faults[0].when.checkpoint=1"));
        shows(" times at 18008.000 ms, before it had an id   CHECKPOINT_COORDINATOR_SHUTDOWN");
        long lines = told.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("REFUSED"))
                .count();
        assertTrue(lines <= 2, told.toString(StandardCharsets.UTF_8));
    }

    /** Where a barrier needs 1 ms, words[0] has acknowledged checkpoint 3 before sum[0] dies of it, which nobody knows before 205 ms. */
    @Test
    void theSummaryNamesFailedCheckpointsAndHasNoEmptyTable() throws IOException {
        Files.writeString(directory.resolve("crash.yaml"), CRASH + "network: {latency: 1 ms}\n");
        assertEquals(0, run("run", crash()));
        String page = summary("crash/seed-0");
        assertTrue(page.contains("| 3 | 3.000 ms | CHECKPOINT_COORDINATOR_SUSPEND | 1 of 4 |"), page);
        assertTrue(page.contains("| NOT_ALL_REQUIRED_TASKS_RUNNING | 1 | 247.000 ms | 247.000 ms |"), page);
        assertFalse(page.contains("| expected of |"), page);
    }

    @Test
    void theLessonIsToldWhereItHappens() throws IOException {
        assertEquals(0, run("run", "@a04", "-v"));
        shows("  lesson       at " + instantOfCheckpoint3() + " ms  Checkpoint 3 is in the store.");
        shows("sum[0] is dead.");
        String page = summary("a04-crash-and-replay/seed-42");
        assertTrue(page.contains("\n- 1101.000 ms: sum[0] is dead. What the sources emitted"), page);
    }

    /** From the trace, by other code than that under test. */
    private String instantOfCheckpoint3() throws IOException {
        assertEquals(0, run("run", "@a04", "--golden", "golden", "--update-golden"));
        String golden = Files.readString(directory.resolve("golden/a04-crash-and-replay.seed-42.golden"));
        String line = golden.lines()
                .filter(step -> step.contains("jobmanager  completed checkpoint=3"))
                .findFirst()
                .orElseThrow();
        assertEquals(0, run("run", "@a04", "-v"));
        return line.substring(0, line.indexOf(" ms"));
    }

    @Test
    void whatTookTheTimeIsTheLongestStepOfTheCriticalPath() {
        assertEquals(0, run("run", "@b01", "--case", "lag-200ms"));
        shows("max 204.000 ms  slowest: barrier slow[0] -> sum[0]");
    }

    @Test
    void oneCheckpointCanBeLookedAt() {
        assertEquals(0, run("run", crash(), "--checkpoint", "5"));
        shows("  critical     checkpoint 5: trigger words[0] 1.000 ms, async sum[");
        shows("  JM        ");
        assertEquals(2, run("run", crash(), "--checkpoint", "99"));
        assertTrue(
                warned.toString(StandardCharsets.UTF_8).contains("crash has no checkpoint 99"),
                warned.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aGoldenRunIsComparedBeyondItsDigest() {
        assertEquals(0, run("run", crash(), "--golden", "golden", "--update-golden"));
        assertEquals(4, run("run", crash(), "--golden", "golden", "--set", "job.sum.state.size=4mb"));
        shows("upload-started checkpoint=1 bytes=3145728");
        shows("upload-started checkpoint=1 bytes=4194304");
    }

    @Test
    void aRuleOfTheCheckerIsExplained() {
        assertEquals(0, run("explain", "C5"));
        shows("C5: rule of the checker of certificates\n  class: ");
        assertEquals(0, run("explain", "settle"));
        shows("settle: word of a scenario\n");
        assertEquals(0, run("explain", "3"));
        shows("never happened");
        assertEquals(2, run("explain", "align"));
        assertTrue(warned.toString(StandardCharsets.UTF_8).contains("did you mean aligned?"));
        assertEquals(2, run("explain", "lignment"));
        assertTrue(warned.toString(StandardCharsets.UTF_8).contains("alignment"));
    }

    @Test
    void theWordsOfReportsAreExplained() {
        assertEquals(0, run("explain", "alignment", "start delay", "sync", "Mutant", "checkpoint"));
        shows("alignment: word\n  the wait of a task with several inputs");
        shows("sync: word\n  the first part of a snapshot");
        shows("  in state: Synchronous part of a snapshot.");
        shows("checkpoint: word\n  a snapshot of the whole job");
    }

    @Test
    void noLineOfTheMutantsIsLongerThanATerminal() {
        assertEquals(0, run("mutants", "@d01"));
        told.toString(StandardCharsets.UTF_8)
                .lines()
                .forEach(line -> assertTrue(line.length() <= 118, line.length() + ": " + line));
    }
}
