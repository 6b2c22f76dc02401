package io.github.cleancut.kernel;

/**
 * The events of the day under the clock: the first few in order of time, so that taking one costs nothing, and where a day is crowded the rest in a heap, so that no day costs more than a heap does.
 */
final class Today {
    private static final int FEW = 24;

    /** Latest first: the least event is the last. */
    private final long[] times = new long[FEW];

    private final long[] orders = new long[FEW];
    private final int[] targets = new int[FEW];
    private final long[] arguments = new long[FEW];
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
        if (size == FEW) {
            crowd.add(time, order, target, argument);
        } else {
            insert(time, order, target, argument);
        }
        isLeastInCrowd = !crowd.isEmpty() && isCrowdFirst();
    }

    private void insert(long time, long order, int target, long argument) {
        int hole = size++;
        while (hole > 0 && (times[hole - 1] < time || (times[hole - 1] == time && orders[hole - 1] < order))) {
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
        System.arraycopy(times, 0, copy.times, 0, size);
        System.arraycopy(orders, 0, copy.orders, 0, size);
        System.arraycopy(targets, 0, copy.targets, 0, size);
        System.arraycopy(arguments, 0, copy.arguments, 0, size);
        copy.size = size;
        copy.crowd = crowd.copy();
        copy.isLeastInCrowd = isLeastInCrowd;
        return copy;
    }
}
