package io.github.cleancut.law;

/** Records that are under way on one channel, oldest first: lineage and the place in the trace at which each was sent. */
final class RecordQueue {
    private long[] entries = new long[16];
    private int head;
    private int size;

    void add(long lineage, long sentOrder) {
        if (size * 2 == entries.length) {
            grow();
        }
        int slot = slot(size++);
        entries[slot] = lineage;
        entries[slot + 1] = sentOrder;
    }

    /** Removes the oldest; only where there is one. */
    void removeFirst() {
        head = (head + 2) & (entries.length - 1);
        size--;
    }

    /** Lineage of the i-th oldest. */
    long lineage(int i) {
        return entries[slot(i)];
    }

    /** Where the i-th oldest was sent. */
    long sentOrder(int i) {
        return entries[slot(i) + 1];
    }

    int size() {
        return size;
    }

    void clear() {
        head = 0;
        size = 0;
    }

    private int slot(int i) {
        return (head + 2 * i) & (entries.length - 1);
    }

    private void grow() {
        long[] wider = new long[entries.length * 2];
        for (int i = 0; i < size; i++) {
            wider[2 * i] = lineage(i);
            wider[2 * i + 1] = sentOrder(i);
        }
        entries = wider;
        head = 0;
    }
}
