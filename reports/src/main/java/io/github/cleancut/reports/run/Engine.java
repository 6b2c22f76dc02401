package io.github.cleancut.reports.run;

import io.github.cleancut.RunSummary;
import io.github.cleancut.kernel.Loop;
import io.github.cleancut.law.Law;
import io.github.cleancut.model.Scenario;
import io.github.cleancut.model.Topology;
import io.github.cleancut.trace.TraceListener;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What runs a scenario, and what judges it: the simulator as the reports see it. */
public interface Engine {
    /**
     * Runs a scenario.
     *
     * @param scenario what runs
     * @param mutant id of the mutant of its rules, or null
     * @param listeners learn of every event, in order
     * @param bounds how far the run may go
     */
    RunSummary run(Scenario scenario, @Nullable String mutant, List<TraceListener> listeners, Loop.Bounds bounds);

    /** The laws, fresh for one run. */
    List<Law> laws(Scenario scenario, Topology topology);
}
