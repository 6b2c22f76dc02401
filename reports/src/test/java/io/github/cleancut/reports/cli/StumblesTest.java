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

/** What a new user took wrongly from a result, or did not find in it. */
class StumblesTest {
    private static final String TWO_PHASE = """
            job:
              - {source: in, rate: 100/s, records: 1050, keys: {count: 10}}
              - {keyed: j, parallelism: 2}
              - {sink: out, commit: two-phase}
            """;
    private static final String UNBOUNDED = """
            job:
              - {source: in, rate: 100/s, keys: {count: 10}}
              - {keyed: sum, parallelism: 2}
              - {sink: out, commit: two-phase}
            """;

    @TempDir
    Path directory = Path.of("");

    private String out = "";
    private String err = "";

    private int run(String yaml, String... arguments) throws IOException {
        Path file = directory.resolve("stumble.yaml");
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

    private void warns(String text) {
        assertTrue(err.contains(text), "no \"" + text + "\" in\n" + err);
    }

    private String page(String name) throws IOException {
        return Files.readString(directory.resolve("runs/stumble/seed-0").resolve(name));
    }

    /** 1,050 records at 100 a second, a checkpoint every second from 10 ms on: the last one before the end covers 1,001. */
    @Test
    void recordsThatNobodyWillEverSeeAreCounted() throws IOException {
        String flink = "flink: {execution.checkpointing.interval: 1 s,"
                + " execution.checkpointing.checkpoints-after-tasks-finish: false}\n";
        assertEquals(0, run(flink + TWO_PHASE));
        shows("out: 1,001 visible, 0 lost, 0 doubled, 49 uncommitted at the end\n");
        warns("what sink out writes after the last checkpoint before its input ends is never committed");
        assertTrue(page("summary.md").contains("| out | 1,001 | 49 |"), page("summary.md"));
        assertTrue(page("verdict.json").contains("\"uncommittedAtTheEnd\": 49"), page("verdict.json"));
    }

    @Test
    void aTwoPhaseSinkWithoutCheckpointsIsWarnedOf() throws IOException {
        assertEquals(0, run("flink: {parallelism.default: 1}\n" + TWO_PHASE, "--no-report"));
        shows("out: 0 visible, 0 lost, 0 doubled, 1,050 uncommitted at the end\n");
        warns("sink out never shows a record: without checkpoints no transaction is committed");
    }

    /** What a dead attempt has written is written again: it is no loss, and not counted. */
    @Test
    void whatIsWrittenAnewAfterARestartIsNotUncommitted() throws IOException {
        String yaml = "flink: {execution.checkpointing.interval: 1 s}\n" + TWO_PHASE
                + "faults: [{at: 5500 ms, kill: 'out[0]'}]\n";
        assertEquals(0, run(yaml));
        shows("out: 1,050 visible, 0 lost, 0 doubled\n");
        assertTrue(page("summary.md").contains("| out | 1,050 | 0 |"), page("summary.md"));
        assertFalse(err.contains("warning"), err);
    }

    @Test
    void theHeadSaysHowTheTimeOfARunAddsUp() throws IOException {
        // No record waits for a flush.
        String flink = "flink: {execution.checkpointing.interval: 1 s, execution.buffer-timeout.interval: 0 ms}\n";
        assertEquals(0, run(flink + UNBOUNDED + "end: {at: 3 s, settle: 2 s}\n"));
        shows("5000.000 ms virtual = end 3000.000 ms + settle 2000.000 ms + drained 0.000 ms\n");
        assertTrue(page("summary.md").contains("virtual = end 3000.000 ms + settle 2000.000 ms"), page("summary.md"));
        assertEquals(2, run(flink + UNBOUNDED));
        warns("without settle the run goes on behind at for 3 x (interval + timeout), at most 10 min");
    }

    @Test
    void whatHealedAtTheEndBeforeItWasDetectedIsSaid() throws IOException {
        String yaml = """
                flink: {execution.checkpointing.interval: 1 s, execution.checkpointing.timeout: 10 s}
                cluster: {taskmanagers: [{id: tm1, slots: 2}, {id: tm2, slots: 2}]}
                job:
                  - {source: in, rate: 100/s, parallelism: 4, keys: {count: 10}}
                  - {sink: out, parallelism: 4}
                faults: [{at: 5 s, kill: tm2}]
                end: {at: 10 s}
                """;
        assertEquals(0, run(yaml));
        String healed = "faults[0] kill was healed by end.at at 10000.000 ms, before it was detected: that takes"
                + " 45000.000 ms (heartbeat.timeout)";
        shows("  fault        " + healed + "\n");
        assertTrue(page("summary.md").contains(healed), page("summary.md"));
        run(yaml, "--set", "faults[0].detect=1 s", "--set", "faults[0].back=1 s");
        assertFalse(out.contains("healed"), out);
        run(yaml, "--set", "faults[0].detect=1 s", "--set", "faults[0].back=5 s");
        shows("was healed by end.at at 10000.000 ms, before its back of 5000.000 ms was over");
    }

    @Test
    void aLostJobManagerThatEndAtBringsBackIsSaid() throws IOException {
        String yaml = "flink: {execution.checkpointing.interval: 2 s, high-availability.type: zookeeper}\n" + UNBOUNDED
                + "faults: [{at: 7 s, kill: jobmanager, back: 3 s}]\nend: {at: 30 s, settle: 5 s}\n";
        assertEquals(0, run(yaml));
        shows("faults[0] kill was healed by end.at at 30000.000 ms, before it was detected");
        assertEquals(0, run(yaml, "--set", "faults[0].detect=1 s"));
        assertFalse(out.contains("healed"), out);
    }

    @Test
    void aRestoreThatCannotStartLeavesTheRunUndecided() throws IOException {
        String yaml = "flink: {execution.checkpointing.interval: 2 s}\n" + UNBOUNDED
                + "actions: [{at: 1 s, restore: {from: savepoint}}]\nend: {at: 2 s, settle: 1 s}\n";
        assertEquals(3, run(yaml));
        shows("UNDECIDED  at 1002.000 ms the job was not started again, as there was no completed savepoint");
        assertEquals(0, run(yaml + "expect: {job: CANCELED}\n"));
    }

    @Test
    void restartsFromNothingAreToldApartFromRestores() throws IOException {
        String yaml = """
                flink:
                  execution.checkpointing.interval: 1 s
                  restart-strategy: {type: fixed-delay, fixed-delay: {attempts: 9, delay: 40 ms}}
                job:
                  - {source: in, rate: 100/s, records: 300}
                  - {sink: out}
                faults: [{fail: {step: metadata}, checkpoint: 1}, {at: 2500 ms, kill: "out[0]"}]
                """;
        assertEquals(0, run(yaml));
        shows("restored 1");
        shows("  restarts     1 began from nothing, as there was no completed checkpoint to restore\n");
        assertTrue(page("summary.md").contains("Restarts: 1 began from nothing"), page("summary.md"));
        assertTrue(page("verdict.json").contains("\"restartsFromNothing\": 1"), page("verdict.json"));
    }

    @Test
    void aTargetThatIsNotThereIsToldWhatThereIs() throws IOException {
        assertEquals(2, run(UNBOUNDED + "faults: [{at: 1 s, kill: JobManager}]\nend: {at: 2 s}\n"));
        warns("did you mean jobmanager?");
        assertEquals(2, run(UNBOUNDED + "faults: [{at: 1 s, kill: taskmanager}]\nend: {at: 2 s}\n"));
        warns("any-taskmanager");
    }

    @Test
    void aTimeWithoutAUnitIsAskedAbout() throws IOException {
        assertEquals(0, command("check", "@a01"));
        assertFalse(out.contains("has no unit"), out);
        run(UNBOUNDED + "faults: [{at: 2, kill: 'sum[0]'}]\nend: {at: 2 s, settle: 0}\n", "--no-report");
        warns("at: 2 has no unit and means 2 ms\n    did you mean 2 s? 2 ms says that it is meant so");
        assertFalse(err.contains("settle"), err);
        run(UNBOUNDED + "network: {latency: 3}\nend: {at: 2 s, settle: 0 s}\n", "--no-report");
        warns("latency: 3 has no unit");
        assertEquals(2, command("hunt", "@a01", "--time", "2"));
        warns("--time 2 has no unit\n    write 2s or 2ms");
    }

    @Test
    void aStorageThatTakesNoTimeCannotBeSlowerByAFactor() throws IOException {
        String yaml = "flink: {execution.checkpointing.interval: 1 s}\n" + UNBOUNDED
                + "faults: [{at: 1 s, slow: storage, factor: 10}]\nend: {at: 2 s, settle: 1 s}\n";
        run(yaml, "--no-report");
        warns("faults[0] changes nothing: the storage takes no time");
        run(yaml + "storage: {latency: 1 ms}\n", "--no-report");
        assertEquals(
                "",
                err.lines().filter(line -> line.contains("warning")).findFirst().orElse(""));
    }

    @Test
    void aJobThatASavepointEndsNeedsAnEndAllTheSame() throws IOException {
        assertEquals(2, run(UNBOUNDED + "actions: [{at: 7 s, cancel-with-savepoint: {}}]\n"));
        warns("nothing says when the run ends if the savepoint fails, after which the job goes on");
    }

    @Test
    void aWordThatAnOptionDoesNotTakeIsToldWithTheOnesThatItTakes() throws IOException {
        assertEquals(2, run(TWO_PHASE, "--mutant", "sink.no-recovery"));
        warns("did you mean sink.no-recovery-commit? docs/mutants.md names them all");
        assertEquals(2, run(TWO_PHASE, "--proof", "none"));
        warns("expected one of [full, checkpoints, off] but was 'none'");
        assertEquals(2, command("run", "@b01", "--case", "lag-200"));
        warns("did you mean lag-200ms?");
    }

    @Test
    void aGoldenRunThatIsNotAsExpectedIsCalledSo() throws IOException {
        assertEquals(1, run(TWO_PHASE + "expect: {job: FAILED}\n", "--golden", "golden", "--update-golden"));
        shows(".golden is written, though the run is violated\n");
    }
}
