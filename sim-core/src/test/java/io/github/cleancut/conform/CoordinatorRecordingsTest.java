package io.github.cleancut.conform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.protocol.rule.RuleBook;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        assertEquals(16, conformance.runs());
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

    /** The order of neighbouring discards is that of a hash table, their number is not. */
    @Test
    void aStateThatIsDiscardedTwiceIsADifference() {
        List<RecordingFiles.Run> doubled =
                runs.stream().map(CoordinatorRecordingsTest::doubled).toList();
        List<Comparison> divergences = RecordingFiles.divergences(new Conformance(RecordingFiles.rules()), doubled);
        long discarding = runs.stream()
                .filter(run -> run.steps().stream()
                        .anyMatch(step -> !DiscardGroups.states(step.effects()).isEmpty()))
                .count();
        assertEquals(discarding, divergences.size());
        assertTrue(divergences.stream()
                .allMatch(each ->
                        String.valueOf(each.differences().get(0).expected()).contains("state_discarded")));
    }

    private static RecordingFiles.Run doubled(RecordingFiles.Run run) {
        return new RecordingFiles.Run(
                run.head(),
                run.steps().stream()
                        .map(step -> new Recording.Step(
                                step.command(),
                                step.threw(),
                                step.effects().stream()
                                        .flatMap(effect ->
                                                isDiscard(effect) ? Stream.of(effect, effect) : Stream.of(effect))
                                        .toList(),
                                step.state()))
                        .toList());
    }

    private static boolean isDiscard(Map<String, Object> effect) {
        return "state_discarded".equals(effect.get("effect"));
    }

    @Test
    void ourStateThatIsDiscardedTwiceIsADifference() {
        RecordedEffects ours = new RecordedEffects(new FiredRows());
        ours.addDiscarded(3, "s2", 50);
        ours.addDiscarded(3, "s1", 50);
        ours.addDiscarded(3, "s2", 50);
        assertEquals(List.of("s1", "s2", "s2"), ours.take().get(0).effect().get("states"));
    }

    /** Parts of merged discards lie between each other; what agrees among them may end behind the one that differs. */
    @ParameterizedTest
    @ValueSource(strings = {"AZ1", "AC2"})
    void aDifferenceWithinAGroupOfDiscardsNamesItsRows(String row) {
        List<Comparison> divergences = RecordingFiles.divergences(
                new Conformance(RecordingFiles.rules().silence(row)), runs);
        for (Comparison divergence : divergences) {
            assertTrue(divergence.agreed() <= divergence.reached(), divergence::toString);
            assertTrue(divergence.reached() <= divergence.rules().size(), divergence::toString);
        }
    }

    /** A stopping scheduler that stays on is stopped and started again, without end. */
    @Test
    void rowsThatFireEachOtherWithoutEndAreADifference() {
        List<Comparison> divergences = RecordingFiles.divergences(
                new Conformance(RecordingFiles.rules().silence("SC6")), runs);
        assertTrue(divergences.stream()
                .flatMap(divergence -> divergence.differences().stream())
                .anyMatch(difference -> String.valueOf(difference.actual()).startsWith("EndlessStep: rows fire")));
    }

    @Test
    void aTableThatFailsBeforeTheFirstCommandIsADifferenceOfTheFirstStep() {
        RuleBook incomplete = RecordingFiles.rules()
                .with(RecordingFiles.rules().tableOf("AF4").remove("AF4"));
        Conformance conformance = new Conformance(incomplete);
        List<Comparison> divergences = RecordingFiles.divergences(conformance, runs);
        assertFalse(divergences.isEmpty());
        assertEquals(300, conformance.runs());
    }
}
