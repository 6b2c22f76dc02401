package io.github.cleancut.protocol.coordinator;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The counter of failures in a row (M6). */
final class FailureState {
    /** No success yet. */
    static final long NO_SUCCESS = Long.MIN_VALUE;

    private int count;
    private final TreeSet<Long> counted = new TreeSet<>();
    private long lastSuccess = NO_SUCCESS;

    FailureState copy() {
        FailureState copy = new FailureState();
        copy.count = count;
        copy.counted.addAll(counted);
        copy.lastSuccess = lastSuccess;
        return copy;
    }

    int count() {
        return count;
    }

    List<Long> counted() {
        return new ArrayList<>(counted);
    }

    boolean isCounted(long checkpointId) {
        return counted.contains(checkpointId);
    }

    long lastSuccess() {
        return lastSuccess;
    }

    void countOne(long checkpointId) {
        count++;
        if (checkpointId != CoordinatorEffect.NONE) {
            counted.add(checkpointId);
        }
    }

    void clear() {
        count = 0;
        counted.clear();
    }

    void succeeded(long checkpointId) {
        lastSuccess = checkpointId;
        clear();
    }

    void encode(StringBuilder to) {
        to.append("\nfailures ").append(count).append(counted).append(lastSuccess);
    }
}
