package io.github.cleancut.protocol.coordinator;

import java.util.TreeMap;
import java.util.TreeSet;

/** Cleanings under way (section 13). */
final class CleanerState {
    private int cleaning;
    private long lastCleaning;

    /** Parts that each cleaning still waits for. */
    private final TreeMap<Long, Integer> openParts = new TreeMap<>();

    /** Cleanings after which no decision round is posted (C-155). */
    private final TreeSet<Long> silent = new TreeSet<>();

    CleanerState copy() {
        CleanerState copy = new CleanerState();
        copy.cleaning = cleaning;
        copy.lastCleaning = lastCleaning;
        copy.openParts.putAll(openParts);
        copy.silent.addAll(silent);
        return copy;
    }

    /** Checkpoints being discarded (C-154). */
    int cleaning() {
        return cleaning;
    }

    long begin(int parts, boolean isSilent) {
        cleaning++;
        lastCleaning++;
        openParts.put(lastCleaning, parts);
        if (isSilent) {
            silent.add(lastCleaning);
        }
        return lastCleaning;
    }

    boolean isSilent(long number) {
        return silent.contains(number);
    }

    boolean isLastPart(long number) {
        return openParts.getOrDefault(number, 0) == 1;
    }

    void partDone(long number) {
        openParts.merge(number, -1, Integer::sum);
    }

    void end(long number) {
        openParts.remove(number);
        silent.remove(number);
        cleaning--;
    }

    void encode(StringBuilder to) {
        to.append("\ncleaning ").append(cleaning).append(openParts.values()).append(silent.size());
    }
}
