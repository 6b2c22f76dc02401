package io.github.cleancut.variant;

import io.github.cleancut.protocol.rule.RuleBook;
import java.util.List;

/**
 * A statement about Flink 2.3.0 that looks unintended ([!] in docs/spec/coordinator.md), and what was presumably meant.
 *
 * @param statement its id
 * @param implemented what Flink 2.3.0 does, in a line
 * @param meant what was presumably meant, in a line
 * @param edits the rows that differ; none where the statement follows from others
 * @param follows statements of which this one is a consequence: with their edits it is gone
 */
public record Intention(String statement, String implemented, String meant, List<RowEdit> edits, List<String> follows) {

    /**
     * The rules with this statement as presumably intended.
     *
     * @throws IllegalArgumentException if a row is not there
     */
    public RuleBook applyTo(RuleBook book) {
        RuleBook edited = book;
        for (RowEdit edit : edits) {
            edited = edit.applyTo(edited);
        }
        return edited;
    }
}
