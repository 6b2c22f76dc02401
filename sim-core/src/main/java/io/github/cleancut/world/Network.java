package io.github.cleancut.world;

import io.github.cleancut.kernel.VirtualTime;
import io.github.cleancut.protocol.channel.ChannelRules;
import io.github.cleancut.protocol.channel.ElementKind;
import io.github.cleancut.protocol.channel.ElementTraits;
import io.github.cleancut.protocol.channel.SubpartitionEffects;
import io.github.cleancut.protocol.message.ChannelEvent;
import io.github.cleancut.trace.EventKind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Moves elements through the channels: from the producer's subpartition over the wire into the receiver's queue, in order, as far as the receiver has room. What blocks and what overtakes the channel
 * tables decide.
 */
final class Network implements SubpartitionEffects {
    private final World world;
    private final ElementTable elements;
    private final ChannelRules rules;
    private final ElementTraits recordTraits;
    private final ChannelLimits limits;
    private final ChannelBandwidths bandwidths;
    private final Channels channels;
    private final ChannelLatencies latencies;

    /** Empty until a fault strikes some channel. */
    private @Nullable Slowdowns[] slowdowns = {};

    /** By code: what the tables say of the events under way. */
    private @Nullable ElementTraits[] traitsOfEvents = new ElementTraits[16];

    /** Per task: subpartitions that hold all they may. */
    private final int[] fullOutputs;

    private long recordsUnderWay;

    /** The channel and element that the channel tables are being asked about. */
    private int asked;

    private long askedElement;

    Network(World world, ElementTable elements) {
        this.world = world;
        this.elements = elements;
        this.rules = new ChannelRules(world.setting().rules());
        this.recordTraits = rules.traits(ElementKind.DATA_BUFFER);
        this.limits =
                new ChannelLimits(world.topology(), world.setting().scenario().flink());
        this.bandwidths = new ChannelBandwidths(
                world.topology(), world.setting().scenario().network());
        this.channels = new Channels(world.topology());
        this.latencies = new ChannelLatencies(world);
        this.fullOutputs = new int[world.topology().taskCount()];
    }

    /** Elements that wait at the consumer of a channel. */
    int received(int number) {
        return channels.received(number);
    }

    /** Which life a channel is in. */
    int life(int number) {
        return channels.life(number);
    }

    ElementTable elements() {
        return elements;
    }

    /** Records that stand in some channel. */
    long recordsUnderWay() {
        return recordsUnderWay;
    }

    /** The input channels of a task begin a new life: what they held is gone. */
    void beginLife(int task) {
        recordsUnderWay -= channels.beginLife(task);
        fullOutputs[task] = 0;
    }

    /** Whether a task may take another step (T-057, T-058). */
    boolean isOutputAvailable(int task) {
        return fullOutputs[task] == 0;
    }

    /** A producer puts a record on a channel. */
    void putRecord(int number, long lineage) {
        world.recorder().channel(EventKind.RECORD_SENT, number, channels.countSent(number), lineage);
        world.moved();
        recordsUnderWay++;
        put(number, channels.use(number), lineage, recordTraits);
    }

    /** A producer puts an event on a channel. */
    void putEvent(int number, ChannelEvent event) {
        ElementKind kind = rules.kindOf(event, world.recorder());
        put(number, channels.use(number), elements.code(event), rules.traits(kind, world.recorder()));
    }

    private void put(int number, Channel channel, long element, ElementTraits traits) {
        asked = number;
        askedElement = element;
        if (ElementTable.isRecord(element) && !traits.priority()) {
            addLast();
        } else {
            rules.add(channel.subpartition(), traits, this);
        }
        pump(number, channel);
        if (channel.queued() == limits.subpartitionLimit(number) && !channel.isFull()) {
            channel.setFull(true);
            fullOutputs[world.topology().producerOf(number)]++;
        }
    }

    @Override
    public void addLast() {
        channels.use(asked).append(askedElement);
    }

    @Override
    public void addAfterPriority() {
        channels.use(asked).prepend(askedElement);
    }

    @Override
    public void handOutFirst() {
        Channel channel = channels.use(asked);
        long sentNanos =
                bandwidths.sentNanos(asked, channel.nextToLeave(), world.queue().timeNanos());
        channel.leave(VirtualTime.plus(sentNanos, slowed(asked, latencies.nextNanos(asked))));
    }

    @Override
    public void blocked() {
        world.recorder().channel(EventKind.CHANNEL_BLOCKED, asked, -1, -1);
    }

    @Override
    public void resumed() {
        world.recorder().channel(EventKind.CHANNEL_RESUMED, asked, -1, -1);
    }

    @Override
    public void backlog(int waiting) {
        throw new IllegalStateException("nobody has asked for the backlog");
    }

    @Override
    public void fired(String id) {
        world.recorder().fired(id);
    }

    /** Hands out what may leave. */
    private void pump(int number, Channel channel) {
        if (isPaused(number)) {
            return;
        }
        while (channel.queued() > 0 && hasRoom(number, channel) && handsOutNext(number, channel)) {
            freeSubpartition(number, channel);
        }
        scheduleArrival(number, channel);
    }

    /** An event costs no credit (T-011, T-060). */
    private boolean hasRoom(int number, Channel channel) {
        boolean isEvent = !ElementTable.isRecord(channel.nextToLeave());
        return isEvent || channel.received() + channel.inFlight() < limits.receiverLimit(number);
    }

    private boolean handsOutNext(int number, Channel channel) {
        long next = channel.nextToLeave();
        int before = channel.queued();
        asked = number;
        if (ElementTable.isRecord(next) && !channel.subpartition().isBlocked()) {
            handOutFirst();
            return true;
        }
        ElementTraits traits = traitsOf(next);
        rules.poll(channel.subpartition(), rules.queue(traits.priority() ? 1 : 0, before), this);
        if (channel.queued() == before) {
            return false;
        }
        rules.sent(channel.subpartition(), traits, this);
        return true;
    }

    private ElementTraits traitsOf(long element) {
        if (ElementTable.isRecord(element)) {
            return recordTraits;
        }
        int code = (int) (-1 - element);
        if (code >= traitsOfEvents.length) {
            traitsOfEvents = Arrays.copyOf(traitsOfEvents, 2 * code);
        }
        ElementTraits traits = traitsOfEvents[code];
        if (traits == null) {
            traits = rules.traits(rules.kindOf(elements.event(element), id -> {}));
            traitsOfEvents[code] = traits;
        }
        return traits;
    }

    private void freeSubpartition(int number, Channel channel) {
        if (channel.isFull() && channel.queued() < limits.subpartitionLimit(number)) {
            channel.setFull(false);
            int producer = world.topology().producerOf(number);
            if (--fullOutputs[producer] == 0) {
                world.subtasks().outputIsFree(producer);
            }
        }
    }

    private void scheduleArrival(int number, Channel channel) {
        if (channel.inFlight() > 0 && !channel.isArrivalScheduled()) {
            channel.setArrivalScheduled(true);
            long at = Math.max(channel.nextArrivalNanos(), world.queue().timeNanos());
            world.queue().schedule(at, Targets.of(Targets.ARRIVAL, number), channels.life(number));
        }
    }

    /** The head of a channel's flight is due. */
    void arrival(int number, long life) {
        if (channels.life(number) != life) {
            return;
        }
        Channel channel = channels.use(number);
        channel.setArrivalScheduled(false);
        if (isPaused(number)) {
            return;
        }
        while (channel.inFlight() > 0
                && channel.nextArrivalNanos() <= world.queue().timeNanos()) {
            channel.arrive();
        }
        scheduleArrival(number, channel);
        world.subtasks().inputHasArrived(number);
    }

    /** The consumer takes the oldest element of its queue. */
    long take(int number) {
        Channel channel = channels.use(number);
        long element = channel.take();
        if (ElementTable.isRecord(element)) {
            recordsUnderWay--;
            world.moved();
            world.recorder().channel(EventKind.RECORD_TAKEN, number, channels.countTaken(number), element);
        }
        pump(number, channel);
        channels.release(number, channel);
        return element;
    }

    /** "Resume consumption" reaches the producer's subpartition (T-052). */
    void resume(int number) {
        Channel channel = channels.use(number);
        asked = number;
        rules.resume(channel.subpartition(), rules.queue(0, channel.queued()), this);
        pump(number, channel);
        channels.release(number, channel);
    }

    private long slowed(int number, long nanos) {
        Slowdowns standing = standingOn(number);
        return standing == null ? nanos : standing.stretch(nanos);
    }

    private boolean isPaused(int number) {
        Slowdowns standing = standingOn(number);
        return standing != null && standing.isPaused();
    }

    private @Nullable Slowdowns standingOn(int number) {
        return slowdowns.length == 0 ? null : slowdowns[number];
    }

    /** The faults that stand on a channel. */
    Slowdowns slowdownsOf(int number) {
        if (slowdowns.length == 0) {
            slowdowns = new Slowdowns[world.topology().channelCount()];
        }
        Slowdowns standing = slowdowns[number];
        if (standing == null) {
            standing = new Slowdowns();
            slowdowns[number] = standing;
        }
        return standing;
    }

    /** A pause is over: what waited moves on. */
    void goOn(int number) {
        Channel channel = channels.find(number);
        if (channel != null && !isPaused(number)) {
            pump(number, channel);
        }
    }

    Network copy(World copiedWorld) {
        Network copy = new Network(copiedWorld, elements);
        channels.copyTo(copy.channels);
        latencies.copyTo(copy.latencies);
        copy.slowdowns = slowdowns.clone();
        for (int number = 0; number < slowdowns.length; number++) {
            Slowdowns standing = slowdowns[number];
            copy.slowdowns[number] = standing == null ? null : standing.copy();
        }
        System.arraycopy(fullOutputs, 0, copy.fullOutputs, 0, fullOutputs.length);
        bandwidths.copyTo(copy.bandwidths);
        copy.recordsUnderWay = recordsUnderWay;
        return copy;
    }

    void encode(StringBuilder to) {
        channels.encode(elements, to);
    }
}
