package io.github.cleancut.world;

import io.github.cleancut.kernel.VirtualTime;

/** How long what leaves a subpartition is under way: bandwidth, latency, and the faults that stand on its channel. */
final class Wires {
    private final ChannelBandwidths bandwidths;
    private final ChannelLatencies latencies;

    /** What goes the other way, with streams of its own. */
    private final ChannelLatencies answers;

    private final ChannelFaults faults;

    Wires(World world) {
        this(
                new ChannelBandwidths(
                        world.topology(), world.setting().scenario().network()),
                new ChannelLatencies(world, "channel/"),
                new ChannelLatencies(world, "credit/"),
                new ChannelFaults(world.topology().channelCount()));
    }

    private Wires(
            ChannelBandwidths bandwidths, ChannelLatencies latencies, ChannelLatencies answers, ChannelFaults faults) {
        this.bandwidths = bandwidths;
        this.latencies = latencies;
        this.answers = answers;
        this.faults = faults;
    }

    /** When so many bytes arrive that leave now; an event counts none. */
    long arrivalNanos(int number, int bytes, long nowNanos) {
        long sentNanos = bandwidths.sentNanos(number, bytes, nowNanos);
        return VirtualTime.plus(sentNanos, faults.slowed(number, latencies.nextNanos(number)));
    }

    /** When a message of the consumer, credit or the request to go on, reaches the producer. */
    long answerNanos(int number, long nowNanos) {
        return VirtualTime.plus(nowNanos, answers.nextNanos(number));
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
        answers.copyTo(fresh.answers);
        bandwidths.copyTo(fresh.bandwidths);
        return new Wires(fresh.bandwidths, fresh.latencies, fresh.answers, faults.copy());
    }
}
