package io.github.cleancut.reports.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cleancut.Protocol;
import io.github.cleancut.protocol.rule.Rule;
import io.github.cleancut.protocol.rule.RuleBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every row fires in a recording or a scenario, or somebody wrote down why it cannot. */
class RuleCoveragePageTest {
    private static final Path PAGE = Path.of(System.getProperty("cleancut.root", ".."), "docs", "rule-coverage.md");
    private static final RuleBook BOOK = Protocol.flink23();
    private static final RuleCoverage COVERAGE = RuleCoverage.of(BOOK);

    private static List<String> silent() {
        return BOOK.tables().stream()
                .flatMap(table -> table.rows().stream())
                .map(Rule::id)
                .filter(row -> COVERAGE.of(row) == 0)
                .sorted()
                .toList();
    }

    @Test
    void everyRowFiresOrHasAReason() {
        TreeSet<String> unexplained = new TreeSet<>(silent());
        unexplained.removeAll(NeverFired.reasons().keySet());
        assertEquals(
                "[]",
                unexplained.toString(),
                "no recording and no scenario fires these; add one, or say why in NeverFired");
    }

    @Test
    void noRowThatFiresHasAReasonWhyItCannot() {
        TreeSet<String> outdated = new TreeSet<>(NeverFired.reasons().keySet());
        outdated.removeAll(silent());
        assertEquals("[]", outdated.toString(), "these rows fire, or are no rows: take them out of NeverFired");
    }

    @Test
    void thePageIsCurrent() throws IOException {
        assertEquals(RuleCoveragePage.of(BOOK, COVERAGE), Files.readString(PAGE), "run scripts/update-docs");
    }
}
