package io.github.cleancut.reports.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.Protocol;
import io.github.cleancut.protocol.rule.Rule;
import io.github.cleancut.reports.explain.Explanation;
import io.github.cleancut.reports.explain.Explanations;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainTest {
    @TempDir
    Path directory = Path.of("");

    @Test
    void aStatementComesWithItsTextAndTheRowsThatCiteIt() {
        Desk desk = new Desk(directory);
        assertEquals(0, desk.run("explain", "c-087"));
        assertTrue(desk.out().startsWith("C-087: statement about Flink 2.3.0\n"), desk.out());
        assertTrue(desk.out().contains("FAILED and CANCELED subtasks are taken as finished"), desk.out());
        assertTrue(desk.out().contains("rule rows: "), desk.out());
    }

    @Test
    void aMarkedStatementComesWithWhatWasMeant() {
        Desk desk = new Desk(directory);
        assertEquals(0, desk.run("explain", "C-087", "PL6", "flink-intended", "flink-2.3"));
        assertTrue(desk.out().contains("flink-intended: only a task that has finished is finished"), desk.out());
        assertTrue(desk.out().contains("PL6: rule row of flink-intended\n"), desk.out());
        assertTrue(desk.out().contains("in the place of PL4"), desk.out());
        assertTrue(desk.out().contains("flink-intended: set of rules\n"), desk.out());
        assertTrue(desk.out().contains("flink-2.3: set of rules\n"), desk.out());
    }

    @Test
    void everyStatementThatARowCitesHasAText() {
        SortedMap<String, Explanation> all = new Explanations().all();
        Protocol.flink23().tables().forEach(table -> {
            for (Rule<?, ?, ?> row : table.rows()) {
                assertTrue(all.containsKey(row.id()), row.id());
                row.cites().stream()
                        .filter(statement -> statement.matches("[CT]-.*"))
                        .forEach(statement -> assertTrue(all.containsKey(statement), row.id() + " cites " + statement));
            }
        });
    }

    @Test
    void lawsMutantsReasonsEventsKeysAndExitCodesAreExplained() {
        Desk desk = new Desk(directory);
        assertEquals(
                0,
                desk.run(
                        "explain",
                        "CUT",
                        "aligned.first-barrier",
                        "CHECKPOINT_EXPIRED",
                        "upload-started",
                        "execution.checkpointing.min-pause",
                        "3"));
        assertTrue(desk.out().contains("CUT: law\n  holds when: for every completed checkpoint"), desk.out());
        assertTrue(desk.out().contains("aligned.first-barrier: mutant\n"), desk.out());
        assertTrue(desk.out().contains("CHECKPOINT_EXPIRED: failure reason of a checkpoint\n  C-"), desk.out());
        assertTrue(
                desk.out().contains("upload-started: word and event of the trace\n  asynchronous part begins"),
                desk.out());
        assertTrue(
                desk.out().contains("execution.checkpointing.min-pause: key of Flink's configuration\n"), desk.out());
        assertTrue(desk.out().contains("3: exit code\n  undecided\n"), desk.out());
    }

    @Test
    void wordsOfOneLetterOtherNamesOfKeysAndScenariosOfTheLibraryAreExplained() {
        Desk desk = new Desk(directory);
        assertEquals(0, desk.run("explain", "n", "source rid", "state.checkpoints.dir", "@b01", "at stake"));
        assertTrue(desk.out().startsWith("n: word\n  in the trace: the number of the event"), desk.out());
        assertTrue(desk.out().contains("source: word"), desk.out());
        assertTrue(
                desk.out().contains("state.checkpoints.dir: other name of a key of Flink's configuration\n"),
                desk.out());
        assertTrue(desk.out().contains("  Flink takes it for execution.checkpointing.dir\n"), desk.out());
        assertTrue(desk.out().contains("library: word\n"), desk.out());
    }

    /** A suggestion is for a slip of the keys; a word that merely looks alike misleads. */
    @Test
    void noWordIsSuggestedThatMerelyLooksAlike() {
        Desk desk = new Desk(directory);
        for (String word : List.of("volatile", "real")) {
            assertEquals(2, desk.run("explain", word));
            assertFalse(desk.err().contains("did you mean"), desk.err());
        }
        assertEquals(2, desk.run("explain", "sink.no-recovery"));
        assertTrue(desk.err().contains("did you mean sink.no-recovery-commit?"), desk.err());
    }

    @Test
    void anUnknownWordEndsWith2AndTheNearestOne() {
        Desk desk = new Desk(directory);
        assertEquals(2, desk.run("explain", "COMIT-SAFE"));
        assertTrue(desk.err().startsWith("cleancut: nothing is known of COMIT-SAFE\n    did you mean COMMIT-SAFE? "));
        assertEquals(0, desk.run("explain"));
        assertFalse(desk.out().isEmpty());
    }
}
