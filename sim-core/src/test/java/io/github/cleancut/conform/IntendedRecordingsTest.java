package io.github.cleancut.conform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.variant.Intention;
import io.github.cleancut.variant.Intentions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real Flink does what it does: under a statement as presumably intended its recordings diverge, and the first time where the edited row fires. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntendedRecordingsTest {
    private final List<RecordingFiles.Run> runs;

    IntendedRecordingsTest() throws IOException {
        runs = new ArrayList<>(RecordingFiles.corpus("coordinator-examples"));
        runs.addAll(RecordingFiles.corpus("coordinator-runs"));
    }

    private List<Comparison> divergences(String statement) {
        Intention intention = Intentions.find(statement);
        if (intention == null) {
            throw new IllegalArgumentException(statement + " is not marked");
        }
        return RecordingFiles.divergences(new Conformance(intention.applyTo(RecordingFiles.rules())), runs);
    }

    @ParameterizedTest
    @CsvSource({"C-032, SC5", "C-046, AU5", "C-048, AF4", "C-058, SB9", "C-087, PL6", "C-109, TE3", "C-117, AC6"})
    void theRecordingsDivergeWhereTheEditedRowFires(String statement, String row) {
        List<Comparison> divergences = divergences(statement);
        assertFalse(divergences.isEmpty());
        assertTrue(divergences.get(0).rules().contains(row), divergences.get(0)::toString);
    }

    /** C-005 needs a clock that begins near 0, which the recorder's does not. */
    @Test
    void noRecordingTellsWhatAYoungClockDoes() {
        assertEquals(List.of(), divergences("C-005"));
    }
}
