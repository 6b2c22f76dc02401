package io.github.cleancut.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The job as numbered subtasks and channels. Tasks are numbered item by item in the scenario's order, then by index; channels by consuming task, then input, then producing task, so that a task's input
 * channels lie side by side.
 */
public final class Topology {
    private final JobGraph job;
    private final int[] firstTaskOfItem;
    private final int[] itemOfTask;
    private final String[] nameOfTask;
    private final int[] firstInputOfTask;
    private final int[] producerOfChannel;
    private final int[] consumerOfChannel;
    private final int[] inputOfChannel;

    /** Per task and outgoing edge: its channels, by index of the consuming subtask. */
    private final List<List<int[]>> outputsOfTask = new ArrayList<>();

    private final int[] taskManagerOfTask;

    /** Per source and window: size of its records; operators keep that of the first source above. */
    private final long[] bytesOfItem;

    /**
     * Numbers a job.
     *
     * @param job the job
     * @param cluster where its subtasks run; its slots suffice
     */
    public Topology(JobGraph job, ClusterSpec cluster) {
        this.job = job;
        bytesOfItem = job.items().stream()
                .mapToLong(item -> job.sourcesAbove(item.name()).stream()
                        .findFirst()
                        .map(source -> source.requireSource().recordSizeBytes())
                        .orElse(0L))
                .toArray();
        firstTaskOfItem = new int[job.items().size() + 1];
        for (int item = 0; item < job.items().size(); item++) {
            firstTaskOfItem[item + 1] =
                    firstTaskOfItem[item] + job.items().get(item).parallelism();
        }
        int tasks = firstTaskOfItem[job.items().size()];
        itemOfTask = new int[tasks];
        for (int item = 0; item < job.items().size(); item++) {
            Arrays.fill(itemOfTask, firstTaskOfItem[item], firstTaskOfItem[item + 1], item);
        }
        nameOfTask = new String[tasks];
        for (int task = 0; task < tasks; task++) {
            nameOfTask[task] = itemAt(task).name() + "[" + indexOf(task) + "]";
        }
        firstInputOfTask = new int[tasks + 1];
        IntList producers = new IntList();
        IntList consumers = new IntList();
        IntList inputs = new IntList();
        for (int task = 0; task < tasks; task++) {
            firstInputOfTask[task] = producers.size();
            addInputs(task, producers, consumers, inputs);
        }
        firstInputOfTask[tasks] = producers.size();
        producerOfChannel = producers.toArray();
        consumerOfChannel = consumers.toArray();
        inputOfChannel = inputs.toArray();
        collectOutputs();
        taskManagerOfTask = placement(cluster);
    }

    private void addInputs(int task, IntList producers, IntList consumers, IntList inputs) {
        JobItem item = itemAt(task);
        for (int input = 0; input < item.inputs().size(); input++) {
            Edge edge = item.inputs().get(input);
            int upstream = job.indexOf(edge.from());
            int[] range = producersOf(
                    indexOf(task), item.parallelism(), job.items().get(upstream).parallelism(), edge.exchange());
            for (int producer = range[0]; producer < range[1]; producer++) {
                producers.add(firstTaskOfItem[upstream] + producer);
                consumers.add(task);
                inputs.add(input);
            }
        }
    }

    /** First and past-the-last producing subtask that a consuming subtask reads from. */
    private static int[] producersOf(int consumer, int consumers, int producers, Exchange exchange) {
        if (!exchange.isPointwise()) {
            return new int[] {0, producers};
        }
        if (producers >= consumers) {
            return new int[] {consumer * producers / consumers, (consumer + 1) * producers / consumers};
        }
        int producer = consumer * producers / consumers;
        return new int[] {producer, producer + 1};
    }

    private void collectOutputs() {
        List<List<IntList>> collected = new ArrayList<>();
        List<List<int[]>> edgesOfItem = new ArrayList<>();
        for (int item = 0; item < job.items().size(); item++) {
            edgesOfItem.add(outgoingEdges(item));
        }
        for (int task = 0; task < taskCount(); task++) {
            List<IntList> perEdge = new ArrayList<>();
            edgesOfItem.get(itemOfTask[task]).forEach(edge -> perEdge.add(new IntList()));
            collected.add(perEdge);
        }
        for (int channel = 0; channel < channelCount(); channel++) {
            int producer = producerOfChannel[channel];
            List<int[]> edges = edgesOfItem.get(itemOfTask[producer]);
            for (int edge = 0; edge < edges.size(); edge++) {
                if (edges.get(edge)[0] == itemOfTask[consumerOfChannel[channel]]
                        && edges.get(edge)[1] == inputOfChannel[channel]) {
                    collected.get(producer).get(edge).add(channel);
                }
            }
        }
        for (List<IntList> perEdge : collected) {
            outputsOfTask.add(perEdge.stream().map(IntList::toArray).toList());
        }
    }

    /** The edges that leave an item, as (consuming item, input) pairs. */
    private List<int[]> outgoingEdges(int item) {
        List<int[]> edges = new ArrayList<>();
        for (int consumer = 0; consumer < job.items().size(); consumer++) {
            List<Edge> inputs = job.items().get(consumer).inputs();
            for (int input = 0; input < inputs.size(); input++) {
                if (inputs.get(input).from().equals(job.items().get(item).name())) {
                    edges.add(new int[] {consumer, input});
                }
            }
        }
        return edges;
    }

    private int[] placement(ClusterSpec cluster) {
        List<Integer> managerOfSlot = new ArrayList<>();
        for (int manager = 0; manager < cluster.taskManagers().size(); manager++) {
            for (int slot = 0; slot < cluster.taskManagers().get(manager).slots(); slot++) {
                managerOfSlot.add(manager);
            }
        }
        int[] placed = new int[taskCount()];
        for (int task = 0; task < placed.length; task++) {
            List<String> on = itemAt(task).placement();
            placed[task] = on.isEmpty()
                    ? managerOfSlot.get(indexOf(task))
                    : managerNamed(cluster, on.get(indexOf(task) % on.size()));
        }
        return placed;
    }

    private static int managerNamed(ClusterSpec cluster, String id) {
        for (int manager = 0; manager < cluster.taskManagers().size(); manager++) {
            if (cluster.taskManagers().get(manager).id().equals(id)) {
                return manager;
            }
        }
        throw new IllegalArgumentException("no TaskManager " + id);
    }

    /** The job. */
    public JobGraph job() {
        return job;
    }

    /** Number of subtasks. */
    public int taskCount() {
        return itemOfTask.length;
    }

    /** Number of channels. */
    public int channelCount() {
        return producerOfChannel.length;
    }

    /** Serialised size of the records of a source or window, in bytes. */
    public long recordBytesOf(int task) {
        return bytesOfItem[itemOfTask[task]];
    }

    /** The number of a subtask. */
    public int taskOf(int item, int index) {
        return firstTaskOfItem[item] + index;
    }

    /** The place of a subtask's item in the job. */
    public int itemOf(int task) {
        return itemOfTask[task];
    }

    /** A subtask's item. */
    public JobItem itemAt(int task) {
        return job.items().get(itemOfTask[task]);
    }

    /** A subtask's 0-based index within its item. */
    public int indexOf(int task) {
        return task - firstTaskOfItem[itemOfTask[task]];
    }

    /** A subtask's name, for example {@code sum[0]}. */
    public String nameOf(int task) {
        return nameOfTask[task];
    }

    /** First input channel of a subtask; the others follow. */
    public int firstInputOf(int task) {
        return firstInputOfTask[task];
    }

    /** Number of input channels of a subtask. */
    public int inputCountOf(int task) {
        return firstInputOfTask[task + 1] - firstInputOfTask[task];
    }

    /** The channels of a subtask's outgoing edges, one array an edge, by index of the consuming subtask. */
    public List<int[]> outputsOf(int task) {
        return outputsOfTask.get(task);
    }

    /** Which of its producer's outgoing edges a channel belongs to. */
    public int outputEdgeOf(int channel) {
        List<int[]> edges = outputsOf(producerOf(channel));
        int consumer = itemOfTask[consumerOf(channel)];
        for (int edge = 0; edge < edges.size(); edge++) {
            int first = edges.get(edge)[0];
            if (itemOfTask[consumerOf(first)] == consumer && inputOf(first) == inputOf(channel)) {
                return edge;
            }
        }
        throw new IllegalArgumentException("nobody writes into channel " + channel);
    }

    /** The producing subtask of a channel. */
    public int producerOf(int channel) {
        return producerOfChannel[channel];
    }

    /** The consuming subtask of a channel. */
    public int consumerOf(int channel) {
        return consumerOfChannel[channel];
    }

    /** Which entry of the consumer's {@code from} a channel belongs to. */
    public int inputOf(int channel) {
        return inputOfChannel[channel];
    }

    /** The edge that a channel belongs to. */
    public Edge edgeOf(int channel) {
        return itemAt(consumerOf(channel)).inputs().get(inputOf(channel));
    }

    /** The TaskManager on which a subtask runs, by its place in the cluster. */
    public int taskManagerOf(int task) {
        return taskManagerOfTask[task];
    }

    /** Whether both ends of a channel run on one TaskManager (T-061). */
    public boolean isLocal(int channel) {
        return taskManagerOf(producerOf(channel)) == taskManagerOf(consumerOf(channel));
    }

    /** Whether a reference means a channel. */
    public boolean matches(ChannelRef ref, int channel) {
        return matches(ref.from(), producerOf(channel))
                && matches(ref.to(), consumerOf(channel))
                && (ref.input() == 0 || ref.input() == inputOf(channel) + 1);
    }

    /** Whether a reference means a subtask. */
    public boolean matches(SubtaskRef ref, int task) {
        return ref.matches(itemAt(task).name(), indexOf(task));
    }

    private static final class IntList {
        private int[] values = new int[16];
        private int size;

        void add(int value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        int size() {
            return size;
        }

        int[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }
}
