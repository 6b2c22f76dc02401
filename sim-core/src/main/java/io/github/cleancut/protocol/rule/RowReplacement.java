package io.github.cleancut.protocol.rule;

import java.util.ArrayList;
import java.util.List;

/**
 * Other rows in the place of one: a variant that decides what an edit of an effect alone cannot.
 *
 * @param original the table as the unedited protocol has it
 * @param row id of the row that goes
 * @param rows the rows that come in its place; the one that keeps the id stands for what is left of the old one
 * @param <S> the state
 * @param <I> the input
 * @param <O> where effects are written to
 */
public record RowReplacement<S, I, O>(RuleTable<S, I, O> original, String row, List<Rule<S, I, O>> rows) {

    /**
     * Other rows in the place of one.
     *
     * @throws IllegalArgumentException if the table has no such row
     */
    @SafeVarargs
    public static <S, I, O> RowReplacement<S, I, O> replacing(
            RuleTable<S, I, O> original, String row, Rule<S, I, O>... rows) {
        if (!original.has(row)) {
            throw new IllegalArgumentException(original + " has no row " + row);
        }
        List<Rule<S, I, O>> list = new ArrayList<>();
        for (Rule<S, I, O> replacement : rows) {
            list.add(replacement);
        }
        return new RowReplacement<>(original, row, List.copyOf(list));
    }

    /**
     * The book with these rows; other edits of the same table stay.
     *
     * @throws IllegalArgumentException if the book lacks the table or the row
     */
    public RuleBook applyTo(RuleBook book) {
        return book.with(book.resolve(original).replace(row, rows));
    }
}
