package io.github.cleancut.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cleancut.scenarios.expect.Expectation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The resolved text is the whole plan: reading it gives the same run and the same bytes. */
class RoundTripTest {
    @ParameterizedTest
    @ValueSource(strings = {"minimal.yaml", "everything.yaml", "cases.yaml"})
    void readingTheResolvedTextGivesTheSamePlan(String name) throws ScenarioException {
        for (Plan plan : ScenarioReader.read(Scenarios.VALID.resolve(name).toString(), Overrides.NONE)) {
            if (plan instanceof Plan.RunPlan run) {
                assertSameWhenReadAgain(run);
            }
        }
    }

    private static void assertSameWhenReadAgain(Plan.RunPlan run) throws ScenarioException {
        String stem = run.name().split("\\.", -1)[0];
        Plan.RunPlan again = (Plan.RunPlan) ScenarioReader.readText(stem + ".yaml", run.resolved(), Overrides.NONE)
                .get(0);
        assertEquals(run.scenario().toString(), again.scenario().toString());
        assertEquals(run.scenario().job().items(), again.scenario().job().items());
        assertEquals(run.mutant(), again.mutant());
        assertEquals(withoutLines(run.expectations()), withoutLines(again.expectations()));
        assertEquals(run.resolved(), again.resolved());
    }

    private static String withoutLines(List<Expectation> expectations) {
        return expectations.toString().replaceAll("line=[0-9]+", "line");
    }

    @Test
    void everyDefaultIsWrittenOut() throws ScenarioException {
        String expected = """
                storage: {latency: 0 ms, bandwidth: unlimited, capacity: unlimited}
                job:
                  - source: words
                    parallelism: 1
                    max-parallelism: 128
                    process: 0 ms
                    state: {size: 0 b, delta: 0 b, sync: 0 ms}
                    records: 10
                    record-size: 100 b
                    replayable: true
                    kind: flip27
                  - sink: out
                    from:
                      - {words: FORWARD}
                    parallelism: 1
                    max-parallelism: 128
                    process: 0 ms
                    state: {size: 0 b, delta: 0 b, sync: 0 ms}
                    commit: at-least-once
                    readers:
                      - {id: out, isolation: read-committed}
                end: {settle: 10 min}
                expect: {laws: all}
                """;
        String resolved = Scenarios.valid("minimal.yaml").resolved();
        assertEquals(expected, resolved.substring(resolved.indexOf("storage:")));
    }
}
