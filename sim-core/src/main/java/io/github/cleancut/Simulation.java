package io.github.cleancut;

import io.github.cleancut.kernel.CalendarQueue;
import io.github.cleancut.kernel.Loop;
import io.github.cleancut.kernel.SeededChoices;
import io.github.cleancut.model.FixedPick;
import io.github.cleancut.model.Scenario;
import io.github.cleancut.protocol.coordinator.CoordinatorSnapshot.Counts;
import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.trace.TraceListener;
import io.github.cleancut.world.Run;
import io.github.cleancut.world.RunResult;
import java.util.List;

/**
 * The one door: replays a scenario in virtual time.
 *
 * <pre>{@code
 * RunSummary summary = Simulation.of(scenario).run(List.of(event -> System.out.println(event)));
 * }</pre>
 */
public final class Simulation {
    /** A run that has not ended after so many events is cut off; it is a verdict of its own. */
    public static final long EVENT_LIMIT = 20_000_000L;

    /** Work is queued and nothing moves for so long: cut off likewise. */
    public static final long NO_PROGRESS_NANOS = 60_000_000_000L;

    private final Scenario scenario;
    private final RuleBook rules;
    private final Loop.Bounds bounds;

    private Simulation(Scenario scenario, RuleBook rules, Loop.Bounds bounds) {
        this.scenario = scenario;
        this.rules = rules;
        this.bounds = bounds;
    }

    /**
     * A scenario under the rules that it names.
     *
     * @param scenario what to replay
     */
    public static Simulation of(Scenario scenario) {
        return new Simulation(
                scenario,
                Protocol.of(scenario.rules()),
                new Loop.Bounds(EVENT_LIMIT, Long.MAX_VALUE, NO_PROGRESS_NANOS));
    }

    /**
     * The same scenario under other rules.
     *
     * @param other the tables of a variant or mutant
     */
    public Simulation under(RuleBook other) {
        return new Simulation(scenario, other, bounds);
    }

    /**
     * The same scenario within other bounds.
     *
     * @param other how far a run may go
     */
    public Simulation within(Loop.Bounds other) {
        return new Simulation(scenario, rules, other);
    }

    /**
     * Replays the scenario. Equal scenarios and rules give equal events, on every machine.
     *
     * @param listeners take the events as they happen: laws, reports, writers
     * @return what the run leaves behind
     * @throws io.github.cleancut.protocol.rule.RuleConflict if the rules are contradictory or incomplete
     */
    public RunSummary run(List<TraceListener> listeners) {
        SeededChoices choices = new SeededChoices(scenario.seed());
        for (FixedPick fixed : scenario.events().schedule()) {
            choices.fix(fixed.stream(), fixed.draw(), fixed.pick());
        }
        return summaryOf(new Run(scenario, rules, choices, new CalendarQueue()).run(listeners, bounds));
    }

    private static RunSummary summaryOf(RunResult result) {
        Counts counts = result.counts();
        return new RunSummary(
                result.digest(),
                result.loop().end(),
                result.loop().events(),
                result.virtualNanos(),
                result.jobStatus(),
                new RunSummary.Counters(counts.total(), counts.completed(), counts.failed(), counts.restored()),
                result.gauges(),
                result.neverStruck(),
                result.firings());
    }
}
