package io.github.cleancut.kernel;

import java.util.Arrays;

/**
 * The events of the day under the clock: in order of time as long as each new one belongs near the least, as where a day's list holds a burst, so that taking one costs nothing; what would have to pass
 * many others goes to a heap, so that no day costs more than a heap does.
 */
final class Today {
    /** How many others a new event may pass in the sorted part. */
    private static final int FEW = 24;

    /** Latest first: the least event is the last. */
    private long[] times = new long[2 * FEW];

    private long[] orders = new long[2 * FEW];
    private int[] targets = new int[2 * FEW];
    private long[] arguments = new long[2 * FEW];
    private int size;
    private EventHeap crowd = new EventHeap(16);
    private boolean isLeastInCrowd;

    boolean isEmpty() {
        return size == 0 && crowd.isEmpty();
    }

    int size() {
        return size + crowd.size();
    }

    void add(long time, long order, int target, long argument) {
        if (size > FEW && isLess(size - 1 - FEW, time, order)) {
            crowd.add(time, order, target, argument);
        } else {
            insert(time, order, target, argument);
        }
        isLeastInCrowd = !crowd.isEmpty() && isCrowdFirst();
    }

    private boolean isLess(int place, long time, long order) {
        return times[place] < time || (times[place] == time && orders[place] < order);
    }

    private void insert(long time, long order, int target, long argument) {
        if (size == times.length) {
            grow();
        }
        int hole = size++;
        while (hole > 0 && isLess(hole - 1, time, order)) {
            times[hole] = times[hole - 1];
            orders[hole] = orders[hole - 1];
            targets[hole] = targets[hole - 1];
            arguments[hole] = arguments[hole - 1];
            hole--;
        }
        times[hole] = time;
        orders[hole] = order;
        targets[hole] = target;
        arguments[hole] = argument;
    }

    private void grow() {
        int capacity = 2 * size;
        times = Arrays.copyOf(times, capacity);
        orders = Arrays.copyOf(orders, capacity);
        targets = Arrays.copyOf(targets, capacity);
        arguments = Arrays.copyOf(arguments, capacity);
    }

    private boolean isCrowdFirst() {
        if (size == 0) {
            return true;
        }
        long crowdTime = crowd.leastTime();
        return crowdTime < times[size - 1] || (crowdTime == times[size - 1] && crowd.leastOrder() < orders[size - 1]);
    }

    long leastTime() {
        return isLeastInCrowd ? crowd.leastTime() : times[size - 1];
    }

    int leastTarget() {
        return isLeastInCrowd ? crowd.leastTarget() : targets[size - 1];
    }

    long leastArgument() {
        return isLeastInCrowd ? crowd.leastArgument() : arguments[size - 1];
    }

    long leastOrder() {
        return isLeastInCrowd ? crowd.leastOrder() : orders[size - 1];
    }

    void removeLeast() {
        if (isLeastInCrowd) {
            crowd.removeLeast();
        } else {
            size--;
        }
        if (!crowd.isEmpty()) {
            isLeastInCrowd = isCrowdFirst();
        } else {
            isLeastInCrowd = false;
        }
    }

    Today copy() {
        Today copy = new Today();
        copy.times = times.clone();
        copy.orders = orders.clone();
        copy.targets = targets.clone();
        copy.arguments = arguments.clone();
        copy.size = size;
        copy.crowd = crowd.copy();
        copy.isLeastInCrowd = isLeastInCrowd;
        return copy;
    }
}
