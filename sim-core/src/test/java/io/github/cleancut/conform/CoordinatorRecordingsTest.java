package io.github.cleancut.conform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.protocol.rule.RuleBook;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Recorded runs of Flink 2.3.0's coordinator, replayed on the tables. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CoordinatorRecordingsTest {
    private final List<RecordingFiles.Run> examples;
    private final List<RecordingFiles.Run> runs;

    CoordinatorRecordingsTest() throws IOException {
        examples = RecordingFiles.corpus("coordinator-examples");
        runs = RecordingFiles.corpus("coordinator-runs");
    }

    @Test
    void everyExampleRunsAsRecorded() {
        Conformance conformance = new Conformance(RecordingFiles.rules());
        assertEquals(List.of(), RecordingFiles.divergences(conformance, examples));
        assertEquals(24, conformance.runs());
    }

    @Test
    void whatReachesRowsThatTheOthersDoNotRunsAsRecorded() throws IOException {
        Conformance conformance = new Conformance(RecordingFiles.rules());
        assertEquals(List.of(), RecordingFiles.divergences(conformance, RecordingFiles.corpus("coordinator-further")));
        assertEquals(10, conformance.runs());
    }

    @Test
    void everyRandomRunGoesAsRecorded() {
        Conformance conformance = new Conformance(RecordingFiles.rules());
        assertEquals(List.of(), RecordingFiles.divergences(conformance, runs));
        assertEquals(300, conformance.runs());
    }

    @Test
    void aChangedRowIsFoundAndNamed() {
        RuleBook changed = RecordingFiles.rules().silence("AM1");
        List<Comparison> divergences = RecordingFiles.divergences(new Conformance(changed), runs);
        assertFalse(divergences.isEmpty());
        assertTrue(divergences.get(0).rules().contains("AM1"), divergences.get(0)::toString);
        assertEquals("state.expired", divergences.get(0).differences().get(0).where());
    }

    @Test
    void aTableThatContradictsItselfIsADifferenceAndNoCrash() {
        RuleBook incomplete = RecordingFiles.rules()
                .with(RecordingFiles.rules().tableOf("AM1").remove("AM1"));
        List<Comparison> divergences = RecordingFiles.divergences(new Conformance(incomplete), runs);
        assertFalse(divergences.isEmpty());
        Difference first = divergences.get(0).differences().stream()
                .filter(difference -> difference.where().equals("threw"))
                .findFirst()
                .orElseThrow();
        assertTrue(String.valueOf(first.actual()).startsWith("RuleConflict: table pending/remember: no row matches"));
    }
}
