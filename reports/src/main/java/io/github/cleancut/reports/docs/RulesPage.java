package io.github.cleancut.reports.docs;

import io.github.cleancut.Protocol;
import io.github.cleancut.protocol.rule.Rule;
import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.protocol.rule.RuleTable;
import io.github.cleancut.reports.folder.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The page of all rule tables, docs/rules.md: what the protocol decides, row by row, and which statement says so. */
public final class RulesPage {
    private RulesPage() {}

    /**
     * Writes the page.
     *
     * @param arguments the file to write
     */
    public static void main(String[] arguments) throws IOException {
        WholeFile.write(Path.of(arguments[0]), of(Protocol.flink23()), new WholeFile.Partials());
    }

    /** The page of a book. */
    public static String of(RuleBook book) {
        List<RuleTable<?, ?, ?>> tables = new ArrayList<>(book.tables());
        int rows = tables.stream().mapToInt(table -> table.rows().size()).sum();
        StringBuilder page = new StringBuilder("# The rules\n\n");
        page.append(
                "Generated from the tables by `scripts/update-docs`; do not edit. The rules are those of Flink 2.3.0 ");
        page.append("as implemented: ")
                .append(tables.size())
                .append(" tables, ")
                .append(rows);
        page.append(
                " rows. In a table exactly one row matches every input; traces, coverage and mutants name rows by ");
        page.append("their ids. Statements C-nnn are those of [coordinator.md](spec/coordinator.md), T-nnn those of ");
        page.append("[tasks.md](spec/tasks.md).\n");
        for (RuleTable<?, ?, ?> table : tables) {
            addTable(table, page);
        }
        addStatements(tables, page);
        return page.toString();
    }

    private static void addTable(RuleTable<?, ?, ?> table, StringBuilder page) {
        page.append("\n## ").append(table.name()).append("\n\n| row | when | statements |\n|---|---|---|\n");
        for (Rule<?, ?, ?> row : table.rows()) {
            page.append("| ").append(row.id()).append(" | ");
            page.append(row.because().replace("|", "\\|")).append(" | ");
            page.append(String.join(", ", row.cites())).append(" |\n");
        }
    }

    private static void addStatements(List<RuleTable<?, ?, ?>> tables, StringBuilder page) {
        Map<String, List<String>> rowsOf = new TreeMap<>();
        for (RuleTable<?, ?, ?> table : tables) {
            for (Rule<?, ?, ?> row : table.rows()) {
                row.cites()
                        .forEach(statement -> rowsOf.computeIfAbsent(statement, first -> new ArrayList<>())
                                .add(row.id()));
            }
        }
        page.append("\n## By statement\n\n| statement | rows |\n|---|---|\n");
        rowsOf.forEach((statement, rows) -> page.append("| ")
                .append(statement)
                .append(" | ")
                .append(String.join(", ", rows))
                .append(" |\n"));
    }
}
