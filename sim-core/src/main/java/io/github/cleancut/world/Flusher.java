package io.github.cleancut.world;

import io.github.cleancut.kernel.VirtualTime;
import io.github.cleancut.model.Topology;
import org.jspecify.annotations.Nullable;

/** Flushes what each task has written into its buffers: every so often, counted from its beginning; after every record; or never (T-063). It moves only where something was written since the last time. */
final class Flusher {
    private static final long WHEN_THE_DATA_IS_OVER_NANOS = 100 * VirtualTime.NANOS_PER_MILLI;

    private final World world;
    private final Topology topology;
    private final long intervalNanos;
    private final long[] begunNanos;
    private final boolean[] isScheduled;

    /** By task: channels into which it has written since the last flush. */
    private final @Nullable IntQueue[] written;

    Flusher(World world) {
        this.world = world;
        this.topology = world.topology();
        long millis = world.setting().scenario().flink().bufferTimeoutMillis();
        this.intervalNanos = millis * VirtualTime.NANOS_PER_MILLI;
        this.begunNanos = new long[topology.taskCount()];
        this.isScheduled = new boolean[topology.taskCount()];
        this.written = new IntQueue[topology.taskCount()];
    }

    /** A task begins, and its flusher with it. */
    void begin(int task) {
        begunNanos[task] = world.queue().timeNanos();
    }

    /** A task's channels are new. */
    void clear(int task) {
        isScheduled[task] = false;
        IntQueue queue = written[task];
        if (queue != null) {
            queue.clear();
        }
    }

    /** Whether every record is flushed at once. */
    boolean isImmediate() {
        return intervalNanos == 0;
    }

    /** Whether nothing is flushed by time. */
    boolean isNever() {
        return intervalNanos < 0;
    }

    /** Something has been written into a channel's buffer. */
    void written(int number, Channel channel) {
        if (channel.isListed() || intervalNanos == 0 || (intervalNanos < 0 && !isDataOver())) {
            return;
        }
        channel.setListed(true);
        int task = topology.producerOf(number);
        IntQueue queue = written[task];
        if (queue == null) {
            queue = new IntQueue();
            written[task] = queue;
        }
        queue.add(number);
        if (!isScheduled[task]) {
            isScheduled[task] = true;
            world.queue()
                    .schedule(
                            nextNanos(task),
                            Targets.of(Targets.FLUSH, task),
                            world.network().lifeOf(task));
        }
    }

    /** It is time: the channels into which the task has written since the last time. */
    @Nullable
    IntQueue due(int task) {
        isScheduled[task] = false;
        return written[task];
    }

    private boolean isDataOver() {
        return world.subtasks().outside().isStopped();
    }

    private long nextNanos(int task) {
        long every = intervalNanos < 0 ? WHEN_THE_DATA_IS_OVER_NANOS : intervalNanos;
        long since = world.queue().timeNanos() - begunNanos[task];
        return begunNanos[task] + (since / every + 1) * every;
    }

    Flusher copy(World copiedWorld) {
        Flusher copy = new Flusher(copiedWorld);
        System.arraycopy(begunNanos, 0, copy.begunNanos, 0, begunNanos.length);
        System.arraycopy(isScheduled, 0, copy.isScheduled, 0, isScheduled.length);
        for (int task = 0; task < written.length; task++) {
            IntQueue queue = written[task];
            copy.written[task] = queue == null ? null : queue.copy();
        }
        return copy;
    }
}
