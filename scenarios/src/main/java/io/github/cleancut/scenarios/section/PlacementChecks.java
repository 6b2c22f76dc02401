package io.github.cleancut.scenarios.section;

import io.github.cleancut.model.ClusterSpec;
import io.github.cleancut.model.JobGraph;
import io.github.cleancut.model.JobItem;
import java.util.Map;
import java.util.TreeMap;

/** Whether the TaskManagers that {@code on} names have slots enough. */
final class PlacementChecks {
    private final Context context;
    private final ClusterSpec cluster;
    private final JobGraph job;

    PlacementChecks(Context context, ClusterSpec cluster, JobGraph job) {
        this.context = context;
        this.cluster = cluster;
        this.job = job;
    }

    void check() {
        for (JobItem item : job.items()) {
            Map<String, Integer> used = new TreeMap<>();
            for (int i = 0; i < item.parallelism() && !item.placement().isEmpty(); i++) {
                used.merge(item.placement().get(i % item.placement().size()), 1, Integer::sum);
            }
            used.forEach((id, count) -> check(item, id, count));
        }
    }

    private void check(JobItem item, String id, int count) {
        for (ClusterSpec.TaskManager manager : cluster.taskManagers()) {
            if (manager.id().equals(id) && manager.slots() < count) {
                context.problems()
                        .refuse(
                                context.names().place(item.name()),
                                count + " subtasks of " + item.name() + " on " + id + ", which has " + manager.slots()
                                        + " slots",
                                "a slot holds one subtask of an item; name more TaskManagers in on, or add slots");
            }
        }
    }
}
