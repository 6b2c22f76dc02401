package io.github.cleancut.protocol.barrier;

import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.protocol.rule.RuleTable;

/** Which handler a task has: T-007, T-009. */
final class HandlerTables {
    /**
     * What decides it.
     *
     * @param checkpointingEnabled whether periodic checkpoints are on
     * @param exactlyOnce whether the mode is exactly-once
     * @param unaligned whether unaligned checkpoints are enabled
     */
    record Request(boolean checkpointingEnabled, boolean exactlyOnce, boolean unaligned) {
        boolean isExact() {
            return checkpointingEnabled && exactlyOnce;
        }
    }

    /** Takes the handler that a row chose. */
    static final class Choice {
        HandlerKind kind = HandlerKind.ALIGNED;
    }

    // spotless:off
    static final RuleTable<Request, Request, Choice> CHOICE = table("handler/choice",
        rule("BHC1", "checkpointing is off",                          HandlerTables::isOff,           HandlerTables::tracker,      "T-007", "T-009"),
        rule("BHC2", "at least once",                                 HandlerTables::isAtLeastOnce,   HandlerTables::tracker,      "T-009"),
        rule("BHC3", "exactly once, aligned",                         HandlerTables::isAligned,       HandlerTables::aligned,      "T-009"),
        rule("BHC4", "exactly once, unaligned: with timeout 0 too",   HandlerTables::isUnaligned,     HandlerTables::alternating,  "T-009"));
    // spotless:on

    private HandlerTables() {}

    private static boolean isOff(Request state, Request request) {
        return !request.checkpointingEnabled();
    }

    private static boolean isAtLeastOnce(Request state, Request request) {
        return request.checkpointingEnabled() && !request.exactlyOnce();
    }

    private static boolean isAligned(Request state, Request request) {
        return request.isExact() && !request.unaligned();
    }

    private static boolean isUnaligned(Request state, Request request) {
        return request.isExact() && request.unaligned();
    }

    private static void tracker(Request state, Request request, Choice out) {
        out.kind = HandlerKind.TRACKER;
    }

    private static void aligned(Request state, Request request, Choice out) {
        out.kind = HandlerKind.ALIGNED;
    }

    private static void alternating(Request state, Request request, Choice out) {
        out.kind = HandlerKind.ALTERNATING;
    }
}
