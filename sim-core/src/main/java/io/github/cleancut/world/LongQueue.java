package io.github.cleancut.world;

/** Numbers, first in first out, without boxing. */
final class LongQueue {
    private static final int FIRST_CAPACITY = 4;

    private long[] values = new long[FIRST_CAPACITY];
    private int head;
    private int size;

    void add(long value) {
        if (size == values.length) {
            long[] wider = new long[2 * size];
            for (int i = 0; i < size; i++) {
                wider[i] = get(i);
            }
            values = wider;
            head = 0;
        }
        values[(head + size++) & (values.length - 1)] = value;
    }

    long take() {
        long value = values[head];
        head = (head + 1) & (values.length - 1);
        size--;
        return value;
    }

    /** The number at a place, oldest first. */
    long get(int place) {
        return values[(head + place) & (values.length - 1)];
    }

    /** So many numbers from a place on go to an earlier place. */
    void move(int from, int count, int to) {
        for (int i = 0; i < count; i++) {
            long moved = get(from + i);
            for (int place = from + i; place > to + i; place--) {
                set(place, get(place - 1));
            }
            set(to + i, moved);
        }
    }

    private void set(int place, long value) {
        values[(head + place) & (values.length - 1)] = value;
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void clear() {
        head = 0;
        size = 0;
    }

    /** The numbers from a place up to another. */
    long[] between(int place, int end) {
        long[] some = new long[end - place];
        for (int i = place; i < end; i++) {
            some[i - place] = get(i);
        }
        return some;
    }

    LongQueue copy() {
        LongQueue copy = new LongQueue();
        copy.values = values.clone();
        copy.head = head;
        copy.size = size;
        return copy;
    }

    void encode(StringBuilder to) {
        for (int i = 0; i < size; i++) {
            to.append(get(i)).append(',');
        }
    }
}
