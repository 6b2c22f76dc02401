package io.github.cleancut.scenarios;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;

/** Shortcuts of the tests of this package. */
final class Scenarios {
    static final Path VALID =
            Path.of(System.getProperty("cleancut.root", ".."), "scenarios", "src", "test", "resources", "valid");

    private static final String JOB = """
            version: 1
            job:
              - source: words
                parallelism: 2
                rate: 100/s
                records: 100
                keys: {count: 10}
              - keyed: sum
                parallelism: 2
              - sink: out
            """;

    private Scenarios() {}

    /** A small job with more sections behind it. */
    static Plan.RunPlan with(String sections, String... sets) throws ScenarioException {
        List<Plan> plans =
                ScenarioReader.readText("small.yaml", JOB + sections, new Overrides(List.of(sets), null, null));
        return assertInstanceOf(Plan.RunPlan.class, plans.get(0));
    }

    /** Why the small job with these sections is refused. */
    static List<Problem> refusal(String sections, String... sets) {
        return assertThrows(ScenarioException.class, () -> with(sections, sets)).problems();
    }

    /** The only plan of a valid file. */
    static Plan.RunPlan valid(String name) throws ScenarioException {
        return assertInstanceOf(
                Plan.RunPlan.class,
                ScenarioReader.read(VALID.resolve(name).toString(), Overrides.NONE)
                        .get(0));
    }
}
