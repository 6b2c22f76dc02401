package io.github.cleancut.world;

import io.github.cleancut.protocol.channel.BufferEffects;
import io.github.cleancut.protocol.channel.BufferEnd;
import io.github.cleancut.protocol.channel.BufferRules;

/** The producers' ends of all channels: packs records into buffers, ends buffers, and flushes them (T-050, T-063). */
final class Writers implements BufferEffects {
    private final World world;
    private final Channels channels;
    private final Network network;
    private final BufferRules rules;
    private final BufferPools pools;
    private final RecordSizes records;
    private final BufferSizes sizes;

    private Flusher flusher;

    /** The channel that the tables are being asked about. */
    private int asked;

    Writers(World world, Channels channels, Network network) {
        this.world = world;
        this.channels = channels;
        this.network = network;
        rules = new BufferRules(world.setting().rules());
        pools = new BufferPools(world, rules);
        records = new RecordSizes(world.topology());
        sizes = new BufferSizes(world);
        flusher = new Flusher(world);
    }

    BufferPools pools() {
        return pools;
    }

    /** How large buffers are. */
    BufferSizes sizes() {
        return sizes;
    }

    Flusher flusher() {
        return flusher;
    }

    /** Bytes of a record in buffers. */
    long bytesOf(long lineage) {
        return records.of(lineage);
    }

    /** A task's partitions and its flusher are new. */
    void clear(int task) {
        pools.clear(task);
        flusher.clear(task);
        for (int[] edge : world.topology().outputsOf(task)) {
            for (int number : edge) {
                sizes.clear(number);
            }
        }
    }

    /** A record is put behind what is in a subpartition; whether something may leave now that could not before. */
    boolean write(int number, Channel channel, long lineage) {
        channel.records().add(lineage);
        long left = records.of(lineage);
        boolean hasEnded = false;
        while (left > 0) {
            int free = channels.free(number);
            if (free == 0) {
                free = begin(number, channel);
            }
            int fitting = (int) Math.min(left, free);
            left -= fitting;
            extend(number, channel, DataBuffer.of(fitting, left == 0 ? 1 : 0));
            channels.setFree(number, free - fitting);
            if (free == fitting) {
                end(number, channel, BufferEnd.FULL);
                hasEnded = true;
            }
        }
        if (channel.isOpen()) {
            flusher.written(number, channel);
        }
        return hasEnded || (channel.isOpen() && isFlushed(number, channel));
    }

    /** A producer puts a watermark on a channel: it takes the place of a record and is none (T-010, T-116). */
    void putWatermark(int number, long element) {
        Channel channel = channels.use(number);
        if (write(number, channel, element)) {
            network.pump(number, channel);
        }
    }

    private int begin(int number, Channel channel) {
        pools.take(number, channel.buffers() + 1);
        return sizes.of(number);
    }

    private void extend(int number, Channel channel, long written) {
        ElementQueue elements = channel.elements();
        if (channel.isOpen()) {
            elements.setLast(elements.last() + written);
        } else {
            elements.append(written);
            channel.setOpen(true);
            if (channel.subpartition().isFlushed()) {
                show(number, channel);
            }
        }
    }

    /** The last buffer of a subpartition may leave from now on. */
    private void show(int number, Channel channel) {
        ElementQueue elements = channel.elements();
        network.mayLeave(number, elements.size() - 1, DataBuffer.bytes(elements.last()));
    }

    private boolean isFlushed(int number, Channel channel) {
        if (flusher.isImmediate() && !channel.subpartition().isFlushed()) {
            show(number, channel);
            end(number, channel, BufferEnd.FLUSH);
        }
        return channel.subpartition().isFlushed();
    }

    /** An event is about to be put behind what is there. */
    void endBeforeEvent(int number, Channel channel) {
        if (channels.free(number) > 0) {
            end(number, channel, BufferEnd.EVENT);
        }
    }

    private void end(int number, Channel channel, BufferEnd why) {
        asked = number;
        rules.end(channel.subpartition(), why, this);
    }

    /** Of a buffer of which all has left already nothing is left to leave. */
    @Override
    public void close() {
        Channel channel = channels.use(asked);
        ElementQueue elements = channel.elements();
        channels.setFree(asked, 0);
        channel.addBuffers(1);
        if (channel.isOpen()) {
            elements.setLast(DataBuffer.ending(elements.last()));
            channel.setOpen(false);
            if (!channel.subpartition().isFlushed()) {
                show(asked, channel);
            }
        } else {
            free(asked, channel);
        }
    }

    /** A complete buffer is free again. */
    void free(int number, Channel channel) {
        int held = channel.buffers() + (channels.free(number) > 0 ? 1 : 0);
        channel.addBuffers(-1);
        pools.free(number, held);
    }

    /** Data is next in a subpartition that is not blocked: it leaves if it may. */
    void offer(int number, Channel channel) {
        asked = number;
        rules.offer(channel.subpartition(), !channel.isNextOpen(), this);
    }

    @Override
    public void handOutData() {
        network.credits().sendData(asked, channels.use(asked));
    }

    /** It is time to flush what a task has written since the last time. */
    void flush(int task) {
        IntQueue written = flusher.due(task);
        while (written != null && !written.isEmpty()) {
            int number = written.take();
            Channel channel = channels.find(number);
            if (channel != null && channel.isListed()) {
                channel.setListed(false);
                flush(number, channel);
            }
        }
    }

    private void flush(int number, Channel channel) {
        ElementQueue elements = channel.elements();
        if (elements.queued() > 0) {
            if (channel.isOpen() && !channel.subpartition().isFlushed()) {
                show(number, channel);
            }
            end(number, channel, BufferEnd.FLUSH);
            network.pump(number, channel);
        }
    }

    /** The sources have stopped for good: where nothing is flushed by time, what is there may leave now. */
    void flushAtEnd() {
        if (!flusher.isNever()) {
            return;
        }
        for (int number = 0; number < world.topology().channelCount(); number++) {
            Channel channel = channels.find(number);
            if (channel != null) {
                flush(number, channel);
            }
        }
    }

    /** Records that a snapshot holds as in flight, as complete buffers of the consumer or of the subpartition. */
    void recover(int number, Channel channel, StoredRecords stored, boolean isInput) {
        long room = sizes.segmentBytes();
        long buffer = 0;
        for (int i = 0; i < stored.elements(); i++) {
            channel.records().add(stored.element(i));
            long left = records.of(stored.element(i));
            while (left > 0) {
                long fitting = Math.min(left, room);
                left -= fitting;
                room -= fitting;
                buffer += DataBuffer.of(fitting, left == 0 ? 1 : 0);
                if (room == 0 || (left == 0 && i == stored.elements() - 1)) {
                    recover(number, channel, buffer, isInput);
                    room = sizes.segmentBytes();
                    buffer = 0;
                }
            }
        }
    }

    private void recover(int number, Channel channel, long buffer, boolean isInput) {
        if (isInput) {
            channel.elements().recover(buffer);
            return;
        }
        pools.take(number, channel.buffers() + 1);
        channel.addBuffers(1);
        channel.elements().append(DataBuffer.ending(buffer));
        show(number, channel);
    }

    @Override
    public void fired(String id) {
        world.recorder().fired(id);
    }

    void copyTo(Writers copy) {
        pools.copyTo(copy.pools);
        sizes.copyTo(copy.sizes);
        copy.flusher = flusher.copy(copy.world);
    }

    void encode(StringBuilder to) {
        pools.encode(to);
        sizes.encode(to);
    }
}
