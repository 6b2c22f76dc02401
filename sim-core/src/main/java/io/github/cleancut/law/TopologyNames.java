package io.github.cleancut.law;

import io.github.cleancut.model.JobGraph;
import io.github.cleancut.model.JobItem;
import io.github.cleancut.model.Lineage;
import io.github.cleancut.model.Topology;
import io.github.cleancut.model.WindowFormula;
import io.github.cleancut.trace.TraceNames;
import org.jspecify.annotations.Nullable;

/** The names of a topology's subtasks, channels and records, as scenarios write them. */
public final class TopologyNames implements TraceNames {
    private final Topology topology;
    private final String[] tasks;
    private final @Nullable WindowFormula[] windows;

    /**
     * Names.
     *
     * @param topology the job as numbered subtasks and channels
     */
    public TopologyNames(Topology topology) {
        this.topology = topology;
        this.windows = windowsOf(topology.job());
        this.tasks = new String[topology.taskCount()];
        for (int task = 0; task < tasks.length; task++) {
            tasks[task] = topology.nameOf(task);
        }
    }

    private static @Nullable WindowFormula[] windowsOf(JobGraph job) {
        @Nullable WindowFormula[] windows = new WindowFormula[job.items().size()];
        for (int item = 0; item < windows.length; item++) {
            JobItem vertex = job.items().get(item);
            windows[item] = vertex.window() == null ? null : new WindowFormula(job, vertex);
        }
        return windows;
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
        int task = Lineage.sourceTask(lineage);
        WindowFormula formula = windows[topology.itemOf(task)];
        long place = Lineage.offset(lineage);
        return formula == null
                ? task(task) + ":" + place
                : topology.itemAt(task).name() + ":" + formula.keyOf(place) + "@"
                        + formula.endNanos(formula.windowOf(place)) / Durations.NANOS_PER_MILLI + "ms";
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
