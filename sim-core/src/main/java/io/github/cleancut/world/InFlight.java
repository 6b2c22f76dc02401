package io.github.cleancut.world;

import io.github.cleancut.protocol.message.Barrier;
import org.jspecify.annotations.Nullable;

/** What snapshots take from the producers' ends of channels, and what channels begin with that a snapshot holds as in flight. */
final class InFlight {
    private final World world;
    private final Channels channels;
    private final Network network;

    InFlight(World world, Channels channels, Network network) {
        this.world = world;
        this.channels = channels;
        this.network = network;
    }

    /** Whether a consumer reads recovered data. */
    boolean isRecovering(int task) {
        return channels.recovering().get(task);
    }

    /** A channel begins with what a snapshot holds as in flight: first what its consumer stored, then what its producer did (T-190, T-191). */
    void recover(StoredRecords stored, boolean isInput) {
        int number = stored.channel();
        network.writers().recover(number, channels.use(number), stored, isInput);
        network.addRecordsUnderWay(stored.count());
        channels.beginWith(number, channels.sent(number) + stored.count());
        channels.recovering().set(world.topology().consumerOf(number));
    }

    /** A consumer has read all that its own snapshot held as in flight: its producers send (T-190). */
    void requestPartitions(int task) {
        if (!channels.recovering().get(task)) {
            return;
        }
        channels.recovering().clear(task);
        int first = world.topology().firstInputOf(task);
        for (int number = first; number < first + world.topology().inputCountOf(task); number++) {
            network.goOn(number);
        }
    }

    /** The data that waits in a subpartition: an unaligned barrier is about to overtake it (T-113). */
    StoredRecords overtaken(int number) {
        Channel channel = channels.use(number);
        return waiting(number, channel, channel.elements().size());
    }

    private StoredRecords waiting(int number, Channel channel, int end) {
        ElementQueue queue = channel.elements();
        return channel.stored(number, channels.taken(number), queue.received() + queue.inFlight(), end);
    }

    /** How many records were put on a channel in its life. */
    int sent(int number) {
        return channels.sent(number);
    }

    /** The data that waits in a subpartition before a barrier; null where the barrier is not there. */
    @Nullable
    StoredRecords waitingBefore(int number, Barrier barrier) {
        Channel channel = channels.use(number);
        int place = channel.elements().placeOfQueued(network.elements().code(barrier));
        return place < 0 ? null : waiting(number, channel, place);
    }
}
