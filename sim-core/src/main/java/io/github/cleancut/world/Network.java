package io.github.cleancut.world;

import io.github.cleancut.kernel.VirtualTime;
import io.github.cleancut.protocol.channel.ChannelRules;
import io.github.cleancut.protocol.channel.ElementKind;
import io.github.cleancut.protocol.channel.ElementTraits;
import io.github.cleancut.protocol.channel.SubpartitionEffects;
import io.github.cleancut.protocol.message.Barrier;
import io.github.cleancut.protocol.message.ChannelEvent;
import io.github.cleancut.trace.EventKind;

/**
 * Moves buffers and events through the channels, in order: between TaskManagers from the producer's subpartition over the wire into the receiver's queue, as far as the receiver has given credit; inside one the consumer takes them from the
 * subpartition itself (T-061). What blocks, what overtakes and what has to wait the channel tables decide.
 */
final class Network implements SubpartitionEffects {
    private final World world;
    private final ElementTable elements;
    private final ChannelRules rules;
    private final TraitsByCode traits;
    private final Channels channels;
    private final Writers writers;
    private final Consumers consumers;
    private final Credits credits;
    private final InFlight inFlight;

    private Wires wires;

    private long recordsUnderWay;

    private final Asked asked = new Asked();

    /** What the channel tables are being asked about: an element, its place where it has one, on a channel; and what they have said of the backlog. */
    private static final class Asked {
        private int channel;
        private long element;
        private int place;
        private int backlog;
    }

    Network(World world, ElementTable elements) {
        this.world = world;
        this.elements = elements;
        this.rules = new ChannelRules(world.setting().rules());
        this.traits = new TraitsByCode(rules, elements);
        this.channels = new Channels(world.topology());
        this.writers = new Writers(world, channels, this);
        this.consumers = new Consumers(world, channels, this);
        this.credits = new Credits(world, channels, this);
        this.inFlight = new InFlight(world, channels, this);
        this.wires = new Wires(world);
    }

    /** Whether checkpoints may be unaligned: else no barrier overtakes and nothing in flight is stored. */
    boolean isUnaligned() {
        return world.setting().checkpointing().unaligned();
    }

    private long now() {
        return world.queue().timeNanos();
    }

    private boolean isLocal(int number) {
        return world.topology().isLocal(number);
    }

    /** Whether nothing leaves for the time being: a fault holds the channel, or its consumer has not asked for more yet. */
    boolean isHeldBack(int number) {
        return wires.isPaused(number)
                || channels.recovering().get(world.topology().consumerOf(number));
    }

    /** The consumers' ends. */
    Consumers consumers() {
        return consumers;
    }

    /** What receivers know of barriers and snapshots. */
    Receivers receivers() {
        return consumers.receivers();
    }

    Credits credits() {
        return credits;
    }

    /** The producers' ends. */
    Writers writers() {
        return writers;
    }

    /** Which life a channel is in. */
    int life(int number) {
        return channels.life(number);
    }

    /** Which life the inputs of a task are in. */
    int lifeOf(int task) {
        return channels.lifeOf(task);
    }

    ElementTable elements() {
        return elements;
    }

    /** What snapshots take from channels, and what channels begin with. */
    InFlight inFlight() {
        return inFlight;
    }

    void addRecordsUnderWay(int records) {
        recordsUnderWay += records;
    }

    /** Records that stand in some channel. */
    long recordsUnderWay() {
        return recordsUnderWay;
    }

    /** The input channels of a task begin a new life: what they held is gone. */
    void beginLife(int task) {
        recordsUnderWay -= channels.beginLife(task);
        writers.clear(task);
        credits.clear(task);
        channels.recovering().clear(task);
    }

    /** Whether a task may take another step (T-057, T-058). */
    boolean isOutputAvailable(int task) {
        return writers.pools().isAvailable(task);
    }

    /** A producer puts a record on a channel. */
    void putRecord(int number, long lineage) {
        world.recorder().channel(EventKind.RECORD_SENT, number, channels.countSent(number), lineage);
        world.moved();
        recordsUnderWay++;
        Channel channel = channels.use(number);
        if (writers.write(number, channel, lineage)) {
            pump(number, channel);
        }
    }

    /** A producer puts an event on a channel. */
    void putEvent(int number, ChannelEvent event) {
        ElementKind kind = rules.kindOf(event, world.recorder());
        Channel channel = channels.use(number);
        ElementTraits itsTraits = rules.traits(kind, world.recorder());
        writers.endBeforeEvent(number, channel);
        asked.channel = number;
        asked.element = elements.code(event);
        rules.add(channel.subpartition(), itsTraits, this);
        pump(number, channel);
    }

    /** So many bytes in a subpartition, 0 for an event, may leave from now on: the time begins after which a consumer in the same TaskManager sees them. */
    void mayLeave(int number, int place, int bytes) {
        if (isLocal(number)) {
            channels.use(number).elements().showAt(place, wires.arrivalNanos(number, bytes, now()));
        }
    }

    /** The output timer of a checkpoint fires: a barrier that still waits overtakes from now on. */
    void timeout(int number, Barrier barrier) {
        Channel channel = channels.use(number);
        asked.channel = number;
        asked.element = elements.code(barrier);
        asked.place = channel.elements().placeOfQueued(asked.element);
        rules.timeout(channel.subpartition(), asked.place >= 0, this);
        pump(number, channel);
        channels.release(number, channel, now());
    }

    @Override
    public void convertBarrier() {
        Channel channel = channels.use(asked.channel);
        long shownNanos = channel.elements().shownNanos(asked.place);
        channel.elements().remove(asked.place);
        Barrier barrier = (Barrier) elements.event(asked.element);
        asked.element = elements.code(barrier.withOptions(barrier.options().toUnaligned()));
        addAfterPriority(shownNanos);
    }

    @Override
    public void addLast() {
        ElementQueue queue = channels.use(asked.channel).elements();
        queue.append(asked.element);
        mayLeave(asked.channel, queue.size() - 1, 0);
    }

    @Override
    public void addAfterPriority() {
        addAfterPriority(VirtualTime.NEVER);
    }

    /** What overtakes is not seen later than it would have been in its turn. */
    private void addAfterPriority(long shownNanos) {
        ElementQueue queue = channels.use(asked.channel).elements();
        queue.appendPriority(asked.element);
        int place = queue.received() + queue.inFlight() + queue.queuedPriority() - 1;
        if (isLocal(asked.channel)) {
            queue.showAt(place, Math.min(shownNanos, wires.arrivalNanos(asked.channel, 0, now())));
        }
    }

    @Override
    public void handOutFirst() {
        credits.sendEvent(asked.channel, channels.use(asked.channel));
    }

    /** What is next in a subpartition leaves; into a buffer that is being filled more is written behind what leaves. */
    void handOut(int number) {
        Channel channel = channels.use(number);
        ElementQueue queue = channel.elements();
        long element = queue.nextToLeave();
        if (!ElementTable.isData(element)) {
            queue.leave(element, isLocal(number) ? now() : wires.arrivalNanos(number, 0, now()));
        } else {
            if (channel.isNextOpen()) {
                channel.setOpen(false);
            }
            dataLeaves(number, channel, element);
        }
        if (queue.queued() == 0) {
            channel.subpartition().flushIsOver();
        }
    }

    private void dataLeaves(int number, Channel channel, long buffer) {
        if (isLocal(number)) {
            channel.elements().leave(buffer, now());
            return;
        }
        long arrivesNanos = wires.arrivalNanos(number, DataBuffer.bytes(buffer), now());
        asked.backlog = 0;
        rules.backlog(channel.subpartition(), rules.queue(0, channel.backlog() - 1), this);
        channel.elements().leave(DataBuffer.withBacklog(buffer, asked.backlog), arrivesNanos);
        if (DataBuffer.isEnding(buffer)) {
            writers.free(number, channel);
        }
    }

    /** For an aligned barrier that would have become unaligned its producer waits (T-118). */
    private void eventHasLeft(int number, long event) {
        Attempt producer = isUnaligned() ? world.subtasks().producerOf(number) : null;
        if (producer != null
                && elements.event(event) instanceof Barrier barrier
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
        asked.backlog = waiting;
    }

    @Override
    public void fired(String id) {
        world.recorder().fired(id);
    }

    /** Hands out what may leave, or shows it to a consumer in the same TaskManager. */
    void pump(int number, Channel channel) {
        if (isHeldBack(number)) {
            return;
        }
        if (isLocal(number)) {
            consumers.show(number, channel);
            return;
        }
        boolean goesOn = true;
        while (goesOn) {
            goesOn = channel.elements().queued() > 0 && handsOutNext(number, channel);
        }
        if (channel.elements().inFlight() > 0) {
            consumers.scheduleArrival(number, channel, channel.elements().nextArrivalNanos());
        }
    }

    /** Hands out what is next in the subpartition, to a consumer in the same TaskManager as well; whether anything has left. */
    boolean handsOutNext(int number, Channel channel) {
        ElementQueue queue = channel.elements();
        long next = queue.nextToLeave();
        int before = queue.queued();
        asked.channel = number;
        if (ElementTable.isData(next) && !channel.subpartition().isBlocked()) {
            writers.offer(number, channel);
            return queue.queued() < before;
        }
        ElementTraits nextTraits = traits.of(next);
        rules.poll(channel.subpartition(), rules.queue(queue.queuedPriority(), before), this);
        if (queue.queued() == before) {
            return false;
        }
        asked.channel = number;
        rules.sent(channel.subpartition(), nextTraits, this);
        eventHasLeft(number, next);
        return true;
    }

    /** A consumer has read a buffer to its end: the receiver's is ready for data again, or the producer's is free. */
    void bufferIsRead(int number, Channel channel, long buffer) {
        if (isLocal(number) && DataBuffer.isEnding(buffer)) {
            writers.free(number, channel);
        }
        credits.read(number, channel, buffer);
    }

    /** A consumer reads a record. */
    void recordIsTaken(int number, long lineage) {
        recordsUnderWay--;
        world.moved();
        world.recorder().channel(EventKind.RECORD_TAKEN, number, channels.countTaken(number), lineage);
    }

    /** When something that a consumer tells the producer of a channel arrives. */
    long answerNanos(int number) {
        return wires.answerNanos(number, now());
    }

    /** Credit reaches a producer that waits for it. */
    void creditArrives(int number, long life) {
        Channel channel = channels.find(number);
        if (channel != null && channels.life(number) == life) {
            channel.credits().setAwaited(false);
            pump(number, channel);
        }
    }

    /** It is time to flush what a task has written. */
    void flush(int task, long life) {
        if (channels.lifeOf(task) == life) {
            writers.flush(task);
        }
    }

    /** "Resume consumption" reaches the producer's subpartition (T-052). */
    void resume(int number, long life) {
        if (channels.life(number) != life) {
            return;
        }
        Channel channel = channels.use(number);
        ElementQueue queue = channel.elements();
        asked.channel = number;
        rules.resume(channel.subpartition(), rules.queue(queue.queuedPriority(), queue.queued()), this);
        pump(number, channel);
        channels.release(number, channel, now());
    }

    /** Whether a fault holds a channel. */
    boolean isPaused(int number) {
        return wires.isPaused(number);
    }

    ElementTraits traitsOf(long element) {
        return traits.of(element);
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
        writers.copyTo(copy.writers);
        credits.copyTo(copy.credits);
        copy.wires = wires.copy(copiedWorld);
        copy.recordsUnderWay = recordsUnderWay;
        return copy;
    }

    void encode(StringBuilder to) {
        channels.encode(elements, to);
        writers.encode(to);
        credits.encode(to);
    }
}
