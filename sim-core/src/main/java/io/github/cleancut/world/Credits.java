package io.github.cleancut.world;

import io.github.cleancut.model.Topology;
import io.github.cleancut.protocol.channel.CreditEffects;
import io.github.cleancut.protocol.channel.CreditRules;
import io.github.cleancut.protocol.channel.FloatingBuffers;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Credit between the ends of channels, and the floating buffers of the gates, one gate for each incoming edge of a subtask (T-060). What the receiver announces is under way as long as anything on the channel; nobody looks at it before it is needed. */
final class Credits implements CreditEffects {
    private final World world;
    private final Channels channels;
    private final Network network;
    private final CreditRules rules;
    private final int[] firstGateOfTask;
    private final FloatingBuffers[] gates;

    /** By gate: channels that wait for its next floating buffer. */
    private final @Nullable IntQueue[] listeners;

    /** The channel that the tables are being asked about. */
    private int asked;

    Credits(World world, Channels channels, Network network) {
        this.world = world;
        this.channels = channels;
        this.network = network;
        this.rules = new CreditRules(world.setting().rules());
        Topology topology = world.topology();
        firstGateOfTask = new int[topology.taskCount() + 1];
        for (int task = 0; task < topology.taskCount(); task++) {
            firstGateOfTask[task + 1] =
                    firstGateOfTask[task] + topology.itemAt(task).inputs().size();
        }
        gates = new FloatingBuffers[firstGateOfTask[topology.taskCount()]];
        Arrays.setAll(gates, gate -> new FloatingBuffers());
        listeners = new IntQueue[gates.length];
    }

    /** A task's gates are new. */
    void clear(int task) {
        for (int gate = firstGateOfTask[task]; gate < firstGateOfTask[task + 1]; gate++) {
            gates[gate].clear();
            IntQueue queue = listeners[gate];
            if (queue != null) {
                queue.clear();
            }
        }
    }

    private int gateOf(int number) {
        return firstGateOfTask[world.topology().consumerOf(number)]
                + world.topology().inputOf(number);
    }

    /** An event is next on a channel. */
    void sendEvent(int number, Channel channel) {
        asked = number;
        rules.sendEvent(channel.credit(), this);
    }

    /** Data is next on a channel: it leaves, or it waits for credit. */
    void sendData(int number, Channel channel) {
        asked = number;
        channel.takeCredits(world.queue().timeNanos());
        rules.sendData(channel.credit(), world.topology().isLocal(number), this);
        awaitCredit(number, channel);
    }

    private void awaitCredit(int number, Channel channel) {
        CreditsUnderWay credits = channel.credits();
        if (channel.credit().isStarving() && !credits.isEmpty() && !credits.isAwaited()) {
            credits.setAwaited(true);
            world.queue().schedule(credits.nextNanos(), Targets.of(Targets.CREDIT, number), channels.life(number));
        }
    }

    /** Data arrives at the receiver: it takes a buffer, and says how many more wait. */
    long arrived(int number, Channel channel, long buffer) {
        asked = number;
        int kind = channel.credit().takeBuffer() ? DataBuffer.FLOATING : DataBuffer.EXCLUSIVE;
        rules.backlog(channel.credit(), DataBuffer.backlog(buffer), this);
        return DataBuffer.withKind(buffer, kind);
    }

    /** The consumer has read a buffer. */
    void read(int number, Channel channel, long buffer) {
        int kind = DataBuffer.kind(buffer);
        if (kind != DataBuffer.UNCOUNTED) {
            asked = number;
            rules.read(channel.credit(), kind == DataBuffer.FLOATING, this);
        }
    }

    private Channel askedChannel() {
        return channels.use(asked);
    }

    @Override
    public void send() {
        network.handOut(asked);
    }

    @Override
    public void request(int missing) {
        rules.ask(gates[gateOf(asked)], missing, this);
    }

    @Override
    public void grant(int buffers) {
        rules.granted(askedChannel().credit(), buffers);
        announce(buffers);
    }

    @Override
    public void listen() {
        rules.listens(askedChannel().credit());
        int gate = gateOf(asked);
        IntQueue queue = listeners[gate];
        if (queue == null) {
            queue = new IntQueue();
            listeners[gate] = queue;
        }
        queue.add(asked);
    }

    @Override
    public void announce(int gain) {
        Channel channel = askedChannel();
        channel.credits().add(network.answerNanos(asked), gain);
        awaitCredit(asked, channel);
    }

    @Override
    public void giveBack() {
        int gate = gateOf(asked);
        IntQueue queue = listeners[gate];
        rules.returned(gates[gate], queue != null && !queue.isEmpty(), this);
    }

    @Override
    public void offerToListener() {
        IntQueue queue = listeners[gateOf(asked)];
        if (queue == null) {
            throw new IllegalStateException("nobody waits for a floating buffer");
        }
        asked = queue.take();
        rules.offered(askedChannel().credit(), this);
    }

    @Override
    public void fired(String id) {
        world.recorder().fired(id);
    }

    void copyTo(Credits copy) {
        for (int gate = 0; gate < gates.length; gate++) {
            copy.gates[gate] = gates[gate].copy();
            IntQueue queue = listeners[gate];
            copy.listeners[gate] = queue == null ? null : queue.copy();
        }
    }

    void encode(StringBuilder to) {
        for (int gate = 0; gate < gates.length; gate++) {
            gates[gate].encode(to);
            IntQueue queue = listeners[gate];
            if (queue != null) {
                queue.encode(to);
            }
        }
    }
}
