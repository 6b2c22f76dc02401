package io.github.cleancut.protocol.channel;

import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.List;

/**
 * The receiver's tables as one variant has them, resolved once and shared by all gates.
 *
 * <p>Hosting contract: {@link #arrival} when an element arrives in a remote channel; {@link #ready} when a channel was empty and is not any more, or has its first priority element; {@link InputGate#takeFirst}
 * to serve a channel, then {@link #requeue} if it has more, and {@link #served} once that is done.
 */
public final class GateRules {
    private final RuleTable<ElementTraits, ElementTraits, ReceiverEffects> arrival;
    private final RuleTable<InputGate, GateTables.Ready, GateEffects> enqueue;
    private final RuleTable<InputGate, GateTables.Ready, GateEffects> priority;
    private final RuleTable<InputGate, Boolean, GateEffects> watch;

    /** The gate tables of a variant's book. */
    public GateRules(RuleBook rules) {
        arrival = rules.resolve(GateTables.ARRIVAL);
        enqueue = rules.resolve(GateTables.ENQUEUE);
        priority = rules.resolve(GateTables.PRIORITY);
        watch = rules.resolve(GateTables.WATCH);
    }

    /** The gate tables. */
    public static List<RuleTable<?, ?, ?>> tables() {
        return GateTables.all();
    }

    /** An element arrives: answered by addLast, addLast and announce, or addAfterPriority. */
    public void arrival(ElementTraits element, ReceiverEffects out) {
        arrival.fire(element, element, out, out);
    }

    /** A channel has something, with priority or not. */
    public void ready(InputGate state, int channel, boolean hasPriority, GateEffects out) {
        fire(state, new GateTables.Ready(channel, hasPriority, false), out);
    }

    /** A channel that was served has more, the next with priority or not. */
    public void requeue(InputGate state, int channel, boolean hasPriority, GateEffects out) {
        fire(state, new GateTables.Ready(channel, hasPriority, true), out);
    }

    /** A channel was served, and put back if it has more. */
    public void served(InputGate state) {
        state.priorityAvailable = state.priorityAvailable && state.hasPriority();
    }

    /** The urgent mail is over. */
    public void mailDone(InputGate state, GateEffects out) {
        watch.fire(state, state.priorityAvailable, out, out);
    }

    private void fire(InputGate state, GateTables.Ready ready, GateEffects out) {
        enqueue.fire(state, ready, out, out);
        priority.fire(state, ready, out, out);
    }
}
