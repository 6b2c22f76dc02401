package io.github.cleancut.kernel;

import java.util.Arrays;

/**
 * Events by (time, order of scheduling): a 4-ary heap in parallel arrays, with a ring for the events of the current instant, so that bursts without delay never pay for the heap.
 */
public final class TimeQueue implements EventQueue {
    private static final int ARITY_SHIFT = 2;

    private long[] times;
    private long[] orders;
    private int[] targets;
    private long[] arguments;
    private int size;

    /** Events for the current instant, first in first out; the capacity is a power of two. */
    private int[] instantTargets;

    private long[] instantArguments;
    private int instantHead;
    private int instantSize;

    private long nextOrder;
    private long nowNanos;
    private int target;
    private long argument;

    /** An empty queue at time 0. */
    public TimeQueue() {
        this(64);
    }

    private TimeQueue(int capacity) {
        times = new long[capacity];
        orders = new long[capacity];
        targets = new int[capacity];
        arguments = new long[capacity];
        instantTargets = new int[64];
        instantArguments = new long[64];
    }

    @Override
    public void schedule(long timeNanos, int target, long argument) {
        if (timeNanos <= nowNanos) {
            if (timeNanos < nowNanos) {
                throw new IllegalArgumentException(
                        "event at " + timeNanos + " ns lies before now, " + nowNanos + " ns");
            }
            scheduleNow(target, argument);
            return;
        }
        if (size == times.length) {
            grow();
        }
        siftUp(size++, timeNanos, nextOrder++, target, argument);
    }

    private void scheduleNow(int target, long argument) {
        if (instantSize == instantTargets.length) {
            growInstant();
        }
        int slot = (instantHead + instantSize++) & (instantTargets.length - 1);
        instantTargets[slot] = target;
        instantArguments[slot] = argument;
    }

    @Override
    public boolean isEmpty() {
        return size + instantSize == 0;
    }

    @Override
    public int size() {
        return size + instantSize;
    }

    @Override
    public void take() {
        // What the heap holds for this instant was scheduled before time got here, so before anything in the ring.
        if (size > 0 && (times[0] == nowNanos || instantSize == 0)) {
            nowNanos = times[0];
            target = targets[0];
            argument = arguments[0];
            removeLeast();
            return;
        }
        if (instantSize == 0) {
            throw new IllegalStateException("the event queue is empty");
        }
        target = instantTargets[instantHead];
        argument = instantArguments[instantHead];
        instantHead = (instantHead + 1) & (instantTargets.length - 1);
        instantSize--;
    }

    @Override
    public long timeNanos() {
        return nowNanos;
    }

    @Override
    public int target() {
        return target;
    }

    @Override
    public long argument() {
        return argument;
    }

    @Override
    public long nextTimeNanos() {
        if (instantSize > 0) {
            return nowNanos;
        }
        return size > 0 ? times[0] : VirtualTime.NEVER;
    }

    @Override
    public TimeQueue copy() {
        TimeQueue copy = new TimeQueue(1);
        copy.times = times.clone();
        copy.orders = orders.clone();
        copy.targets = targets.clone();
        copy.arguments = arguments.clone();
        copy.size = size;
        copy.instantTargets = instantTargets.clone();
        copy.instantArguments = instantArguments.clone();
        copy.instantHead = instantHead;
        copy.instantSize = instantSize;
        copy.nextOrder = nextOrder;
        copy.nowNanos = nowNanos;
        copy.target = target;
        copy.argument = argument;
        return copy;
    }

    private void removeLeast() {
        int last = --size;
        if (last > 0) {
            siftDown(times[last], orders[last], targets[last], arguments[last]);
        }
    }

    private void siftUp(int from, long time, long order, int eventTarget, long eventArgument) {
        int hole = from;
        while (hole > 0) {
            int parent = (hole - 1) >> ARITY_SHIFT;
            if (times[parent] <= time) { // an equal time was scheduled earlier
                break;
            }
            move(parent, hole);
            hole = parent;
        }
        place(hole, time, order, eventTarget, eventArgument);
    }

    private void siftDown(long time, long order, int eventTarget, long eventArgument) {
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
        place(hole, time, order, eventTarget, eventArgument);
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

    private void place(int slot, long time, long order, int eventTarget, long eventArgument) {
        times[slot] = time;
        orders[slot] = order;
        targets[slot] = eventTarget;
        arguments[slot] = eventArgument;
    }

    private void grow() {
        int capacity = size * 2;
        times = Arrays.copyOf(times, capacity);
        orders = Arrays.copyOf(orders, capacity);
        targets = Arrays.copyOf(targets, capacity);
        arguments = Arrays.copyOf(arguments, capacity);
    }

    private void growInstant() {
        int capacity = instantTargets.length * 2;
        int[] wideTargets = new int[capacity];
        long[] wideArguments = new long[capacity];
        for (int i = 0; i < instantSize; i++) {
            int slot = (instantHead + i) & (instantTargets.length - 1);
            wideTargets[i] = instantTargets[slot];
            wideArguments[i] = instantArguments[slot];
        }
        instantTargets = wideTargets;
        instantArguments = wideArguments;
        instantHead = 0;
    }
}
