package io.github.cleancut.protocol.channel;

import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.protocol.rule.RuleTable;
import java.util.List;

/** Credit and the receiver's buffers: T-060, T-061, T-011. */
final class CreditTables {
    /** What is next to be sent. */
    enum Next {
        /** An event. */
        EVENT,
        /** Data for a consumer in the same TaskManager. */
        LOCAL_DATA,
        /** Data for a consumer in another one. */
        REMOTE_DATA
    }

    // spotless:off
    /** May the producer send what is next? */
    static final RuleTable<CreditState, Next, CreditEffects> SEND = table("credit/send",
        rule("CRS1", "an event costs nothing",                        CreditTables::isEvent,             CreditTables::send,            "T-011", "T-060"),
        rule("CRS2", "a local consumer reads the queue itself",       CreditTables::isLocal,             CreditTables::send,            "T-061"),
        rule("CRS3", "data costs one credit",                         CreditTables::hasCredit,           CreditTables::pay,             "T-060"),
        rule("CRS4", "no credit: data waits",                         CreditTables::hasNoCredit,         CreditTables::starve,          "T-060"));

    /** A message tells the receiver how many buffers wait at the producer. */
    static final RuleTable<CreditState, Integer, CreditEffects> BACKLOG = table("credit/backlog",
        rule("CRB1", "the receiver has buffers for all of them",      CreditTables::hasEnough,           CreditTables::require,         "T-060"),
        rule("CRB2", "too few: it asks for floating ones",            CreditTables::hasTooFew,           CreditTables::request,         "T-060"),
        rule("CRB3", "too few, and it waits for floating ones already", CreditTables::waitsAlready,      CreditTables::require,         "T-060"));

    /** A channel asks its gate for floating buffers. */
    static final RuleTable<FloatingBuffers, Integer, CreditEffects> ASK = table("credit/ask",
        rule("CRA5", "enough are free",                               CreditTables::areEnoughFree,       CreditTables::grantAll,        "T-060"),
        rule("CRA6", "some are free: it waits for the rest",          CreditTables::areSomeFree,         CreditTables::grantSome,       "T-060"),
        rule("CRA7", "none is free: it waits",                        CreditTables::isNoneFree,          CreditTables::listen,          "T-060"));

    /** A buffer has been read; the input says whether it is a floating one. */
    static final RuleTable<CreditState, Boolean, CreditEffects> READ = table("credit/read",
        rule("CRR1", "an exclusive one: ready again",                 CreditTables::isNeeded,            CreditTables::readyAgain,      "T-060"),
        rule("CRR2", "an exclusive one, and more are ready than needed: a floating one goes back", CreditTables::isSurplus, CreditTables::exchange, "T-060"),
        rule("CRR3", "a floating one goes back",                      CreditTables::isFloating,          CreditTables::giveBack,        "T-060"));

    /** A floating buffer is free again; the input says whether some channel waits for one. */
    static final RuleTable<FloatingBuffers, Boolean, CreditEffects> RETURN = table("credit/return",
        rule("CRT1", "nobody waits",                                  CreditTables::nobodyWaits,         CreditTables::free,            "T-060"),
        rule("CRT2", "it goes to the next that waits",                CreditTables::somebodyWaits,       CreditTables::offer,           "T-060"));

    /** A floating buffer is offered to a channel that waits. */
    static final RuleTable<CreditState, CreditState, CreditEffects> OFFERED = table("credit/offered",
        rule("CRO1", "the last that it wants",                        CreditTables::wantsOne,            CreditTables::takeLast,        "T-060"),
        rule("CRO2", "it wants more: takes it and waits on",          CreditTables::wantsMore,           CreditTables::takeAndListen,   "T-060"),
        rule("CRO3", "it wants none any more",                        CreditTables::wantsNone,           CreditTables::decline,         "T-060"));
    // spotless:on

    private CreditTables() {}

    static List<RuleTable<?, ?, ?>> all() {
        return List.of(SEND, BACKLOG, ASK, READ, RETURN, OFFERED);
    }

    private static boolean isEvent(CreditState state, Next next) {
        return next == Next.EVENT;
    }

    private static boolean isLocal(CreditState state, Next next) {
        return next == Next.LOCAL_DATA;
    }

    private static boolean hasCredit(CreditState state, Next next) {
        return next == Next.REMOTE_DATA && state.credit > 0;
    }

    private static boolean hasNoCredit(CreditState state, Next next) {
        return next == Next.REMOTE_DATA && state.credit <= 0;
    }

    private static int requiredFor(int backlog) {
        return backlog + BufferCounts.EXCLUSIVE_PER_CHANNEL;
    }

    private static boolean hasEnough(CreditState state, Integer backlog) {
        return state.available() >= requiredFor(backlog);
    }

    private static boolean hasTooFew(CreditState state, Integer backlog) {
        return !hasEnough(state, backlog) && !state.listening;
    }

    private static boolean waitsAlready(CreditState state, Integer backlog) {
        return !hasEnough(state, backlog) && state.listening;
    }

    private static boolean areEnoughFree(FloatingBuffers state, Integer missing) {
        return state.free >= missing;
    }

    private static boolean areSomeFree(FloatingBuffers state, Integer missing) {
        return state.free > 0 && state.free < missing;
    }

    private static boolean isNoneFree(FloatingBuffers state, Integer missing) {
        return state.free == 0 && missing > 0;
    }

    private static boolean isSurplus(CreditState state, Boolean isFloating) {
        return !isFloating && state.floating > 0 && state.available() + 1 > state.required;
    }

    private static boolean isNeeded(CreditState state, Boolean isFloating) {
        return !isFloating && !isSurplus(state, isFloating);
    }

    private static boolean isFloating(CreditState state, Boolean isFloating) {
        return isFloating;
    }

    private static boolean nobodyWaits(FloatingBuffers state, Boolean isAwaited) {
        return !isAwaited;
    }

    private static boolean somebodyWaits(FloatingBuffers state, Boolean isAwaited) {
        return isAwaited;
    }

    private static boolean wantsNone(CreditState state, CreditState same) {
        return state.available() >= state.required;
    }

    private static boolean wantsOne(CreditState state, CreditState same) {
        return state.available() + 1 == state.required;
    }

    private static boolean wantsMore(CreditState state, CreditState same) {
        return state.available() + 1 < state.required;
    }

    private static void send(CreditState state, Next next, CreditEffects out) {
        out.send();
    }

    private static void pay(CreditState state, Next next, CreditEffects out) {
        state.credit--;
        state.starving = false;
        out.send();
    }

    private static void starve(CreditState state, Next next, CreditEffects out) {
        state.starving = true;
    }

    private static void require(CreditState state, Integer backlog, CreditEffects out) {
        state.required = requiredFor(backlog);
    }

    private static void request(CreditState state, Integer backlog, CreditEffects out) {
        state.required = requiredFor(backlog);
        out.request(state.required - state.available());
    }

    private static void grantAll(FloatingBuffers state, Integer missing, CreditEffects out) {
        state.free -= missing;
        out.grant(missing);
    }

    private static void grantSome(FloatingBuffers state, Integer missing, CreditEffects out) {
        int granted = state.free;
        state.free = 0;
        out.grant(granted);
        out.listen();
    }

    private static void listen(FloatingBuffers state, Integer missing, CreditEffects out) {
        out.listen();
    }

    private static void readyAgain(CreditState state, Boolean isFloating, CreditEffects out) {
        state.exclusive++;
        out.announce(1);
    }

    private static void exchange(CreditState state, Boolean isFloating, CreditEffects out) {
        state.exclusive++;
        state.floating--;
        out.giveBack();
    }

    private static void giveBack(CreditState state, Boolean isFloating, CreditEffects out) {
        out.giveBack();
    }

    private static void free(FloatingBuffers state, Boolean isAwaited, CreditEffects out) {
        state.free++;
    }

    private static void offer(FloatingBuffers state, Boolean isAwaited, CreditEffects out) {
        out.offerToListener();
    }

    private static void takeLast(CreditState state, CreditState same, CreditEffects out) {
        state.floating++;
        state.listening = false;
        out.announce(1);
    }

    private static void takeAndListen(CreditState state, CreditState same, CreditEffects out) {
        state.floating++;
        out.announce(1);
        out.listen();
    }

    private static void decline(CreditState state, CreditState same, CreditEffects out) {
        state.listening = false;
        out.giveBack();
    }
}
