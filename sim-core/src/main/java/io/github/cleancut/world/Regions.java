package io.github.cleancut.world;

import io.github.cleancut.model.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Which subtasks restart together: those joined by channels, all of which are pipelined, or all of them (C-192, C-193). */
final class Regions {
    private final int[] regionOfTask;

    Regions(Topology topology, boolean isByRegion) {
        regionOfTask = IntStream.range(0, topology.taskCount()).toArray();
        if (!isByRegion) {
            java.util.Arrays.fill(regionOfTask, 0);
            return;
        }
        for (int channel = 0; channel < topology.channelCount(); channel++) {
            int producer = root(topology.producerOf(channel));
            int consumer = root(topology.consumerOf(channel));
            regionOfTask[Math.max(producer, consumer)] = Math.min(producer, consumer);
        }
        for (int task = 0; task < regionOfTask.length; task++) {
            regionOfTask[task] = root(task);
        }
    }

    private int root(int task) {
        int root = task;
        while (regionOfTask[root] != root) {
            root = regionOfTask[root];
        }
        return root;
    }

    /** The subtasks that restart when one fails, in their order. */
    List<Integer> restartedWith(int failed) {
        List<Integer> tasks = new ArrayList<>();
        for (int task = 0; task < regionOfTask.length; task++) {
            if (regionOfTask[task] == regionOfTask[failed]) {
                tasks.add(task);
            }
        }
        return tasks;
    }

    /** All subtasks. */
    List<Integer> everything() {
        return IntStream.range(0, regionOfTask.length).boxed().toList();
    }
}
