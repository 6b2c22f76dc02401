package io.github.cleancut.conform;

import io.github.cleancut.protocol.barrier.CheckpointRefused;
import io.github.cleancut.protocol.channel.CaptureEffects;
import io.github.cleancut.protocol.channel.CaptureRules;
import io.github.cleancut.protocol.channel.CaptureState;
import io.github.cleancut.protocol.channel.ChannelRules;
import io.github.cleancut.protocol.channel.ElementKind;
import io.github.cleancut.protocol.channel.ReceiverEffects;
import io.github.cleancut.protocol.message.Barrier;
import io.github.cleancut.protocol.message.CheckpointFailureReason;
import io.github.cleancut.protocol.message.EventAnnouncement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A remote input channel: its queue, its announcements, what it hands over to snapshots. */
final class Receiver implements ReceiverEffects, CaptureEffects {
    private final Gate gate;
    private final int index;
    private final ChannelRules channelRules;
    private final CaptureRules captureRules;
    private final CaptureState capture = new CaptureState();
    private final List<ChannelElement> queue = new ArrayList<>();
    private int priorityElements;
    private boolean firstPriority;
    private @Nullable ChannelElement arriving;

    Receiver(Gate gate, int index, ChannelRules channelRules, CaptureRules captureRules) {
        this.gate = gate;
        this.index = index;
        this.channelRules = channelRules;
        this.captureRules = captureRules;
    }

    void arrive(ChannelElement element) {
        boolean wasEmpty = queue.isEmpty();
        firstPriority = false;
        arriving = element;
        gate.rules().arrival(element.traits(), this);
        if (element.event() instanceof Barrier barrier) {
            captureRules.barrierArrived(capture, barrier.checkpointId(), element.sequence(), this);
        } else if (element.traits().channelState()) {
            captureRules.dataArrived(capture, this);
        }
        if (firstPriority) {
            gate.ready(index, true);
        }
        if (wasEmpty) {
            gate.ready(index, false);
        }
    }

    void prioritise(int sequence) {
        captureRules.overtake(capture, sequence, this);
    }

    @Override
    public void overtake(int sequence) {
        int position = positionOf(sequence);
        firstPriority = false;
        addPriority(queue.remove(position));
        if (firstPriority) {
            gate.ready(index, true);
        }
    }

    @Override
    public void loseAndFail(int sequence) {
        queue.remove(positionOf(sequence));
        throw new IllegalStateException("barrier " + sequence + " is not the newest that has arrived");
    }

    private int positionOf(int sequence) {
        int position = find(element -> element.sequence() == sequence && element.event() instanceof Barrier);
        if (position < priorityElements) {
            throw new IllegalStateException("barrier " + sequence + " is not there, or has priority already");
        }
        return position;
    }

    @Nullable
    ChannelElement poll() {
        if (queue.isEmpty()) {
            return null;
        }
        priorityElements = Math.max(0, priorityElements - 1);
        return queue.remove(0);
    }

    /** The element that comes next, null if none. */
    @Nullable
    ChannelElement peek() {
        return queue.isEmpty() ? null : queue.get(0);
    }

    int size() {
        return queue.size();
    }

    void start(long checkpointId) {
        captureRules.start(capture, checkpointId, this);
    }

    void stop(long checkpointId) {
        captureRules.stop(capture, checkpointId, this);
    }

    void note(Entry effect) {
        gate.note(effect);
    }

    @Override
    public void addLast() {
        queue.add(arriving());
    }

    @Override
    public void addAfterPriority() {
        addPriority(arriving());
    }

    @Override
    public void announce() {
        ChannelElement announced = arriving();
        if (announced.event() instanceof Barrier barrier) {
            EventAnnouncement announcement = new EventAnnouncement(barrier, announced.sequence());
            ElementKind kind = channelRules.kindOf(announcement, this);
            addPriority(new ChannelElement(announcement, -1, 0, channelRules.traits(kind, this), announced.sequence()));
        }
    }

    @Override
    public void captureAll(long checkpointId) {
        captured(checkpointId, waiting(Integer.MAX_VALUE));
    }

    @Override
    public void captureBefore(long checkpointId, int sequence) {
        captured(checkpointId, waiting(sequence));
    }

    @Override
    public void captureArrived(long checkpointId) {
        captured(checkpointId, List.of(arriving().bufferId()));
    }

    @Override
    public void refuse(CheckpointFailureReason reason) {
        throw new CheckpointRefused(reason);
    }

    @Override
    public void fired(String id) {
        gate.fired(id);
    }

    private void captured(long checkpointId, List<Long> buffers) {
        if (!buffers.isEmpty()) {
            note(Entry.effect("captured")
                    .with("checkpoint", checkpointId)
                    .with("channel", gate.nameOf(index))
                    .with("buffers", buffers));
        }
    }

    private List<Long> waiting(int beforeSequence) {
        return queue.stream()
                .filter(element -> element.traits().channelState() && element.sequence() < beforeSequence)
                .map(ChannelElement::bufferId)
                .toList();
    }

    private void addPriority(ChannelElement element) {
        queue.add(priorityElements, element);
        priorityElements++;
        firstPriority = priorityElements == 1;
    }

    private int find(Predicate<ChannelElement> wanted) {
        for (int i = 0; i < queue.size(); i++) {
            if (wanted.test(queue.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private ChannelElement arriving() {
        ChannelElement element = arriving;
        if (element == null) {
            throw new IllegalStateException("nothing arrives");
        }
        return element;
    }
}
