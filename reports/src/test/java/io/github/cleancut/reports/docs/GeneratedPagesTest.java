package io.github.cleancut.reports.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.Protocol;
import io.github.cleancut.protocol.rule.Rule;
import io.github.cleancut.protocol.rule.RuleTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Generated pages are current; scripts/update-docs writes them anew. */
class GeneratedPagesTest {
    private static final Path ROOT = Path.of(System.getProperty("cleancut.root", ".."));
    private static final Path DOCS = ROOT.resolve("docs");

    @Test
    void thePageOfRulesIsCurrent() throws IOException {
        assertEquals(
                RulesPage.of(Protocol.flink23()),
                Files.readString(DOCS.resolve("rules.md")),
                "run scripts/update-docs");
    }

    @Test
    void thePageOfMutantsIsCurrent() throws IOException {
        assertEquals(MutantsPage.text(), Files.readString(DOCS.resolve("mutants.md")), "run scripts/update-docs");
    }

    @Test
    void thePageOfConformanceIsCurrent() throws IOException {
        assertEquals(
                ConformancePage.of(ConformancePage.read(ROOT)),
                Files.readString(DOCS.resolve("conformance.md")),
                "run scripts/update-docs");
    }

    @Test
    void thePageOfWhatWasIntendedIsCurrent() throws IOException {
        assertEquals(IntendedPage.text(), Files.readString(DOCS.resolve("intended.md")), "run scripts/update-docs");
    }

    @Test
    void everyRowAsIntendedStandsOnThePage() {
        for (RuleTable<?, ?, ?> table : Protocol.flinkIntended().tables()) {
            List<Rule<?, ?, ?>> rows = new ArrayList<>(table.rows());
            Protocol.flink23().tables().forEach(flink -> rows.removeAll(flink.rows()));
            for (Rule<?, ?, ?> row : rows) {
                String cells = " | " + row.id() + " | " + row.because() + " | ";
                assertTrue(IntendedPage.text().contains(cells), cells);
            }
        }
    }

    @Test
    void everyRowStandsOnThePage() {
        String page = RulesPage.of(Protocol.flink23());
        for (RuleTable<?, ?, ?> table : Protocol.flink23().tables()) {
            for (Rule<?, ?, ?> row : table.rows()) {
                assertTrue(page.contains("\n| " + row.id() + " | "), row.id());
            }
        }
    }
}
