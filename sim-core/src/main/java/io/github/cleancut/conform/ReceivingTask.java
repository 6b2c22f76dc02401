package io.github.cleancut.conform;

import io.github.cleancut.conform.BarrierRecording.Command;
import io.github.cleancut.protocol.barrier.BarrierHandler;
import io.github.cleancut.protocol.barrier.BarrierRules;
import io.github.cleancut.protocol.barrier.HandlerConfig;
import io.github.cleancut.protocol.barrier.HandlerKind;
import io.github.cleancut.protocol.channel.CaptureRules;
import io.github.cleancut.protocol.channel.ChannelRules;
import io.github.cleancut.protocol.channel.GateRules;
import io.github.cleancut.protocol.message.Barrier;
import io.github.cleancut.protocol.message.CancelMarker;
import io.github.cleancut.protocol.message.ChannelEvent;
import io.github.cleancut.protocol.message.EndOfData;
import io.github.cleancut.protocol.message.EndOfPartition;
import io.github.cleancut.protocol.message.EventAnnouncement;
import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.protocol.rule.RuleLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The receiving side of one task, as the recorder built it: gates, remote channels, a mailbox, a clock and a barrier handler. */
final class ReceivingTask implements RuleLog {
    private final RuleLog log;
    private final TaskClock clock;
    private final boolean alternating;
    private final BarrierHandler handler;
    private final HandlerEffects handlerEffects;
    private final List<Gate> gates = new ArrayList<>();
    private final List<Sender> senders = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private List<String> effects = new ArrayList<>();

    ReceivingTask(RuleBook rules, BarrierRecording.Setup recording, RuleLog log) {
        this.log = log;
        this.clock = new TaskClock();
        ChannelRules channelRules = new ChannelRules(rules);
        GateRules gateRules = new GateRules(rules);
        CaptureRules captureRules = new CaptureRules(rules);
        ItemReader items = new ItemReader(recording.alignmentTimeoutMillis(), clock::millis);
        for (int channels : recording.gates()) {
            Gate gate = new Gate(gates.size(), channels, gateRules, channelRules, captureRules, this);
            gates.add(gate);
            for (int i = 0; i < channels; i++) {
                names.add(gate.nameOf(i));
                senders.add(new Sender(
                        gate.nameOf(i), channelRules, gate.receivers().get(i), items, this));
            }
        }
        HandlerKind kind = HandlerKind.valueOf(recording.handler().toUpperCase(Locale.ROOT));
        this.alternating = kind == HandlerKind.ALTERNATING;
        this.handler =
                new BarrierRules(rules).handler(new HandlerConfig(kind, names.size(), recording.afterTasksFinish()));
        this.handlerEffects = new HandlerEffects(this, clock);
    }

    void execute(Command command) {
        if (command instanceof Command.Send send) {
            senders.get(names.indexOf(send.channel())).send(send.item());
        } else if (command instanceof Command.Poll poll) {
            poll(gates.get(poll.gate()), poll.times());
        } else if (command instanceof Command.Advance advance) {
            clock.advance(advance.millis());
        } else {
            runMails();
        }
    }

    List<String> takeEffects() {
        List<String> taken = effects;
        effects = new ArrayList<>();
        return taken;
    }

    /** Facts in the words of the recordings. */
    List<String> facts() {
        List<String> facts = new ArrayList<>();
        facts.add("now=" + clock.millis());
        Facts.ofHandler(handler.facts(), names, alternating, facts);
        facts.add("timers=" + clock.timers());
        facts.add("mails=" + clock.mails());
        List<String> blocked = new ArrayList<>();
        List<String> waiting = new ArrayList<>();
        List<String> received = new ArrayList<>();
        for (int i = 0; i < senders.size(); i++) {
            String name = names.get(i);
            Facts.addIf(senders.get(i).isBlocked(), name, blocked);
            Facts.addCount(name, senders.get(i).waiting(), waiting);
            Facts.addCount(name, receiver(i).size(), received);
        }
        facts.add("senders_blocked=" + blocked);
        facts.add("senders_waiting={" + String.join(" ", waiting) + "}");
        facts.add("received_not_polled={" + String.join(" ", received) + "}");
        return facts;
    }

    void note(String effect) {
        effects.add(effect);
    }

    void urgentMail(int gate) {
        clock.urgentMail(gate);
    }

    String nameOf(int channel) {
        return names.get(channel);
    }

    Sender sender(int channel) {
        return senders.get(channel);
    }

    Receiver receiver(int channel) {
        int gate = gateOf(channel);
        return gates.get(gate).receivers().get(indexOf(channel));
    }

    List<Gate> gates() {
        return gates;
    }

    int gateOf(int channel) {
        String name = names.get(channel);
        return Integer.parseInt(name.substring(0, name.indexOf('.')));
    }

    int indexOf(int channel) {
        String name = names.get(channel);
        return Integer.parseInt(name.substring(name.indexOf('.') + 1));
    }

    @Override
    public void fired(String id) {
        log.fired(id);
    }

    private void poll(Gate gate, int times) {
        for (int i = 0; i < times; i++) {
            runMails();
            Gate.@Nullable Polled polled = take(gate);
            if (polled == null) {
                note(gate.isFinished() ? "gate_finished" : "gate_empty");
                return;
            }
            ChannelElement element = polled.element();
            note("delivered channel=" + gate.nameOf(polled.channel()) + " item="
                    + element.describe(element.traits().priority()));
        }
    }

    private void runMails() {
        for (TaskClock.Mail mail = clock.nextMail(); mail != null; mail = clock.nextMail()) {
            if (mail.gate() >= 0) {
                runPriorityMail(gates.get(mail.gate()));
            } else {
                handler.onAlignmentTimer(mail.checkpointId(), clock.now(), handlerEffects);
                handlerEffects.flush();
            }
        }
    }

    private void runPriorityMail(Gate gate) {
        boolean more = gate.isPriorityDue();
        while (more) {
            Gate.@Nullable Polled polled = take(gate);
            more = polled != null && polled.morePriority();
        }
        gate.mailDone();
    }

    private Gate.@Nullable Polled take(Gate gate) {
        Gate.@Nullable Polled polled = gate.poll();
        if (polled != null) {
            dispatch(names.indexOf(gate.nameOf(polled.channel())), polled.element());
        }
        return polled;
    }

    private void dispatch(int channel, ChannelElement element) {
        ChannelEvent event = element.event();
        if (event == null) {
            handler.onBytesProcessed(element.bytes());
        } else if (event instanceof Barrier barrier) {
            handler.onBarrier(channel, barrier, false, clock.now(), handlerEffects);
        } else if (event instanceof CancelMarker cancel) {
            handler.onCancel(channel, cancel.checkpointId(), clock.now(), handlerEffects);
        } else if (event instanceof EventAnnouncement announced) {
            handler.onAnnouncement(channel, announced.barrier(), announced.sequence(), clock.now(), handlerEffects);
        } else if (event instanceof EndOfPartition) {
            handler.onEndOfPartition(channel, clock.now(), handlerEffects);
        } else if (event instanceof EndOfData) {
            note("all_records_processed channel=" + nameOf(channel));
        }
        handlerEffects.flush();
    }
}
