package io.github.cleancut.law;

import io.github.cleancut.model.Topology;
import io.github.cleancut.trace.TraceEvent;
import java.util.BitSet;

/** Which subtasks have come to the end of their data: where one feeds another, the end of its channel counts as the barrier of a checkpoint that the other knows by announcement (T-072, T-087). */
final class EndedInputs {
    private final Topology topology;
    private final BitSet ended = new BitSet();

    EndedInputs(Topology topology) {
        this.topology = topology;
    }

    void end(TraceEvent event) {
        ended.set(event.task());
    }

    void start(TraceEvent event) {
        ended.clear(event.task());
    }

    /** Whether some input of a subtask may have ended. */
    boolean any(int task) {
        int first = topology.firstInputOf(task);
        for (int channel = first; channel < first + topology.inputCountOf(task); channel++) {
            if (ended.get(topology.producerOf(channel))) {
                return true;
            }
        }
        return false;
    }
}
