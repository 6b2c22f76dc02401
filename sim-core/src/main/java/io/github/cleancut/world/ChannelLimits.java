package io.github.cleancut.world;

import io.github.cleancut.model.FlinkConfig;
import io.github.cleancut.model.JobItem;
import io.github.cleancut.model.Topology;

/**
 * How many records fit where, from Flink's fixed buffer counts (T-055): a subpartition holds 10 buffers; a receiver 2 of its own and its share of the gate's 8 floating ones; a local consumer reads the
 * producer's queue directly, so that only the buffer in its hands counts (T-061).
 */
final class ChannelLimits {
    private static final int BUFFERS_PER_SUBPARTITION = 10;
    private static final int EXCLUSIVE_BUFFERS = 2;
    private static final int FLOATING_BUFFERS = 8;

    private final Topology topology;
    private final int[] recordsPerBuffer;

    ChannelLimits(Topology topology, FlinkConfig flink) {
        this.topology = topology;
        recordsPerBuffer = new int[topology.job().items().size()];
        for (int item : topology.job().topologicalOrder()) {
            recordsPerBuffer[item] = recordsPerBuffer(item, flink.segmentSizeBytes());
        }
    }

    /** Operators keep the size of the records; where several streams meet, the largest counts. */
    private int recordsPerBuffer(int item, long segmentBytes) {
        JobItem vertex = topology.job().items().get(item);
        if (vertex.source() != null) {
            return (int) Math.max(1, segmentBytes / Math.max(1, vertex.source().recordSizeBytes()));
        }
        return vertex.inputs().stream()
                .mapToInt(edge -> recordsPerBuffer[topology.job().indexOf(edge.from())])
                .min()
                .orElseThrow();
    }

    /** Records that a producer's subpartition holds before its output counts as unavailable (T-057). */
    int subpartitionLimit(int channel) {
        return BUFFERS_PER_SUBPARTITION * recordsPerBuffer[topology.itemOf(topology.producerOf(channel))];
    }

    /** Records that may be under way to, or wait at, the consumer. */
    int receiverLimit(int channel) {
        int perBuffer = recordsPerBuffer[topology.itemOf(topology.producerOf(channel))];
        if (topology.isLocal(channel)) {
            return perBuffer;
        }
        int consumer = topology.consumerOf(channel);
        return EXCLUSIVE_BUFFERS * perBuffer + FLOATING_BUFFERS * perBuffer / topology.inputCountOf(consumer);
    }
}
