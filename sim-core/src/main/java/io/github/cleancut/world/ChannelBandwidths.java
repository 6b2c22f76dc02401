package io.github.cleancut.world;

import io.github.cleancut.kernel.VirtualTime;
import io.github.cleancut.model.NetworkSpec;
import io.github.cleancut.model.Topology;

/** When elements are through the wire of a channel: each buffer takes its size over the channel's bandwidth, one after the other; events take no time. */
final class ChannelBandwidths {
    private final Topology topology;
    private final NetworkSpec network;

    /** When each channel's wire is free again; empty where every bandwidth is unlimited. */
    private final long[] freeAtNanos;

    ChannelBandwidths(Topology topology, NetworkSpec network) {
        this.topology = topology;
        this.network = network;
        boolean isLimited = network.bandwidthBytesPerSecond() >= 0
                || network.overrides().stream().anyMatch(override -> override.bandwidthBytesPerSecond() != null);
        freeAtNanos = new long[isLimited ? topology.channelCount() : 0];
    }

    /**
     * When something that leaves the subpartition now is on its way.
     *
     * @param channel the channel
     * @param bytes its size, 0 for an event
     * @param nowNanos now
     */
    long sentNanos(int channel, int bytes, long nowNanos) {
        if (freeAtNanos.length == 0 || bytes == 0) {
            return nowNanos;
        }
        long bytesPerSecond = bandwidthOf(channel);
        if (bytesPerSecond < 0) {
            return nowNanos;
        }
        long nanos = (long) ((double) bytes * VirtualTime.NANOS_PER_SECOND / bytesPerSecond);
        freeAtNanos[channel] = VirtualTime.plus(Math.max(nowNanos, freeAtNanos[channel]), nanos);
        return freeAtNanos[channel];
    }

    private long bandwidthOf(int channel) {
        long bandwidth = network.bandwidthBytesPerSecond();
        for (NetworkSpec.ChannelOverride override : network.overrides()) {
            if (override.bandwidthBytesPerSecond() != null && topology.matches(override.channels(), channel)) {
                bandwidth = override.bandwidthBytesPerSecond();
            }
        }
        return bandwidth;
    }

    void copyTo(ChannelBandwidths copy) {
        System.arraycopy(freeAtNanos, 0, copy.freeAtNanos, 0, freeAtNanos.length);
    }
}
