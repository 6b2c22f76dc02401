package io.github.cleancut.protocol.sink;

import io.github.cleancut.protocol.rule.RuleLog;

/** What a {@link TwoPhaseSink} does to the external system, in this order; the host keeps the transactions' records. It also learns which rows fire. */
public interface SinkEffects extends RuleLog {
    /** A transaction is open from now on. */
    void begin(long transaction);

    /** The transaction is flushed and can no longer be lost by the sink; checkpoint n decides over it. */
    void preCommit(long transaction, long checkpointId);

    /** Make the transaction visible. If that fails, report {@link TwoPhaseSink#onCommitFailed} once all commits of this notice have been tried. */
    void commit(long transaction, long checkpointId);

    /** Make a transaction visible that may be visible already. If that fails, report {@link TwoPhaseSink#onRecoverFailed}. */
    void recoverAndCommit(long transaction, long checkpointId);

    /** Throw a transaction away that may be gone already. */
    void recoverAndAbort(long transaction);

    /** Throw a transaction away. */
    void abort(long transaction);

    /** The task fails: recovery will try again. */
    void fail(long transaction);

    /** The transaction is given up: its data is lost (T-245). */
    void drop(long transaction);
}
