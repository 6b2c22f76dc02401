package io.github.cleancut.conform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.variant.Intention;
import io.github.cleancut.variant.Intentions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real Flink does what it does: under the rules as presumably intended its recordings diverge, each at the row of the statement. */
class IntendedRecordingsTest {
    private static List<Recording> recordings() throws IOException {
        List<Recording> all = new ArrayList<>(RecordingFiles.resource("coordinator-examples.jsonl.gz"));
        all.addAll(RecordingFiles.resource("coordinator-runs.jsonl.gz"));
        return all;
    }

    private static @Nullable Divergence first(Intention intention) throws IOException {
        Conformance conformance = new Conformance(intention.applyTo(CoordinatorCorpusRun.rules()));
        return recordings().stream()
                .map(conformance::compare)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Intention of(String statement) {
        return Objects.requireNonNull(Intentions.find(statement), statement);
    }

    @ParameterizedTest
    @CsvSource({"C-032, SC5", "C-046, AU5", "C-048, AF4", "C-058, SB4", "C-087, PL6", "C-109, TE3", "C-117, AC6"})
    void theRecordingDivergesWhereTheEditedRowFires(String statement, String row) throws IOException {
        Divergence divergence = first(of(statement));
        assertTrue(divergence != null && divergence.rules().contains(row), String.valueOf(divergence));
    }

    /** C-005 needs a clock that begins at 0, which the recorder's does not. */
    @Test
    void noRecordingTellsWhatAYoungClockDoes() throws IOException {
        assertEquals(null, first(of("C-005")));
    }
}
