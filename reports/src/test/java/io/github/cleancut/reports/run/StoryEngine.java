package io.github.cleancut.reports.run;

import io.github.cleancut.RunSummary;
import io.github.cleancut.kernel.Loop;
import io.github.cleancut.law.Law;
import io.github.cleancut.law.LawVerdict;
import io.github.cleancut.model.Scenario;
import io.github.cleancut.model.Topology;
import io.github.cleancut.reports.Story;
import io.github.cleancut.trace.TraceEvent;
import io.github.cleancut.trace.TraceListener;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells a hand-written trace instead of simulating one. */
public final class StoryEngine implements Engine {
    private final Story story;
    private final RunSummary summary;
    private final List<LawVerdict> verdicts;
    private int runs;

    public StoryEngine(Story story, RunSummary summary, List<LawVerdict> verdicts) {
        this.story = story;
        this.summary = summary;
        this.verdicts = verdicts;
    }

    public static RunSummary summary(Loop.End end, List<String> neverStruck) {
        RunSummary.Counters counters = new RunSummary.Counters(2, 1, 1, 1);
        return new RunSummary(
                "0123456789abcdef", end, 1_234, 300_000_000, "FINISHED", counters, Map.of(), neverStruck, Map.of());
    }

    public static LawVerdict law(String law, String scope, LawVerdict.Outcome outcome, long exercised) {
        return new LawVerdict(
                law,
                scope,
                outcome,
                exercised,
                law + " in words",
                new LawVerdict.RecordCounts(2, 1),
                outcome == LawVerdict.Outcome.VIOLATED
                        ? new LawVerdict.Witness(227_000_000, 40, List.of("words[0]:7"), List.of(1L, 2L))
                        : null,
                null);
    }

    /** How often something was run. */
    public int runs() {
        return runs;
    }

    @Override
    public RunSummary run(
            Scenario scenario, @Nullable String mutant, List<TraceListener> listeners, Loop.Bounds bounds) {
        runs++;
        for (TraceEvent event : story.events()) {
            listeners.forEach(listener -> listener.accept(event));
        }
        return summary;
    }

    @Override
    public List<Law> laws(Scenario scenario, Topology topology) {
        return List.of(new Law() {
            @Override
            public String name() {
                return "all";
            }

            @Override
            public List<LawVerdict> verdicts() {
                return verdicts;
            }

            @Override
            public void accept(TraceEvent event) {
                // Its verdicts are given.
            }
        });
    }
}
