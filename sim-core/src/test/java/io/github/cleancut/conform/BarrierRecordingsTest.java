package io.github.cleancut.conform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.protocol.barrier.BarrierRules;
import io.github.cleancut.protocol.channel.CaptureRules;
import io.github.cleancut.protocol.channel.GateRules;
import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.protocol.rule.RuleTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Recorded runs of Flink 2.3.0's barrier handlers, gates and remote channels, replayed on the tables. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BarrierRecordingsTest {

    /** Rows that these recordings do not reach; UnrecordedRowsTest, GoldenTracesTest and ChannelRulesTest fire them. */
    private static final List<String> UNREACHED = List.of(
            "BAE1", "BAE3", "BAL3", "BAN1", "BAT1", "BBL2", "BHC1", "BHC2", "BHC3", "BHC4", "BKB6", "BKE4", "BKE5",
            "BXA2", "BXB7", "BXE1", "BXE3", "BXE4", "CCS4", "CGQ1");

    private final List<Recording> examples;
    private final List<Recording> runs;

    BarrierRecordingsTest() throws IOException {
        examples = RecordingFiles.resource("barrier-examples.jsonl.gz");
        runs = RecordingFiles.resource("barrier-runs.jsonl.gz");
    }

    @Test
    void everyExampleRunsAsRecorded() {
        BarrierConformance conformance = new BarrierConformance(BarrierCorpusRun.rules());
        assertEquals("", divergences(conformance, examples));
        assertEquals(14, conformance.runs());
    }

    @Test
    void everyRandomRunGoesAsRecorded() {
        BarrierConformance conformance = new BarrierConformance(BarrierCorpusRun.rules());
        assertEquals("", divergences(conformance, runs));
        assertEquals(200, conformance.runs());
    }

    @Test
    void recordingsFireAllRowsOfTheInputSideButTheseKnownOnes() {
        BarrierConformance conformance = new BarrierConformance(BarrierCorpusRun.rules());
        divergences(conformance, examples);
        divergences(conformance, runs);
        List<RuleTable<?, ?, ?>> tables = new ArrayList<>(BarrierRules.tables());
        tables.addAll(GateRules.tables());
        tables.addAll(CaptureRules.tables());
        Set<String> silent = new TreeSet<>();
        for (RuleTable<?, ?, ?> table : tables) {
            table.rows().forEach(row -> silent.add(row.id()));
        }
        silent.removeAll(conformance.fired().keySet());
        assertEquals(new TreeSet<>(UNREACHED), silent);
    }

    @Test
    void aBrokenRowIsFoundAndNamed() {
        assertNamed("alternating/barrier", "BXB9");
        assertNamed("aligned/barrier", "BAL2");
        assertNamed("capture/data", "CCD1");
        assertNamed("receiver/arrival", "CRA2");
        assertNamed("tracker/cancel-older", "BKO1");
    }

    /** The row does nothing instead. */
    private void assertNamed(String tableName, String row) {
        RuleBook rules = BarrierCorpusRun.rules();
        RuleTable<?, ?, ?> broken = rules.tables().stream()
                .filter(table -> table.name().equals(tableName))
                .findFirst()
                .orElseThrow()
                .mutate(row, (state, input, out) -> {});
        Divergence divergence = runs.stream()
                .map(new BarrierConformance(rules.with(broken))::compare)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        assertNotNull(divergence, row);
        assertTrue(divergence.rules().contains(row), divergence::toString);
    }

    private static String divergences(BarrierConformance conformance, List<Recording> recordings) {
        List<String> found = new ArrayList<>();
        for (Recording recording : recordings) {
            Divergence divergence = conformance.compare(recording);
            if (divergence != null) {
                found.add(divergence.toString());
            }
        }
        return String.join("\n", found);
    }
}
