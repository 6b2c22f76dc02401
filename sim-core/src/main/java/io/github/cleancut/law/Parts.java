package io.github.cleancut.law;

import io.github.cleancut.model.Topology;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The parts of a job that no channel joins: they fail and recover apart, and what a part's operators hold comes from the part's sources alone. */
final class Parts {
    private final int[] partOf;
    private final List<List<Integer>> tasks = new ArrayList<>();

    Parts(Topology topology) {
        partOf = new int[topology.taskCount()];
        Arrays.setAll(partOf, task -> task);
        for (int channel = 0; channel < topology.channelCount(); channel++) {
            int one = root(topology.producerOf(channel));
            int other = root(topology.consumerOf(channel));
            partOf[Math.max(one, other)] = Math.min(one, other);
        }
        int[] number = new int[partOf.length];
        for (int task = 0; task < partOf.length; task++) {
            if (root(task) == task) {
                number[task] = tasks.size();
                tasks.add(new ArrayList<>());
            }
            tasks.get(number[root(task)]).add(task);
        }
        for (int part = 0; part < tasks.size(); part++) {
            for (int task : tasks.get(part)) {
                partOf[task] = part;
            }
        }
    }

    private int root(int task) {
        int root = task;
        while (partOf[root] != root) {
            root = partOf[root];
        }
        return root;
    }

    int count() {
        return tasks.size();
    }

    /** The part of a subtask. */
    int of(int task) {
        return partOf[task];
    }

    /** The subtasks of a part, ascending. */
    List<Integer> tasks(int part) {
        return tasks.get(part);
    }
}
