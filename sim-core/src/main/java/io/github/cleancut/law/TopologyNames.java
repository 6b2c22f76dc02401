package io.github.cleancut.law;

import io.github.cleancut.model.Lineage;
import io.github.cleancut.model.Topology;
import io.github.cleancut.trace.TraceNames;

/** The names of a topology's subtasks, channels and records, as scenarios write them. */
public final class TopologyNames implements TraceNames {
    private final Topology topology;
    private final String[] tasks;

    /**
     * Names.
     *
     * @param topology the job as numbered subtasks and channels
     */
    public TopologyNames(Topology topology) {
        this.topology = topology;
        this.tasks = new String[topology.taskCount()];
        for (int task = 0; task < tasks.length; task++) {
            tasks[task] = topology.nameOf(task);
        }
    }

    @Override
    public String task(int task) {
        return tasks[task];
    }

    @Override
    public String producer(int channel) {
        return task(topology.producerOf(channel));
    }

    @Override
    public String consumer(int channel) {
        return task(topology.consumerOf(channel));
    }

    @Override
    public String lineage(long lineage) {
        return task(Lineage.sourceTask(lineage)) + ":" + Lineage.offset(lineage);
    }

    /** A channel as sentences name it, for example {@code tokenize[1] -> sum[0]}; an input is added where several edges join the same pair. */
    public String channel(int channel) {
        String pair = producer(channel) + " -> " + consumer(channel);
        int task = topology.consumerOf(channel);
        for (int other = topology.firstInputOf(task);
                other < topology.firstInputOf(task) + topology.inputCountOf(task);
                other++) {
            if (other != channel && topology.producerOf(other) == topology.producerOf(channel)) {
                return pair + " (input " + (topology.inputOf(channel) + 1) + ")";
            }
        }
        return pair;
    }
}
