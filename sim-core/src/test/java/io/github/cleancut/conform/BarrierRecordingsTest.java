package io.github.cleancut.conform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recorded runs of Flink 2.3.0's barrier handlers, gates and remote channels, replayed on the tables. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BarrierRecordingsTest {
    private final List<RecordingFiles.Run> examples;
    private final List<RecordingFiles.Run> runs;

    BarrierRecordingsTest() throws IOException {
        examples = RecordingFiles.corpus("barrier-examples");
        runs = RecordingFiles.corpus("barrier-runs");
    }

    @Test
    void everyExampleRunsAsRecorded() {
        Conformance conformance = new Conformance(RecordingFiles.rules());
        assertEquals(List.of(), RecordingFiles.divergences(conformance, examples));
        assertEquals(14, conformance.runs());
    }

    @Test
    void whatReachesRowsThatTheOthersDoNotRunsAsRecorded() throws IOException {
        Conformance conformance = new Conformance(RecordingFiles.rules());
        assertEquals(List.of(), RecordingFiles.divergences(conformance, RecordingFiles.corpus("barrier-further")));
        assertEquals(18, conformance.runs());
    }

    @Test
    void everyRandomRunGoesAsRecorded() {
        Conformance conformance = new Conformance(RecordingFiles.rules());
        assertEquals(List.of(), RecordingFiles.divergences(conformance, runs));
        assertEquals(200, conformance.runs());
    }

    @ParameterizedTest
    @ValueSource(strings = {"BXB9", "BAL2", "CCD1", "CRA2", "BKO1"})
    void aRowThatDoesNothingIsFoundAndNamed(String row) {
        Conformance conformance = new Conformance(RecordingFiles.rules().silence(row));
        List<Comparison> divergences = RecordingFiles.divergences(conformance, runs);
        assertFalse(divergences.isEmpty(), row);
        assertTrue(divergences.get(0).rules().contains(row), divergences.get(0)::toString);
    }
}
