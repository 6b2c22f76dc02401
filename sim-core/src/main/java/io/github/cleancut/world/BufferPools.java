package io.github.cleancut.world;

import io.github.cleancut.model.Topology;
import io.github.cleancut.protocol.channel.BufferCounts;
import io.github.cleancut.protocol.channel.BufferPool;
import io.github.cleancut.protocol.channel.BufferRules;
import io.github.cleancut.protocol.channel.PoolEffects;

/** The buffers of all result partitions, one partition for each outgoing edge of a subtask: whether its task may take another step, and whether it stands still in the middle of a record (T-057, T-058). */
final class BufferPools implements PoolEffects {
    private final World world;
    private final BufferRules rules;
    private final int[] firstPoolOfTask;
    private final BufferPool[] pools;

    /** The channel that the tables are being asked about. */
    private int asked;

    BufferPools(World world, BufferRules rules) {
        this.world = world;
        this.rules = rules;
        Topology topology = world.topology();
        firstPoolOfTask = new int[topology.taskCount() + 1];
        for (int task = 0; task < topology.taskCount(); task++) {
            firstPoolOfTask[task + 1] =
                    firstPoolOfTask[task] + topology.outputsOf(task).size();
        }
        pools = new BufferPool[firstPoolOfTask[topology.taskCount()]];
        for (int task = 0; task < topology.taskCount(); task++) {
            for (int edge = 0; edge < topology.outputsOf(task).size(); edge++) {
                int subpartitions = topology.outputsOf(task).get(edge).length;
                pools[firstPoolOfTask[task] + edge] = new BufferPool(BufferCounts.ofPartition(subpartitions));
            }
        }
    }

    /** All buffers of a task's partitions are free again. */
    void clear(int task) {
        for (int pool = firstPoolOfTask[task]; pool < firstPoolOfTask[task + 1]; pool++) {
            pools[pool].clear();
        }
    }

    private BufferPool poolOf(int channel) {
        Topology topology = world.topology();
        int task = topology.producerOf(channel);
        int pool = firstPoolOfTask[task];
        if (firstPoolOfTask[task + 1] > pool + 1) {
            pool += topology.outputEdgeOf(channel);
        }
        return pools[pool];
    }

    /** A channel's producer begins a buffer; its subpartition holds so many with it. */
    void take(int channel, int held) {
        asked = channel;
        rules.take(poolOf(channel), held, this);
    }

    /** A buffer of a channel's producer is free again; its subpartition held so many with it. */
    void free(int channel, int held) {
        int task = world.topology().producerOf(channel);
        BufferPool pool = poolOf(channel);
        boolean wasAvailable = pool.isAvailable();
        asked = channel;
        rules.free(pool, held, this);
        if (!wasAvailable && isAvailable(task)) {
            world.subtasks().outputIsFree(task);
        }
    }

    /** Whether a task may take another step (T-057, T-058). */
    boolean isAvailable(int task) {
        boolean isAvailable = true;
        for (int pool = firstPoolOfTask[task]; pool < firstPoolOfTask[task + 1]; pool++) {
            isAvailable &= pools[pool].isAvailable();
        }
        return isAvailable;
    }

    /** Whether a task stands still because it has written more than even the overdraft allows (T-058). */
    boolean isStopped(int task) {
        boolean isStopped = false;
        for (int pool = firstPoolOfTask[task]; pool < firstPoolOfTask[task + 1]; pool++) {
            isStopped |= pools[pool].isStopped();
        }
        return isStopped;
    }

    @Override
    public void goOn() {
        Attempt producer = world.subtasks().producerOf(asked);
        if (producer != null && !isStopped(producer.id().task())) {
            producer.goOnWriting();
        }
    }

    @Override
    public void fired(String id) {
        world.recorder().fired(id);
    }

    void copyTo(BufferPools copy) {
        for (int pool = 0; pool < pools.length; pool++) {
            copy.pools[pool] = pools[pool].copy();
        }
    }

    void encode(StringBuilder to) {
        for (BufferPool pool : pools) {
            pool.encode(to);
        }
    }
}
