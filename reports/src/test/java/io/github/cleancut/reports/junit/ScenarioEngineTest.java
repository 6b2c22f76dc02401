package io.github.cleancut.reports.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectDirectory;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

class ScenarioEngineTest {
    private static final String JOB = """
            version: 1
            flink: {execution.checkpointing.interval: 100 ms}
            job:
              - {source: words, rate: 100/s, records: 30}
              - {sink: out, commit: two-phase}
            """;

    @TempDir
    Path directory = Path.of("");

    private static EngineExecutionResults execute(DiscoverySelector... selectors) {
        return EngineTestKit.engine(new ScenarioEngine()).selectors(selectors).execute();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    @Test
    void everyScenarioFileOfAFolderIsATest() throws IOException {
        write("green.cleancut.yaml", JOB);
        write("red.cleancut.yaml", JOB + "expect: {output: {out: {visible: 31}}}\n");
        write("other.yaml", "not: a scenario");
        EngineExecutionResults results = execute(selectDirectory(directory.toFile()));
        results.testEvents()
                .assertStatistics(counts -> counts.started(2).succeeded(1).failed(1));
        Event failed = results.testEvents().failed().list().get(0);
        assertTrue(
                failed.toString().contains("MISSED     output.out.visible   expected 31, was 30"), failed.toString());
        String replay = "replay       scripts/cleancut run " + directory.resolve("red.cleancut.yaml") + " --seed 0";
        assertTrue(failed.toString().contains(replay), failed.toString());
    }

    @Test
    void everyCaseIsATestOfItsOwn() throws IOException {
        String cases = "cases:\n  fast: {}\n  slow: {set: {job.words.rate: 50/s}}\n";
        Path file = write("cases.yaml", JOB + cases);
        EngineExecutionResults all = execute(selectFile(file.toFile()));
        all.testEvents().assertStatistics(counts -> counts.started(2).succeeded(2));
        Event slow = all.testEvents().started().list().get(1);
        EngineExecutionResults one =
                execute(selectUniqueId(slow.getTestDescriptor().getUniqueId()));
        one.testEvents().assertStatistics(counts -> counts.started(1).succeeded(1));
        assertEquals(
                List.of(slow.getTestDescriptor().getDisplayName()),
                one.testEvents().started().stream()
                        .map(event -> event.getTestDescriptor().getDisplayName())
                        .toList());
    }

    @Test
    void aFileThatCannotBeReadFailsWithItsPlace() throws IOException {
        Path file = write("bad.cleancut.yaml", JOB.replace("rate", "rat"));
        EngineExecutionResults results = execute(selectFile(file.toFile()));
        Event failed = results.testEvents().failed().list().get(0);
        assertTrue(failed.toString().contains("bad.cleancut.yaml:4:"), failed.toString());
    }

    @Test
    void aRunThatBreaksDownFailsAndTheOthersGoOn() throws IOException {
        Path file = write("cases.yaml", JOB + "cases:\n  bug: {mutant: no.such-mutant}\n  fine: {}\n");
        EngineExecutionResults results = execute(selectFile(file.toFile()));
        results.testEvents()
                .assertStatistics(counts -> counts.started(2).succeeded(1).failed(1));
    }

    @Test
    void aFileAndARunOfAnotherAreBothKept() throws IOException {
        Path cases = write("cases.yaml", JOB + "cases:\n  one: {}\n  two: {}\n");
        Path whole = write("whole.yaml", JOB + "cases:\n  one: {}\n  two: {}\n");
        EngineExecutionResults all = execute(selectFile(cases.toFile()));
        Event first = all.testEvents().started().list().get(0);
        execute(
                        selectFile(whole.toFile()),
                        selectUniqueId(first.getTestDescriptor().getUniqueId()))
                .testEvents()
                .assertStatistics(counts -> counts.started(3).succeeded(3));
    }
}
