package io.github.cleancut.kernel;

import java.util.Arrays;

/** Events by choice: any event that is to come may come next, whatever its time; time only never goes back. */
public final class ChoiceQueue implements EventQueue {
    private final Draws order;
    private long[] times = new long[16];
    private int[] targets = new int[16];
    private long[] arguments = new long[16];
    private int size;
    private long nowNanos;
    private int target;
    private long argument;

    /**
     * An empty queue at time 0.
     *
     * @param order the stream that picks among the events, in the order in which they were scheduled
     */
    public ChoiceQueue(Draws order) {
        this.order = order;
    }

    @Override
    public void schedule(long timeNanos, int eventTarget, long eventArgument) {
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
            targets = Arrays.copyOf(targets, size * 2);
            arguments = Arrays.copyOf(arguments, size * 2);
        }
        times[size] = timeNanos;
        targets[size] = eventTarget;
        arguments[size++] = eventArgument;
    }

    @Override
    public boolean isEmpty() {
        return size == 0;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void take() {
        takeAt((int) order.pick(size, "next event"));
    }

    /**
     * Takes one event of those that are to come.
     *
     * @param index its number in the order of scheduling, from 0 to {@link #size()} - 1
     */
    public void takeAt(int index) {
        nowNanos = Math.max(nowNanos, times[index]);
        target = targets[index];
        argument = arguments[index];
        int after = size - index - 1;
        System.arraycopy(times, index + 1, times, index, after);
        System.arraycopy(targets, index + 1, targets, index, after);
        System.arraycopy(arguments, index + 1, arguments, index, after);
        size--;
    }

    /**
     * The target of an event that is to come.
     *
     * @param index its number in the order of scheduling
     */
    public int targetAt(int index) {
        return targets[index];
    }

    /**
     * The argument of an event that is to come.
     *
     * @param index its number in the order of scheduling
     */
    public long argumentAt(int index) {
        return arguments[index];
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
        return size == 0 ? VirtualTime.NEVER : nowNanos;
    }

    @Override
    public ChoiceQueue copy() {
        ChoiceQueue copy = new ChoiceQueue(order.copy());
        copy.times = times.clone();
        copy.targets = targets.clone();
        copy.arguments = arguments.clone();
        copy.size = size;
        copy.nowNanos = nowNanos;
        copy.target = target;
        copy.argument = argument;
        return copy;
    }
}
