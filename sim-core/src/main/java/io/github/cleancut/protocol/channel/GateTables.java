package io.github.cleancut.protocol.channel;

import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.protocol.rule.RuleTable;
import java.util.List;

/** A remote channel's arrivals and its gate's order: T-070 to T-072. */
final class GateTables {
    /**
     * A channel that has something.
     *
     * @param channel the channel
     * @param priority whether it is something with priority
     * @param requeued whether the gate itself puts it back after serving it
     */
    record Ready(int channel, boolean priority, boolean requeued) {}

    // spotless:off
    /** An element arrives in a remote channel. */
    static final RuleTable<ElementTraits, ElementTraits, ReceiverEffects> ARRIVAL = table("receiver/arrival",
        rule("CRA1", "in order",                                     GateTables::isInOrder,            GateTables::addLast,             "T-050"),
        rule("CRA2", "in order, and announced ahead of the data",    GateTables::isAnnounced,          GateTables::addAndAnnounce,      "T-072"),
        rule("CRA3", "with priority",                                GateTables::isPriority,           GateTables::addAfterPriority,    "T-051"));

    /** A channel has something: where is it queued in its gate? */
    static final RuleTable<InputGate, Ready, GateEffects> ENQUEUE = table("gate/enqueue",
        rule("CGQ1", "it has ended",                                 GateTables::hasEnded,             GateTables::ignore,              "T-070"),
        rule("CGQ2", "at the end",                                   GateTables::isNew,                GateTables::append,              "T-070"),
        rule("CGQ3", "priority, behind other channels with priority", GateTables::isNewPriority,       GateTables::appendPriority,      "T-070"),
        rule("CGQ4", "priority, it was queued without: moves ahead", GateTables::isNowPriority,        GateTables::moveAhead,           "T-070"),
        rule("CGQ5", "it is queued already",                         GateTables::isQueued,             GateTables::ignore,              "T-070"));

    /** Is it the first priority element of the gate? */
    static final RuleTable<InputGate, Ready, GateEffects> PRIORITY = table("gate/priority",
        rule("CGP1", "the first: an urgent mail if the gate is watched", GateTables::isFirstWatched,   GateTables::available,           "T-071"),
        rule("CGP2", "the first, the mail is under way",             GateTables::isFirstUnwatched,     GateTables::remember,            "T-071"),
        rule("CGP3", "none, or not the first",                       GateTables::isNotFirst,           GateTables::ignore,              "T-071"));

    /** The urgent mail is over. */
    static final RuleTable<InputGate, Boolean, GateEffects> WATCH = table("gate/watch",
        rule("CGW1", "priority elements came since: one more mail",  GateTables::isAvailable,          GateTables::mailAgain,           "T-071"),
        rule("CGW2", "watch again",                                  GateTables::isNotAvailable,       GateTables::watch,               "T-071"));
    // spotless:on

    private GateTables() {}

    static List<RuleTable<?, ?, ?>> all() {
        return List.of(ARRIVAL, ENQUEUE, PRIORITY, WATCH);
    }

    private static boolean isInOrder(ElementTraits state, ElementTraits element) {
        return !element.priority() && !element.announcedByRemote();
    }

    private static boolean isAnnounced(ElementTraits state, ElementTraits element) {
        return !element.priority() && element.announcedByRemote();
    }

    private static boolean isPriority(ElementTraits state, ElementTraits element) {
        return element.priority();
    }

    private static boolean hasEnded(InputGate state, Ready ready) {
        return state.ended.get(ready.channel());
    }

    private static boolean isOpenAndNew(InputGate state, Ready ready) {
        return !hasEnded(state, ready) && !state.queued.get(ready.channel());
    }

    private static boolean isNew(InputGate state, Ready ready) {
        return isOpenAndNew(state, ready) && !ready.priority();
    }

    private static boolean isNewPriority(InputGate state, Ready ready) {
        return isOpenAndNew(state, ready) && ready.priority();
    }

    private static boolean isNowPriority(InputGate state, Ready ready) {
        return !hasEnded(state, ready)
                && state.queued.get(ready.channel())
                && ready.priority()
                && !state.isPriority(ready.channel());
    }

    private static boolean isQueued(InputGate state, Ready ready) {
        return !hasEnded(state, ready) && state.queued.get(ready.channel()) && !isNowPriority(state, ready);
    }

    private static boolean isFirst(InputGate state, Ready ready) {
        return ready.priority() && !ready.requeued() && state.priorityChannels == 1 && !state.priorityAvailable;
    }

    private static boolean isFirstWatched(InputGate state, Ready ready) {
        return isFirst(state, ready) && state.watched;
    }

    private static boolean isFirstUnwatched(InputGate state, Ready ready) {
        return isFirst(state, ready) && !state.watched;
    }

    private static boolean isNotFirst(InputGate state, Ready ready) {
        return !isFirst(state, ready);
    }

    private static boolean isAvailable(InputGate state, Boolean unused) {
        return state.priorityAvailable;
    }

    private static boolean isNotAvailable(InputGate state, Boolean unused) {
        return !state.priorityAvailable;
    }

    private static void addLast(ElementTraits state, ElementTraits element, ReceiverEffects out) {
        out.addLast();
    }

    private static void addAndAnnounce(ElementTraits state, ElementTraits element, ReceiverEffects out) {
        out.addLast();
        out.announce();
    }

    private static void addAfterPriority(ElementTraits state, ElementTraits element, ReceiverEffects out) {
        out.addAfterPriority();
    }

    private static void ignore(InputGate state, Ready ready, GateEffects out) {}

    private static void append(InputGate state, Ready ready, GateEffects out) {
        state.append(ready.channel());
    }

    private static void appendPriority(InputGate state, Ready ready, GateEffects out) {
        state.insertPriority(ready.channel());
    }

    private static void moveAhead(InputGate state, Ready ready, GateEffects out) {
        state.remove(ready.channel());
        state.insertPriority(ready.channel());
    }

    private static void available(InputGate state, Ready ready, GateEffects out) {
        state.priorityAvailable = true;
        state.watched = false;
        out.urgentMail();
    }

    private static void remember(InputGate state, Ready ready, GateEffects out) {
        state.priorityAvailable = true;
    }

    private static void mailAgain(InputGate state, Boolean unused, GateEffects out) {
        out.urgentMail();
    }

    private static void watch(InputGate state, Boolean unused, GateEffects out) {
        state.watched = true;
    }
}
