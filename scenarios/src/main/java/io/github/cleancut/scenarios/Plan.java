package io.github.cleancut.scenarios;

import io.github.cleancut.model.Scenario;
import io.github.cleancut.scenarios.expect.Expectation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one scenario file, or one of its cases, asks for. */
public sealed interface Plan {
    /** Stem of the file, with {@code .case} where it is one. */
    String name();

    /** Name of the case, or empty. */
    String caseName();

    /** What the author should know: deprecated, unknown and not modelled keys. */
    List<Problem> warnings();

    /**
     * A run.
     *
     * @param name stem of the file, with {@code .case} where it is one
     * @param caseName name of the case, or empty
     * @param scenario what runs
     * @param mutant id of the mutant that the case asks for, or null
     * @param expectations what is expected of it, in the order of the file; where one is {@link Expectation.Rejected}, nothing is to run and the expectation is missed: the scenario was not refused
     * @param resolved the scenario as YAML with every default written out; reading it gives the same run
     * @param isAltered whether anything was set from outside the file
     * @param warnings what the author should know
     */
    record RunPlan(
            String name,
            String caseName,
            Scenario scenario,
            @Nullable String mutant,
            List<Expectation> expectations,
            String resolved,
            boolean isAltered,
            List<Problem> warnings)
            implements Plan {}

    /**
     * A scenario that Flink would refuse, as its {@code expect: {rejected}} says: nothing runs, the expectation is met.
     *
     * @param name stem of the file, with {@code .case} where it is one
     * @param caseName name of the case, or empty
     * @param expectation what was expected
     * @param refusals why it is refused; some text contains the expected one
     * @param warnings what the author should know
     */
    record RefusedPlan(
            String name,
            String caseName,
            Expectation.Rejected expectation,
            List<Problem> refusals,
            List<Problem> warnings)
            implements Plan {}
}
