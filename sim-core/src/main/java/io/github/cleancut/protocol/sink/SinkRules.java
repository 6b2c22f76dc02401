package io.github.cleancut.protocol.sink;

import io.github.cleancut.model.Commit;
import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.protocol.rule.RuleLog;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.List;

/** The sink tables as one variant has them, resolved once and shared by all sinks. */
public final class SinkRules {
    private final RuleTable<Commit, Commit, SinkTables.Seen> write;
    private final RuleTable<TwoPhaseSink, Long, SinkEffects> begin;
    private final RuleTable<TwoPhaseSink, Long, SinkEffects> snapshot;
    private final RuleTable<TwoPhaseSink, SinkTables.Pending, SinkEffects> complete;
    private final RuleTable<TwoPhaseSink, Long, SinkEffects> aborted;
    private final RuleTable<TwoPhaseSink, SinkTables.Pending, SinkEffects> recoverPending;
    private final RuleTable<TwoPhaseSink, Long, SinkEffects> recoverOpen;
    private final RuleTable<TwoPhaseSink, Long, SinkEffects> commitFailed;
    private final RuleTable<TwoPhaseSink, SinkTables.RecoverFailure, SinkEffects> recoverFailed;
    private final RuleTable<TwoPhaseSink, Long, SinkEffects> close;

    /**
     * The sink tables of a variant.
     *
     * @param rules the variant's book, which must hold {@link #tables()}
     */
    public SinkRules(RuleBook rules) {
        write = rules.resolve(SinkTables.WRITE);
        begin = rules.resolve(SinkTables.BEGIN);
        snapshot = rules.resolve(SinkTables.SNAPSHOT);
        complete = rules.resolve(SinkTables.COMPLETE);
        aborted = rules.resolve(SinkTables.ABORTED);
        recoverPending = rules.resolve(SinkTables.RECOVER_PENDING);
        recoverOpen = rules.resolve(SinkTables.RECOVER_OPEN);
        commitFailed = rules.resolve(SinkTables.COMMIT_FAILED);
        recoverFailed = rules.resolve(SinkTables.RECOVER_FAILED);
        close = rules.resolve(SinkTables.CLOSE);
    }

    /** The tables of this package. */
    public static List<RuleTable<?, ?, ?>> tables() {
        return SinkTables.all();
    }

    /** When records of such a sink are seen: resolve it once per sink and keep it. The log learns the row. */
    public Visibility visibility(Commit commit, RuleLog log) {
        SinkTables.Seen seen = new SinkTables.Seen();
        write.fire(commit, commit, seen, log);
        return seen.visibility;
    }

    void begin(TwoPhaseSink state, SinkEffects out) {
        begin.fire(state, state.nextTransaction, out, out);
    }

    void snapshot(TwoPhaseSink state, long checkpointId, SinkEffects out) {
        snapshot.fire(state, checkpointId, out, out);
        begin(state, out);
    }

    void complete(TwoPhaseSink state, SinkTables.Pending pending, SinkEffects out) {
        complete.fire(state, pending, out, out);
    }

    void aborted(TwoPhaseSink state, long checkpointId, SinkEffects out) {
        aborted.fire(state, checkpointId, out, out);
    }

    void recoverPending(TwoPhaseSink state, SinkTables.Pending pending, SinkEffects out) {
        recoverPending.fire(state, pending, out, out);
    }

    void recoverOpen(TwoPhaseSink state, long transaction, SinkEffects out) {
        recoverOpen.fire(state, transaction, out, out);
    }

    void commitFailed(TwoPhaseSink state, long transaction, SinkEffects out) {
        commitFailed.fire(state, transaction, out, out);
    }

    void recoverFailed(TwoPhaseSink state, SinkTables.RecoverFailure failure, SinkEffects out) {
        recoverFailed.fire(state, failure, out, out);
    }

    void close(TwoPhaseSink state, SinkEffects out) {
        close.fire(state, TwoPhaseSink.NONE, out, out);
    }
}
