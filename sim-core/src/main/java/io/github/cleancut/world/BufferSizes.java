package io.github.cleancut.world;

import io.github.cleancut.model.BufferDebloating;
import io.github.cleancut.protocol.channel.DebloatRules;
import java.util.Arrays;

/** How large the buffers are that are begun for each channel: a segment, or where sizes follow the throughput what the consumer has announced last, as soon as the producer has heard of it (T-064). */
final class BufferSizes {
    private final World world;
    private final DebloatRules rules;
    private final int segmentBytes;

    /** By channel; empty where all buffers are as large as segments. */
    private final int[] current;

    private final int[] announced;
    private final long[] heardNanos;

    BufferSizes(World world) {
        this.world = world;
        rules = new DebloatRules(world.setting().rules());
        BufferDebloating debloating = world.setting().scenario().flink().debloating();
        segmentBytes = (int) Math.min(
                DataBuffer.MOST_BYTES, world.setting().scenario().flink().segmentSizeBytes());
        current = new int[debloating.enabled() ? world.topology().channelCount() : 0];
        announced = new int[current.length];
        heardNanos = new long[current.length];
        Arrays.fill(current, (int) Math.min(segmentBytes, debloating.firstBytes()));
        Arrays.fill(announced, (int) Math.min(segmentBytes, debloating.firstBytes()));
    }

    DebloatRules rules() {
        return rules;
    }

    /** Size of a segment in bytes. */
    int segmentBytes() {
        return segmentBytes;
    }

    /** Size of a buffer that a channel's producer begins now, in bytes. */
    int of(int channel) {
        if (current.length == 0) {
            return segmentBytes;
        }
        if (heardNanos[channel] <= world.queue().timeNanos()) {
            current[channel] = announced[channel];
        }
        return current[channel];
    }

    /** A channel begins anew: nothing has been announced. */
    void clear(int channel) {
        if (current.length > 0) {
            BufferDebloating debloating = world.setting().scenario().flink().debloating();
            current[channel] = (int) Math.min(segmentBytes, debloating.firstBytes());
            announced[channel] = current[channel];
        }
    }

    /** The consumer of a channel announces a size. */
    void announce(int channel, int bytes) {
        of(channel);
        announced[channel] = bytes;
        heardNanos[channel] = world.topology().isLocal(channel)
                ? world.queue().timeNanos()
                : world.network().answerNanos(channel);
    }

    void copyTo(BufferSizes copy) {
        System.arraycopy(current, 0, copy.current, 0, current.length);
        System.arraycopy(announced, 0, copy.announced, 0, announced.length);
        System.arraycopy(heardNanos, 0, copy.heardNanos, 0, heardNanos.length);
    }

    void encode(StringBuilder to) {
        if (current.length > 0) {
            to.append(Arrays.toString(current)).append(Arrays.toString(announced));
        }
    }
}
