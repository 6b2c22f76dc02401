package io.github.cleancut.protocol.channel;

import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.protocol.rule.RuleTable;
import java.util.List;

/** The size of buffers follows the throughput: T-064. */
final class DebloatTables {
    // spotless:off
    /** The input is the size at which the buffers in use would last as long as they should. */
    static final RuleTable<DebloatState, Long, DebloatEffects> SIZE = table("debloat/size",
        rule("CDS1", "at most twice the last: that far",              DebloatTables::isWithinDouble,     DebloatTables::smooth,         "T-064"),
        rule("CDS2", "more than twice the last: towards twice",       DebloatTables::isBeyondDouble,     DebloatTables::smoothToDouble, "T-064"));

    /** No buffer is smaller or larger than the configuration allows. */
    static final RuleTable<DebloatState, DebloatState, DebloatEffects> BOUND = table("debloat/bound",
        rule("CDB1", "too small",                                     DebloatTables::isTooSmall,         DebloatTables::takeLeast,      "T-064"),
        rule("CDB2", "too large",                                     DebloatTables::isTooLarge,         DebloatTables::takeMost,       "T-064"),
        rule("CDB3", "between the bounds",                            DebloatTables::isBetween,          DebloatTables::nothing,        "T-064"));

    /** Are the producers told? */
    static final RuleTable<DebloatState, DebloatState, DebloatEffects> ANNOUNCE = table("debloat/announce",
        rule("CDA1", "as announced before",                           DebloatTables::isAnnounced,        DebloatTables::nothing,        "T-064"),
        rule("CDA2", "at a bound",                                    DebloatTables::isAtBound,          DebloatTables::announce,       "T-064"),
        rule("CDA3", "another size by the threshold or more",         DebloatTables::differsEnough,      DebloatTables::announce,       "T-064"),
        rule("CDA4", "hardly another size",                           DebloatTables::differsLittle,      DebloatTables::nothing,        "T-064"));
    // spotless:on

    private DebloatTables() {}

    static List<RuleTable<?, ?, ?>> all() {
        return List.of(SIZE, BOUND, ANNOUNCE);
    }

    private static boolean isWithinDouble(DebloatState state, Long desired) {
        return desired <= 2 * state.smoothedBytes;
    }

    private static boolean isBeyondDouble(DebloatState state, Long desired) {
        return desired > 2 * state.smoothedBytes;
    }

    private static boolean isTooSmall(DebloatState state, DebloatState same) {
        return state.smoothedBytes < state.config.leastBytes();
    }

    private static boolean isTooLarge(DebloatState state, DebloatState same) {
        return state.smoothedBytes > state.mostBytes;
    }

    private static boolean isBetween(DebloatState state, DebloatState same) {
        return !isTooSmall(state, same) && !isTooLarge(state, same);
    }

    private static boolean isAnnounced(DebloatState state, DebloatState same) {
        return state.smoothedBytes == state.announcedBytes;
    }

    private static boolean isAtBound(DebloatState state, DebloatState same) {
        boolean isBound = state.smoothedBytes <= state.config.leastBytes() || state.smoothedBytes >= state.mostBytes;
        return !isAnnounced(state, same) && isBound;
    }

    private static boolean isByThreshold(DebloatState state) {
        long difference = Math.abs(state.smoothedBytes - state.announcedBytes);
        return 100 * difference >= state.config.thresholdPercent() * state.announcedBytes;
    }

    private static boolean differsEnough(DebloatState state, DebloatState same) {
        return !isAnnounced(state, same) && !isAtBound(state, same) && isByThreshold(state);
    }

    private static boolean differsLittle(DebloatState state, DebloatState same) {
        return !isAnnounced(state, same) && !isAtBound(state, same) && !isByThreshold(state);
    }

    private static void smooth(DebloatState state, Long desired, DebloatEffects out) {
        state.smooth(desired);
    }

    private static void smoothToDouble(DebloatState state, Long desired, DebloatEffects out) {
        state.smooth(2 * state.smoothedBytes);
    }

    private static void takeLeast(DebloatState state, DebloatState same, DebloatEffects out) {
        state.smoothedBytes = state.config.leastBytes();
    }

    private static void takeMost(DebloatState state, DebloatState same, DebloatEffects out) {
        state.smoothedBytes = state.mostBytes;
    }

    private static void announce(DebloatState state, DebloatState same, DebloatEffects out) {
        state.announcedBytes = state.smoothedBytes;
        out.announceSize(state.smoothedBytes);
    }

    private static void nothing(DebloatState state, DebloatState same, DebloatEffects out) {}
}
