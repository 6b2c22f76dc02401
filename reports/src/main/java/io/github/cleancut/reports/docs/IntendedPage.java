package io.github.cleancut.reports.docs;

import io.github.cleancut.protocol.rule.Rule;
import io.github.cleancut.reports.folder.WholeFile;
import io.github.cleancut.variant.Intention;
import io.github.cleancut.variant.Intentions;
import io.github.cleancut.variant.RowEdit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The page of the variant flink-intended, docs/intended.md: each statement marked [!], what was presumably meant, and the rows that differ. */
public final class IntendedPage {
    private IntendedPage() {}

    /**
     * Writes the page.
     *
     * @param arguments the file to write
     */
    public static void main(String[] arguments) throws IOException {
        WholeFile.write(Path.of(arguments[0]), text(), new WholeFile.Partials());
    }

    /** The page. */
    public static String text() {
        StringBuilder page = new StringBuilder("# flink-intended: the [!] statements as presumably intended\n\n");
        page.append(
                "Generated from the catalogue by `scripts/update-docs`; do not edit. Flink 2.3.0 as it is stands in ");
        page.append("[rules.md](rules.md) (`rules: flink-2.3`, the default). A statement of ");
        page.append(
                "[coordinator.md](spec/coordinator.md) that is marked [!] tells of behaviour that looks unintended; ");
        page.append("`rules: flink-intended` in a file or a case, `--rules flink-intended` or ");
        page.append("`--set rules=flink-intended` runs under the rows below instead. What was meant is our reading; ");
        page.append("whether Flink regards these as defects is not known. [tasks.md](spec/tasks.md) marks nothing; ");
        page.append("F30 is a defect that is known ([field.md](spec/field.md)), as mended since.\n\n");
        page.append("| statement | Flink 2.3.0 | presumably meant | rows |\n|---|---|---|---|\n");
        for (Intention intention : everything()) {
            page.append("| ").append(intention.statement()).append(" | ").append(intention.implemented());
            page.append(" | ")
                    .append(intention.meant())
                    .append(" | ")
                    .append(rowsOf(intention))
                    .append(" |\n");
        }
        addRows(page);
        addLimits(page);
        return page.toString();
    }

    /** The statements, and behind them the defects of 2.3.0 that are known. */
    private static List<Intention> everything() {
        List<Intention> everything = new ArrayList<>(Intentions.all());
        everything.addAll(Intentions.fixes());
        return everything;
    }

    private static String rowsOf(Intention intention) {
        if (intention.edits().isEmpty()) {
            return "none of its own: follows from " + String.join(" and ", intention.follows());
        }
        return String.join(", ", intention.edits().stream().map(RowEdit::row).toList());
    }

    private static void addRows(StringBuilder page) {
        page.append("\n## The rows\n\n| table | instead of | row | when | statements |\n|---|---|---|---|---|\n");
        for (Intention intention : everything()) {
            for (RowEdit edit : intention.edits()) {
                if (edit instanceof RowEdit.Replaced replaced) {
                    String table = replaced.replacement().original().name();
                    replaced.replacement().rows().forEach(row -> addRow(page, table, edit.row(), row));
                }
            }
        }
    }

    private static void addRow(StringBuilder page, String table, String old, Rule<?, ?, ?> row) {
        page.append("| ").append(table).append(" | ").append(old).append(" | ").append(row.id());
        page.append(" | ")
                .append(row.because())
                .append(" | ")
                .append(String.join(", ", row.cites()))
                .append(" |\n");
    }

    private static void addLimits(StringBuilder page) {
        page.append("\n## Limits\n\n");
        page.append(
                "All [!] statements are carried. C-050 and C-088 are consequences: with C-048 every failure stops ");
        page.append(
                "scheduling, with C-087 no plan takes a failed task as finished, and either is enough against C-088. ");
        page.append(
                "C-117 is carried for checkpoints of the store; a completed savepoint is in no store (C-132), and a ");
        page.append(
                "repeated acknowledgement still deletes its files. C-005 shows only where the relative clock begins ");
        page.append("near 0, which the clock of a simulated JobManager does not.\n");
    }
}
