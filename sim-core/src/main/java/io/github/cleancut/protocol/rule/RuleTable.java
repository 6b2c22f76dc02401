package io.github.cleancut.protocol.rule;

import java.util.ArrayList;
import java.util.List;

/**
 * A set of rows of which exactly one matches every input: the only place in which the protocol decides anything. Tables do not change; a variant is another table with the same name.
 *
 * @param <S> the state
 * @param <I> the input
 * @param <O> where effects are written to
 */
public final class RuleTable<S, I, O> {
    private final String name;
    private final List<Rule<S, I, O>> rows;

    private RuleTable(String name, List<Rule<S, I, O>> rows) {
        this.name = name;
        this.rows = List.copyOf(rows);
    }

    /**
     * A table.
     *
     * @param name name of the table, for example {@code aligned/barrier}
     * @param rows its rows, in the order in which they are read
     * @throws IllegalArgumentException if two rows share an id, or there is no row
     */
    @SafeVarargs
    public static <S, I, O> RuleTable<S, I, O> table(String name, Rule<S, I, O>... rows) {
        if (rows.length == 0) {
            throw new IllegalArgumentException("table " + name + " has no row");
        }
        List<Rule<S, I, O>> list = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (Rule<S, I, O> row : rows) {
            if (ids.contains(row.id())) {
                throw new IllegalArgumentException("table " + name + " has two rows " + row.id());
            }
            ids.add(row.id());
            list.add(row);
        }
        return new RuleTable<>(name, list);
    }

    /**
     * A row of a table.
     *
     * @param id unique over all tables
     * @param because the case in words
     * @param when the case as a named predicate
     * @param then the named effect
     * @param cites statements behind the row
     */
    public static <S, I, O> Rule<S, I, O> rule(
            String id, String because, Rule.Guard<S, I> when, Rule.Effect<S, I, O> then, String... cites) {
        return new Rule<>(id, because, when, then, List.of(cites));
    }

    /**
     * Fires the one row that matches.
     *
     * @param state the state, changed by the row
     * @param input the input
     * @param out where the row writes its effects
     * @param log learns the row's id before its effect is applied
     * @throws RuleConflict if no row matches, or more than one
     */
    public void fire(S state, I input, O out, RuleLog log) {
        Rule<S, I, O> match = null;
        for (int i = 0; i < rows.size(); i++) {
            Rule<S, I, O> row = rows.get(i);
            if (row.when().matches(state, input)) {
                if (match != null) {
                    throw new RuleConflict("table " + name + ": rows " + match.id() + " and " + row.id()
                            + " both match " + input + " in state " + state);
                }
                match = row;
            }
        }
        if (match == null) {
            throw new RuleConflict("table " + name + ": no row matches " + input + " in state " + state);
        }
        log.fired(match.id());
        match.then().apply(state, input, out);
    }

    /** The table's name. */
    public String name() {
        return name;
    }

    /** The rows, in the order in which they are read. */
    public List<Rule<S, I, O>> rows() {
        return rows;
    }

    /**
     * The same table with another effect in one row.
     *
     * @param id the row
     * @param effect what it does instead
     * @throws IllegalArgumentException if there is no such row
     */
    public RuleTable<S, I, O> mutate(String id, Rule.Effect<S, I, O> effect) {
        List<Rule<S, I, O>> edited = new ArrayList<>(rows);
        edited.set(indexOf(id), rows.get(indexOf(id)).withEffect(effect));
        return new RuleTable<>(name, edited);
    }

    /**
     * The same table with other rows in the place of one: none, one, or the cases into which it is split.
     *
     * @param id the row that goes
     * @param replacements the rows that come in its place
     * @throws IllegalArgumentException if there is no such row
     */
    public RuleTable<S, I, O> replace(String id, List<Rule<S, I, O>> replacements) {
        List<Rule<S, I, O>> edited = new ArrayList<>(rows);
        int index = indexOf(id);
        edited.remove(index);
        edited.addAll(index, replacements);
        return new RuleTable<>(name, edited);
    }

    /**
     * The same table without one row; what it matched must be matched by another, or the first such input is a {@link RuleConflict}.
     *
     * @param id the row
     * @throws IllegalArgumentException if there is no such row
     */
    public RuleTable<S, I, O> remove(String id) {
        List<Rule<S, I, O>> edited = new ArrayList<>(rows);
        edited.remove(indexOf(id));
        return new RuleTable<>(name, edited);
    }

    /**
     * The same table with a row that does what another row does.
     *
     * @param id the row
     * @param other the row whose effect it gets
     * @throws IllegalArgumentException if there is no such row
     */
    public RuleTable<S, I, O> mutateLike(String id, String other) {
        return mutate(id, rows.get(indexOf(other)).then());
    }

    /**
     * The same table with a row that does nothing.
     *
     * @param id the row
     * @throws IllegalArgumentException if there is no such row
     */
    public RuleTable<S, I, O> silence(String id) {
        return mutate(id, (state, input, out) -> {});
    }

    /** Whether the table has a row with an id. */
    public boolean has(String id) {
        return rows.stream().anyMatch(row -> row.id().equals(id));
    }

    private int indexOf(String id) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).id().equals(id)) {
                return i;
            }
        }
        throw new IllegalArgumentException("table " + name + " has no row " + id + "; it has "
                + rows.stream().map(Rule::id).toList());
    }

    @Override
    public String toString() {
        return "table " + name;
    }
}
