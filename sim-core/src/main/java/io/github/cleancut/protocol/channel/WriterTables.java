package io.github.cleancut.protocol.channel;

import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.protocol.message.CheckpointFailureReason;
import io.github.cleancut.protocol.message.CheckpointOptions;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.List;

/** The channel state writer of a task: T-117, T-118, T-120. */
final class WriterTables {
    /** A checkpoint for which the inputs of a task are made ready, and whether one of them has not ended. */
    record Start(long checkpointId, CheckpointOptions options, boolean hasOpenInputs) {}

    /** A checkpoint to give up, and why. */
    record Abort(long checkpointId, CheckpointFailureReason reason) {}

    // spotless:off
    /** The inputs are made ready for a checkpoint. */
    static final RuleTable<WriterState, Start, WriterEffects> INIT = table("writer/init",
        rule("CNN1", "it needs no channel state: the writer does not start", WriterTables::needsNone, WriterTables::doNotStart, "T-005"),
        rule("CNN2", "unaligned: the inputs are complete once all barriers are in", WriterTables::isFedByInputs, WriterTables::startOpen, "T-110", "T-117"),
        rule("CNN3", "timeoutable, or all inputs have ended: nothing comes from them", WriterTables::isFedByOutputs, WriterTables::startWithoutInputs, "T-114", "T-124"));

    /** A checkpoint with channel state starts. */
    static final RuleTable<WriterState, Long, WriterEffects> START = table("writer/start",
        rule("CNS1", "none is being written",                         WriterTables::isFree,        WriterTables::begin,           "T-110", "T-120"),
        rule("CNS2", "newer than the one that is: that one fails",    WriterTables::isNewer,       WriterTables::subsume,         "T-120"),
        rule("CNS3", "older than the one that is",                    WriterTables::isOlder,       WriterTables::refuse,          "T-120"),
        rule("CNS4", "it has been aborted, or a newer one",           WriterTables::isAborted,     WriterTables::ignore,          "T-120"),
        rule("CNS5", "it has started already",                        WriterTables::isOngoing,     WriterTables::ignore,          "T-120", "T-124"));

    /** All barriers of a checkpoint are in: its input part is complete. */
    static final RuleTable<WriterState, Long, WriterEffects> INPUTS = table("writer/inputs-done",
        rule("CNI1", "the outputs are complete too",                  WriterTables::waitsForInputs,  WriterTables::storeAfterInputs, "T-117"),
        rule("CNI2", "the outputs are not complete yet",              WriterTables::waitsForBoth,    WriterTables::inputsDone,       "T-117", "T-118"),
        rule("CNI3", "not the one that is being written, or again",   WriterTables::inputsNotAwaited, WriterTables::ignore,          "T-120"));

    /** Nothing more comes from the outputs: the barrier has overtaken what it had to, or has left in time. */
    static final RuleTable<WriterState, Long, WriterEffects> OUTPUTS = table("writer/outputs-done",
        rule("CNO1", "the inputs are complete too",                   WriterTables::waitsForOutputs, WriterTables::storeAfterOutputs, "T-118"),
        rule("CNO2", "some barrier has not come yet",                 WriterTables::waitsForBarriers, WriterTables::outputsDone,     "T-117", "T-118"),
        rule("CNO3", "not the one that is being written, or again",   WriterTables::outputsNotAwaited, WriterTables::ignore,         "T-120"));

    /** A barrier that may still be overtaken has left its subpartition, in time or converted. */
    static final RuleTable<WriterState, Long, WriterEffects> LEFT = table("writer/barrier-left",
        rule("CNB1", "others have yet to leave",                      WriterTables::isOneOfSeveral, WriterTables::countDown,       "T-114", "T-118"),
        rule("CNB2", "the last one: nothing more comes from the outputs", WriterTables::isLastToLeave, WriterTables::completeOutputs, "T-114", "T-118"),
        rule("CNB3", "not of the one that is being written, or none is awaited", WriterTables::isNotAwaited, WriterTables::ignore,  "T-120"));

    /** All outputs have got their barrier. */
    static final RuleTable<WriterState, Long, WriterEffects> TOLD = table("writer/outputs-told",
        rule("CNF1", "some may still be overtaken: they are awaited", WriterTables::isSomeAwaited, WriterTables::ignore,          "T-114", "T-118"),
        rule("CNF2", "none may: the output part is complete",         WriterTables::isNoneAwaited, WriterTables::finishOutputs,   "T-113", "T-125"));

    /** A checkpoint is given up. */
    static final RuleTable<WriterState, Abort, WriterEffects> ABORT = table("writer/abort",
        rule("CNA1", "the one that is being written: it fails",       WriterTables::abortsOngoing, WriterTables::abort,           "T-120", "T-134"),
        rule("CNA2", "a newer one: what is being written fails too",  WriterTables::abortsNewer,   WriterTables::abortOlder,      "T-120"),
        rule("CNA3", "it is not being written: requests of it count for nothing", WriterTables::abortsOther, WriterTables::remember, "T-120", "T-144"));
    // spotless:on

    private WriterTables() {}

    static List<RuleTable<?, ?, ?>> all() {
        return List.of(INIT, START, INPUTS, OUTPUTS, LEFT, TOLD, ABORT);
    }

    private static boolean needsNone(WriterState state, Start start) {
        return !start.options().needsChannelState();
    }

    private static boolean isFedByInputs(WriterState state, Start start) {
        return start.options().isUnaligned() && start.hasOpenInputs();
    }

    private static boolean isFedByOutputs(WriterState state, Start start) {
        return start.options().needsChannelState() && !isFedByInputs(state, start);
    }

    private static void doNotStart(WriterState state, Start start, WriterEffects out) {}

    private static void startOpen(WriterState state, Start start, WriterEffects out) {
        out.startWriter(start.checkpointId());
    }

    private static void startWithoutInputs(WriterState state, Start start, WriterEffects out) {
        out.startWriter(start.checkpointId());
        out.inputsComplete(start.checkpointId());
    }

    private static boolean isOneOfSeveral(WriterState state, Long checkpointId) {
        return state.serves(checkpointId) && state.barriersToLeave > 1;
    }

    private static boolean isLastToLeave(WriterState state, Long checkpointId) {
        return state.serves(checkpointId) && state.barriersToLeave == 1;
    }

    private static boolean isNotAwaited(WriterState state, Long checkpointId) {
        return !state.serves(checkpointId) || state.barriersToLeave == 0;
    }

    private static boolean isSomeAwaited(WriterState state, Long checkpointId) {
        return state.serves(checkpointId) && state.barriersToLeave > 0;
    }

    private static boolean isNoneAwaited(WriterState state, Long checkpointId) {
        return !isSomeAwaited(state, checkpointId);
    }

    private static boolean isLive(WriterState state, Long checkpointId) {
        return checkpointId > state.highestAbortedId;
    }

    private static boolean isFree(WriterState state, Long checkpointId) {
        return isLive(state, checkpointId) && state.ongoingId == WriterState.NONE;
    }

    private static boolean isNewer(WriterState state, Long checkpointId) {
        return isLive(state, checkpointId) && state.ongoingId != WriterState.NONE && checkpointId > state.ongoingId;
    }

    private static boolean isOlder(WriterState state, Long checkpointId) {
        return isLive(state, checkpointId) && checkpointId < state.ongoingId;
    }

    private static boolean isAborted(WriterState state, Long checkpointId) {
        return !isLive(state, checkpointId);
    }

    private static boolean isOngoing(WriterState state, Long checkpointId) {
        return isLive(state, checkpointId) && checkpointId == state.ongoingId;
    }

    private static boolean waitsForInputs(WriterState state, Long checkpointId) {
        return state.serves(checkpointId) && !state.inputsDone && state.outputsDone;
    }

    private static boolean waitsForBoth(WriterState state, Long checkpointId) {
        return state.serves(checkpointId) && !state.inputsDone && !state.outputsDone;
    }

    private static boolean inputsNotAwaited(WriterState state, Long checkpointId) {
        return !state.serves(checkpointId) || state.inputsDone;
    }

    private static boolean waitsForOutputs(WriterState state, Long checkpointId) {
        return state.serves(checkpointId) && !state.outputsDone && state.inputsDone;
    }

    private static boolean waitsForBarriers(WriterState state, Long checkpointId) {
        return state.serves(checkpointId) && !state.outputsDone && !state.inputsDone;
    }

    private static boolean outputsNotAwaited(WriterState state, Long checkpointId) {
        return !state.serves(checkpointId) || state.outputsDone;
    }

    private static boolean abortsOngoing(WriterState state, Abort abort) {
        return abort.checkpointId() == state.ongoingId;
    }

    private static boolean abortsNewer(WriterState state, Abort abort) {
        return state.ongoingId != WriterState.NONE && abort.checkpointId() > state.ongoingId;
    }

    private static boolean abortsOther(WriterState state, Abort abort) {
        return !abortsOngoing(state, abort) && !abortsNewer(state, abort);
    }

    private static void ignore(WriterState state, Long checkpointId, WriterEffects out) {}

    private static void countDown(WriterState state, Long checkpointId, WriterEffects out) {
        state.barriersToLeave--;
    }

    private static void completeOutputs(WriterState state, Long checkpointId, WriterEffects out) {
        state.barriersToLeave = 0;
        out.outputsComplete(checkpointId);
    }

    private static void finishOutputs(WriterState state, Long checkpointId, WriterEffects out) {
        out.outputsComplete(checkpointId);
    }

    private static void begin(WriterState state, Long checkpointId, WriterEffects out) {
        state.ongoingId = checkpointId;
        state.inputsDone = false;
        state.outputsDone = false;
        state.barriersToLeave = 0;
        out.begin(checkpointId);
    }

    private static void subsume(WriterState state, Long checkpointId, WriterEffects out) {
        out.fail(state.ongoingId, CheckpointFailureReason.CHECKPOINT_DECLINED_SUBSUMED);
        begin(state, checkpointId, out);
    }

    private static void refuse(WriterState state, Long checkpointId, WriterEffects out) {
        out.fail(checkpointId, CheckpointFailureReason.CHECKPOINT_DECLINED_SUBSUMED);
    }

    private static void inputsDone(WriterState state, Long checkpointId, WriterEffects out) {
        state.inputsDone = true;
    }

    private static void outputsDone(WriterState state, Long checkpointId, WriterEffects out) {
        state.outputsDone = true;
    }

    private static void storeAfterInputs(WriterState state, Long checkpointId, WriterEffects out) {
        state.inputsDone = true;
        store(state, checkpointId, out);
    }

    private static void storeAfterOutputs(WriterState state, Long checkpointId, WriterEffects out) {
        state.outputsDone = true;
        store(state, checkpointId, out);
    }

    private static void store(WriterState state, Long checkpointId, WriterEffects out) {
        state.ongoingId = WriterState.NONE;
        out.store(checkpointId);
    }

    private static void abort(WriterState state, Abort abort, WriterEffects out) {
        state.highestAbortedId = Math.max(state.highestAbortedId, abort.checkpointId());
        state.ongoingId = WriterState.NONE;
        out.fail(abort.checkpointId(), abort.reason());
    }

    private static void abortOlder(WriterState state, Abort abort, WriterEffects out) {
        long older = state.ongoingId;
        state.highestAbortedId = Math.max(state.highestAbortedId, abort.checkpointId());
        state.ongoingId = WriterState.NONE;
        out.fail(older, CheckpointFailureReason.CHECKPOINT_DECLINED_SUBSUMED);
    }

    private static void remember(WriterState state, Abort abort, WriterEffects out) {
        state.highestAbortedId = Math.max(state.highestAbortedId, abort.checkpointId());
    }
}
