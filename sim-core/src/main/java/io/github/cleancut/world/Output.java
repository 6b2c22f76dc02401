package io.github.cleancut.world;

import io.github.cleancut.model.Edge;
import io.github.cleancut.model.Exchange;
import io.github.cleancut.model.JobItem;
import io.github.cleancut.model.KeyGroups;
import io.github.cleancut.model.Topology;
import io.github.cleancut.protocol.message.ChannelEvent;
import java.util.List;
import java.util.function.IntConsumer;

/** The outputs of one attempt: which channels of each edge a record goes to. */
final class Output {
    private final World world;
    private final Keys keys;
    private final List<int[]> edges;

    /** Per edge: the place in the round for exchanges that go round; starts anew with each attempt. */
    private final int[] turns;

    /** Channels whose consumers have not taken all records in. */
    private int unacknowledged;

    /** Whether the channels belong to another attempt by now. */
    private boolean isCutOff;

    Output(World world, Keys keys, int task) {
        this.world = world;
        this.keys = keys;
        this.edges = world.topology().outputsOf(task);
        this.turns = new int[edges.size()];
        this.unacknowledged =
                edges.stream().mapToInt(channels -> channels.length).sum();
        for (int edge = 0; edge < turns.length; edge++) {
            turns[edge] = world.topology().indexOf(task) % edges.get(edge).length;
        }
    }

    /** Whether anybody reads. */
    boolean hasConsumers() {
        return !edges.isEmpty();
    }

    /** From now on nothing gets out. */
    void cutOff() {
        isCutOff = true;
    }

    boolean isCutOff() {
        return isCutOff;
    }

    /** Does something with every channel that it has, edge by edge. */
    void forEachChannel(IntConsumer action) {
        for (int[] channels : channels()) {
            for (int channel : channels) {
                action.accept(channel);
            }
        }
    }

    /** Number of channels on which unaligned barriers may overtake. */
    int countOf(Exchanges exchanges) {
        int count = 0;
        for (int[] channels : channels()) {
            count += exchanges.isUnalignable(channels[0]) ? channels.length : 0;
        }
        return count;
    }

    /** One more consumer has taken all records in; whether all have now. */
    boolean consumerAcknowledged() {
        unacknowledged--;
        return unacknowledged == 0;
    }

    /** Emits a record on every edge. */
    void emit(long lineage) {
        for (int edge = 0; edge < turns.length && !isCutOff; edge++) {
            emit(edge, edges.get(edge), lineage);
        }
    }

    private void emit(int edge, int[] channels, long lineage) {
        Exchange exchange = edgeOf(channels[0]).exchange();
        if (exchange == Exchange.BROADCAST) {
            for (int channel : channels) {
                world.network().putRecord(channel, lineage);
            }
        } else if (exchange == Exchange.HASH) {
            world.network().putRecord(channels[ownerOf(channels[0], lineage)], lineage);
        } else if (exchange == Exchange.GLOBAL || channels.length == 1) {
            world.network().putRecord(channels[0], lineage);
        } else {
            world.network().putRecord(channels[turns[edge]], lineage);
            turns[edge] = turns[edge] + 1 == channels.length ? 0 : turns[edge] + 1;
        }
    }

    private int ownerOf(int channel, long lineage) {
        Topology topology = world.topology();
        JobItem consumer = topology.itemAt(topology.consumerOf(channel));
        int group = KeyGroups.groupOf(keys.keyOf(lineage), consumer.maxParallelism());
        return KeyGroups.ownerOf(group, consumer.parallelism(), consumer.maxParallelism());
    }

    private Edge edgeOf(int channel) {
        return world.topology().edgeOf(channel);
    }

    /** Puts an event on every channel. */
    void broadcast(ChannelEvent event) {
        forEachChannel(channel -> world.network().putEvent(channel, event));
    }

    /** All channels that it has, edge by edge. */
    List<int[]> channels() {
        return isCutOff ? List.of() : edges;
    }

    void copyTo(Output copy) {
        System.arraycopy(turns, 0, copy.turns, 0, turns.length);
        copy.isCutOff = isCutOff;
        copy.unacknowledged = unacknowledged;
    }

    void encode(StringBuilder to) {
        to.append(java.util.Arrays.toString(turns)).append(isCutOff ? "!" : "").append(unacknowledged);
    }
}
