package io.github.cleancut.protocol.channel;

import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.protocol.rule.RuleTable;

/** The producer's queue of one channel: order, blocking and resuming (T-050 to T-053, T-133). */
public final class SubpartitionTables {
    /**
     * What stands in the queue.
     *
     * @param priorityElements how many elements with priority there are
     * @param elements how many elements in all
     */
    public record Queue(int priorityElements, int elements) {}

    // spotless:off
    /** Where an element is queued. */
    public static final RuleTable<Subpartition, ElementTraits, SubpartitionEffects> ADD = table("subpartition/add",
        rule("CSA1", "in order, at the end",                          SubpartitionTables::hasNoPriority,   SubpartitionTables::addLast,          "T-050"),
        rule("CSA2", "behind the other priority elements",            SubpartitionTables::hasPriority,     SubpartitionTables::addAfterPriority, "T-051"));

    /** What is handed out next. */
    public static final RuleTable<Subpartition, Queue, SubpartitionEffects> POLL = table("subpartition/poll",
        rule("CSP1", "priority passes, blocked or not",               SubpartitionTables::priorityFirst,   SubpartitionTables::handOutFirst,     "T-051", "T-052", "T-099"),
        rule("CSP2", "the next in order",                             SubpartitionTables::nextInOrder,     SubpartitionTables::handOutFirst,     "T-050"),
        rule("CSP3", "silent until resumed",                          SubpartitionTables::silent,          SubpartitionTables::nothing,          "T-052", "T-054"),
        rule("CSP4", "nothing there",                                 SubpartitionTables::empty,           SubpartitionTables::nothing,          "T-050"));

    /** What follows when an element has left. */
    public static final RuleTable<Subpartition, ElementTraits, SubpartitionEffects> SENT = table("subpartition/sent",
        rule("CSS1", "a blocking element: silent from now on",        SubpartitionTables::blocks,          SubpartitionTables::block,            "T-052"),
        rule("CSS2", "any other element",                             SubpartitionTables::blocksNot,       SubpartitionTables::goOn,             "T-050"));

    /** The consumer asks to go on. */
    public static final RuleTable<Subpartition, Queue, SubpartitionEffects> RESUME = table("subpartition/resume",
        rule("CSR1", "blocked: go on",                                SubpartitionTables::isBlocked,       SubpartitionTables::unblock,          "T-052"),
        rule("CSR2", "not blocked: the consumer is wrong",            SubpartitionTables::isOpen,          SubpartitionTables::refuse,           "T-053"));

    /** How many elements the producer reports as waiting. */
    public static final RuleTable<Subpartition, Queue, SubpartitionEffects> BACKLOG = table("subpartition/backlog",
        rule("CSB1", "blocked: none",                                 SubpartitionTables::isBlocked,       SubpartitionTables::noBacklog,        "T-052"),
        rule("CSB2", "open: all of them",                             SubpartitionTables::isOpen,          SubpartitionTables::wholeBacklog,     "T-060"));

    /** The output timer of a checkpoint fires; the input says whether its barrier still waits. */
    public static final RuleTable<Subpartition, Boolean, SubpartitionEffects> TIMEOUT = table("subpartition/timeout",
        rule("CST1", "still here: unaligned from now on, before all data", SubpartitionTables::waits,       SubpartitionTables::convert,          "T-114", "T-133"),
        rule("CST2", "it has left in time",                           SubpartitionTables::waitsNot,        SubpartitionTables::nothingToDo,      "T-114", "T-133"));
    // spotless:on

    private SubpartitionTables() {}

    private static boolean waits(Subpartition state, Boolean isWaiting) {
        return isWaiting;
    }

    private static boolean waitsNot(Subpartition state, Boolean isWaiting) {
        return !isWaiting;
    }

    private static void convert(Subpartition state, Boolean isWaiting, SubpartitionEffects out) {
        out.convertBarrier();
    }

    private static void nothingToDo(Subpartition state, Boolean isWaiting, SubpartitionEffects out) {}

    private static boolean hasPriority(Subpartition state, ElementTraits traits) {
        return traits.priority();
    }

    private static boolean hasNoPriority(Subpartition state, ElementTraits traits) {
        return !traits.priority();
    }

    private static boolean priorityFirst(Subpartition state, Queue queue) {
        return queue.priorityElements() > 0;
    }

    private static boolean nextInOrder(Subpartition state, Queue queue) {
        return !state.blocked && queue.priorityElements() == 0 && queue.elements() > 0;
    }

    private static boolean silent(Subpartition state, Queue queue) {
        return state.blocked && queue.priorityElements() == 0 && queue.elements() > 0;
    }

    private static boolean empty(Subpartition state, Queue queue) {
        return queue.elements() == 0;
    }

    private static boolean blocks(Subpartition state, ElementTraits traits) {
        return traits.blocksProducer();
    }

    private static boolean blocksNot(Subpartition state, ElementTraits traits) {
        return !traits.blocksProducer();
    }

    private static boolean isBlocked(Subpartition state, Queue queue) {
        return state.blocked;
    }

    private static boolean isOpen(Subpartition state, Queue queue) {
        return !state.blocked;
    }

    private static void addLast(Subpartition state, ElementTraits traits, SubpartitionEffects out) {
        out.addLast();
    }

    private static void addAfterPriority(Subpartition state, ElementTraits traits, SubpartitionEffects out) {
        out.addAfterPriority();
    }

    private static void handOutFirst(Subpartition state, Queue queue, SubpartitionEffects out) {
        out.handOutFirst();
    }

    private static void nothing(Subpartition state, Queue queue, SubpartitionEffects out) {}

    private static void block(Subpartition state, ElementTraits traits, SubpartitionEffects out) {
        state.blocked = true;
        out.blocked();
    }

    private static void goOn(Subpartition state, ElementTraits traits, SubpartitionEffects out) {}

    private static void unblock(Subpartition state, Queue queue, SubpartitionEffects out) {
        state.blocked = false;
        out.resumed();
    }

    private static void refuse(Subpartition state, Queue queue, SubpartitionEffects out) {
        throw new IllegalStateException("a subpartition is resumed that is not blocked");
    }

    private static void noBacklog(Subpartition state, Queue queue, SubpartitionEffects out) {
        out.backlog(0);
    }

    private static void wholeBacklog(Subpartition state, Queue queue, SubpartitionEffects out) {
        out.backlog(queue.elements());
    }
}
