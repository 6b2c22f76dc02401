package io.github.cleancut.law;

import io.github.cleancut.model.Scenario;
import io.github.cleancut.model.Topology;
import java.util.List;

/** The laws, in the order in which a verdict names them. */
public final class Laws {
    private Laws() {}

    /**
     * Fresh laws for one run.
     *
     * @param scenario the resolved scenario, as the trace's header holds it
     * @param topology the scenario's job as numbered subtasks and channels
     * @return the laws of docs/spec/laws.md that a run can break so far; each wants every event of the run, in order
     */
    public static List<Law> all(Scenario scenario, Topology topology) {
        Channels channels = new Channels(topology);
        Reference reference = new Reference(topology.job());
        TaskStates tasks = new TaskStates(topology, reference);
        return List.of(
                new CutLaw(scenario, topology, channels, tasks),
                new StateLaw(topology, channels, reference, tasks),
                new OutputLaw(topology, channels, reference, tasks),
                new FifoLaw(topology, channels),
                new CommitSafeLaw(topology),
                new CommitLiveLaw(scenario, topology),
                new RestoreLatestLaw(topology),
                new DurableRefLaw(topology, scenario.flink().checkpointing().retention()),
                new GcLiveLaw(scenario),
                new CheckpointLiveLaw(scenario),
                new NoDeadlockLaw(scenario, topology, channels),
                new PaceLaw(scenario),
                new FailureCountLaw(scenario),
                new NotifyLaw(topology),
                new TimelyLaw(scenario, topology),
                new MetricLaw(scenario, topology),
                new CoordinatorOrderLaw(topology),
                new WatermarkLaw(scenario, topology),
                new IdMonoLaw());
    }
}
