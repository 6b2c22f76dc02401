package io.github.cleancut.world;

import io.github.cleancut.kernel.Choices;
import io.github.cleancut.model.Amount;
import io.github.cleancut.model.NetworkSpec;
import io.github.cleancut.model.Topology;
import org.jspecify.annotations.Nullable;

/** How long elements are under way on each channel: an amount with a stream of its own where it draws, one for all where it is fixed, and nothing for each channel where all are. */
final class ChannelLatencies {
    private final Topology topology;
    private final NetworkSpec network;
    private final Choices choices;
    private final @Nullable DrawnAmount[] latencies;
    private Amount.Fixed lastFixed = Amount.Fixed.ZERO;
    private DrawnAmount drawnOfLastFixed = DrawnAmount.fixed(lastFixed);

    private final String streams;

    /** Where all are fixed. */
    private final long remoteNanos;

    private final long localNanos;

    /**
     * The latencies of all channels.
     *
     * @param world whose channels they are
     * @param streams how the names of their streams begin
     */
    ChannelLatencies(World world, String streams) {
        this.streams = streams;
        topology = world.topology();
        network = world.setting().scenario().network();
        choices = world.setting().choices();
        boolean isFixed = network.overrides().isEmpty()
                && network.latency() instanceof Amount.Fixed
                && network.localLatency() instanceof Amount.Fixed;
        remoteNanos = network.latency() instanceof Amount.Fixed fixed ? fixed.nanos() : 0;
        localNanos = network.localLatency() instanceof Amount.Fixed fixed ? fixed.nanos() : 0;
        latencies = new DrawnAmount[isFixed ? 0 : topology.channelCount()];
    }

    /** How long the next element is under way, in nanoseconds. */
    long nextNanos(int channel) {
        if (latencies.length == 0) {
            return topology.isLocal(channel) ? localNanos : remoteNanos;
        }
        DrawnAmount latency = latencies[channel];
        if (latency == null) {
            latency = drawn(channel);
            latencies[channel] = latency;
        }
        return latency.nextNanos();
    }

    private DrawnAmount drawn(int channel) {
        Amount amount = network.latencyOf(topology, channel);
        if (!(amount instanceof Amount.Fixed fixed)) {
            return new DrawnAmount(amount, choices.stream(streamOf(channel)));
        }
        if (!fixed.equals(lastFixed)) {
            lastFixed = fixed;
            drawnOfLastFixed = DrawnAmount.fixed(fixed);
        }
        return drawnOfLastFixed;
    }

    private String streamOf(int channel) {
        return streams + topology.nameOf(topology.producerOf(channel)) + "/"
                + topology.nameOf(topology.consumerOf(channel));
    }

    void copyTo(ChannelLatencies copy) {
        for (int channel = 0; channel < latencies.length; channel++) {
            DrawnAmount latency = latencies[channel];
            copy.latencies[channel] = latency == null ? null : latency.copy();
        }
    }
}
