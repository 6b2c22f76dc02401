package io.github.cleancut.protocol.task;

import java.util.TreeSet;

/** Checkpoints that were aborted before this task performed them; as many as may be pending at a time (T-123). */
final class AbortedIds {
    private static final long NONE = -1;

    private final TreeSet<Long> ids = new TreeSet<>();
    private final int limit;
    private long highest = NONE;

    AbortedIds(int limit) {
        this.limit = limit;
    }

    boolean contains(long checkpointId) {
        return ids.contains(checkpointId);
    }

    /** Whether it is so old that it may have been forgotten, aborted or not. */
    boolean isBeyondMemory(long checkpointId) {
        return checkpointId + limit < highest;
    }

    void add(long checkpointId) {
        ids.add(checkpointId);
        highest = Math.max(highest, checkpointId);
        while (ids.size() > limit) {
            ids.pollFirst();
        }
    }

    void remove(long checkpointId) {
        ids.remove(checkpointId);
    }

    void forgetBelow(long checkpointId) {
        ids.headSet(checkpointId).clear();
    }

    int size() {
        return ids.size();
    }

    AbortedIds copy() {
        AbortedIds copy = new AbortedIds(limit);
        copy.ids.addAll(ids);
        copy.highest = highest;
        return copy;
    }

    @Override
    public String toString() {
        return ids + "<" + highest;
    }
}
