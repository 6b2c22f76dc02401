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

    /** Per consuming task: grows when its inputs begin anew; what belongs to an older life is void. */
    private final int[] lives;

    /** Consumers that read recovered data and have not asked their producers for more yet (T-190). */
    private final BitSet recovering = new BitSet();

    Channels(Topology topology) {
        this.topology = topology;
        inUse = new Channel[topology.channelCount()];
        sent = new int[inUse.length];
        taken = new int[inUse.length];
        lives = new int[topology.taskCount()];
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
            Channel channel = inUse[number];
            if (channel != null) {
                channel.clear();
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
    void release(int number, Channel channel) {
        if (channel.isIdle()) {
            giveBack(number, channel);
        }
    }

    private void giveBack(int number, Channel channel) {
        inUse[number] = null;
        spare.add(channel);
    }

    /** Elements that wait at the consumer. */
    int received(int number) {
        Channel channel = inUse[number];
        return channel == null ? 0 : channel.received();
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
        }
    }
}
