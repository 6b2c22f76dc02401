package io.github.cleancut.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The network.
 *
 * @param latency one way per element between TaskManagers
 * @param localLatency one way per element inside one
 * @param bandwidthBytesPerSecond per channel, -1 for unlimited
 * @param rpc one way per message between JobManager and task
 * @param overrides for single channels; the last match wins
 */
public record NetworkSpec(
        Amount latency,
        Amount localLatency,
        long bandwidthBytesPerSecond,
        Amount rpc,
        List<ChannelOverride> overrides) {
    /** Another latency or bandwidth for some channels; null keeps the general one. */
    public record ChannelOverride(
            ChannelRef channels,
            @Nullable Amount latency,
            @Nullable Long bandwidthBytesPerSecond) {}

    /** How long an element of a channel is under way, whatever its size. */
    public Amount latencyOf(Topology topology, int channel) {
        Amount found = topology.isLocal(channel) ? localLatency : latency;
        for (ChannelOverride override : overrides) {
            if (override.latency() != null && topology.matches(override.channels(), channel)) {
                found = override.latency();
            }
        }
        return found;
    }
}
