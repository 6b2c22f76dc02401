package io.github.cleancut.variant;

import io.github.cleancut.protocol.rule.RowReplacement;
import io.github.cleancut.protocol.rule.Rule;
import io.github.cleancut.protocol.rule.RuleBook;
import java.util.stream.Collectors;

/** One edit of a rule row. */
public sealed interface RowEdit {
    /** The row that is edited. */
    String row();

    /**
     * The book with the edit.
     *
     * @throws IllegalArgumentException if the row is not there: a mutant must not rot silently
     */
    RuleBook applyTo(RuleBook book);

    /** The row does what another row of its table does. */
    record Like(String row, String other) implements RowEdit {
        @Override
        public RuleBook applyTo(RuleBook book) {
            return book.mutateLike(row, other);
        }

        @Override
        public String toString() {
            return row + " does what " + other + " does";
        }
    }

    /** The row does nothing. */
    record Silent(String row) implements RowEdit {
        @Override
        public RuleBook applyTo(RuleBook book) {
            return book.silence(row);
        }

        @Override
        public String toString() {
            return row + " does nothing";
        }
    }

    /** Other rows stand in the place of the row. */
    record Replaced(RowReplacement<?, ?, ?> replacement) implements RowEdit {
        @Override
        public String row() {
            return replacement.row();
        }

        @Override
        public RuleBook applyTo(RuleBook book) {
            return replacement.applyTo(book);
        }

        @Override
        public String toString() {
            return row() + " becomes "
                    + replacement.rows().stream().map(Replaced::words).collect(Collectors.joining(", and "));
        }

        private static String words(Rule<?, ?, ?> row) {
            return row.id() + " (" + row.because() + ")";
        }
    }
}
