package io.github.cleancut.world;

/** Channel numbers, first in first out, without boxing. */
final class IntQueue {
    private int[] values = new int[8];
    private int head;
    private int size;

    void add(int value) {
        if (size == values.length) {
            int[] wider = new int[size * 2];
            for (int i = 0; i < size; i++) {
                wider[i] = values[(head + i) & (size - 1)];
            }
            values = wider;
            head = 0;
        }
        values[(head + size++) & (values.length - 1)] = value;
    }

    int take() {
        int value = values[head];
        head = (head + 1) & (values.length - 1);
        size--;
        return value;
    }

    /** The oldest. */
    int first() {
        return values[head];
    }

    void clear() {
        head = 0;
        size = 0;
    }

    boolean isEmpty() {
        return size == 0;
    }

    IntQueue copy() {
        IntQueue copy = new IntQueue();
        copyTo(copy);
        return copy;
    }

    void copyTo(IntQueue copy) {
        copy.values = values.clone();
        copy.head = head;
        copy.size = size;
    }

    void encode(StringBuilder to) {
        for (int i = 0; i < size; i++) {
            to.append(values[(head + i) & (values.length - 1)]).append(',');
        }
    }
}
