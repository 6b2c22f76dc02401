package io.github.cleancut.law;

import io.github.cleancut.model.NetworkSpec;
import io.github.cleancut.model.Topology;
import java.util.Arrays;
import java.util.BitSet;

/** Per channel: the newest barrier that was put on it and that nobody has taken yet, and how long the channel itself takes at most. */
final class BarriersUnderWay {
    private static final long NONE = -1;

    private final Topology topology;
    private final BitSet finished = new BitSet();
    private final long[] checkpoints;
    private final long[] sentNanos;
    private final long[] latencyNanos;

    BarriersUnderWay(Topology topology, NetworkSpec network) {
        this.topology = topology;
        int channels = topology.channelCount();
        checkpoints = new long[channels];
        sentNanos = new long[channels];
        latencyNanos = new long[channels];
        Arrays.fill(checkpoints, NONE);
        for (int channel = 0; channel < channels; channel++) {
            latencyNanos[channel] = isLimited(network)
                    ? Long.MAX_VALUE
                    : network.latencyOf(topology, channel).mostNanos();
        }
    }

    /** Behind what is already on a line of limited bandwidth nothing comes sooner, whatever it overtakes before. */
    private static boolean isLimited(NetworkSpec network) {
        return network.bandwidthBytesPerSecond() > 0
                || network.overrides().stream().anyMatch(override -> override.bandwidthBytesPerSecond() != null);
    }

    void send(int channel, long checkpoint, long nowNanos) {
        if (finished.get(topology.consumerOf(channel))) {
            return;
        }
        checkpoints[channel] = checkpoint;
        sentNanos[channel] = nowNanos;
    }

    void take(int channel) {
        checkpoints[channel] = NONE;
    }

    /** A subtask has finished, and takes nothing any more. */
    void finish(int task) {
        finished.set(task);
        forgetInputs(task);
    }

    private void forgetInputs(int task) {
        int first = topology.firstInputOf(task);
        Arrays.fill(checkpoints, first, first + topology.inputCountOf(task), NONE);
    }

    /** A subtask begins anew, and so do its channels. */
    void restart(int task) {
        finished.clear(task);
        forgetInputs(task);
        for (int[] edge : topology.outputsOf(task)) {
            for (int channel : edge) {
                checkpoints[channel] = NONE;
            }
        }
    }

    /** A checkpoint is over, and its barriers need not come any more. */
    void giveUp(long checkpoint) {
        for (int channel = 0; channel < checkpoints.length; channel++) {
            if (checkpoints[channel] == checkpoint) {
                checkpoints[channel] = NONE;
            }
        }
    }

    /** The checkpoint whose barrier is under way on a channel, or -1. */
    long checkpointOn(int channel) {
        return checkpoints[channel];
    }

    /** When it was put there. */
    long sentNanos(int channel) {
        return sentNanos[channel];
    }

    /** What the channel takes at most, from one end to the other; {@link Long#MAX_VALUE} where nobody can say. */
    long latencyNanos(int channel) {
        return latencyNanos[channel];
    }
}
