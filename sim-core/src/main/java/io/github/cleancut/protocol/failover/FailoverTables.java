package io.github.cleancut.protocol.failover;

import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.protocol.coordinator.CoordinatorInput.JobStatus;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.List;

/** Failover of tasks at the scheduler: what fails, what waits, what restarts, and when the job ends (section 17). */
public final class FailoverTables {
    /** What has failed, or is cancelled: the tasks that are to restart. */
    record Failed(JobStatus status, List<Integer> tasks, boolean isGlobal, List<Integer> everything) {}

    /** A restart that waits, and what a newer failure restarts. */
    record Superseding(PendingRestart older, List<Integer> tasks) {}

    /** A restart that waits, and whether the attempts that it replaces have ended. */
    record Candidate(PendingRestart restart, boolean haveEnded) {}

    /** How far the attempts of a job are: all have ended, and all FINISHED. */
    record Progress(boolean haveEnded, boolean haveFinished) {}

    /**
     * Who says that the whole job shall fail.
     *
     * @param isTask whether a task has told the coordinator
     * @param stillRuns whether the attempt that told it is current and INITIALIZING or RUNNING
     */
    record Blamed(boolean isTask, boolean stillRuns) {}

    // spotless:off
    /** The coordinator asks that the whole job fails; the main thread gets to it a step later. */
    static final RuleTable<JobStatus, Blamed, FailoverEffects> BLAME = table("failover/blame",
        rule("JB1", "found by the JobManager",                   FailoverTables::isOfJob,        FailoverTables::failAll,         "C-180"),
        rule("JB2", "told by a task that still runs",            FailoverTables::isOfRunning,    FailoverTables::failAll,         "C-180"),
        rule("JB3", "told by a task that has ended since",       FailoverTables::isOfEnded,      FailoverTables::letGo,           "C-180"));

    /** A task has failed, or the job as a whole. */
    static final RuleTable<JobRestarts, Failed, FailoverEffects> FAILURE = table("failover/failure",
        rule("JF1", "the restart strategy is asked",             FailoverTables::isGoing,        FailoverTables::ask,             "C-181", "C-190"),
        rule("JF2", "the job is ending anyway",                  FailoverTables::isEnding,       FailoverTables::nothing,         "C-190"));

    /** What the restart strategy says. */
    static final RuleTable<JobRestarts, Failed, FailoverEffects> VERDICT = table("failover/verdict",
        rule("JV1", "restart: the job turns RESTARTING",         FailoverTables::isFirst,        FailoverTables::turnRestarting,  "C-190"),
        rule("JV2", "restart: others wait already",              FailoverTables::isFurther,      FailoverTables::waitToo,         "C-190"),
        rule("JV3", "no restart: everything is cancelled, the job fails", FailoverTables::isDenied, FailoverTables::failJob,      "C-190", "C-210"));

    /** A newer failure meets a restart that waits. */
    static final RuleTable<List<PendingRestart>, Superseding, FailoverEffects> SUPERSEDE = table("failover/supersede",
        rule("JS1", "restarts none of its tasks: it stays",      FailoverTables::isApart,        FailoverTables::keep,            "C-203"),
        rule("JS2", "restarts some of them: it skips those",     FailoverTables::isPartly,       FailoverTables::keepRest,        "C-203"),
        rule("JS3", "restarts all of them: nothing is left",     FailoverTables::isWholly,       FailoverTables::drop,            "C-203"));

    /** A delay is over, or an attempt has ended: looks at a restart that waits. */
    static final RuleTable<JobRestarts, Candidate, FailoverEffects> GO = table("failover/restart",
        rule("JG1", "its delay runs",                            FailoverTables::isDelayed,      FailoverTables::leave,           "C-190"),
        rule("JG2", "some attempt has not ended",                FailoverTables::isCancelling,   FailoverTables::leave,           "C-190"),
        rule("JG3", "ready, others still wait",                  FailoverTables::isOneOfSeveral, FailoverTables::restart,         "C-190"),
        rule("JG4", "ready, the last one: the job runs again",   FailoverTables::isLast,         FailoverTables::runAgain,        "C-190"));

    /** Whether the job ends. */
    static final RuleTable<JobStatus, Progress, FailoverEffects> END = table("failover/end",
        rule("JE1", "failing, all attempts have ended",          FailoverTables::hasFailed,      FailoverTables::turnFailed,      "C-053", "C-190"),
        rule("JE2", "cancelled, all attempts have ended",        FailoverTables::isCanceled,     FailoverTables::turnCanceled,    "C-053"),
        rule("JE3", "all subtasks have FINISHED",                FailoverTables::hasFinished,    FailoverTables::turnFinished,    "C-053"),
        rule("JE4", "it goes on",                                FailoverTables::goesOn,         FailoverTables::remain,          "C-190"));

    /** A user cancels the job. */
    static final RuleTable<JobRestarts, Failed, FailoverEffects> CANCEL = table("failover/cancel",
        rule("JC1", "no restart any more, everything is cancelled", FailoverTables::isAlive,     FailoverTables::cancelJob,       "C-053"),
        rule("JC2", "it has ended",                              FailoverTables::isOver,         FailoverTables::nothing,         "C-053"));
    // spotless:on

    private FailoverTables() {}

    /** The tables of this class. */
    public static List<RuleTable<?, ?, ?>> all() {
        return List.of(BLAME, FAILURE, VERDICT, SUPERSEDE, GO, END, CANCEL);
    }

    private static boolean isOfJob(JobStatus status, Blamed blamed) {
        return !blamed.isTask();
    }

    private static boolean isOfRunning(JobStatus status, Blamed blamed) {
        return blamed.isTask() && blamed.stillRuns();
    }

    private static boolean isOfEnded(JobStatus status, Blamed blamed) {
        return blamed.isTask() && !blamed.stillRuns();
    }

    private static void failAll(JobStatus status, Blamed blamed, FailoverEffects out) {
        out.failGlobally();
    }

    private static void letGo(JobStatus status, Blamed blamed, FailoverEffects out) {}

    private static boolean isGoing(JobRestarts state, Failed failed) {
        return failed.status() == JobStatus.RUNNING || failed.status() == JobStatus.RESTARTING;
    }

    private static boolean isEnding(JobRestarts state, Failed failed) {
        return !isGoing(state, failed);
    }

    private static void nothing(JobRestarts state, Failed failed, FailoverEffects out) {}

    private static void ask(JobRestarts state, Failed failed, FailoverEffects out) {
        state.decide(failed, out);
    }

    private static boolean isFirst(JobRestarts state, Failed failed) {
        return state.verdict.canRestart() && failed.status() == JobStatus.RUNNING;
    }

    private static boolean isFurther(JobRestarts state, Failed failed) {
        return state.verdict.canRestart() && failed.status() != JobStatus.RUNNING;
    }

    private static boolean isDenied(JobRestarts state, Failed failed) {
        return !state.verdict.canRestart();
    }

    private static void turnRestarting(JobRestarts state, Failed failed, FailoverEffects out) {
        state.add(failed, out);
        out.setStatus(JobStatus.RESTARTING);
        await(state, failed, out);
    }

    private static void waitToo(JobRestarts state, Failed failed, FailoverEffects out) {
        state.add(failed, out);
        await(state, failed, out);
    }

    private static void await(JobRestarts state, Failed failed, FailoverEffects out) {
        out.tellRestarting(state.verdict.backoffMillis());
        out.cancel(failed.tasks());
        out.await(state.lastNumber(), state.verdict.backoffMillis());
    }

    private static void failJob(JobRestarts state, Failed failed, FailoverEffects out) {
        state.waiting.clear();
        out.setStatus(JobStatus.FAILING);
        out.cancel(failed.everything());
    }

    private static boolean isAnyIn(Superseding superseding) {
        return superseding.older().tasks().stream().anyMatch(superseding.tasks()::contains);
    }

    private static boolean isApart(List<PendingRestart> state, Superseding superseding) {
        return !isAnyIn(superseding);
    }

    private static boolean isPartly(List<PendingRestart> state, Superseding superseding) {
        return isAnyIn(superseding)
                && !superseding.tasks().containsAll(superseding.older().tasks());
    }

    private static boolean isWholly(List<PendingRestart> state, Superseding superseding) {
        return isAnyIn(superseding)
                && superseding.tasks().containsAll(superseding.older().tasks());
    }

    private static void keep(List<PendingRestart> state, Superseding superseding, FailoverEffects out) {
        state.add(superseding.older());
    }

    private static void keepRest(List<PendingRestart> state, Superseding superseding, FailoverEffects out) {
        state.add(superseding.older().without(superseding.tasks()));
    }

    private static void drop(List<PendingRestart> state, Superseding superseding, FailoverEffects out) {}

    private static boolean isDelayed(JobRestarts state, Candidate candidate) {
        return !candidate.restart().isDelayOver();
    }

    private static boolean isCancelling(JobRestarts state, Candidate candidate) {
        return candidate.restart().isDelayOver() && !candidate.haveEnded();
    }

    private static boolean isReady(Candidate candidate) {
        return candidate.restart().isDelayOver() && candidate.haveEnded();
    }

    private static boolean isOneOfSeveral(JobRestarts state, Candidate candidate) {
        return isReady(candidate) && state.waiting.size() > 1;
    }

    private static boolean isLast(JobRestarts state, Candidate candidate) {
        return isReady(candidate) && state.waiting.size() == 1;
    }

    private static void leave(JobRestarts state, Candidate candidate, FailoverEffects out) {}

    private static void restart(JobRestarts state, Candidate candidate, FailoverEffects out) {
        state.waiting.remove(candidate.restart());
        out.restart(candidate.restart());
    }

    private static void runAgain(JobRestarts state, Candidate candidate, FailoverEffects out) {
        state.waiting.remove(candidate.restart());
        out.setStatus(JobStatus.RUNNING);
        out.restart(candidate.restart());
    }

    private static boolean hasFailed(JobStatus state, Progress progress) {
        return progress.haveEnded() && state == JobStatus.FAILING;
    }

    private static boolean isCanceled(JobStatus state, Progress progress) {
        return progress.haveEnded() && state == JobStatus.CANCELLING;
    }

    private static boolean hasFinished(JobStatus state, Progress progress) {
        return progress.haveFinished() && state == JobStatus.RUNNING;
    }

    private static boolean goesOn(JobStatus state, Progress progress) {
        return !hasFailed(state, progress) && !isCanceled(state, progress) && !hasFinished(state, progress);
    }

    private static void turnFailed(JobStatus state, Progress progress, FailoverEffects out) {
        out.setStatus(JobStatus.FAILED);
    }

    private static void turnCanceled(JobStatus state, Progress progress, FailoverEffects out) {
        out.setStatus(JobStatus.CANCELED);
    }

    private static void turnFinished(JobStatus state, Progress progress, FailoverEffects out) {
        out.setStatus(JobStatus.FINISHED);
    }

    private static void remain(JobStatus state, Progress progress, FailoverEffects out) {}

    private static boolean isAlive(JobRestarts state, Failed cancelled) {
        return !cancelled.status().isTerminal();
    }

    private static boolean isOver(JobRestarts state, Failed cancelled) {
        return cancelled.status().isTerminal();
    }

    private static void cancelJob(JobRestarts state, Failed cancelled, FailoverEffects out) {
        state.waiting.clear();
        out.setStatus(JobStatus.CANCELLING);
        out.cancel(cancelled.everything());
    }
}
