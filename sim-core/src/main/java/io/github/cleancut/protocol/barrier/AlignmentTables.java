package io.github.cleancut.protocol.barrier;

import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.protocol.message.CheckpointFailureReason;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.List;

/** What the aligned and the alternating handler have in common: T-080 to T-093. */
final class AlignmentTables {
    // spotless:off
    /** Is this barrier of any interest? */
    static final RuleTable<AlignmentState, AlignmentInput, AlignmentOut> RELEVANCE = table("barrier/relevance",
        rule("BBR1", "obsolete, its producer is silent: let it run on", AlignmentTables::isObsoleteBlocking, AlignmentTables::resumeAndStop, "T-080", "T-099"),
        rule("BBR2", "obsolete and overtook: nothing to resume",      AlignmentTables::isObsoleteUnaligned, AlignmentTables::stop,           "T-080"),
        rule("BBR3", "of the current checkpoint or a newer one",      AlignmentTables::isRelevant,          AlignmentTables::goOn,           "T-081"));

    /** Is this announcement of any interest? */
    static final RuleTable<AlignmentState, AlignmentInput, AlignmentOut> ANNOUNCEMENT_RELEVANCE = table("announcement/relevance",
        rule("BAR1", "obsolete",                                      AlignmentTables::isObsolete,          AlignmentTables::stop,           "T-081"),
        rule("BAR2", "of the current checkpoint or a newer one",      AlignmentTables::isRelevant,          AlignmentTables::goOn,           "T-081"));

    /** Does it end a checkpoint that is pending? */
    static final RuleTable<AlignmentState, AlignmentInput, AlignmentOut> SUBSUME = table("barrier/subsume",
        rule("BSU1", "newer than the pending one: that is aborted",   AlignmentTables::isSubsuming,         AlignmentTables::abortSubsumed,  "T-081"),
        rule("BSU2", "nothing to subsume",                            AlignmentTables::isNotSubsuming,      AlignmentTables::goOn,           "T-081"));

    /** Does it begin a checkpoint? */
    static final RuleTable<AlignmentState, AlignmentInput, AlignmentOut> FIRST_SIGHT = table("barrier/first-sight",
        rule("BFS1", "first of its checkpoint, no time limit",        AlignmentTables::isFirstUntimed,      AlignmentTables::begin,          "T-081", "T-088"),
        rule("BFS2", "first of its checkpoint, with a time limit",    AlignmentTables::isFirstTimed,        AlignmentTables::beginWithTimer, "T-081", "T-088", "T-093"),
        rule("BFS3", "its checkpoint has begun",                      AlignmentTables::isKnown,             AlignmentTables::goOn,           "T-081"));

    /** Stamps the alignment's start and end; the channel is in the aligned set already. */
    static final RuleTable<AlignmentState, AlignmentInput, AlignmentOut> STAMP = table("barrier/stamp",
        rule("BST1", "first channel, and the only one",               AlignmentTables::isFirstAndLast,      AlignmentTables::stampBoth,      "T-082", "T-091"),
        rule("BST2", "first channel of several",                      AlignmentTables::isFirstOfMany,       AlignmentTables::stampStart,     "T-082", "T-083"),
        rule("BST3", "last channel of several",                       AlignmentTables::isLastOfMany,        AlignmentTables::stampEnd,       "T-082"),
        rule("BST4", "one of several, in between",                    AlignmentTables::isInBetween,         AlignmentTables::goOn,           "T-082"));

    /** Does the barrier block its channel? */
    static final RuleTable<AlignmentState, AlignmentInput, AlignmentOut> BLOCK = table("barrier/block",
        rule("BBL1", "its producer is silent: remember to resume it", AlignmentTables::isBlocking,          AlignmentTables::block,          "T-052", "T-083"),
        rule("BBL2", "pseudo barrier: the channel runs on",           AlignmentTables::isPseudo,            AlignmentTables::blockNot,       "T-023"),
        rule("BBL3", "unaligned: the channel runs on",                AlignmentTables::isOvertaking,        AlignmentTables::goOn,           "T-097"));

    /** Is the checkpoint complete at this task? */
    static final RuleTable<AlignmentState, AlignmentInput, AlignmentOut> COMPLETE = table("barrier/complete",
        rule("BCM1", "all channels are in, a timer is armed",         AlignmentTables::isCompleteTimed,     AlignmentTables::finishAndDisarm, "T-082"),
        rule("BCM2", "all channels are in",                           AlignmentTables::isCompleteUntimed,   AlignmentTables::finish,         "T-082"),
        rule("BCM3", "channels are missing",                          AlignmentTables::isIncomplete,        AlignmentTables::goOn,           "T-082"));

    /** A cancel marker. */
    static final RuleTable<AlignmentState, AlignmentInput, AlignmentOut> CANCEL = table("barrier/cancel",
        rule("BCA1", "newer: nobody hears of an older pending one",   AlignmentTables::isNewer,             AlignmentTables::abortCancelled, "T-085"),
        rule("BCA2", "current, and some barrier is in",               AlignmentTables::isCurrentAligning,   AlignmentTables::abortCancelled, "T-085"),
        rule("BCA3", "current, no barrier is in: dropped, even if it is pending", AlignmentTables::isCurrentIdle, AlignmentTables::goOn,     "T-085"),
        rule("BCA4", "older: dropped",                                AlignmentTables::isOlder,             AlignmentTables::goOn,           "T-085"));

    /** EndOfPartition; the open channels are counted down already. */
    static final RuleTable<AlignmentState, AlignmentInput, AlignmentOut> END_OF_PARTITION = table("end-of-partition/relevance",
        rule("BEP1", "counts as aligned",                             AlignmentTables::endsWhilePending,    AlignmentTables::goOn,           "T-087"),
        rule("BEP2", "nothing is pending",                            AlignmentTables::endsWhileIdle,       AlignmentTables::stop,           "T-087"),
        rule("BEP3", "no checkpoints after finish: the pending one is aborted", AlignmentTables::endsUnwelcome, AlignmentTables::abortEnded,  "T-087", "T-160"));

    /** The mail of an alignment timer. */
    static final RuleTable<AlignmentState, AlignmentInput, AlignmentOut> TIMER = table("alignment-timer/relevance",
        rule("BTR1", "its checkpoint waits for barriers",             AlignmentTables::isAwaited,           AlignmentTables::forgetTimer,    "T-093"),
        rule("BTR2", "its checkpoint is over: a newer timer is forgotten all the same", AlignmentTables::isNotAwaited, AlignmentTables::forgetTimerAndStop, "T-093"));

    /** First step of an abort. */
    static final RuleTable<AlignmentState, AbortInput, AlignmentOut> ABORT_BEGIN = table("abort/begin",
        rule("BAG1", "a timer is armed",                              AlignmentTables::isTimed,             AlignmentTables::closeAndDisarm, "T-086"),
        rule("BAG2", "no timer is armed",                             AlignmentTables::isUntimed,           AlignmentTables::close,          "T-086"));

    /** Last step of an abort. */
    static final RuleTable<AlignmentState, AbortInput, AlignmentOut> ABORT_REPORT = table("abort/report",
        rule("BAP1", "a checkpoint had begun: whoever waits for its barriers learns it", AlignmentTables::isPromised, AlignmentTables::reportAndAbandon, "T-086"),
        rule("BAP2", "nothing had begun",                             AlignmentTables::isNotPromised,       AlignmentTables::report,         "T-086"));
    // spotless:on

    private AlignmentTables() {}

    static List<RuleTable<?, ?, ?>> all() {
        return List.of(
                RELEVANCE,
                ANNOUNCEMENT_RELEVANCE,
                SUBSUME,
                FIRST_SIGHT,
                STAMP,
                BLOCK,
                COMPLETE,
                CANCEL,
                END_OF_PARTITION,
                TIMER,
                ABORT_BEGIN,
                ABORT_REPORT);
    }

    private static boolean isObsolete(AlignmentState state, AlignmentInput input) {
        return input.checkpointId() < state.currentId
                || (input.checkpointId() == state.currentId && !state.isPending());
    }

    private static boolean isRelevant(AlignmentState state, AlignmentInput input) {
        return !isObsolete(state, input);
    }

    private static boolean isObsoleteBlocking(AlignmentState state, AlignmentInput input) {
        return isObsolete(state, input) && !input.barrier().options().isUnaligned();
    }

    private static boolean isObsoleteUnaligned(AlignmentState state, AlignmentInput input) {
        return isObsolete(state, input) && input.barrier().options().isUnaligned();
    }

    private static boolean isNewer(AlignmentState state, AlignmentInput input) {
        return input.checkpointId() > state.currentId;
    }

    private static boolean isOlder(AlignmentState state, AlignmentInput input) {
        return input.checkpointId() < state.currentId;
    }

    private static boolean isSubsuming(AlignmentState state, AlignmentInput input) {
        return isNewer(state, input) && state.isPending();
    }

    private static boolean isNotSubsuming(AlignmentState state, AlignmentInput input) {
        return !isSubsuming(state, input);
    }

    private static boolean isFirstTimed(AlignmentState state, AlignmentInput input) {
        return isNewer(state, input) && hasTimeLimit(state, input);
    }

    private static boolean isFirstUntimed(AlignmentState state, AlignmentInput input) {
        return isNewer(state, input) && !hasTimeLimit(state, input);
    }

    private static boolean hasTimeLimit(AlignmentState state, AlignmentInput input) {
        return state.config.kind() == HandlerKind.ALTERNATING
                && input.barrier().options().isTimeoutable();
    }

    private static boolean isKnown(AlignmentState state, AlignmentInput input) {
        return !isNewer(state, input);
    }

    private static boolean isFirst(AlignmentState state) {
        return state.aligned.cardinality() == 1;
    }

    private static boolean isFirstAndLast(AlignmentState state, AlignmentInput input) {
        return isFirst(state) && state.isComplete();
    }

    private static boolean isFirstOfMany(AlignmentState state, AlignmentInput input) {
        return isFirst(state) && !state.isComplete();
    }

    private static boolean isLastOfMany(AlignmentState state, AlignmentInput input) {
        return !isFirst(state) && state.isComplete();
    }

    private static boolean isInBetween(AlignmentState state, AlignmentInput input) {
        return !isFirst(state) && !state.isComplete();
    }

    private static boolean isOvertaking(AlignmentState state, AlignmentInput input) {
        return input.barrier().options().isUnaligned();
    }

    private static boolean isPseudo(AlignmentState state, AlignmentInput input) {
        return !isOvertaking(state, input) && input.rpcTriggered();
    }

    private static boolean isBlocking(AlignmentState state, AlignmentInput input) {
        return !isOvertaking(state, input) && !input.rpcTriggered();
    }

    private static boolean isComplete(AlignmentState state) {
        return state.isComplete() && state.promisedId != AlignmentState.NONE;
    }

    private static boolean isCompleteTimed(AlignmentState state, AlignmentInput input) {
        return isComplete(state) && state.timerId != AlignmentState.NONE;
    }

    private static boolean isCompleteUntimed(AlignmentState state, AlignmentInput input) {
        return isComplete(state) && state.timerId == AlignmentState.NONE;
    }

    private static boolean isIncomplete(AlignmentState state, AlignmentInput input) {
        return !isComplete(state);
    }

    private static boolean isCurrentAligning(AlignmentState state, AlignmentInput input) {
        return input.checkpointId() == state.currentId && !state.aligned.isEmpty();
    }

    private static boolean isCurrentIdle(AlignmentState state, AlignmentInput input) {
        return input.checkpointId() == state.currentId && state.aligned.isEmpty();
    }

    private static boolean endsWhileIdle(AlignmentState state, AlignmentInput input) {
        return !state.isPending();
    }

    private static boolean endsWhilePending(AlignmentState state, AlignmentInput input) {
        return state.isPending() && state.config.afterTasksFinish();
    }

    private static boolean endsUnwelcome(AlignmentState state, AlignmentInput input) {
        return state.isPending() && !state.config.afterTasksFinish();
    }

    private static boolean isAwaited(AlignmentState state, AlignmentInput input) {
        return input.checkpointId() == state.currentId && state.promisedId == state.currentId && state.openChannels > 0;
    }

    private static boolean isNotAwaited(AlignmentState state, AlignmentInput input) {
        return !isAwaited(state, input);
    }

    private static boolean isTimed(AlignmentState state, AbortInput input) {
        return state.timerId != AlignmentState.NONE;
    }

    private static boolean isUntimed(AlignmentState state, AbortInput input) {
        return state.timerId == AlignmentState.NONE;
    }

    private static boolean isPromised(AlignmentState state, AbortInput input) {
        return state.promisedId != AlignmentState.NONE;
    }

    private static boolean isNotPromised(AlignmentState state, AbortInput input) {
        return state.promisedId == AlignmentState.NONE;
    }

    private static void goOn(AlignmentState state, AlignmentInput input, AlignmentOut out) {}

    private static void stop(AlignmentState state, AlignmentInput input, AlignmentOut out) {
        out.stop();
    }

    private static void resumeAndStop(AlignmentState state, AlignmentInput input, AlignmentOut out) {
        out.task().resume(input.channel());
        out.stop();
    }

    private static void abortSubsumed(AlignmentState state, AlignmentInput input, AlignmentOut out) {
        out.abort(state.currentId, CheckpointFailureReason.CHECKPOINT_DECLINED_SUBSUMED);
    }

    private static void abortCancelled(AlignmentState state, AlignmentInput input, AlignmentOut out) {
        out.abort(input.checkpointId(), CheckpointFailureReason.CHECKPOINT_DECLINED_ON_CANCELLATION_BARRIER);
    }

    private static void abortEnded(AlignmentState state, AlignmentInput input, AlignmentOut out) {
        out.abort(state.currentId, CheckpointFailureReason.CHECKPOINT_DECLINED_INPUT_END_OF_STREAM);
        out.stop();
    }

    private static void begin(AlignmentState state, AlignmentInput input, AlignmentOut out) {
        state.currentId = input.checkpointId();
        state.promisedId = input.checkpointId();
        state.pendingBarrier = input.barrier();
        state.aligned.clear();
        state.targetChannels = state.openChannels;
    }

    private static void beginWithTimer(AlignmentState state, AlignmentInput input, AlignmentOut out) {
        begin(state, input, out);
        state.timerId = input.checkpointId();
        long delayMillis = Math.max(0, input.barrier().options().alignmentTimeoutMillis() - input.ageMillis());
        out.task().armAlignmentTimer(input.checkpointId(), delayMillis);
    }

    private static void stampBoth(AlignmentState state, AlignmentInput input, AlignmentOut out) {
        state.metrics.startAndEnd(input.barrier(), input.now(), out.task());
    }

    private static void stampStart(AlignmentState state, AlignmentInput input, AlignmentOut out) {
        state.metrics.start(input.barrier(), input.now(), out.task());
    }

    private static void stampEnd(AlignmentState state, AlignmentInput input, AlignmentOut out) {
        state.metrics.end(input.now(), out.task());
    }

    private static void block(AlignmentState state, AlignmentInput input, AlignmentOut out) {
        state.channels.dropAnnouncement(input.channel());
        state.channels.block(input.channel(), out.task());
    }

    private static void blockNot(AlignmentState state, AlignmentInput input, AlignmentOut out) {
        state.channels.dropAnnouncement(input.channel());
    }

    private static void finish(AlignmentState state, AlignmentInput input, AlignmentOut out) {
        long finished = state.promisedId;
        state.aligned.clear();
        state.lastFinishedId = state.currentId;
        state.promisedId = AlignmentState.NONE;
        out.task().allBarriersReceived(finished);
    }

    private static void finishAndDisarm(AlignmentState state, AlignmentInput input, AlignmentOut out) {
        out.task().cancelAlignmentTimer(state.timerId);
        state.timerId = AlignmentState.NONE;
        finish(state, input, out);
    }

    private static void forgetTimer(AlignmentState state, AlignmentInput input, AlignmentOut out) {
        state.timerId = AlignmentState.NONE;
    }

    private static void forgetTimerAndStop(AlignmentState state, AlignmentInput input, AlignmentOut out) {
        state.timerId = AlignmentState.NONE;
        out.stop();
    }

    private static void close(AlignmentState state, AbortInput input, AlignmentOut out) {
        state.currentId = Math.max(state.currentId, input.checkpointId());
        state.lastFinishedId = Math.max(state.lastFinishedId, input.checkpointId());
        state.pendingBarrier = null;
        state.aligned.clear();
        state.targetChannels = 0;
    }

    private static void closeAndDisarm(AlignmentState state, AbortInput input, AlignmentOut out) {
        close(state, input, out);
        out.task().cancelAlignmentTimer(state.timerId);
        state.timerId = AlignmentState.NONE;
    }

    private static void report(AlignmentState state, AbortInput input, AlignmentOut out) {
        state.metrics.reset(out.task());
        out.task().aborted(input.checkpointId(), input.reason());
    }

    private static void reportAndAbandon(AlignmentState state, AbortInput input, AlignmentOut out) {
        long abandoned = state.promisedId;
        state.promisedId = AlignmentState.NONE;
        report(state, input, out);
        out.task().barriersAbandoned(abandoned, input.reason());
    }
}
