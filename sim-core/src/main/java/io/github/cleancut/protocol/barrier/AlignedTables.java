package io.github.cleancut.protocol.barrier;

import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.protocol.barrier.AlignmentState.Phase;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.List;

/** The aligned handler: section E1. */
final class AlignedTables {
    // spotless:off
    static final RuleTable<AlignmentState, AlignmentInput, AlignmentOut> BARRIER = table("aligned/barrier",
        rule("BAL1", "barriers are missing",                          AlignedTables::isNotLast,       AlignedTables::collect,            "E1", "T-082"),
        rule("BAL2", "the last barrier",                              AlignedTables::isLast,          AlignedTables::snapshotAndResume,  "E1", "T-082"),
        rule("BAL3", "an unaligned one cannot be",                    AlignedTables::isUnaligned,     AlignedTables::illegal,            "E1"));

    static final RuleTable<AlignmentState, AlignmentInput, AlignmentOut> END_OF_PARTITION = table("aligned/end-of-partition",
        rule("BAE1", "no barrier yet",                                AlignedTables::isWaiting,       AlignedTables::forget,             "E1", "T-087"),
        rule("BAE2", "completes the alignment",                       AlignedTables::isCompletingEnd, AlignedTables::forgetAndSnapshot,  "E1", "T-087"),
        rule("BAE3", "barriers are missing",                          AlignedTables::isFurtherEnd,    AlignedTables::forget,             "E1", "T-087"));

    static final RuleTable<AlignmentState, AlignmentInput, AlignmentOut> ANNOUNCEMENT = table("aligned/announcement",
        rule("BAN1", "no reaction",                                   AlignedTables::always,          AlignedTables::nothing,            "E1"));

    static final RuleTable<AlignmentState, AlignmentInput, AlignmentOut> TIMER = table("aligned/alignment-timer",
        rule("BAT1", "there is no timer",                             AlignedTables::always,          AlignedTables::illegal,            "E1"));

    static final RuleTable<AlignmentState, AbortInput, AlignmentOut> ABORT = table("aligned/abort",
        rule("BAA1", "let every blocked channel run on",              AlignedTables::alwaysAbort,     AlignedTables::resumeAll,          "E1", "T-086"));
    // spotless:on

    private AlignedTables() {}

    static List<RuleTable<?, ?, ?>> all() {
        return List.of(BARRIER, END_OF_PARTITION, ANNOUNCEMENT, TIMER, ABORT);
    }

    private static boolean always(AlignmentState state, AlignmentInput input) {
        return true;
    }

    private static boolean alwaysAbort(AlignmentState state, AbortInput input) {
        return true;
    }

    private static boolean isUnaligned(AlignmentState state, AlignmentInput input) {
        return input.barrier().options().isUnaligned();
    }

    private static boolean isLast(AlignmentState state, AlignmentInput input) {
        return !isUnaligned(state, input) && state.isComplete();
    }

    private static boolean isNotLast(AlignmentState state, AlignmentInput input) {
        return !isUnaligned(state, input) && !state.isComplete();
    }

    private static boolean isWaiting(AlignmentState state, AlignmentInput input) {
        return state.phase == Phase.WAITING;
    }

    private static boolean isCompletingEnd(AlignmentState state, AlignmentInput input) {
        return !isWaiting(state, input) && state.isComplete();
    }

    private static boolean isFurtherEnd(AlignmentState state, AlignmentInput input) {
        return !isWaiting(state, input) && !state.isComplete();
    }

    private static void nothing(AlignmentState state, AlignmentInput input, AlignmentOut out) {}

    private static void illegal(AlignmentState state, AlignmentInput input, AlignmentOut out) {
        throw new IllegalStateException("the aligned handler cannot deal with " + input);
    }

    private static void collect(AlignmentState state, AlignmentInput input, AlignmentOut out) {
        state.phase = Phase.COLLECTING;
    }

    private static void snapshotAndResume(AlignmentState state, AlignmentInput input, AlignmentOut out) {
        state.metrics.trigger(input.barrier(), out.task());
        state.channels.resumeAll(out.task());
        state.phase = Phase.WAITING;
    }

    private static void forget(AlignmentState state, AlignmentInput input, AlignmentOut out) {
        state.channels.forget(input.channel());
    }

    private static void forgetAndSnapshot(AlignmentState state, AlignmentInput input, AlignmentOut out) {
        forget(state, input, out);
        snapshotAndResume(state, input, out);
    }

    private static void resumeAll(AlignmentState state, AbortInput input, AlignmentOut out) {
        state.channels.resumeAll(out.task());
        state.phase = Phase.WAITING;
    }
}
