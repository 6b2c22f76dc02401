package io.github.cleancut.protocol.stop;

import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.protocol.rule.RuleTable;

/**
 * One request to stop the job with a savepoint, as the Default scheduler handles it (C-237, C-240, C-241).
 *
 * <p>Hosting contract: the host calls {@link #begin} once, then what the coordinator answers and, once every execution that was current at the request has ended, {@link #onExecutionsEnded}; the two may come in
 * either order. It executes what is written to {@code out}.
 */
public final class StopWithSavepoint {
    static final long NONE = -1;

    private final Rules rules;
    final boolean drain;
    final boolean isPeriodic;
    Phase phase = Phase.IDLE;
    Executions executions = Executions.RUNNING;
    long savepointId = NONE;

    /** Where the request is. */
    enum Phase {
        IDLE,
        WAITING_FOR_SAVEPOINT,
        SAVEPOINT_CREATED,
        FINAL
    }

    /** The executions that were current at the request. */
    enum Executions {
        /** Some have not ended. */
        RUNNING,
        /** All have ended, FINISHED. */
        ALL_FINISHED,
        /** All have ended, some of them not FINISHED. */
        SOME_NOT_FINISHED
    }

    /** The tables as one variant has them, resolved once. */
    public static final class Rules {
        private final RuleTable<StopWithSavepoint, Boolean, StopEffects> request;
        private final RuleTable<StopWithSavepoint, StopTables.Result, StopEffects> result;
        private final RuleTable<StopWithSavepoint, StopWithSavepoint.Executions, StopEffects> executions;

        /**
         * The tables of a variant's book.
         *
         * @param rules must hold {@link StopTables#all()}
         */
        public Rules(RuleBook rules) {
            request = rules.resolve(StopTables.REQUEST);
            result = rules.resolve(StopTables.RESULT);
            executions = rules.resolve(StopTables.EXECUTIONS);
        }
    }

    /**
     * A request.
     *
     * @param rules the variant's tables
     * @param drain whether the sources drain (C-238)
     * @param isPeriodic whether the job has a checkpoint interval
     */
    public StopWithSavepoint(Rules rules, boolean drain, boolean isPeriodic) {
        this.rules = rules;
        this.drain = drain;
        this.isPeriodic = isPeriodic;
    }

    /** The user asks for it. */
    public void begin(StopEffects out) {
        rules.request.fire(this, drain, out, out);
    }

    /**
     * The savepoint is complete.
     *
     * @param id its id
     * @param out takes the effects
     */
    public void onSavepoint(long id, StopEffects out) {
        rules.result.fire(this, new StopTables.Result(id, ""), out, out);
        rules.executions.fire(this, executions, out, out);
    }

    /**
     * There will be no savepoint.
     *
     * @param cause why
     * @param out takes the effects
     */
    public void onSavepointFailed(String cause, StopEffects out) {
        rules.result.fire(this, new StopTables.Result(NONE, cause), out, out);
    }

    /**
     * Every execution that was current at the request has ended.
     *
     * @param allFinished whether all of them FINISHED
     * @param out takes the effects
     */
    public void onExecutionsEnded(boolean allFinished, StopEffects out) {
        executions = allFinished ? Executions.ALL_FINISHED : Executions.SOME_NOT_FINISHED;
        rules.executions.fire(this, executions, out, out);
    }

    /** A deep copy. */
    public StopWithSavepoint copy() {
        StopWithSavepoint copy = new StopWithSavepoint(rules, drain, isPeriodic);
        copy.phase = phase;
        copy.executions = executions;
        copy.savepointId = savepointId;
        return copy;
    }

    /** Appends the whole state in a form that is equal exactly for equal states. */
    public void encode(StringBuilder to) {
        to.append(phase).append(drain ? " drain " : " ").append(executions).append(savepointId);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        encode(text);
        return text.toString();
    }
}
