package io.github.cleancut.world;

import io.github.cleancut.kernel.Choices;
import io.github.cleancut.model.Amount;
import io.github.cleancut.model.NetworkSpec;
import io.github.cleancut.model.Topology;
import org.jspecify.annotations.Nullable;

/** How long elements are under way on each channel: an amount with a stream of its own where it draws, one for all where it is fixed. */
final class ChannelLatencies {
    private final Topology topology;
    private final NetworkSpec network;
    private final Choices choices;
    private final @Nullable DrawnAmount[] latencies;
    private Amount.Fixed lastFixed = Amount.Fixed.ZERO;
    private DrawnAmount drawnOfLastFixed = DrawnAmount.fixed(lastFixed);

    ChannelLatencies(World world) {
        topology = world.topology();
        network = world.setting().scenario().network();
        choices = world.setting().choices();
        latencies = new DrawnAmount[topology.channelCount()];
    }

    /** How long the next element is under way, in nanoseconds. */
    long nextNanos(int channel) {
        DrawnAmount latency = latencies[channel];
        if (latency == null) {
            latency = drawn(channel);
            latencies[channel] = latency;
        }
        return latency.nextNanos();
    }

    private DrawnAmount drawn(int channel) {
        Amount amount = amountOf(channel);
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
        return "channel/" + topology.nameOf(topology.producerOf(channel)) + "/"
                + topology.nameOf(topology.consumerOf(channel));
    }

    private Amount amountOf(int channel) {
        Amount latency = topology.isLocal(channel) ? network.localLatency() : network.latency();
        for (NetworkSpec.ChannelOverride override : network.overrides()) {
            if (override.latency() != null && topology.matches(override.channels(), channel)) {
                latency = override.latency();
            }
        }
        return latency;
    }

    void copyTo(ChannelLatencies copy) {
        for (int channel = 0; channel < latencies.length; channel++) {
            DrawnAmount latency = latencies[channel];
            copy.latencies[channel] = latency == null ? null : latency.copy();
        }
    }
}
