package io.github.cleancut.kernel;

/** The events of the current instant, first in first out: bursts without delay never pay for a heap. */
final class InstantRing {
    /** The capacity is a power of two. */
    private int[] targets = new int[64];

    private long[] arguments = new long[64];
    private int head;
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    void add(int target, long argument) {
        if (size == targets.length) {
            grow();
        }
        int slot = (head + size++) & (targets.length - 1);
        targets[slot] = target;
        arguments[slot] = argument;
    }

    int firstTarget() {
        return targets[head];
    }

    long firstArgument() {
        return arguments[head];
    }

    void removeFirst() {
        head = (head + 1) & (targets.length - 1);
        size--;
    }

    InstantRing copy() {
        InstantRing copy = new InstantRing();
        copy.targets = targets.clone();
        copy.arguments = arguments.clone();
        copy.head = head;
        copy.size = size;
        return copy;
    }

    private void grow() {
        int[] wideTargets = new int[2 * size];
        long[] wideArguments = new long[2 * size];
        for (int i = 0; i < size; i++) {
            int slot = (head + i) & (targets.length - 1);
            wideTargets[i] = targets[slot];
            wideArguments[i] = arguments[slot];
        }
        targets = wideTargets;
        arguments = wideArguments;
        head = 0;
    }
}
