package io.github.cleancut.variant;

import io.github.cleancut.protocol.rule.RuleBook;
import java.util.List;

/**
 * A seeded bug: edits of rule rows and nothing else.
 *
 * @param id its name, for example {@code aligned.no-blocking}
 * @param description what is wrong, in one sentence
 * @param killedBy the law that must find it, or {@code expect} where only numbers of a scenario show it
 * @param edits the rows that differ
 */
public record Mutant(String id, String description, String killedBy, List<RowEdit> edits) {
    /** A mutant that shows in a scenario's numbers only. */
    public static final String EXPECT = "expect";

    /**
     * The rules with this bug in them.
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
