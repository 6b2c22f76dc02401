package io.github.cleancut.conform;

import io.github.cleancut.protocol.channel.CaptureRules;
import io.github.cleancut.protocol.channel.ChannelRules;
import io.github.cleancut.protocol.channel.GateEffects;
import io.github.cleancut.protocol.channel.GateRules;
import io.github.cleancut.protocol.channel.InputGate;
import io.github.cleancut.protocol.message.EndOfPartition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One input gate with its remote channels. */
final class Gate implements GateEffects {
    private final int number;
    private final GateRules rules;
    private final ReceivingTask task;
    private final InputGate order = new InputGate();
    private final List<Receiver> receivers = new ArrayList<>();

    Gate(
            int number,
            int channels,
            GateRules rules,
            ChannelRules channelRules,
            CaptureRules captureRules,
            ReceivingTask task) {
        this.number = number;
        this.rules = rules;
        this.task = task;
        for (int i = 0; i < channels; i++) {
            receivers.add(new Receiver(this, i, channelRules, captureRules));
        }
    }

    /**
     * What a poll gives.
     *
     * @param channel index of the channel in the gate
     * @param element what was taken
     * @param morePriority whether the gate has more priority elements
     */
    record Polled(int channel, ChannelElement element, boolean morePriority) {}

    @Nullable
    Polled poll() {
        while (!isFinished()) {
            int channel = order.takeFirst();
            if (channel < 0) {
                return null;
            }
            Receiver receiver = receivers.get(channel);
            ChannelElement element = receiver.poll();
            if (element != null) {
                requeue(channel, receiver.peek());
                rules.served(order);
                if (element.event() instanceof EndOfPartition) {
                    order.end(channel);
                }
                return new Polled(channel, element, order.hasPriority());
            }
        }
        return null;
    }

    boolean isFinished() {
        return order.endedChannels() == receivers.size();
    }

    List<Receiver> receivers() {
        return receivers;
    }

    GateRules rules() {
        return rules;
    }

    void ready(int channel, boolean priority) {
        rules.ready(order, channel, priority, this);
    }

    boolean isPriorityDue() {
        return order.hasPriority();
    }

    void mailDone() {
        rules.mailDone(order, this);
    }

    String nameOf(int channel) {
        return number + "." + channel;
    }

    void note(Entry effect) {
        task.note(effect);
    }

    @Override
    public void urgentMail() {
        task.urgentMail(number);
    }

    @Override
    public void fired(String id) {
        task.fired(id);
    }

    private void requeue(int channel, @Nullable ChannelElement next) {
        if (next != null) {
            rules.requeue(order, channel, next.traits().priority(), this);
        }
    }
}
