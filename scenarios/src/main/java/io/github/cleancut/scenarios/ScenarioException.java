package io.github.cleancut.scenarios;

import java.util.List;
import java.util.stream.Collectors;

/** A scenario that cannot be run; it carries everything that was found wrong, not only the first thing. */
public final class ScenarioException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * A refusal.
     *
     * @param problems what is wrong, by line and column; not empty
     */
    public ScenarioException(List<Problem> problems) {
        super(problems.stream().map(Problem::text).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, by line and column. */
    public List<Problem> problems() {
        return problems;
    }
}
