package io.github.cleancut.protocol.rule;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All tables of one protocol variant. Whoever fires a table asks the book for it by its original, so that an edited one takes its place everywhere.
 */
public final class RuleBook {
    private final Map<String, RuleTable<?, ?, ?>> tables;

    private RuleBook(Map<String, RuleTable<?, ?, ?>> tables) {
        this.tables = tables;
    }

    /**
     * A book of tables.
     *
     * @param tables all tables of the protocol
     * @throws IllegalArgumentException if a table name or a row id occurs twice
     */
    public static RuleBook of(List<RuleTable<?, ?, ?>> tables) {
        Map<String, RuleTable<?, ?, ?>> byName = new LinkedHashMap<>();
        Map<String, String> tableOfRow = new LinkedHashMap<>();
        for (RuleTable<?, ?, ?> table : tables) {
            if (byName.put(table.name(), table) != null) {
                throw new IllegalArgumentException("two tables are named " + table.name());
            }
            for (Rule<?, ?, ?> row : table.rows()) {
                String other = tableOfRow.put(row.id(), table.name());
                if (other != null) {
                    throw new IllegalArgumentException(
                            "row " + row.id() + " stands in the tables " + other + " and " + table.name());
                }
            }
        }
        return new RuleBook(byName);
    }

    /**
     * The book's version of a table.
     *
     * @param original the table as the unedited protocol has it
     * @throws IllegalArgumentException if the book has no table of this name
     */
    @SuppressWarnings(
            "unchecked") // with() keeps the types: an edited table comes from the original by its own edit methods
    public <S, I, O> RuleTable<S, I, O> resolve(RuleTable<S, I, O> original) {
        return (RuleTable<S, I, O>) known(original.name());
    }

    /**
     * The same book with an edited table.
     *
     * @param edited a table made from one of the book's by {@link RuleTable#mutate}, {@link RuleTable#replace} or {@link RuleTable#remove}
     * @throws IllegalArgumentException if the book has no table of this name
     */
    public RuleBook with(RuleTable<?, ?, ?> edited) {
        known(edited.name());
        Map<String, RuleTable<?, ?, ?>> copy = new LinkedHashMap<>(tables);
        copy.put(edited.name(), edited);
        return new RuleBook(copy);
    }

    /**
     * The same book with a row that does what another row of its table does.
     *
     * @param id the row
     * @param other the row whose effect it gets
     * @throws IllegalArgumentException if no table has the row, or its table lacks the other
     */
    public RuleBook mutateLike(String id, String other) {
        return with(tableOf(id).mutateLike(id, other));
    }

    /**
     * The same book with a row that does nothing.
     *
     * @param id the row
     * @throws IllegalArgumentException if no table has the row
     */
    public RuleBook silence(String id) {
        return with(tableOf(id).silence(id));
    }

    /**
     * The table that holds a row.
     *
     * @param id the row
     * @throws IllegalArgumentException if no table has the row
     */
    public RuleTable<?, ?, ?> tableOf(String id) {
        for (RuleTable<?, ?, ?> table : tables.values()) {
            if (table.has(id)) {
                return table;
            }
        }
        throw new IllegalArgumentException("no table has a row " + id);
    }

    /** All tables, in the order in which they were given. */
    public Collection<RuleTable<?, ?, ?>> tables() {
        return tables.values();
    }

    private RuleTable<?, ?, ?> known(String name) {
        RuleTable<?, ?, ?> table = tables.get(name);
        if (table == null) {
            throw new IllegalArgumentException("no table " + name + "; there are " + tables.keySet());
        }
        return table;
    }
}
