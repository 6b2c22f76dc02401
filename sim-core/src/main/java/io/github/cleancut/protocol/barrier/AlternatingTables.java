package io.github.cleancut.protocol.barrier;

import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.protocol.barrier.AlignmentState.Phase;
import io.github.cleancut.protocol.message.Barrier;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.List;

/** The alternating handler: section E2. Before the switch the phases are WAITING (AW) and COLLECTING (AC), after it WAITING_UNALIGNED (UW) and COLLECTING_UNALIGNED (UC). */
final class AlternatingTables {
    // spotless:off
    static final RuleTable<AlignmentState, AlignmentInput, AlignmentOut> BARRIER = table("alternating/barrier",
        rule("BXB1", "aligned, in time, barriers are missing",        AlternatingTables::isInTime,            AlternatingTables::collect,            "E2"),
        rule("BXB2", "aligned, the last one: late or not",            AlternatingTables::isLastAligned,       AlternatingTables::snapshotAligned,    "E2", "T-095", "T-096"),
        rule("BXB3", "aligned and late, barriers are missing",        AlternatingTables::isLate,              AlternatingTables::switchOver,         "E2", "T-092", "T-097"),
        rule("BXB4", "the first unaligned one",                       AlternatingTables::isFirstUnaligned,    AlternatingTables::switchOver,         "E2"),
        rule("BXB5", "the first unaligned one is the last barrier",   AlternatingTables::isOnlyUnaligned,     AlternatingTables::switchOverAndFinish, "E2"),
        rule("BXB6", "first barrier after the switch",                AlternatingTables::isFirstAfterSwitch,  AlternatingTables::snapshotUnaligned,  "E2"),
        rule("BXB7", "first and last barrier after the switch",       AlternatingTables::isOnlyAfterSwitch,   AlternatingTables::snapshotUnalignedAndFinish, "E2"),
        rule("BXB8", "snapshot taken, barriers are missing",          AlternatingTables::isFurtherUnaligned,  AlternatingTables::nothing,            "E2", "T-097"),
        rule("BXB9", "snapshot taken, the last barrier",              AlternatingTables::isLastUnaligned,     AlternatingTables::stopAndResume,      "E2", "T-097"));

    static final RuleTable<AlignmentState, AlignmentInput, AlignmentOut> END_OF_PARTITION = table("alternating/end-of-partition",
        rule("BXE1", "no barrier yet",                                AlternatingTables::isWaitingAny,        AlternatingTables::forget,             "E2", "T-087"),
        rule("BXE2", "completes the alignment",                       AlternatingTables::isLastAlignedEnd,    AlternatingTables::forgetAndSnapshot,  "E2", "T-087"),
        rule("BXE3", "late, barriers are missing",                    AlternatingTables::isLateEnd,           AlternatingTables::forgetAndSwitchOver, "E2", "T-092"),
        rule("BXE4", "in time, barriers are missing",                 AlternatingTables::isEndInTime,         AlternatingTables::forget,             "E2"),
        rule("BXE5", "snapshot taken, barriers are missing",          AlternatingTables::isFurtherUnaligned,  AlternatingTables::forget,             "E2"),
        rule("BXE6", "snapshot taken, this was the last",             AlternatingTables::isLastUnaligned,     AlternatingTables::forgetAndStop,      "E2"));

    static final RuleTable<AlignmentState, AlignmentInput, AlignmentOut> ANNOUNCEMENT = table("alternating/announcement",
        rule("BXN1", "still aligned: remember it",                    AlternatingTables::isAligned,           AlternatingTables::remember,           "E2", "T-072"),
        rule("BXN2", "unaligned already: let the barrier overtake",   AlternatingTables::isSwitched,          AlternatingTables::prioritise,         "E2", "T-073"));

    static final RuleTable<AlignmentState, AlignmentInput, AlignmentOut> TIMER = table("alternating/alignment-timer",
        rule("BXT1", "no barrier yet: announced ones overtake",       AlternatingTables::isWaitingAligned,    AlternatingTables::expectUnaligned,    "E2"),
        rule("BXT2", "some barriers are in: snapshot now, blocked channels stay so", AlternatingTables::isCollectingAligned, AlternatingTables::switchOver, "E2", "T-097"),
        rule("BXT3", "unaligned already",                             AlternatingTables::isSwitched,          AlternatingTables::nothing,            "E2"));

    static final RuleTable<AlignmentState, AbortInput, AlignmentOut> ABORT = table("alternating/abort",
        rule("BXA1", "still aligned",                                 AlternatingTables::abortsAligned,       AlternatingTables::resumeAll,          "E2", "T-086"),
        rule("BXA2", "switched, no snapshot taken",                   AlternatingTables::abortsSwitched,      AlternatingTables::resumeAll,          "E2", "T-086"),
        rule("BXA3", "snapshot taken: inputs stop handing over",      AlternatingTables::abortsUnaligned,     AlternatingTables::stopInputsAndResume, "E2", "T-086"));
    // spotless:on

    private AlternatingTables() {}

    static List<RuleTable<?, ?, ?>> all() {
        return List.of(BARRIER, END_OF_PARTITION, ANNOUNCEMENT, TIMER, ABORT);
    }

    private static boolean isAligned(AlignmentState state, AlignmentInput input) {
        return state.phase == Phase.WAITING || state.phase == Phase.COLLECTING;
    }

    private static boolean isSwitched(AlignmentState state, AlignmentInput input) {
        return !isAligned(state, input);
    }

    private static boolean isAlignedBarrier(AlignmentState state, AlignmentInput input) {
        return isAligned(state, input) && !input.barrier().options().isUnaligned();
    }

    private static boolean isUnalignedBarrier(AlignmentState state, AlignmentInput input) {
        return isAligned(state, input) && input.barrier().options().isUnaligned();
    }

    private static boolean isTimedOut(AlignmentState state, AlignmentInput input) {
        return input.barrier().options().isTimeoutable()
                && input.checkpointId() <= state.currentId
                && input.barrier().options().alignmentTimeoutMillis() < input.ageMillis();
    }

    private static boolean isInTime(AlignmentState state, AlignmentInput input) {
        return isAlignedBarrier(state, input) && !state.isComplete() && !isTimedOut(state, input);
    }

    private static boolean isLate(AlignmentState state, AlignmentInput input) {
        return isAlignedBarrier(state, input) && !state.isComplete() && isTimedOut(state, input);
    }

    private static boolean isLastAligned(AlignmentState state, AlignmentInput input) {
        return isAlignedBarrier(state, input) && state.isComplete();
    }

    private static boolean isFirstUnaligned(AlignmentState state, AlignmentInput input) {
        return isUnalignedBarrier(state, input) && !state.isComplete();
    }

    private static boolean isOnlyUnaligned(AlignmentState state, AlignmentInput input) {
        return isUnalignedBarrier(state, input) && state.isComplete();
    }

    private static boolean isFirstAfterSwitch(AlignmentState state, AlignmentInput input) {
        return state.phase == Phase.WAITING_UNALIGNED && !state.isComplete();
    }

    private static boolean isOnlyAfterSwitch(AlignmentState state, AlignmentInput input) {
        return state.phase == Phase.WAITING_UNALIGNED && state.isComplete();
    }

    private static boolean isFurtherUnaligned(AlignmentState state, AlignmentInput input) {
        return state.phase == Phase.COLLECTING_UNALIGNED && !state.isComplete();
    }

    private static boolean isLastUnaligned(AlignmentState state, AlignmentInput input) {
        return state.phase == Phase.COLLECTING_UNALIGNED && state.isComplete();
    }

    private static boolean isWaitingAligned(AlignmentState state, AlignmentInput input) {
        return state.phase == Phase.WAITING;
    }

    private static boolean isCollectingAligned(AlignmentState state, AlignmentInput input) {
        return state.phase == Phase.COLLECTING;
    }

    private static boolean isWaitingAny(AlignmentState state, AlignmentInput input) {
        return state.phase == Phase.WAITING || state.phase == Phase.WAITING_UNALIGNED;
    }

    private static boolean isLastAlignedEnd(AlignmentState state, AlignmentInput input) {
        return state.phase == Phase.COLLECTING && state.isComplete();
    }

    private static boolean isLateEnd(AlignmentState state, AlignmentInput input) {
        return state.phase == Phase.COLLECTING && !state.isComplete() && isTimedOut(state, input);
    }

    private static boolean isEndInTime(AlignmentState state, AlignmentInput input) {
        return state.phase == Phase.COLLECTING && !state.isComplete() && !isTimedOut(state, input);
    }

    private static boolean abortsAligned(AlignmentState state, AbortInput input) {
        return state.phase == Phase.WAITING || state.phase == Phase.COLLECTING;
    }

    private static boolean abortsSwitched(AlignmentState state, AbortInput input) {
        return state.phase == Phase.WAITING_UNALIGNED;
    }

    private static boolean abortsUnaligned(AlignmentState state, AbortInput input) {
        return state.phase == Phase.COLLECTING_UNALIGNED;
    }

    private static void nothing(AlignmentState state, AlignmentInput input, AlignmentOut out) {}

    private static void collect(AlignmentState state, AlignmentInput input, AlignmentOut out) {
        state.phase = Phase.COLLECTING;
    }

    private static void snapshotAligned(AlignmentState state, AlignmentInput input, AlignmentOut out) {
        Barrier barrier = input.barrier();
        out.task().initInputs(barrier.checkpointId(), barrier.options());
        state.metrics.trigger(barrier, out.task());
        finish(state, out);
    }

    private static void snapshotUnaligned(AlignmentState state, AlignmentInput input, AlignmentOut out) {
        Barrier barrier = input.barrier().asUnaligned();
        out.task().initInputs(barrier.checkpointId(), barrier.options());
        out.task().startInputs(barrier);
        state.metrics.trigger(barrier, out.task());
        state.phase = Phase.COLLECTING_UNALIGNED;
    }

    private static void expectUnaligned(AlignmentState state, AlignmentInput input, AlignmentOut out) {
        state.channels.prioritiseAll(out.task());
        state.phase = Phase.WAITING_UNALIGNED;
    }

    private static void switchOver(AlignmentState state, AlignmentInput input, AlignmentOut out) {
        state.channels.prioritiseAll(out.task());
        snapshotUnaligned(state, input, out);
    }

    private static void switchOverAndFinish(AlignmentState state, AlignmentInput input, AlignmentOut out) {
        switchOver(state, input, out);
        stopAndResume(state, input, out);
    }

    private static void snapshotUnalignedAndFinish(AlignmentState state, AlignmentInput input, AlignmentOut out) {
        snapshotUnaligned(state, input, out);
        stopAndResume(state, input, out);
    }

    private static void stopAndResume(AlignmentState state, AlignmentInput input, AlignmentOut out) {
        out.task().stopInputs(input.checkpointId());
        finish(state, out);
    }

    private static void forget(AlignmentState state, AlignmentInput input, AlignmentOut out) {
        state.channels.forget(input.channel());
    }

    private static void forgetAndSnapshot(AlignmentState state, AlignmentInput input, AlignmentOut out) {
        forget(state, input, out);
        snapshotAligned(state, input, out);
    }

    private static void forgetAndSwitchOver(AlignmentState state, AlignmentInput input, AlignmentOut out) {
        forget(state, input, out);
        switchOver(state, input, out);
    }

    private static void forgetAndStop(AlignmentState state, AlignmentInput input, AlignmentOut out) {
        forget(state, input, out);
        stopAndResume(state, input, out);
    }

    private static void remember(AlignmentState state, AlignmentInput input, AlignmentOut out) {
        state.channels.announced(input.channel(), input.sequence());
    }

    private static void prioritise(AlignmentState state, AlignmentInput input, AlignmentOut out) {
        out.task().prioritise(input.channel(), input.sequence());
    }

    private static void resumeAll(AlignmentState state, AbortInput input, AlignmentOut out) {
        finish(state, out);
    }

    private static void stopInputsAndResume(AlignmentState state, AbortInput input, AlignmentOut out) {
        out.task().stopInputs(input.checkpointId());
        finish(state, out);
    }

    private static void finish(AlignmentState state, AlignmentOut out) {
        state.channels.resumeAll(out.task());
        state.channels.dropAnnouncements();
        state.phase = Phase.WAITING;
    }
}
