package io.github.cleancut.kernel;

import java.util.Arrays;

/** Events by (time, order): a 4-ary heap in parallel arrays. */
final class EventHeap {
    private static final int ARITY_SHIFT = 2;

    private long[] times;
    private long[] orders;
    private int[] targets;
    private long[] arguments;
    private int size;

    EventHeap(int capacity) {
        times = new long[capacity];
        orders = new long[capacity];
        targets = new int[capacity];
        arguments = new long[capacity];
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    /** Adds an event; a later order than that of every other event of its time. */
    void add(long time, long order, int target, long argument) {
        if (size == times.length) {
            grow();
        }
        siftUp(size++, time, order, target, argument);
    }

    /** Time of the least event; only where there is one. */
    long leastTime() {
        return times[0];
    }

    long leastOrder() {
        return orders[0];
    }

    int leastTarget() {
        return targets[0];
    }

    long leastArgument() {
        return arguments[0];
    }

    void removeLeast() {
        int last = --size;
        if (last > 0) {
            siftDown(times[last], orders[last], targets[last], arguments[last]);
        }
    }

    EventHeap copy() {
        EventHeap copy = new EventHeap(0);
        copy.times = times.clone();
        copy.orders = orders.clone();
        copy.targets = targets.clone();
        copy.arguments = arguments.clone();
        copy.size = size;
        return copy;
    }

    private void siftUp(int from, long time, long order, int target, long argument) {
        int hole = from;
        while (hole > 0) {
            int parent = (hole - 1) >> ARITY_SHIFT;
            if (!isLess(time, order, times[parent], orders[parent])) {
                break;
            }
            move(parent, hole);
            hole = parent;
        }
        place(hole, time, order, target, argument);
    }

    private void siftDown(long time, long order, int target, long argument) {
        int hole = 0;
        int first = 1;
        while (first < size) {
            int least = leastChild(first);
            if (!isLess(times[least], orders[least], time, order)) {
                break;
            }
            move(least, hole);
            hole = least;
            first = (hole << ARITY_SHIFT) + 1;
        }
        place(hole, time, order, target, argument);
    }

    private int leastChild(int first) {
        int end = Math.min(first + (1 << ARITY_SHIFT), size);
        int least = first;
        for (int child = first + 1; child < end; child++) {
            if (isLess(times[child], orders[child], times[least], orders[least])) {
                least = child;
            }
        }
        return least;
    }

    private static boolean isLess(long time, long order, long otherTime, long otherOrder) {
        return time < otherTime || (time == otherTime && order < otherOrder);
    }

    private void move(int from, int to) {
        times[to] = times[from];
        orders[to] = orders[from];
        targets[to] = targets[from];
        arguments[to] = arguments[from];
    }

    private void place(int slot, long time, long order, int target, long argument) {
        times[slot] = time;
        orders[slot] = order;
        targets[slot] = target;
        arguments[slot] = argument;
    }

    private void grow() {
        int capacity = Math.max(16, size * 2);
        times = Arrays.copyOf(times, capacity);
        orders = Arrays.copyOf(orders, capacity);
        targets = Arrays.copyOf(targets, capacity);
        arguments = Arrays.copyOf(arguments, capacity);
    }
}
