package io.github.cleancut.world;

import io.github.cleancut.model.Watermark;
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
 * The receivers' ends of all channels where checkpoints may be unaligned: barriers that overtake or are announced, and the records that snapshots store as in flight (T-072, T-111). A channel inside one
 * TaskManager does as one between two (docs/decisions/050).
 */
final class Receivers implements ReceiverEffects, CaptureEffects {
    private final World world;
    private final Channels channels;
    private final ElementTable elements;
    private final GateRules gateRules;
    private final CaptureRules captureRules;

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
        if (traits.channelState()) {
            if (channel.hasCapture()) {
                captureRules.dataArrived(channel.capture(), this);
            }
        } else if (elements.event(element) instanceof Barrier barrier) {
            int sequence = sequenceOf(channel, element);
            captureRules.barrierArrived(channel.capture(), barrier.checkpointId(), sequence, this);
        }
        tellPriority(number);
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
        for (int place = channel.received() - 1; place >= 0; place--) {
            if (channel.elementAt(place) == element) {
                return channel.arrivalAt(place);
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
        for (int place = channel.receivedPriority(); place < channel.received(); place++) {
            boolean isBarrier = !ElementTable.isRecord(channel.elementAt(place))
                    && elements.event(channel.elementAt(place)) instanceof Barrier;
            if (isBarrier && channel.arrivalAt(place) == sequence) {
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
        channel.moveArrivedAhead();
        isFirstPriority = channel.receivedPriority() == 1;
    }

    @Override
    public void announce() {
        Channel channel = channels.use(asked);
        if (elements.event(askedElement) instanceof Barrier barrier) {
            int sequence = channel.arrivalAt(channel.received() - 1);
            channel.insertReceived(elements.code(new EventAnnouncement(barrier, sequence)));
            isFirstPriority = channel.receivedPriority() == 1;
        }
    }

    @Override
    public void overtake(int sequence) {
        Channel channel = channels.use(asked);
        channel.moveAhead(placeOf(channel, sequence));
        isFirstPriority = channel.receivedPriority() == 1;
    }

    @Override
    public void loseAndFail(int sequence) {
        Channel channel = channels.use(asked);
        channel.remove(placeOf(channel, sequence));
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
        int end = channel.received();
        while (end > channel.receivedPriority() && channel.arrivalAt(end - 1) >= beforeSequence) {
            end--;
        }
        long[] lineages = channel.recordsBetween(0, end);
        capture(checkpointId, new StoredRecords(asked, channels.taken(asked) + 1, lineages));
    }

    @Override
    public void captureArrived(long checkpointId) {
        Channel channel = channels.use(asked);
        int before = Watermark.records(channel.recordsBetween(0, channel.received() - 1));
        int place = channels.taken(asked) + before + 1;
        capture(checkpointId, new StoredRecords(asked, place, new long[] {askedElement}));
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
