package io.github.cleancut.kernel;

/**
 * Events by (time, order of scheduling), the plain way: a heap, and a ring for the events of the current instant. It is what {@link CalendarQueue} is compared with, event by event.
 */
public final class TimeQueue implements EventQueue {
    private EventHeap heap = new EventHeap(64);
    private InstantRing instant = new InstantRing();
    private long nextOrder;
    private long nowNanos;
    private int target;
    private long argument;

    @Override
    public void schedule(long timeNanos, int eventTarget, long eventArgument) {
        if (timeNanos > nowNanos) {
            heap.add(timeNanos, nextOrder++, eventTarget, eventArgument);
        } else {
            VirtualTime.requireNotBefore(timeNanos, nowNanos);
            instant.add(eventTarget, eventArgument);
        }
    }

    @Override
    public boolean isEmpty() {
        return heap.isEmpty() && instant.isEmpty();
    }

    @Override
    public int size() {
        return heap.size() + instant.size();
    }

    @Override
    public void take() {
        // What the heap holds for this instant was scheduled before time got here, so before anything in the ring.
        if (!heap.isEmpty() && (heap.leastTime() == nowNanos || instant.isEmpty())) {
            nowNanos = heap.leastTime();
            target = heap.leastTarget();
            argument = heap.leastArgument();
            heap.removeLeast();
            return;
        }
        if (instant.isEmpty()) {
            throw new IllegalStateException("the event queue is empty");
        }
        target = instant.firstTarget();
        argument = instant.firstArgument();
        instant.removeFirst();
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
        if (!instant.isEmpty()) {
            return nowNanos;
        }
        return heap.isEmpty() ? VirtualTime.NEVER : heap.leastTime();
    }

    @Override
    public TimeQueue copy() {
        TimeQueue copy = new TimeQueue();
        copy.heap = heap.copy();
        copy.instant = instant.copy();
        copy.nextOrder = nextOrder;
        copy.nowNanos = nowNanos;
        copy.target = target;
        copy.argument = argument;
        return copy;
    }
}
