package io.github.cleancut.law;

import io.github.cleancut.model.Topology;
import io.github.cleancut.trace.TraceEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The second, independent test of a cut (proof.md, T2): the snapshots of a checkpoint are a consistent cut iff no subtask's snapshot knows more of another subtask than that one's own snapshot. */
final class VectorClocks {
    private final Topology topology;
    private final long[][] clocks;
    private final List<Deque<long[]>> onChannel = new ArrayList<>();
    private final SortedMap<Long, long[][]> snapshots = new TreeMap<>();
    private boolean allConsistent = true;

    VectorClocks(Topology topology) {
        this.topology = topology;
        clocks = new long[topology.taskCount()][topology.taskCount()];
        for (int channel = 0; channel < topology.channelCount(); channel++) {
            onChannel.add(new ArrayDeque<>());
        }
    }

    void accept(TraceEvent event) {
        switch (event.kind()) {
            case RECORD_SENT ->
                onChannel
                        .get(event.channel())
                        .addLast(tick(topology.producerOf(event.channel())).clone());
            case RECORD_TAKEN -> {
                long[] clock = tick(topology.consumerOf(event.channel()));
                long[] message = onChannel.get(event.channel()).removeFirst();
                for (int task = 0; task < clock.length; task++) {
                    clock[task] = Math.max(clock[task], message[task]);
                }
            }
            case ATTEMPT_STOPPED -> {
                tick(event.task());
                for (int[] edge : topology.outputsOf(event.task())) {
                    for (int channel : edge) {
                        onChannel.get(channel).clear();
                    }
                }
            }
            case SNAPSHOT_STARTED ->
                snapshots.computeIfAbsent(event.checkpoint(), id -> new long[topology.taskCount()][])[event.task()] =
                        tick(event.task()).clone();
            case COMPLETED -> allConsistent &= isConsistent(event.checkpoint());
            default -> {
                // no step of the order
            }
        }
    }

    private long[] tick(int task) {
        clocks[task][task]++;
        return clocks[task];
    }

    private boolean isConsistent(long checkpoint) {
        long[][] cut = snapshots.get(checkpoint);
        if (cut == null) {
            return false;
        }
        for (int task = 0; task < cut.length; task++) {
            for (long[] other : cut) {
                if (cut[task][task] < other[task]) {
                    return false;
                }
            }
        }
        return true;
    }

    boolean allConsistent() {
        return allConsistent;
    }
}
