package io.github.cleancut.protocol.stop;

import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.List;

/**
 * One request to cancel the job with a savepoint, the older way to stop: the savepoint is an ordinary one, and nothing sees to it that what it holds back becomes visible (C-236). The host calls {@link #begin}
 * once, then what the coordinator answers.
 */
public final class CancelWithSavepoint {
    /**
     * What the coordinator answers.
     *
     * @param savepointId the savepoint, NONE if it failed
     * @param cause why it failed
     */
    record Result(long savepointId, String cause) {}

    // spotless:off
    static final RuleTable<CancelWithSavepoint, Boolean, CancelEffects> REQUEST = table("cancel/request",
        rule("CWR1", "stop the scheduler, then the savepoint",    CancelWithSavepoint::always,     CancelWithSavepoint::stopSchedulerFirst, "C-236"));

    static final RuleTable<CancelWithSavepoint, Result, CancelEffects> RESULT = table("cancel/savepoint",
        rule("CWS1", "created: now the job is cancelled",         CancelWithSavepoint::isCreated,  CancelWithSavepoint::cancel,             "C-236"),
        rule("CWS2", "failed: the scheduler starts again",        CancelWithSavepoint::isFailedPeriodic, CancelWithSavepoint::startSchedulerAgain, "C-236"),
        rule("CWS3", "failed, and there is no interval",          CancelWithSavepoint::isFailedByHand, CancelWithSavepoint::giveUp,         "C-236"));
    // spotless:on

    private static final long NONE = -1;

    private final RuleTable<CancelWithSavepoint, Boolean, CancelEffects> request;
    private final RuleTable<CancelWithSavepoint, Result, CancelEffects> result;
    private final boolean isPeriodic;

    /**
     * A request.
     *
     * @param rules the variant's tables, which must hold {@link #tables()}
     * @param isPeriodic whether the job has a checkpoint interval
     */
    public CancelWithSavepoint(RuleBook rules, boolean isPeriodic) {
        request = rules.resolve(REQUEST);
        result = rules.resolve(RESULT);
        this.isPeriodic = isPeriodic;
    }

    /** The tables behind it. */
    public static List<RuleTable<?, ?, ?>> tables() {
        return List.of(REQUEST, RESULT);
    }

    /** The user asks for it. */
    public void begin(CancelEffects out) {
        request.fire(this, true, out, out);
    }

    /**
     * The savepoint is complete.
     *
     * @param id its id
     * @param out takes the effects
     */
    public void onSavepoint(long id, CancelEffects out) {
        result.fire(this, new Result(id, ""), out, out);
    }

    /**
     * There will be no savepoint.
     *
     * @param cause why
     * @param out takes the effects
     */
    public void onSavepointFailed(String cause, CancelEffects out) {
        result.fire(this, new Result(NONE, cause), out, out);
    }

    private static boolean always(CancelWithSavepoint state, Boolean unused) {
        return true;
    }

    private static boolean isCreated(CancelWithSavepoint state, Result result) {
        return result.savepointId() != NONE;
    }

    private static boolean isFailedPeriodic(CancelWithSavepoint state, Result result) {
        return result.savepointId() == NONE && state.isPeriodic;
    }

    private static boolean isFailedByHand(CancelWithSavepoint state, Result result) {
        return result.savepointId() == NONE && !state.isPeriodic;
    }

    private static void stopSchedulerFirst(CancelWithSavepoint state, Boolean unused, CancelEffects out) {
        out.stopScheduler();
        out.triggerSavepoint();
    }

    private static void cancel(CancelWithSavepoint state, Result result, CancelEffects out) {
        out.cancelJob();
        out.answerCancelled(result.savepointId());
    }

    private static void startSchedulerAgain(CancelWithSavepoint state, Result result, CancelEffects out) {
        out.startScheduler();
        giveUp(state, result, out);
    }

    private static void giveUp(CancelWithSavepoint state, Result result, CancelEffects out) {
        out.answerFailed(result.cause());
    }
}
