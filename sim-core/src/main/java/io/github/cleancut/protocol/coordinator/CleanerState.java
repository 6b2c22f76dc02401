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

    /** Cleanings of which a part could not be deleted. */
    private final TreeSet<Long> left = new TreeSet<>();

    CleanerState copy() {
        CleanerState copy = new CleanerState();
        copy.cleaning = cleaning;
        copy.lastCleaning = lastCleaning;
        copy.openParts.putAll(openParts);
        copy.silent.addAll(silent);
        copy.left.addAll(left);
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

    /** A part stays; what belongs to no cleaning has no others. */
    void leave(long number) {
        left.add(number);
    }

    boolean isSomeLeft(long number) {
        return left.contains(number);
    }

    void end(long number) {
        left.remove(number);
        openParts.remove(number);
        silent.remove(number);
        cleaning--;
    }

    void encode(StringBuilder to) {
        to.append("\ncleaning ")
                .append(cleaning)
                .append(openParts.values())
                .append(silent.size())
                .append(left);
    }
}
