package io.github.cleancut.world;

import io.github.cleancut.model.Topology;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All channels of the job. Most have nothing on them most of the time: a channel is an object only while it holds an element or is silent, and otherwise the numbers of the next record sent and taken.
 */
final class Channels {
    private final Topology topology;
    private final @Nullable Channel[] inUse;
    private final List<Channel> spare = new ArrayList<>();

    /** Records put on each channel, and taken from it, in its life. */
    private final int[] sent;

    private final int[] taken;

    /** Bytes that still fit into the buffer that each channel's producer has begun; 0 where it has begun none. */
    private final int[] free;

    /** Channels that are kept only until credits under way have arrived. */
    private final IntQueue lingering = new IntQueue();

    /** Per consuming task: grows when its inputs begin anew; what belongs to an older life is void. */
    private final int[] lives;

    /** Consumers that read recovered data and have not asked their producers for more yet (T-190). */
    private final BitSet recovering = new BitSet();

    Channels(Topology topology) {
        this.topology = topology;
        inUse = new Channel[topology.channelCount()];
        sent = new int[inUse.length];
        taken = new int[inUse.length];
        free = new int[inUse.length];
        lives = new int[topology.taskCount()];
    }

    /** Which life the inputs of a task are in. */
    int lifeOf(int task) {
        return lives[task];
    }

    /** Which life a channel is in. */
    int life(int number) {
        return lives[topology.consumerOf(number)];
    }

    /**
     * The input channels of a task begin a new life: nothing on them, nothing counted.
     *
     * @return the records that were on them
     */
    long beginLife(int task) {
        long lost = 0;
        int first = topology.firstInputOf(task);
        for (int number = first; number < first + topology.inputCountOf(task); number++) {
            lost += sent[number] - taken[number];
            sent[number] = 0;
            taken[number] = 0;
            free[number] = 0;
            Channel channel = inUse[number];
            if (channel != null) {
                giveBack(number, channel);
            }
        }
        lives[task]++;
        return lost;
    }

    BitSet recovering() {
        return recovering;
    }

    /** The channel with a number, or null while nothing is on it. */
    @Nullable
    Channel find(int number) {
        return inUse[number];
    }

    /** The channel with a number, to put something on it. */
    Channel use(int number) {
        Channel channel = inUse[number];
        if (channel == null) {
            channel = spare.isEmpty() ? new Channel() : spare.remove(spare.size() - 1);
            inUse[number] = channel;
        }
        return channel;
    }

    /** Whoever has taken something from a channel lets go of it, if nothing is left. */
    void release(int number, Channel channel, long nowNanos) {
        if (channel.isIdleButForCredits()) {
            letGo(number, channel, nowNanos);
        }
        letLingeringGo(nowNanos);
    }

    private void letGo(int number, Channel channel, long nowNanos) {
        channel.takeCredits(nowNanos);
        if (channel.isIdle()) {
            giveBack(number, channel);
        } else if (!channel.isLingering()) {
            channel.setLingering(true);
            lingering.add(number);
        }
    }

    /** Credits arrive in about the order in which they have set out. */
    private void letLingeringGo(long nowNanos) {
        while (!lingering.isEmpty()) {
            Channel channel = inUse[lingering.first()];
            boolean waits = channel != null && channel.isLingering() && channel.isIdleButForCredits();
            if (waits && channel.credits().nextNanos() > nowNanos) {
                return;
            }
            int number = lingering.take();
            if (channel != null && channel.isLingering()) {
                channel.setLingering(false);
                letGoAtLast(number, channel, nowNanos);
            }
        }
    }

    private void letGoAtLast(int number, Channel channel, long nowNanos) {
        if (channel.isIdleButForCredits()) {
            letGo(number, channel, nowNanos);
        }
    }

    private void giveBack(int number, Channel channel) {
        channel.clear();
        inUse[number] = null;
        spare.add(channel);
    }

    /** Bytes that still fit into the buffer that a channel's producer has begun; 0 where it has begun none. */
    int free(int number) {
        return free[number];
    }

    void setFree(int number, int bytes) {
        free[number] = bytes;
    }

    /** Counts one more record put on a channel and returns its number, from 1. */
    int countSent(int number) {
        return ++sent[number];
    }

    /** Counts one more record taken and returns its number, from 1. */
    int countTaken(int number) {
        return ++taken[number];
    }

    /** Records put on a channel in its life. */
    int sent(int number) {
        return sent[number];
    }

    /** Records taken from a channel in its life. */
    int taken(int number) {
        return taken[number];
    }

    /** A channel begins with records that a snapshot holds as in flight. */
    void beginWith(int number, int records) {
        sent[number] = records;
    }

    void copyTo(Channels copy) {
        for (int number = 0; number < inUse.length; number++) {
            Channel channel = inUse[number];
            copy.inUse[number] = channel == null ? null : channel.copy();
        }
        System.arraycopy(sent, 0, copy.sent, 0, sent.length);
        System.arraycopy(taken, 0, copy.taken, 0, taken.length);
        System.arraycopy(free, 0, copy.free, 0, free.length);
        lingering.copyTo(copy.lingering);
        System.arraycopy(lives, 0, copy.lives, 0, lives.length);
        copy.recovering.or(recovering);
    }

    void encode(ElementTable elements, StringBuilder to) {
        for (int number = 0; number < inUse.length; number++) {
            Channel channel = inUse[number];
            if (channel != null) {
                to.append(number).append(':');
                channel.encode(elements, to);
            }
            if (free[number] > 0) {
                to.append(number).append('_').append(free[number]);
            }
        }
    }
}
