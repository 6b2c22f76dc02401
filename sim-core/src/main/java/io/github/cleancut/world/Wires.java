package io.github.cleancut.world;

import io.github.cleancut.kernel.VirtualTime;

/** How long what leaves a subpartition is under way: bandwidth, latency, and the faults that stand on its channel. */
final class Wires {
    private final ChannelBandwidths bandwidths;
    private final ChannelLatencies latencies;
    private final ChannelFaults faults;

    Wires(World world) {
        this(
                new ChannelBandwidths(
                        world.topology(), world.setting().scenario().network()),
                new ChannelLatencies(world),
                new ChannelFaults(world.topology().channelCount()));
    }

    private Wires(ChannelBandwidths bandwidths, ChannelLatencies latencies, ChannelFaults faults) {
        this.bandwidths = bandwidths;
        this.latencies = latencies;
        this.faults = faults;
    }

    /** When an element arrives that leaves now. */
    long arrivalNanos(int number, long element, long nowNanos) {
        long sentNanos = bandwidths.sentNanos(number, element, nowNanos);
        return VirtualTime.plus(sentNanos, faults.slowed(number, latencies.nextNanos(number)));
    }

    boolean isPaused(int number) {
        return faults.isPaused(number);
    }

    /** The faults that stand on a channel. */
    Slowdowns slowdownsOf(int number) {
        return faults.of(number);
    }

    Wires copy(World copiedWorld) {
        Wires fresh = new Wires(copiedWorld);
        latencies.copyTo(fresh.latencies);
        bandwidths.copyTo(fresh.bandwidths);
        return new Wires(fresh.bandwidths, fresh.latencies, faults.copy());
    }
}
