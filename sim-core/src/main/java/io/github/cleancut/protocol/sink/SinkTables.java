package io.github.cleancut.protocol.sink;

import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.model.Commit;
import io.github.cleancut.protocol.rule.Rule;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.List;

/** A sink's part: T-240 to T-246, T-260. */
final class SinkTables {
    /**
     * A pre-committed transaction at a completion notice or a restore.
     *
     * @param transaction the transaction
     * @param filedUnder the checkpoint that pre-committed it
     * @param completed the checkpoint that completed
     */
    record Pending(long transaction, long filedUnder, long completed) {}

    /**
     * A failed commit of a restore.
     *
     * @param transaction the transaction
     * @param ignoreFailures whether failures of those that are too old are ignored
     * @param tooOld whether it is older than the external system allows
     */
    record RecoverFailure(long transaction, boolean ignoreFailures, boolean tooOld) {}

    /** Takes what a row of the write table says. */
    static final class Seen {
        Visibility visibility = Visibility.NEVER;
    }

    // spotless:off
    /** A record is written. */
    static final RuleTable<Commit, Commit, Seen> WRITE = table("sink/write",
        rule("SWR1", "into the open transaction",                     is(Commit.TWO_PHASE),            SinkTables::withTransaction,      "T-240", "T-260"),
        rule("SWR2", "visible at once, again after a replay",         is(Commit.AT_LEAST_ONCE),        SinkTables::atOnce,               "T-258"),
        rule("SWR3", "visible at once, a replay overwrites",          is(Commit.IDEMPOTENT),           SinkTables::atOnceByKey,          "T-258"),
        rule("SWR4", "nobody sees it",                                is(Commit.NONE),                 SinkTables::never,                "T-258"));

    /** A transaction is needed. */
    static final RuleTable<TwoPhaseSink, Long, SinkEffects> BEGIN = table("sink/begin",
        rule("SBT1", "for the records to come",                       SinkTables::goesOn,              SinkTables::begin,                "T-240"),
        rule("SBT2", "none after finish()",                           SinkTables::isFinished,          SinkTables::nothing,              "T-240"));

    static final RuleTable<TwoPhaseSink, Long, SinkEffects> SNAPSHOT = table("sink/snapshot",
        rule("STP1", "pre-commit what is open, file it under the checkpoint", SinkTables::hasOpen,      SinkTables::preCommit,            "T-240"),
        rule("STP2", "nothing is open",                               SinkTables::hasNoOpen,           SinkTables::nothing,              "T-240"));

    /** Every pending transaction at a completion notice, in the order of their checkpoints. */
    static final RuleTable<TwoPhaseSink, Pending, SinkEffects> COMPLETE = table("sink/complete",
        rule("STQ1", "of this checkpoint or an older one: commit, whatever comes of it", SinkTables::isCovered, SinkTables::commit,         "T-241"),
        rule("STQ2", "of a newer one: stays",                         SinkTables::isNotCovered,        SinkTables::keep,                 "T-241"));

    static final RuleTable<TwoPhaseSink, Long, SinkEffects> ABORTED = table("sink/aborted",
        rule("STR0", "nothing: a later checkpoint commits it",        SinkTables::always,              SinkTables::nothing,              "T-145", "T-242"));

    /** Every pending transaction of the restored state, in the order of their checkpoints. */
    static final RuleTable<TwoPhaseSink, Pending, SinkEffects> RECOVER_PENDING = table("sink/recover-pending",
        rule("STU1", "commit it, which may have happened already",    SinkTables::alwaysPending,       SinkTables::recoverAndCommit,     "T-243"));

    /** The open transaction of the restored state. */
    static final RuleTable<TwoPhaseSink, Long, SinkEffects> RECOVER_OPEN = table("sink/recover-open",
        rule("STV1", "throw it away: the source emits its records again", SinkTables::isTransaction,   SinkTables::recoverAndAbort,      "T-243"),
        rule("STV2", "none was open",                                 SinkTables::isNoTransaction,     SinkTables::nothing,              "T-243"));

    static final RuleTable<TwoPhaseSink, Long, SinkEffects> COMMIT_FAILED = table("sink/commit-failed",
        rule("STW1", "the task fails, recovery tries again",          SinkTables::always,              SinkTables::fail,                 "T-241"));

    static final RuleTable<TwoPhaseSink, RecoverFailure, SinkEffects> RECOVER_FAILED = table("sink/recover-failed",
        rule("STX1", "too old, and failures are ignored: its data is lost", SinkTables::isDropped,     SinkTables::drop,                 "T-245"),
        rule("STX2", "the task fails, for as long as it fails",       SinkTables::isNotDropped,        SinkTables::failRecovery,         "T-245"));

    static final RuleTable<TwoPhaseSink, Long, SinkEffects> CLOSE = table("sink/close",
        rule("STY1", "abort what is open, keep what is pending",      SinkTables::hasOpen,             SinkTables::abortOpen,            "T-246"),
        rule("STY2", "nothing is open",                               SinkTables::hasNoOpen,           SinkTables::nothing,              "T-246"));
    // spotless:on

    private SinkTables() {}

    static List<RuleTable<?, ?, ?>> all() {
        return List.of(
                WRITE,
                BEGIN,
                SNAPSHOT,
                COMPLETE,
                ABORTED,
                RECOVER_PENDING,
                RECOVER_OPEN,
                COMMIT_FAILED,
                RECOVER_FAILED,
                CLOSE);
    }

    private static Rule.Guard<Commit, Commit> is(Commit meant) {
        return (state, commit) -> commit == meant;
    }

    private static boolean always(TwoPhaseSink state, Long input) {
        return true;
    }

    private static boolean alwaysPending(TwoPhaseSink state, Pending input) {
        return true;
    }

    private static boolean goesOn(TwoPhaseSink state, Long input) {
        return !state.finished;
    }

    private static boolean isFinished(TwoPhaseSink state, Long input) {
        return state.finished;
    }

    private static boolean hasOpen(TwoPhaseSink state, Long input) {
        return state.openTransaction != TwoPhaseSink.NONE;
    }

    private static boolean hasNoOpen(TwoPhaseSink state, Long input) {
        return state.openTransaction == TwoPhaseSink.NONE;
    }

    private static boolean isCovered(TwoPhaseSink state, Pending input) {
        return input.filedUnder() <= input.completed();
    }

    private static boolean isNotCovered(TwoPhaseSink state, Pending input) {
        return input.filedUnder() > input.completed();
    }

    private static boolean isTransaction(TwoPhaseSink state, Long transaction) {
        return transaction != TwoPhaseSink.NONE;
    }

    private static boolean isNoTransaction(TwoPhaseSink state, Long transaction) {
        return transaction == TwoPhaseSink.NONE;
    }

    private static boolean isDropped(TwoPhaseSink state, RecoverFailure failure) {
        return failure.ignoreFailures() && failure.tooOld();
    }

    private static boolean isNotDropped(TwoPhaseSink state, RecoverFailure failure) {
        return !isDropped(state, failure);
    }

    private static void withTransaction(Commit state, Commit commit, Seen out) {
        out.visibility = Visibility.WITH_TRANSACTION;
    }

    private static void atOnce(Commit state, Commit commit, Seen out) {
        out.visibility = Visibility.AT_ONCE;
    }

    private static void atOnceByKey(Commit state, Commit commit, Seen out) {
        out.visibility = Visibility.AT_ONCE_BY_KEY;
    }

    private static void never(Commit state, Commit commit, Seen out) {
        out.visibility = Visibility.NEVER;
    }

    private static void nothing(TwoPhaseSink state, Long input, SinkEffects out) {}

    private static void keep(TwoPhaseSink state, Pending input, SinkEffects out) {}

    private static void begin(TwoPhaseSink state, Long input, SinkEffects out) {
        state.openTransaction = state.nextTransaction;
        state.nextTransaction++;
        out.begin(state.openTransaction);
    }

    private static void preCommit(TwoPhaseSink state, Long checkpointId, SinkEffects out) {
        out.preCommit(state.openTransaction, checkpointId);
        state.pending.put(checkpointId, state.openTransaction);
        state.openTransaction = TwoPhaseSink.NONE;
    }

    private static void commit(TwoPhaseSink state, Pending input, SinkEffects out) {
        state.pending.remove(input.filedUnder());
        out.commit(input.transaction(), input.filedUnder());
    }

    private static void recoverAndCommit(TwoPhaseSink state, Pending input, SinkEffects out) {
        out.recoverAndCommit(input.transaction(), input.filedUnder());
    }

    private static void recoverAndAbort(TwoPhaseSink state, Long transaction, SinkEffects out) {
        out.recoverAndAbort(transaction);
    }

    private static void fail(TwoPhaseSink state, Long transaction, SinkEffects out) {
        out.fail(transaction);
    }

    private static void failRecovery(TwoPhaseSink state, RecoverFailure failure, SinkEffects out) {
        out.fail(failure.transaction());
    }

    private static void drop(TwoPhaseSink state, RecoverFailure failure, SinkEffects out) {
        out.drop(failure.transaction());
    }

    private static void abortOpen(TwoPhaseSink state, Long input, SinkEffects out) {
        out.abort(state.openTransaction);
        state.openTransaction = TwoPhaseSink.NONE;
    }
}
