package io.github.cleancut.variant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.Protocol;
import io.github.cleancut.protocol.rule.Rule;
import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.protocol.rule.RuleTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class IntentionsTest {
    private static final Pattern MARKED = Pattern.compile("(?m)^- \\**([CT]-\\d{3})\\**.*\\[!]");
    private static final Path SPEC = Path.of(System.getProperty("cleancut.root", ".."), "docs", "spec");

    private static List<String> rows(RuleBook book) {
        List<String> ids = new ArrayList<>();
        for (RuleTable<?, ?, ?> table : book.tables()) {
            table.rows().forEach(row -> ids.add(row.id()));
        }
        return ids;
    }

    private static List<Rule<?, ?, ?>> all(RuleBook book) {
        List<Rule<?, ?, ?>> rows = new ArrayList<>();
        book.tables().forEach(table -> rows.addAll(table.rows()));
        return rows;
    }

    /** No [!] may be forgotten, and none invented. */
    @Test
    void everyMarkedStatementHasAnIntention() throws IOException {
        List<String> marked = new ArrayList<>();
        for (String page : List.of("coordinator.md", "tasks.md")) {
            Matcher statement = MARKED.matcher(Files.readString(SPEC.resolve(page)));
            while (statement.find()) {
                marked.add(statement.group(1));
            }
        }
        assertEquals(11, marked.size());
        assertEquals(marked, Intentions.all().stream().map(Intention::statement).toList());
    }

    @Test
    void eachHasEditsOfItsOwnOrFollowsFromStatementsThatHave() {
        for (Intention intention : Intentions.all()) {
            assertNotEquals(intention.edits().isEmpty(), intention.follows().isEmpty(), intention.statement());
            for (String other : intention.follows()) {
                Intention source = Intentions.find(other);
                assertFalse(source == null || source.edits().isEmpty(), other);
            }
        }
    }

    @Test
    void anEditChangesRowsAndTheNewOnesCiteTheStatement() {
        RuleBook flink = Protocol.flink23();
        for (Intention intention : Intentions.all()) {
            List<Rule<?, ?, ?>> changed = new ArrayList<>(all(intention.applyTo(flink)));
            changed.removeAll(all(flink));
            assertEquals(intention.edits().isEmpty(), changed.isEmpty(), intention.statement());
            if (!changed.isEmpty()) {
                assertTrue(
                        changed.stream().anyMatch(row -> row.cites().contains(intention.statement())),
                        intention.statement());
            }
        }
    }

    /** F30 is what field.md says is in 2.3.0 and rules can mend. */
    @Test
    void aFixIsOfADefectThatThePageOfDefectsNames() throws IOException {
        String defects = Files.readString(SPEC.resolve("field.md"));
        for (Intention fix : Intentions.fixes()) {
            assertTrue(defects.contains("**" + fix.statement() + " "), fix.statement());
            assertNotEquals(all(Protocol.flink23()), all(fix.applyTo(Protocol.flink23())), fix.statement());
        }
    }

    @Test
    void rowsKeepTheirIdsAndNewIdsAreUnique() {
        List<String> ids = rows(Protocol.flinkIntended());
        assertEquals(ids.size(), new TreeSet<>(ids).size());
        assertTrue(ids.containsAll(rows(Protocol.flink23())), ids.toString());
        List<String> added = new ArrayList<>(ids);
        added.removeAll(rows(Protocol.flink23()));
        assertEquals(List.of("SB9", "AU5", "AF7", "RD8", "PL6", "AC6", "ETT6"), added);
    }

    /** A mutant may edit what is intended, not what stood there before. */
    @Test
    void everyMutantAppliesToTheRulesAsIntended() {
        RuleBook intended = Protocol.flinkIntended();
        for (Mutant mutant : Mutants.all()) {
            assertNotEquals(all(intended), all(mutant.applyTo(intended)), mutant.id());
        }
    }
}
