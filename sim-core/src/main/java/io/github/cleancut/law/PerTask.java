package io.github.cleancut.law;

import io.github.cleancut.model.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** One thing for each subtask. */
final class PerTask {
    private PerTask() {}

    static <T> List<T> of(Topology topology, Supplier<? extends T> each) {
        List<T> list = new ArrayList<>(topology.taskCount());
        for (int task = 0; task < topology.taskCount(); task++) {
            list.add(each.get());
        }
        return list;
    }
}
