package io.github.cleancut.reports.verdict;

import io.github.cleancut.model.Topology;
import io.github.cleancut.trace.TraceEvent;
import io.github.cleancut.trace.TraceListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many deliveries each subtask holds: what it has taken in since its state was empty, set back by each restore. */
final class HeldRecords implements TraceListener {
    private final Topology topology;
    private final long[] held;
    /** Per subtask: what it held at each snapshot, by checkpoint. */
    private final List<SortedMap<Long, Long>> snapshots = new ArrayList<>();
    /** Per subtask: what its last finished attempt held; a finished subtask takes no snapshots any more. */
    private final long[] atFinish;

    HeldRecords(Topology topology) {
        this.topology = topology;
        this.held = new long[topology.taskCount()];
        this.atFinish = new long[topology.taskCount()];
        Arrays.setAll(held, task -> {
            snapshots.add(new TreeMap<>());
            return 0;
        });
    }

    @Override
    public void accept(TraceEvent event) {
        switch (event.kind()) {
            case RECORD_PROCESSED -> held[event.task()]++;
            case SNAPSHOT_STARTED -> snapshots.get(event.task()).put(event.checkpoint(), held[event.task()]);
            case ATTEMPT_FINISHED -> atFinish[event.task()] = held[event.task()];
            case ATTEMPT_STARTED -> held[event.task()] = restored(event);
            default -> {
                // Nothing else changes what is held.
            }
        }
    }

    private long restored(TraceEvent event) {
        if (event.checkpoint() <= 0) {
            return 0;
        }
        return snapshots.get(event.task()).getOrDefault(event.checkpoint(), atFinish[event.task()]);
    }

    /** Deliveries held now, over all subtasks of an item. */
    long of(int item) {
        long sum = 0;
        for (int task = 0; task < held.length; task++) {
            if (topology.itemOf(task) == item) {
                sum += held[task];
            }
        }
        return sum;
    }
}
