package io.github.cleancut.conform;

import io.github.cleancut.protocol.channel.ChannelRules;
import io.github.cleancut.protocol.channel.ElementKind;
import io.github.cleancut.protocol.channel.Subpartition;
import io.github.cleancut.protocol.channel.SubpartitionEffects;
import io.github.cleancut.protocol.channel.SubpartitionTables;
import io.github.cleancut.protocol.message.ChannelEvent;
import io.github.cleancut.protocol.rule.RuleLog;
import java.util.ArrayList;
import java.util.List;

/** The recorder's sender of one channel: it stands for the subpartition upstream. */
final class Sender implements SubpartitionEffects {
    private final String name;
    private final ChannelRules rules;
    private final Receiver receiver;
    private final ItemReader items;
    private final RuleLog log;
    private final Subpartition subpartition = new Subpartition();
    private final List<BarrierRecording.Item> waiting = new ArrayList<>();
    private int sequence;
    private BarrierRecording.Item adding = new BarrierRecording.Item("buffer", -1, "", 0);

    Sender(String name, ChannelRules rules, Receiver receiver, ItemReader items, RuleLog log) {
        this.name = name;
        this.rules = rules;
        this.receiver = receiver;
        this.items = items;
        this.log = log;
    }

    void send(BarrierRecording.Item item) {
        adding = item;
        rules.add(subpartition, rules.traits(items.kindWhileWaiting(item)), this);
        flush();
    }

    void resume() {
        rules.resume(subpartition, new SubpartitionTables.Queue(0, waiting.size()), this);
        flush();
    }

    boolean isBlocked() {
        return subpartition.isBlocked();
    }

    int waiting() {
        return waiting.size();
    }

    /** A recorder's sender that is stopped sends nothing at all, priority or not, unlike a real subpartition (T-052). */
    private void flush() {
        while (!subpartition.isBlocked() && !waiting.isEmpty()) {
            rules.poll(subpartition, new SubpartitionTables.Queue(0, waiting.size()), this);
        }
    }

    @Override
    public void handOutFirst() {
        BarrierRecording.Item item = waiting.remove(0);
        ChannelElement element;
        if (item.type().equals("buffer")) {
            element = new ChannelElement(
                    null, item.id(), item.bytes(), rules.traits(ElementKind.DATA_BUFFER, log), sequence);
        } else {
            ChannelEvent event = items.event(item);
            element = new ChannelElement(event, -1, 0, rules.traits(rules.kindOf(event, log), log), sequence);
        }
        sequence++;
        rules.sent(subpartition, element.traits(), this);
        receiver.arrive(element);
    }

    @Override
    public void addLast() {
        waiting.add(adding);
    }

    @Override
    public void addAfterPriority() {
        int position = 0;
        while (position < waiting.size()
                && rules.traits(items.kindWhileWaiting(waiting.get(position))).priority()) {
            position++;
        }
        waiting.add(position, adding);
    }

    @Override
    public void blocked() {
        receiver.note(Entry.effect("sender_blocked").with("channel", name));
    }

    @Override
    public void resumed() {
        receiver.note(Entry.effect("resumed").with("channel", name));
    }

    @Override
    public void backlog(int elements) {}

    /** The recorder's sender has no output timer. */
    @Override
    public void convertBarrier() {
        throw new IllegalStateException("a recorded sender has no output timer");
    }

    @Override
    public void fired(String id) {
        log.fired(id);
    }
}
