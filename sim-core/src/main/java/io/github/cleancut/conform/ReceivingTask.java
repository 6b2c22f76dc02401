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
import io.github.cleancut.protocol.rule.RuleConflict;
import io.github.cleancut.protocol.rule.RuleLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The receiving side of one task, as the recorder built it: gates, remote channels, a mailbox, a clock and a barrier handler. */
final class ReceivingTask implements RuleLog, Lockstep {
    private final FiredRows rows;
    private final RecordedEffects effects;
    private final TaskClock clock;
    private final boolean alternating;
    private final BarrierHandler handler;
    private final HandlerEffects handlerEffects;
    private final List<Gate> gates = new ArrayList<>();
    private final List<Sender> senders = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    ReceivingTask(RuleBook rules, BarrierRecording.Setup recording, FiredRows rows, Tolerances tolerances) {
        this.rows = rows;
        this.effects = new RecordedEffects(rows);
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
        this.handlerEffects = new HandlerEffects(this, clock, tolerances);
    }

    @Override
    public @Nullable String perform(Recording.Step recorded) {
        try {
            execute(BarrierRecording.command(recorded.command()));
            return null;
        } catch (RuleConflict conflict) {
            throw conflict;
        } catch (IllegalStateException thrown) {
            return thrown.getClass().getSimpleName();
        }
    }

    private void execute(Command command) {
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

    @Override
    public List<Written> takeEffects() {
        return effects.take();
    }

    @Override
    public Map<String, Object> state() {
        Entry facts = new Entry().with("now", clock.millis());
        Facts.ofHandler(handler.facts(), names, alternating, facts);
        facts.with("timers", clock.timers()).with("mails", clock.mails());
        List<String> blocked = new ArrayList<>();
        Map<String, Object> waiting = new LinkedHashMap<>();
        Map<String, Object> received = new LinkedHashMap<>();
        for (int i = 0; i < senders.size(); i++) {
            if (senders.get(i).isBlocked()) {
                blocked.add(names.get(i));
            }
            addCount(names.get(i), senders.get(i).waiting(), waiting);
            addCount(names.get(i), receiver(i).size(), received);
        }
        return facts.with("senders_blocked", blocked)
                .with("senders_waiting", waiting)
                .with("received_not_polled", received)
                .fields();
    }

    private static void addCount(String name, long count, Map<String, Object> to) {
        if (count > 0) {
            to.put(name, count);
        }
    }

    void note(Entry effect) {
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
        rows.fired(id);
    }

    private void poll(Gate gate, int times) {
        for (int i = 0; i < times; i++) {
            runMails();
            Gate.@Nullable Polled polled = take(gate);
            if (polled == null) {
                note(Entry.effect(gate.isFinished() ? "gate_finished" : "gate_empty"));
                return;
            }
            ChannelElement element = polled.element();
            note(Entry.effect("delivered")
                    .with("channel", gate.nameOf(polled.channel()))
                    .with("item", element.describe(element.traits().priority())));
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
            note(Entry.effect("all_records_processed").with("channel", nameOf(channel)));
        }
        handlerEffects.flush();
    }
}
