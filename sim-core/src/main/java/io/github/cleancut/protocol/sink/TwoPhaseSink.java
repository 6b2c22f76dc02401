package io.github.cleancut.protocol.sink;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * TwoPhaseCommitSinkFunction of one attempt (T-240 to T-246). Transactions are numbers; the host keeps what is in them.
 *
 * <p>Hosting contract: the host calls {@link #open} or {@link #restore} before the first record, {@link #onSnapshot} in the synchronous part of a checkpoint and then stores {@link #snapshot}, {@link
 * #onComplete} and {@link #onAbort} with the notices, {@link #onFinish} when the operators finish, {@link #onClose} when the attempt ends in any way. All on the mailbox thread.
 */
public final class TwoPhaseSink {
    static final long NONE = -1;

    private final SinkRules rules;
    final TreeMap<Long, Long> pending = new TreeMap<>();
    long openTransaction = NONE;
    long nextTransaction;
    boolean finished;

    /**
     * A new sink, with no transaction.
     *
     * @param rules the variant's tables
     * @param firstTransaction number of its first transaction; the following ones count up. No other attempt may use these numbers
     */
    public TwoPhaseSink(SinkRules rules, long firstTransaction) {
        this.rules = rules;
        this.nextTransaction = firstTransaction;
    }

    /**
     * What a checkpoint stores.
     *
     * @param openTransaction the transaction that was open after the snapshot, -1 if none
     * @param pending pre-committed transactions by checkpoint
     */
    public record Snapshot(long openTransaction, SortedMap<Long, Long> pending) {}

    /** The attempt starts without state. */
    public void open(SinkEffects out) {
        rules.begin(this, out);
    }

    /** The attempt starts with state (T-243). */
    public void restore(Snapshot from, SinkEffects out) {
        for (Map.Entry<Long, Long> entry : from.pending().entrySet()) {
            rules.recoverPending(this, new SinkTables.Pending(entry.getValue(), entry.getKey(), entry.getKey()), out);
        }
        rules.recoverOpen(this, from.openTransaction(), out);
        rules.begin(this, out);
    }

    /** Synchronous part of a checkpoint (T-240). */
    public void onSnapshot(long checkpointId, SinkEffects out) {
        rules.snapshot(this, checkpointId, out);
    }

    /** What the checkpoint stores, right after {@link #onSnapshot}. */
    public Snapshot snapshot() {
        return new Snapshot(openTransaction, new TreeMap<>(pending));
    }

    /** A checkpoint is complete (T-241). */
    public void onComplete(long checkpointId, SinkEffects out) {
        for (Map.Entry<Long, Long> entry : new LinkedHashMap<>(pending).entrySet()) {
            rules.complete(this, new SinkTables.Pending(entry.getValue(), entry.getKey(), checkpointId), out);
        }
    }

    /** A checkpoint has been aborted (T-242). */
    public void onAbort(long checkpointId, SinkEffects out) {
        rules.aborted(this, checkpointId, out);
    }

    /** A commit of a completion notice failed (T-241). */
    public void onCommitFailed(long transaction, SinkEffects out) {
        rules.commitFailed(this, transaction, out);
    }

    /**
     * A commit while restoring failed (T-245).
     *
     * @param transaction the transaction
     * @param ignoreFailures whether failures of transactions that are too old are ignored
     * @param tooOld whether its age since its begin exceeds the external system's timeout
     * @param out takes the effects
     */
    public void onRecoverFailed(long transaction, boolean ignoreFailures, boolean tooOld, SinkEffects out) {
        rules.recoverFailed(this, new SinkTables.RecoverFailure(transaction, ignoreFailures, tooOld), out);
    }

    /** The operator finishes: its last data is pre-committed by the next snapshot, and no further transaction begins (T-240). */
    public void onFinish() {
        finished = true;
    }

    /** The attempt ends (T-246). */
    public void onClose(SinkEffects out) {
        rules.close(this, out);
    }

    /** The transaction that takes records now, -1 if none. */
    public long openTransaction() {
        return openTransaction;
    }

    /** The number that the next transaction will have. */
    public long nextTransaction() {
        return nextTransaction;
    }

    /** A deep copy. */
    public TwoPhaseSink copy() {
        TwoPhaseSink copy = new TwoPhaseSink(rules, nextTransaction);
        copy.pending.putAll(pending);
        copy.openTransaction = openTransaction;
        copy.finished = finished;
        return copy;
    }

    /** Appends the whole state in a form that is equal exactly for equal states. */
    public void encode(StringBuilder to) {
        to.append("open").append(openTransaction).append(" next").append(nextTransaction);
        to.append(" pending").append(pending).append(finished ? " finished" : "");
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        encode(text);
        return text.toString();
    }
}
