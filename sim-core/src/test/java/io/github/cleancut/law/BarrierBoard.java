package io.github.cleancut.law;

import io.github.cleancut.model.Topology;
import java.util.Arrays;

/** Who has seen the barrier of the one pending checkpoint, who has acknowledged it, and who waits for word of a completed one. */
final class BarrierBoard {
    private final Topology topology;
    private final boolean[] arrived;
    private final boolean[] awaited;
    private final long[] notices;
    private int missing;

    BarrierBoard(Topology topology) {
        this.topology = topology;
        arrived = new boolean[topology.channelCount()];
        awaited = new boolean[topology.taskCount()];
        notices = new long[topology.taskCount()];
    }

    void begin(long checkpoint) {
        if (checkpoint <= 0) {
            throw new IllegalArgumentException("checkpoint " + checkpoint);
        }
        Arrays.fill(arrived, false);
        Arrays.fill(awaited, true);
        missing = awaited.length;
    }

    void clear() {
        Arrays.fill(arrived, false);
        Arrays.fill(awaited, false);
        Arrays.fill(notices, 0);
    }

    boolean awaitsSource(int task) {
        return awaited[task];
    }

    boolean hasArrived(int channel) {
        return arrived[channel];
    }

    /** A barrier comes in; whether it is the subtask's last one. */
    boolean arrive(int channel) {
        arrived[channel] = true;
        int task = topology.consumerOf(channel);
        int first = topology.firstInputOf(task);
        for (int other = first; other < first + topology.inputCountOf(task); other++) {
            if (!arrived[other]) {
                return false;
            }
        }
        Arrays.fill(arrived, first, first + topology.inputCountOf(task), false);
        return true;
    }

    /** A subtask has its snapshot; whether it is the last one. */
    boolean acknowledge(int task) {
        awaited[task] = false;
        return --missing == 0;
    }

    void notice(long checkpoint) {
        Arrays.fill(notices, checkpoint);
    }

    boolean owesNotice(int task) {
        return notices[task] > 0;
    }

    long takeNotice(int task) {
        long checkpoint = notices[task];
        notices[task] = 0;
        return checkpoint;
    }
}
