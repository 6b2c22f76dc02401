package io.github.cleancut.protocol.rule;

import java.util.List;

/**
 * One row of a rule table.
 *
 * @param id short name of the row, unique over all tables, as traces and reports cite it
 * @param because the case in words
 * @param when the case as a named predicate of state and input
 * @param then what the row does: it changes the state and writes to the out, and holds no decision of its own
 * @param cites the statements of docs/spec behind it (C-nnn, T-nnn)
 * @param <S> the state
 * @param <I> the input
 * @param <O> where effects are written to
 */
public record Rule<S, I, O>(String id, String because, Guard<S, I> when, Effect<S, I, O> then, List<String> cites) {

    /** The case of a row. */
    @FunctionalInterface
    public interface Guard<S, I> {
        /** Whether the row is meant, in this state, for this input; changes nothing. */
        boolean matches(S state, I input);
    }

    /** What a row does. */
    @FunctionalInterface
    public interface Effect<S, I, O> {
        /** Changes the state and writes to the out. */
        void apply(S state, I input, O out);
    }

    Rule<S, I, O> withEffect(Effect<S, I, O> effect) {
        return new Rule<>(id, because, when, effect, cites);
    }
}
