package io.github.cleancut.world;

import io.github.cleancut.model.Watermark;
import io.github.cleancut.protocol.channel.ChannelRules;
import io.github.cleancut.protocol.channel.ElementKind;
import io.github.cleancut.protocol.channel.ElementTraits;
import io.github.cleancut.protocol.channel.SubpartitionEffects;
import io.github.cleancut.protocol.message.Barrier;
import io.github.cleancut.protocol.message.ChannelEvent;
import io.github.cleancut.trace.EventKind;
import org.jspecify.annotations.Nullable;

/**
 * Moves elements through the channels: from the producer's subpartition over the wire into the receiver's queue, in order, as far as the receiver has room. What blocks and what overtakes the channel
 * tables decide.
 */
final class Network implements SubpartitionEffects {
    private final World world;
    private final ElementTable elements;
    private final ChannelRules rules;
    private final TraitsByCode traits;
    private final ChannelLimits limits;
    private final Channels channels;
    private final Receivers receivers;

    /** Whether checkpoints may be unaligned: else no barrier overtakes and nothing in flight is stored. */
    private final boolean isUnaligned;

    private Wires wires;

    /** Per task: subpartitions that hold all they may. */
    private final int[] fullOutputs;

    private long recordsUnderWay;

    private final Asked asked = new Asked();

    /** What the channel tables are being asked about: an element, its place where it has one, on a channel. */
    private static final class Asked {
        private int channel;
        private long element;
        private int place;
    }

    Network(World world, ElementTable elements) {
        this.world = world;
        this.elements = elements;
        this.rules = new ChannelRules(world.setting().rules());
        this.traits = new TraitsByCode(rules, elements);
        this.limits =
                new ChannelLimits(world.topology(), world.setting().scenario().flink());
        this.channels = new Channels(world.topology());
        this.receivers = new Receivers(world, channels, elements);
        this.wires = new Wires(world);
        this.isUnaligned = world.setting().checkpointing().unaligned();
        this.fullOutputs = new int[world.topology().taskCount()];
    }

    /** Elements that wait at the consumer of a channel. */
    int received(int number) {
        return channels.received(number);
    }

    /** Whether something with priority waits at the consumer of a channel. */
    boolean hasReceivedPriority(int number) {
        Channel channel = channels.find(number);
        return channel != null && channel.receivedPriority() > 0;
    }

    /** The receivers' ends, where checkpoints may be unaligned. */
    Receivers receivers() {
        return receivers;
    }

    /** Which life a channel is in. */
    int life(int number) {
        return channels.life(number);
    }

    ElementTable elements() {
        return elements;
    }

    /** Whether a consumer reads recovered data. */
    boolean isRecovering(int task) {
        return channels.recovering().get(task);
    }

    /** Records that stand in some channel. */
    long recordsUnderWay() {
        return recordsUnderWay;
    }

    /** The input channels of a task begin a new life: what they held is gone. */
    void beginLife(int task) {
        recordsUnderWay -= channels.beginLife(task);
        fullOutputs[task] = 0;
        channels.recovering().clear(task);
    }

    /** A channel begins with what a snapshot holds as in flight: first what its consumer stored, then what its producer did (T-190, T-191). */
    void recover(StoredRecords stored, boolean isInput) {
        int number = stored.channel();
        Channel channel = channels.use(number);
        for (int i = 0; i < stored.elements(); i++) {
            if (isInput) {
                channel.recover(stored.element(i));
            } else {
                channel.append(stored.element(i));
            }
        }
        recordsUnderWay += stored.count();
        channels.beginWith(number, channels.sent(number) + stored.count());
        channels.recovering().set(world.topology().consumerOf(number));
        tellFull(number, channel);
    }

    /** A consumer has read all that its own snapshot held as in flight: its producers send (T-190). */
    void requestPartitions(int task) {
        if (!channels.recovering().get(task)) {
            return;
        }
        channels.recovering().clear(task);
        int first = world.topology().firstInputOf(task);
        for (int number = first; number < first + world.topology().inputCountOf(task); number++) {
            Channel channel = channels.find(number);
            if (channel != null) {
                pump(number, channel);
            }
        }
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
        put(number, channels.use(number), lineage, traits.ofRecords());
    }

    /** A producer puts a watermark on a channel: it takes the place of a record and is none (T-010, T-116). */
    void putWatermark(int number, long element) {
        put(number, channels.use(number), element, traits.ofRecords());
    }

    /** A producer puts an event on a channel. */
    void putEvent(int number, ChannelEvent event) {
        ElementKind kind = rules.kindOf(event, world.recorder());
        put(number, channels.use(number), elements.code(event), rules.traits(kind, world.recorder()));
    }

    private void put(int number, Channel channel, long element, ElementTraits itsTraits) {
        asked.channel = number;
        asked.element = element;
        if (ElementTable.isRecord(element) && !itsTraits.priority()) {
            addLast();
        } else {
            rules.add(channel.subpartition(), itsTraits, this);
        }
        pump(number, channel);
        tellFull(number, channel);
    }

    private void tellFull(int number, Channel channel) {
        if (channel.queued() >= limits.subpartitionLimit(number) && !channel.isFull()) {
            channel.setFull(true);
            fullOutputs[world.topology().producerOf(number)]++;
        }
    }

    /** The records that an unaligned barrier is about to overtake in a subpartition (T-113), or that one which is converted overtakes (T-133). */
    private StoredRecords overtaken(int number, Channel channel, int end) {
        int begin = channel.received() + channel.inFlight();
        int waiting = Watermark.records(channel.recordsBetween(begin, channel.size()));
        return new StoredRecords(number, channels.sent(number) - waiting + 1, channel.recordsBetween(begin, end));
    }

    /** The records that wait in a subpartition. */
    StoredRecords overtaken(int number) {
        Channel channel = channels.use(number);
        return overtaken(number, channel, channel.size());
    }

    /** How many records were put on a channel in its life. */
    int sent(int number) {
        return channels.sent(number);
    }

    /** The records that wait in a subpartition before a barrier; null where the barrier is not there. */
    @Nullable
    StoredRecords waitingBefore(int number, Barrier barrier) {
        Channel channel = channels.use(number);
        int place = channel.placeOfQueued(elements.code(barrier));
        return place < 0 ? null : overtaken(number, channel, place);
    }

    /** The output timer of a checkpoint fires: a barrier that still waits overtakes from now on. */
    void timeout(int number, Barrier barrier) {
        Channel channel = channels.use(number);
        asked.channel = number;
        asked.element = elements.code(barrier);
        asked.place = channel.placeOfQueued(asked.element);
        rules.timeout(channel.subpartition(), asked.place >= 0, this);
        pump(number, channel);
        channels.release(number, channel);
    }

    @Override
    public void convertBarrier() {
        Channel channel = channels.use(asked.channel);
        channel.remove(asked.place);
        Barrier barrier = (Barrier) elements.event(asked.element);
        channel.appendPriority(
                elements.code(barrier.withOptions(barrier.options().toUnaligned())));
    }

    @Override
    public void addLast() {
        channels.use(asked.channel).append(asked.element);
    }

    @Override
    public void addAfterPriority() {
        channels.use(asked.channel).appendPriority(asked.element);
    }

    @Override
    public void handOutFirst() {
        Channel channel = channels.use(asked.channel);
        long element = channel.nextToLeave();
        channel.leave(wires.arrivalNanos(asked.channel, element, world.queue().timeNanos()));
        if (isUnaligned && !ElementTable.isRecord(element)) {
            eventHasLeft(elements.event(element));
        }
    }

    /** For an aligned barrier that would have become unaligned its producer waits (T-118). */
    private void eventHasLeft(ChannelEvent event) {
        Attempt producer = world.subtasks().producerOf(asked.channel);
        if (producer != null
                && event instanceof Barrier barrier
                && barrier.options().isTimeoutable()) {
            producer.barrierHasLeft(barrier.checkpointId());
        }
    }

    @Override
    public void blocked() {
        world.recorder().channel(EventKind.CHANNEL_BLOCKED, asked.channel, -1, -1);
    }

    @Override
    public void resumed() {
        world.recorder().channel(EventKind.CHANNEL_RESUMED, asked.channel, -1, -1);
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
        if (wires.isPaused(number) || channels.recovering().get(world.topology().consumerOf(number))) {
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
        asked.channel = number;
        if (ElementTable.isRecord(next) && !channel.subpartition().isBlocked()) {
            handOutFirst();
            return true;
        }
        ElementTraits nextTraits = traits.of(next);
        rules.poll(channel.subpartition(), rules.queue(channel.queuedPriority(), before), this);
        if (channel.queued() == before) {
            return false;
        }
        rules.sent(channel.subpartition(), nextTraits, this);
        return true;
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
        if (wires.isPaused(number)) {
            return;
        }
        while (channel.inFlight() > 0
                && channel.nextArrivalNanos() <= world.queue().timeNanos()) {
            long element = channel.arrive();
            if (isUnaligned) {
                receivers.arrived(number, channel, element, traits.of(element));
            }
        }
        scheduleArrival(number, channel);
        Attempt consumer = world.subtasks().consumerOf(number);
        if (consumer != null) {
            consumer.inputHasArrived(number);
        }
    }

    /** The consumer takes the oldest element of its queue. */
    long take(int number) {
        Channel channel = channels.use(number);
        long element = channel.take();
        if (ElementTable.isRecord(element) && !Watermark.isElement(element)) {
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
        asked.channel = number;
        rules.resume(channel.subpartition(), rules.queue(channel.queuedPriority(), channel.queued()), this);
        pump(number, channel);
        channels.release(number, channel);
    }

    /** The faults that stand on a channel. */
    Slowdowns slowdownsOf(int number) {
        return wires.slowdownsOf(number);
    }

    /** A pause is over: what waited moves on. */
    void goOn(int number) {
        Channel channel = channels.find(number);
        if (channel != null && !wires.isPaused(number)) {
            pump(number, channel);
        }
    }

    Network copy(World copiedWorld) {
        Network copy = new Network(copiedWorld, elements);
        channels.copyTo(copy.channels);
        copy.wires = wires.copy(copiedWorld);
        System.arraycopy(fullOutputs, 0, copy.fullOutputs, 0, fullOutputs.length);
        copy.recordsUnderWay = recordsUnderWay;
        return copy;
    }

    void encode(StringBuilder to) {
        channels.encode(elements, to);
    }
}
