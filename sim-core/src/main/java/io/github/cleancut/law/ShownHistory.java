package io.github.cleancut.law;

import java.util.ArrayDeque;
import java.util.Deque;

/** The checkpoints that the statistics remember: the newest that were triggered (C-270). */
final class ShownHistory {
    private final int size;
    private final Deque<Long> newest = new ArrayDeque<>();

    ShownHistory(int size) {
        this.size = size;
    }

    void add(long checkpoint) {
        newest.addLast(checkpoint);
        if (newest.size() > size) {
            newest.removeFirst();
        }
    }

    boolean contains(long checkpoint) {
        return newest.contains(checkpoint);
    }

    void clear() {
        newest.clear();
    }
}
