package io.github.cleancut.reports.run;

import io.github.cleancut.Protocol;
import io.github.cleancut.RunSummary;
import io.github.cleancut.Simulation;
import io.github.cleancut.kernel.Loop;
import io.github.cleancut.law.Law;
import io.github.cleancut.law.Laws;
import io.github.cleancut.model.Scenario;
import io.github.cleancut.model.Topology;
import io.github.cleancut.trace.TraceListener;
import io.github.cleancut.variant.Mutant;
import io.github.cleancut.variant.Mutants;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The simulator itself. */
public final class Simulator implements Engine {
    @Override
    public RunSummary run(
            Scenario scenario, @Nullable String mutant, List<TraceListener> listeners, Loop.Bounds bounds) {
        Simulation simulation = Simulation.of(scenario).within(bounds);
        if (mutant == null) {
            return simulation.run(listeners);
        }
        Mutant seeded = Mutants.find(mutant);
        if (seeded == null) {
            throw new IllegalArgumentException("no mutant " + mutant);
        }
        return simulation.under(seeded.applyTo(Protocol.of(scenario.rules()))).run(listeners);
    }

    @Override
    public List<Law> laws(Scenario scenario, Topology topology) {
        return Laws.all(scenario, topology);
    }
}
