package io.github.cleancut.world;

import io.github.cleancut.protocol.barrier.CheckpointRefused;
import io.github.cleancut.protocol.channel.CaptureEffects;
import io.github.cleancut.protocol.channel.CaptureRules;
import io.github.cleancut.protocol.channel.ElementTraits;
import io.github.cleancut.protocol.channel.GateRules;
import io.github.cleancut.protocol.channel.ReceiverEffects;
import io.github.cleancut.protocol.message.Barrier;
import io.github.cleancut.protocol.message.CheckpointFailureReason;
import io.github.cleancut.protocol.message.EventAnnouncement;

/**
 * The receivers' ends of all channels where checkpoints may be unaligned: barriers that overtake or are announced, and the data that snapshots store as in flight (T-072, T-111). Inside one TaskManager there is no queue: nothing is announced,
 * and what is stored is taken while the consumer polls it (T-073, T-112).
 */
final class Receivers implements ReceiverEffects, CaptureEffects {
    private final World world;
    private final Channels channels;
    private final ElementTable elements;
    private final GateRules gateRules;
    private final CaptureRules captureRules;
    private final boolean isUnaligned;

    /** What the tables are being asked about. */
    private int asked;

    private long askedElement;
    private boolean isFirstPriority;

    Receivers(World world, Channels channels, ElementTable elements) {
        this.world = world;
        this.channels = channels;
        this.elements = elements;
        gateRules = new GateRules(world.setting().rules());
        captureRules = new CaptureRules(world.setting().rules());
        isUnaligned = world.setting().checkpointing().unaligned();
    }

    GateRules gateRules() {
        return gateRules;
    }

    /** An element has arrived at the end of the receiver's queue. */
    void arrived(int number, Channel channel, long element, ElementTraits traits) {
        asked = number;
        askedElement = element;
        isFirstPriority = false;
        gateRules.arrival(traits, this);
        if (isUnaligned) {
            seen(channel, element, traits);
            tellPriority(number);
        }
    }

    /** A consumer has polled an element from the subpartition of a producer in the same TaskManager. */
    void polled(int number, Channel channel, long element, ElementTraits traits) {
        asked = number;
        askedElement = element;
        isFirstPriority = false;
        seen(channel, element, traits);
    }

    private void seen(Channel channel, long element, ElementTraits traits) {
        if (traits.channelState()) {
            if (channel.hasCapture()) {
                captureRules.dataArrived(channel.capture(), this);
            }
        } else if (!ElementTable.isData(element) && elements.event(element) instanceof Barrier barrier) {
            int sequence = sequenceOf(channel, element);
            captureRules.barrierArrived(channel.capture(), barrier.checkpointId(), sequence, this);
        }
    }

    private void tellPriority(int number) {
        if (isFirstPriority) {
            Attempt consumer = world.subtasks().consumerOf(number);
            if (consumer != null) {
                consumer.priority().haveArrived(number);
            }
        }
    }

    /** The number of the arrival of the element that arrived last. */
    private int sequenceOf(Channel channel, long element) {
        ElementQueue queue = channel.elements();
        for (int place = queue.received() - 1; place >= 0; place--) {
            if (queue.elementAt(place) == element) {
                return queue.arrivalAt(place);
            }
        }
        throw new IllegalStateException("what has arrived is not there");
    }

    /** A task starts an unaligned checkpoint. */
    void start(int number, long checkpointId) {
        asked = number;
        captureRules.start(channels.use(number).capture(), checkpointId, this);
    }

    /** A task stops a checkpoint. */
    void stop(int number, long checkpointId) {
        asked = number;
        captureRules.stop(channels.use(number).capture(), checkpointId, this);
    }

    /** An announced barrier shall overtake; nothing happens if it is gone, or was made so already (T-073). */
    void prioritise(int number, int sequence) {
        asked = number;
        isFirstPriority = false;
        if (placeOf(channels.use(number), sequence) >= 0) {
            captureRules.overtake(channels.use(number).capture(), sequence, this);
            tellPriority(number);
        }
    }

    /** The place of a barrier that arrived with a number and has no priority, or -1. */
    private int placeOf(Channel channel, int sequence) {
        ElementQueue queue = channel.elements();
        for (int place = queue.receivedPriority(); place < queue.received(); place++) {
            boolean isBarrier = !ElementTable.isData(queue.elementAt(place))
                    && elements.event(queue.elementAt(place)) instanceof Barrier;
            if (isBarrier && queue.arrivalAt(place) == sequence) {
                return place;
            }
        }
        return -1;
    }

    @Override
    public void addLast() {}

    @Override
    public void addAfterPriority() {
        Channel channel = channels.use(asked);
        if (ElementTable.isData(askedElement)) {
            channel.moveArrivedDataAhead();
            return;
        }
        channel.elements().moveArrivedAhead();
        isFirstPriority = channel.elements().receivedPriority() == 1;
    }

    @Override
    public void announce() {
        ElementQueue channel = channels.use(asked).elements();
        if (elements.event(askedElement) instanceof Barrier barrier) {
            int sequence = channel.arrivalAt(channel.received() - 1);
            channel.insertReceived(elements.code(new EventAnnouncement(barrier, sequence)));
            isFirstPriority = channel.receivedPriority() == 1;
        }
    }

    @Override
    public void overtake(int sequence) {
        Channel channel = channels.use(asked);
        channel.elements().moveAhead(placeOf(channel, sequence));
        isFirstPriority = channel.elements().receivedPriority() == 1;
    }

    @Override
    public void loseAndFail(int sequence) {
        Channel channel = channels.use(asked);
        channel.elements().remove(placeOf(channel, sequence));
        throw new IllegalStateException("barrier " + sequence + " is not the newest that has arrived");
    }

    @Override
    public void captureAll(long checkpointId) {
        capture(checkpointId, Integer.MAX_VALUE);
    }

    @Override
    public void captureBefore(long checkpointId, int sequence) {
        capture(checkpointId, sequence);
    }

    private void capture(long checkpointId, int beforeSequence) {
        Channel channel = channels.use(asked);
        ElementQueue queue = channel.elements();
        int end = queue.received();
        while (end > queue.receivedPriority() && queue.arrivalAt(end - 1) >= beforeSequence) {
            end--;
        }
        capture(checkpointId, channel.storedAtConsumer(asked, channels.taken(asked), end));
    }

    @Override
    public void captureArrived(long checkpointId) {
        Channel channel = channels.use(asked);
        int end = channel.elements().received();
        capture(checkpointId, channel.stored(asked, channels.taken(asked), end - 1, end));
    }

    private void capture(long checkpointId, StoredRecords stored) {
        Attempt consumer = world.subtasks().consumerOf(asked);
        if (consumer != null) {
            consumer.captured(checkpointId, stored);
        }
    }

    @Override
    public void refuse(CheckpointFailureReason reason) {
        throw new CheckpointRefused(reason);
    }

    @Override
    public void fired(String id) {
        world.recorder().fired(id);
    }
}
