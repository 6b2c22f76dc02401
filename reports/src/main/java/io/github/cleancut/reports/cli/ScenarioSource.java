package io.github.cleancut.reports.cli;

import io.github.cleancut.scenarios.Plan;
import io.github.cleancut.scenarios.ScenarioException;
import java.util.List;

/** Where scenarios come from: files, and the library inside the jar. */
interface ScenarioSource {
    /**
     * Reads a scenario.
     *
     * @param name a file, or {@code @stem} (or a unique prefix of it) for the library
     * @param overrides what the command line changes
     * @return what is to run, one plan a case
     * @throws ScenarioException if it cannot be run
     */
    List<Plan> read(String name, Overrides overrides) throws ScenarioException;

    /**
     * The mutants under which a scenario says that it goes red: {@code # red under: a, b} in its comments.
     *
     * @param name as for {@link #read}; the scenario can be read
     */
    List<String> mutantsOf(String name);

    /** The library, by name. */
    List<Entry> library();

    /**
     * A scenario of the library.
     *
     * @param stem its name without {@code @}
     * @param question what it answers
     */
    record Entry(String stem, String question) {}
}
