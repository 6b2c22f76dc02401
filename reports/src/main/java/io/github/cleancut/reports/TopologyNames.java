package io.github.cleancut.reports;

import io.github.cleancut.model.Lineage;
import io.github.cleancut.model.Topology;
import io.github.cleancut.trace.TraceNames;

/** Names of subtasks, channels and records as a scenario writes them: {@code sum[0]}, {@code words[0]:17}. */
public final class TopologyNames implements TraceNames {
    private final Topology topology;
    private final String[] taskNames;

    /** Names for a topology. */
    public TopologyNames(Topology topology) {
        this.topology = topology;
        this.taskNames = new String[topology.taskCount()];
        for (int task = 0; task < taskNames.length; task++) {
            taskNames[task] = topology.nameOf(task);
        }
    }

    @Override
    public String task(int task) {
        return taskNames[task];
    }

    @Override
    public String producer(int channel) {
        return taskNames[topology.producerOf(channel)];
    }

    @Override
    public String consumer(int channel) {
        return taskNames[topology.consumerOf(channel)];
    }

    @Override
    public String lineage(long lineage) {
        return taskNames[Lineage.sourceTask(lineage)] + ":" + Lineage.offset(lineage);
    }
}
