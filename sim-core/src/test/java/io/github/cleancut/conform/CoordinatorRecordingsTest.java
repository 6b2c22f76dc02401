package io.github.cleancut.conform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.protocol.coordinator.CoordinatorTables;
import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.protocol.rule.RuleTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Recorded runs of Flink 2.3.0's coordinator, replayed on the tables. */
class CoordinatorRecordingsTest {
    private static final String EXAMPLES = "coordinator-examples.jsonl.gz";
    private static final String RUNS = "coordinator-runs.jsonl.gz";

    /** Rows that these recordings do not reach; the tests of package protocol.coordinator fire them. */
    private static final List<String> UNREACHED = List.of(
            "AB1", "AB2", "AF2", "AF3", "AS3", "CF2", "CF3", "CM4", "CR2", "CR4", "CS3", "EX1", "PL5", "RD3", "RE1",
            "RH6", "RH7", "RQ2", "SC1", "SC2", "SD1", "SL1", "SL3", "SU2", "SU3", "SU4", "SU6", "TC1", "TC2", "TF1",
            "TG2", "TL3", "TW1", "TW3", "TX1");

    @Test
    void everyExampleRunsAsRecorded() throws IOException {
        Conformance conformance = new Conformance(CoordinatorCorpusRun.rules());
        assertEquals("", divergences(conformance, RecordingFiles.resource(EXAMPLES)));
        assertEquals(24, conformance.runs());
    }

    @Test
    void everyRandomRunGoesAsRecorded() throws IOException {
        Conformance conformance = new Conformance(CoordinatorCorpusRun.rules());
        assertEquals("", divergences(conformance, RecordingFiles.resource(RUNS)));
        assertEquals(100, conformance.runs());
    }

    @Test
    void recordingsFireAllRowsButTheseKnownOnes() throws IOException {
        Conformance conformance = new Conformance(CoordinatorCorpusRun.rules());
        divergences(conformance, RecordingFiles.resource(EXAMPLES));
        divergences(conformance, RecordingFiles.resource(RUNS));
        Set<String> silent = new TreeSet<>();
        for (RuleTable<?, ?, ?> table : CoordinatorTables.all()) {
            table.rows().forEach(row -> silent.add(row.id()));
        }
        silent.removeAll(conformance.fired().keySet());
        assertEquals(new TreeSet<>(UNREACHED), silent);
    }

    @Test
    void aChangedRowIsFoundAndNamed() throws IOException {
        RuleTable<?, ?, ?> withoutExpiry = CoordinatorTables.all().stream()
                .filter(table -> table.name().equals("pending/remember"))
                .findFirst()
                .orElseThrow()
                .mutate("AM1", (desk, input, out) -> {});
        RuleBook changed = CoordinatorCorpusRun.rules().with(withoutExpiry);
        Divergence divergence = RecordingFiles.resource(RUNS).stream()
                .map(new Conformance(changed)::compare)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        assertNotNull(divergence);
        assertTrue(divergence.rules().contains("AM1"), divergence::toString);
        assertTrue(divergence.toString().contains("expired"), divergence::toString);
    }

    private static String divergences(Conformance conformance, List<Recording> recordings) {
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
