package io.github.cleancut.law;

import io.github.cleancut.model.Topology;
import io.github.cleancut.trace.TraceEvent;
import java.util.BitSet;

/** Of one subtask: which of its inputs are open, and on which of them the newest checkpoint has shown, as a barrier that has been taken, one that has been announced, or the end of the input (T-081, T-087). */
final class InputSigns {
    private static final long NONE = -1;

    private final Topology topology;
    private final int task;
    private final BitSet ended = new BitSet();

    /** Inputs whose barrier has been taken, or that have ended since the checkpoint first showed. */
    private final BitSet aligned = new BitSet();

    /** The same, and those whose barrier has been announced. */
    private final BitSet arrived = new BitSet();

    private long checkpoint = NONE;
    private int awaited;
    private long lastArrivalNanos = NONE;

    InputSigns(Topology topology, int task) {
        this.topology = topology;
        this.task = task;
    }

    /** A new attempt has all inputs open. */
    void start() {
        ended.clear();
        forget(NONE);
    }

    private void forget(long newer) {
        checkpoint = newer;
        aligned.clear();
        arrived.clear();
        awaited = topology.inputCountOf(task) - ended.cardinality();
        lastArrivalNanos = NONE;
    }

    /** A barrier is announced. */
    void announce(TraceEvent event) {
        look(event.checkpoint());
        if (event.checkpoint() == checkpoint) {
            arrive(event);
        }
    }

    /** A barrier is taken. */
    void take(TraceEvent event) {
        look(event.checkpoint());
        if (event.checkpoint() == checkpoint) {
            arrive(event);
            aligned.set(event.channel());
        }
    }

    /** What came by call counts as a barrier of every open input (T-023). */
    void triggerAll(TraceEvent event) {
        look(event.checkpoint());
        awaited = 0;
    }

    /**
     * An input ends.
     *
     * @return whether that counts as a barrier of {@link #checkpoint()}
     */
    boolean end(TraceEvent event) {
        boolean counts = checkpoint != NONE && !isAligned() && !aligned.get(event.channel());
        ended.set(event.channel());
        if (checkpoint != NONE) {
            arrive(event);
            aligned.set(event.channel());
        }
        return counts;
    }

    private void look(long seen) {
        if (seen > checkpoint) {
            forget(seen);
        }
    }

    private void arrive(TraceEvent event) {
        if (!arrived.get(event.channel())) {
            arrived.set(event.channel());
            lastArrivalNanos = event.timeNanos();
        }
    }

    /** The newest checkpoint that has shown, or -1. */
    long checkpoint() {
        return checkpoint;
    }

    private boolean isAligned() {
        return aligned.cardinality() >= awaited;
    }

    /** Whether every input that was open has brought its barrier, announced at least. */
    boolean haveAllArrived() {
        return arrived.cardinality() >= awaited;
    }

    /** When the last of them did, in virtual nanoseconds. */
    long lastArrivalNanos() {
        return lastArrivalNanos;
    }
}
