package io.github.cleancut.reports.conform;

import io.github.cleancut.conform.Comparison;
import io.github.cleancut.protocol.rule.Rule;
import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A row that fired in a step.
 *
 * @param row the row
 * @param table name of its table
 * @param times how often it fired
 * @param isNear whether it fired after the last effect that is as recorded and before the first that is not
 */
record FiredRow(Rule<?, ?, ?> row, String table, int times, boolean isNear) {

    /** The rows of a step, each once, in the order in which they first fired. */
    static List<FiredRow> of(Comparison comparison, RuleBook rules) {
        Map<String, FiredRow> byId = new LinkedHashMap<>();
        for (int i = 0; i < comparison.rules().size(); i++) {
            boolean isNear = i >= comparison.agreed() && i < comparison.reached();
            byId.merge(
                    comparison.rules().get(i),
                    once(comparison.rules().get(i), isNear, rules),
                    (before, again) ->
                            new FiredRow(before.row, before.table, before.times + 1, before.isNear || again.isNear));
        }
        return List.copyOf(byId.values());
    }

    private static FiredRow once(String id, boolean isNear, RuleBook rules) {
        RuleTable<?, ?, ?> table = rules.tableOf(id);
        Rule<?, ?, ?> row = table.rows().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
        return new FiredRow(row, table.name(), 1, isNear);
    }

    /** The statements behind some rows, each once, sorted. */
    static List<String> statements(List<FiredRow> rows) {
        TreeSet<String> statements = new TreeSet<>();
        rows.forEach(fired -> statements.addAll(fired.row().cites()));
        return List.copyOf(statements);
    }
}
