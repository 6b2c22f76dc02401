package io.github.cleancut.world;

import io.github.cleancut.model.Watermark;

/**
 * The consumers' ends of all channels. Between TaskManagers buffers and events arrive in the receiver's queue; inside one there is no such queue, and the consumer takes what is next from the producer's subpartition (T-061). A buffer that has
 * been taken is read record by record.
 */
final class Consumers {
    /** A buffer of which no record is left. */
    static final long NO_RECORD = -1;

    private final World world;
    private final Channels channels;
    private final Network network;
    private final Receivers receivers;

    Consumers(World world, Channels channels, Network network) {
        this.world = world;
        this.channels = channels;
        this.network = network;
        this.receivers = new Receivers(world, channels, network.elements());
    }

    /** What receivers know of barriers and snapshots. */
    Receivers receivers() {
        return receivers;
    }

    private long now() {
        return world.queue().timeNanos();
    }

    /** Whether the consumer of a channel finds something in it. */
    boolean hasInput(int number) {
        Channel channel = channels.find(number);
        return channel != null && (channel.elements().received() > 0 || isShown(number, channel));
    }

    /** Whether the consumer of a channel finds something with priority in it. */
    boolean hasPriorityInput(int number) {
        Channel channel = channels.find(number);
        if (channel == null) {
            return false;
        }
        ElementQueue queue = channel.elements();
        return queue.receivedPriority() > 0 || (queue.queuedPriority() > 0 && isShown(number, channel));
    }

    /** Whether a consumer in the same TaskManager sees what is next in the subpartition. */
    private boolean isShown(int number, Channel channel) {
        return world.topology().isLocal(number)
                && mayLeave(channel)
                && channel.elements().nextShownNanos() <= now()
                && !network.isHeldBack(number);
    }

    private static boolean mayLeave(Channel channel) {
        ElementQueue queue = channel.elements();
        boolean isReady = !channel.isNextOpen() || channel.subpartition().isFlushed();
        return queue.queued() > 0
                && (queue.queuedPriority() > 0
                        || (isReady && !channel.subpartition().isBlocked()));
    }

    /** Something has been put into a subpartition, or may leave it by now: a consumer in the same TaskManager sees it at its time. */
    void show(int number, Channel channel) {
        if (!mayLeave(channel)) {
            return;
        }
        long at = channel.elements().nextShownNanos();
        if (at > now()) {
            scheduleArrival(number, channel, at);
        } else {
            tell(number);
        }
    }

    void scheduleArrival(int number, Channel channel, long timeNanos) {
        if (!channel.isArrivalScheduled()) {
            channel.setArrivalScheduled(true);
            long at = Math.max(timeNanos, now());
            world.queue().schedule(at, Targets.of(Targets.ARRIVAL, number), channels.life(number));
        }
    }

    private void tell(int number) {
        Attempt consumer = world.subtasks().consumerOf(number);
        if (consumer == null) {
            return;
        }
        if (hasPriorityInput(number)) {
            consumer.priority().haveArrived(number);
        }
        consumer.inputHasArrived(number);
    }

    /** The head of a channel's flight is due, or what a consumer in the same TaskManager shall see. */
    void arrival(int number, long life) {
        if (channels.life(number) != life) {
            return;
        }
        Channel channel = channels.use(number);
        channel.setArrivalScheduled(false);
        if (network.isPaused(number)) {
            return;
        }
        if (world.topology().isLocal(number)) {
            network.pump(number, channel);
            return;
        }
        ElementQueue queue = channel.elements();
        while (queue.inFlight() > 0 && queue.nextArrivalNanos() <= now()) {
            arrive(number, channel, queue);
        }
        if (queue.inFlight() > 0) {
            scheduleArrival(number, channel, queue.nextArrivalNanos());
        }
        Attempt consumer = world.subtasks().consumerOf(number);
        if (consumer != null) {
            consumer.inputHasArrived(number);
        }
    }

    private void arrive(int number, Channel channel, ElementQueue queue) {
        long element = queue.nextToArrive();
        if (ElementTable.isData(element)) {
            element = network.credits().arrived(number, channel, element);
        }
        queue.arrive(element);
        receivers.arrived(number, channel, element, network.traitsOf(element));
    }

    /** The consumer takes what is next: what has arrived, else what is next in the subpartition of a producer in the same TaskManager; a buffer is in its hand from then on. */
    long take(int number) {
        Channel channel = channels.use(number);
        ElementQueue queue = channel.elements();
        if (queue.received() == 0) {
            takeFromSubpartition(number, channel, queue);
        }
        long element = queue.take();
        if (ElementTable.isData(element)) {
            channel.inHand().begin(element);
        }
        if (!world.topology().isLocal(number)) {
            network.pump(number, channel);
        } else if (mayLeave(channel) && queue.nextShownNanos() > now()) {
            scheduleArrival(number, channel, queue.nextShownNanos());
        }
        channels.release(number, channel, now());
        return element;
    }

    private void takeFromSubpartition(int number, Channel channel, ElementQueue queue) {
        if (!network.handsOutNext(number, channel)) {
            StringBuilder text = new StringBuilder("nothing is next in channel " + number + ": ");
            channel.encode(network.elements(), text);
            throw new IllegalStateException(text.toString());
        }
        long element = queue.nextToArrive();
        queue.arrive(element);
        if (network.isUnaligned()) {
            receivers.polled(number, channel, element, network.traitsOf(element));
        }
    }

    /**
     * The consumer reads the next record of the buffer in its hand; at its end the buffer is ready for data again.
     *
     * @return the record or watermark, or {@link #NO_RECORD} where no record ends in the rest of it
     */
    long nextRecord(int number) {
        Channel channel = channels.use(number);
        BufferInHand inHand = channel.inHand();
        if (inHand.records() == 0) {
            inHand.readPartial();
            end(number, channel);
            return NO_RECORD;
        }
        long lineage = channel.records().take();
        if (!Watermark.isElement(lineage)) {
            network.recordIsTaken(number, lineage);
        }
        if (inHand.read(network.writers().bytesOf(lineage))) {
            end(number, channel);
        }
        return lineage;
    }

    private void end(int number, Channel channel) {
        network.bufferIsRead(number, channel, channel.inHand().end());
        channels.release(number, channel, now());
    }

    /** Data buffers that wait at the consumer, and that its producer has reported; of one in the same TaskManager what stands in the subpartition. */
    int buffersInUse(int number) {
        Channel channel = channels.find(number);
        if (channel == null) {
            return 0;
        }
        if (world.topology().isLocal(number)) {
            return channel.elements().queued();
        }
        return channel.elements().received() + channel.credit().reportedBacklog();
    }

    /** Whether the consumer has not read the buffer in its hand to its end. */
    boolean isReading(int number) {
        Channel channel = channels.find(number);
        return channel != null && channel.inHand().isReading();
    }

    /** The consumer asks the producer to go on (T-052); one in the same TaskManager hears it at once. */
    void resume(int number) {
        if (world.topology().isLocal(number)) {
            network.resume(number, channels.life(number));
        } else {
            world.queue()
                    .schedule(network.answerNanos(number), Targets.of(Targets.RESUME, number), channels.life(number));
        }
    }
}
