package io.github.cleancut.variant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.cleancut.Protocol;
import io.github.cleancut.protocol.rule.Rule;
import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MutantsTest {
    private static final List<String> LAWS = List.of(
            "CUT",
            "STATE-EO",
            "OUT-EO",
            "FIFO",
            "COMMIT-SAFE",
            "COMMIT-LIVE",
            "RESTORE-LATEST",
            "DURABLE-REF",
            "GC-LIVE",
            "CKPT-LIVE",
            "NO-DEADLOCK",
            "PACE",
            "FAIL-COUNT",
            "NOTIFY",
            "TIMELY",
            "METRIC",
            "WM",
            "ID-MONO");

    private static List<Object> effects(RuleBook book) {
        List<Object> effects = new ArrayList<>();
        for (RuleTable<?, ?, ?> table : book.tables()) {
            for (Rule<?, ?, ?> row : table.rows()) {
                effects.add(row.then());
            }
        }
        return effects;
    }

    @Test
    void everyMutantEditsRowsThatExistAndChangesThem() {
        RuleBook book = Protocol.flink23();
        for (Mutant mutant : Mutants.all()) {
            assertNotEquals(effects(book), effects(mutant.applyTo(book)), mutant.id());
        }
    }

    @Test
    void idsAreUnique() {
        List<String> ids = Mutants.all().stream().map(Mutant::id).toList();
        assertEquals(ids.size(), ids.stream().distinct().count());
    }

    @Test
    void anEditOfAMissingRowIsRefused() {
        RuleBook book = Protocol.flink23();
        assertThrows(IllegalArgumentException.class, () -> new RowEdit.Silent("NOPE").applyTo(book));
        assertThrows(IllegalArgumentException.class, () -> new RowEdit.Like("CEK1", "STQ1").applyTo(book));
    }

    @Test
    void everyLawHasAMutant() {
        for (String law : LAWS) {
            assertEquals(
                    true,
                    Mutants.all().stream().anyMatch(mutant -> mutant.killedBy().equals(law)),
                    law);
        }
    }
}
