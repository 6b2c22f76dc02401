package io.github.cleancut.world;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What has come while a way was closed, or nobody was there; afterwards it is taken one by one, and what comes meanwhile waits behind it. */
final class Backlog {
    /** The faults that close it. */
    private final List<Integer> faults = new ArrayList<>();

    private final Deque<Held> waiting = new ArrayDeque<>();

    /** Whether what was taken last is being handled now. */
    private boolean isPassing;

    boolean isClosed() {
        return !faults.isEmpty();
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Whether something that comes now has to wait. */
    boolean isInTheWay() {
        return !isPassing && !(faults.isEmpty() && waiting.isEmpty());
    }

    void close(int fault) {
        faults.add(fault);
    }

    /** A fault is lifted; one that does not close it any more changes nothing. */
    void open(int fault) {
        faults.remove(Integer.valueOf(fault));
    }

    /** No fault closes it any more. */
    void openForGood() {
        faults.clear();
    }

    void keep(Held thing) {
        waiting.addLast(thing);
    }

    /** Hands out the oldest, if it is open. */
    void pass(java.util.function.Consumer<Held> to) {
        if (isClosed() || waiting.isEmpty()) {
            return;
        }
        isPassing = true;
        to.accept(waiting.removeFirst());
        isPassing = false;
    }

    Backlog copy() {
        Backlog copy = new Backlog();
        copy.faults.addAll(faults);
        copy.waiting.addAll(waiting);
        return copy;
    }

    void encode(StringBuilder to) {
        to.append(faults).append(waiting);
    }
}
