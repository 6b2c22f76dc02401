package io.github.cleancut.reports.run;

import io.github.cleancut.RunSummary;
import io.github.cleancut.kernel.Loop;
import io.github.cleancut.law.Law;
import io.github.cleancut.law.LawVerdict;
import io.github.cleancut.law.TopologyNames;
import io.github.cleancut.model.Topology;
import io.github.cleancut.reports.timeline.Lanes;
import io.github.cleancut.reports.verdict.Facts;
import io.github.cleancut.reports.verdict.Verdict;
import io.github.cleancut.scenarios.Plan.RunPlan;
import io.github.cleancut.trace.TraceListener;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs a plan and judges it. */
public final class JudgedRun {
    private final Engine engine;
    private final Loop.Bounds bounds;
    private final List<TraceListener> watchers;

    /**
     * Runs with this engine.
     *
     * @param engine runs and judges
     * @param bounds how far a run may go
     * @param watchers see every event too
     */
    public JudgedRun(Engine engine, Loop.Bounds bounds, List<TraceListener> watchers) {
        this.engine = engine;
        this.bounds = bounds;
        this.watchers = watchers;
    }

    /** The same, with further listeners that see every event. */
    public JudgedRun with(List<TraceListener> more) {
        List<TraceListener> all = new ArrayList<>(watchers);
        all.addAll(more);
        return new JudgedRun(engine, bounds, all);
    }

    /**
     * Runs a plan.
     *
     * @param plan what runs
     * @param trace takes the trace's lines; null: none are written
     */
    public RunResult run(RunPlan plan, @Nullable OutputStream trace) {
        Topology topology = new Topology(plan.scenario().job(), plan.scenario().cluster());
        Facts facts = new Facts(
                topology, plan.expectations(), plan.scenario().events().captions());
        Lanes lanes = new Lanes(topology);
        List<Law> laws = engine.laws(plan.scenario(), topology);
        List<TraceListener> listeners = new ArrayList<>(facts.listeners());
        listeners.add(lanes);
        listeners.addAll(laws);
        listeners.addAll(watchers);
        TraceWriter writer =
                trace == null ? null : new TraceWriter(trace, new TopologyNames(topology), plan.resolved());
        if (writer != null) {
            listeners.add(writer);
        }
        RunSummary summary = engine.run(plan.scenario(), plan.mutant(), listeners, bounds);
        List<LawVerdict> verdicts =
                laws.stream().flatMap(law -> law.verdicts().stream()).toList();
        String sha256 = writer == null ? "" : writer.finish();
        return new RunResult(Verdict.of(plan, summary, facts, verdicts), lanes, sha256, null);
    }
}
