package io.github.cleancut.protocol.channel;

import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.protocol.rule.RuleTable;
import java.util.List;

/** The producer's buffers: when one ends, when it may leave, and how many there are (T-050, T-055 to T-058, T-063). */
final class BufferTables {
    /** The data that is next in a subpartition that is not blocked. */
    enum Offer {
        /** A buffer into which nothing is written any more. */
        COMPLETE,
        /** What is written so far into a buffer that is being filled. */
        UNFINISHED
    }

    // spotless:off
    /** A buffer that is being filled ends, or is flushed. */
    static final RuleTable<Subpartition, BufferEnd, BufferEffects> END = table("buffer/end",
        rule("CBE1", "full: closed",                                  BufferTables::isFull,              BufferTables::close,           "T-050"),
        rule("CBE2", "an event follows: closed, and flushed by it",   BufferTables::isBeforeEvent,       BufferTables::close,           "T-050", "T-063"),
        rule("CBE3", "flush: what is there may leave, the rest goes on filling", BufferTables::isFlush,  BufferTables::flush,           "T-063"));

    /** Whether data may leave that is next. */
    static final RuleTable<Subpartition, Offer, BufferEffects> OFFER = table("buffer/offer",
        rule("CBO1", "a complete buffer",                             BufferTables::isComplete,          BufferTables::handOut,         "T-050"),
        rule("CBO2", "an unfinished one that was flushed",            BufferTables::isFlushed,           BufferTables::handOut,         "T-063"),
        rule("CBO3", "an unfinished one: goes on filling",            BufferTables::isFilling,           BufferTables::wait,            "T-063"));

    /** Somebody who writes needs a buffer. */
    static final RuleTable<BufferPool, BufferPool, PoolEffects> REQUEST = table("pool/request",
        rule("CPR1", "one is free",                                   BufferTables::hasFree,             BufferTables::take,            "T-057"),
        rule("CPR2", "none is free: overdraft for the record at work", BufferTables::hasOverdraft,       BufferTables::take,            "T-058"),
        rule("CPR3", "the overdraft is used up: the thread stands still", BufferTables::isUsedUp,        BufferTables::takeAndStop,     "T-058"));

    /** A subpartition holds one buffer more; the input says how many by now. */
    static final RuleTable<BufferPool, Integer, PoolEffects> HOLD = table("pool/hold",
        rule("CPH1", "as many as it may: it counts as full",          BufferTables::isMost,              BufferTables::countFull,       "T-055", "T-057"),
        rule("CPH2", "another number",                                BufferTables::isNotMost,           BufferTables::countNothing,    "T-057"));

    /** A buffer of a subpartition is free again; the input says how many it held until now. */
    static final RuleTable<BufferPool, Integer, PoolEffects> FREE = table("pool/free",
        rule("CPF1", "it held as many as it may: full no longer",     BufferTables::isMost,              BufferTables::countNotFull,    "T-057"),
        rule("CPF2", "another number",                                BufferTables::isNotMost,           BufferTables::giveBack,        "T-057"));

    /** Whether output is available from now on. */
    static final RuleTable<BufferPool, BufferPool, PoolEffects> AVAILABILITY = table("pool/availability",
        rule("CPA1", "no buffer is free",                             BufferTables::hasNoFree,           BufferTables::unavailable,     "T-057"),
        rule("CPA2", "some subpartition is full",                     BufferTables::hasFullOne,          BufferTables::unavailable,     "T-057"),
        rule("CPA3", "a buffer is free, and no subpartition is full", BufferTables::hasRoom,             BufferTables::available,       "T-057"));

    /** A thread that stood still may go on as soon as the overdraft is not exceeded. */
    static final RuleTable<BufferPool, BufferPool, PoolEffects> GO_ON = table("pool/go-on",
        rule("CPG1", "it stood still, and there is overdraft again",  BufferTables::mayGoOn,             BufferTables::goOn,            "T-058"),
        rule("CPG2", "it stands still for longer, or did not",        BufferTables::mayNotGoOn,          BufferTables::leaveIt,         "T-058"));
    // spotless:on

    private BufferTables() {}

    static List<RuleTable<?, ?, ?>> all() {
        return List.of(END, OFFER, REQUEST, HOLD, FREE, AVAILABILITY, GO_ON);
    }

    private static boolean isFull(Subpartition state, BufferEnd end) {
        return end == BufferEnd.FULL;
    }

    private static boolean isBeforeEvent(Subpartition state, BufferEnd end) {
        return end == BufferEnd.EVENT;
    }

    private static boolean isFlush(Subpartition state, BufferEnd end) {
        return end == BufferEnd.FLUSH;
    }

    private static boolean isComplete(Subpartition state, Offer offer) {
        return offer == Offer.COMPLETE;
    }

    private static boolean isFlushed(Subpartition state, Offer offer) {
        return offer == Offer.UNFINISHED && state.flushed;
    }

    private static boolean isFilling(Subpartition state, Offer offer) {
        return offer == Offer.UNFINISHED && !state.flushed;
    }

    private static boolean hasFree(BufferPool state, BufferPool same) {
        return state.used < state.size;
    }

    private static boolean hasNoFree(BufferPool state, BufferPool same) {
        return state.used >= state.size;
    }

    private static boolean hasOverdraft(BufferPool state, BufferPool same) {
        return hasNoFree(state, same) && !isUsedUp(state, same);
    }

    private static boolean isUsedUp(BufferPool state, BufferPool same) {
        return state.used >= state.size + BufferCounts.OVERDRAFT_PER_PARTITION;
    }

    private static boolean isMost(BufferPool state, Integer held) {
        return held == BufferCounts.MOST_PER_SUBPARTITION;
    }

    private static boolean isNotMost(BufferPool state, Integer held) {
        return held != BufferCounts.MOST_PER_SUBPARTITION;
    }

    private static boolean hasFullOne(BufferPool state, BufferPool same) {
        return state.used < state.size && state.fullSubpartitions > 0;
    }

    private static boolean hasRoom(BufferPool state, BufferPool same) {
        return state.used < state.size && state.fullSubpartitions == 0;
    }

    private static boolean mayGoOn(BufferPool state, BufferPool same) {
        return state.stopped && state.used <= state.size + BufferCounts.OVERDRAFT_PER_PARTITION;
    }

    private static boolean mayNotGoOn(BufferPool state, BufferPool same) {
        return !mayGoOn(state, same);
    }

    private static void close(Subpartition state, BufferEnd end, BufferEffects out) {
        out.close();
    }

    private static void flush(Subpartition state, BufferEnd end, BufferEffects out) {
        state.flushed = true;
    }

    private static void handOut(Subpartition state, Offer offer, BufferEffects out) {
        out.handOutData();
    }

    private static void wait(Subpartition state, Offer offer, BufferEffects out) {}

    private static void take(BufferPool state, BufferPool same, PoolEffects out) {
        state.used++;
    }

    private static void takeAndStop(BufferPool state, BufferPool same, PoolEffects out) {
        state.used++;
        state.stopped = true;
    }

    private static void countFull(BufferPool state, Integer held, PoolEffects out) {
        state.fullSubpartitions++;
    }

    private static void countNothing(BufferPool state, Integer held, PoolEffects out) {}

    private static void countNotFull(BufferPool state, Integer held, PoolEffects out) {
        state.fullSubpartitions--;
        state.used--;
    }

    private static void giveBack(BufferPool state, Integer held, PoolEffects out) {
        state.used--;
    }

    private static void unavailable(BufferPool state, BufferPool same, PoolEffects out) {
        state.available = false;
    }

    private static void available(BufferPool state, BufferPool same, PoolEffects out) {
        state.available = true;
    }

    private static void goOn(BufferPool state, BufferPool same, PoolEffects out) {
        state.stopped = false;
        out.goOn();
    }

    private static void leaveIt(BufferPool state, BufferPool same, PoolEffects out) {}
}
