package io.github.cleancut.protocol.coordinator;

import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.protocol.message.CheckpointFailureReason;
import io.github.cleancut.protocol.message.SnapshotType;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The failure manager (section 15 and M6). */
final class FailureTables {
    /**
     * A failure as it is reported.
     *
     * @param checkpointId the checkpoint, or NONE
     * @param type what it was to be
     * @param reason why
     * @param attempt the attempt that reported it, or null
     * @param pendingKnown whether the report comes with the pending checkpoint's statistics (C-183)
     */
    record Report(
            long checkpointId,
            SnapshotType type,
            CheckpointFailureReason reason,
            @Nullable TaskAttempt attempt,
            boolean pendingKnown) {

        TaskAttempt requireAttempt() {
            if (attempt == null) {
                throw new IllegalStateException("no attempt reported " + this);
            }
            return attempt;
        }
    }

    // spotless:off
    static final RuleTable<Desk, Report, CoordinatorOut> LEVEL = table("failure/level",
        rule("FL1", "JobManager level, savepoint: ignored",      FailureTables::isJobSavepoint,   FailureTables::ignore,           "C-177"),
        rule("FL2", "JobManager level, checkpoint: counter",     FailureTables::isJobCheckpoint,  FailureTables::count,            "C-177", "C-179"),
        rule("FL3", "task level, synchronous savepoint: the job fails", FailureTables::isTaskSync, FailureTables::failAtOnce,      "C-178"),
        rule("FL4", "task level, any other: counter",            FailureTables::isTaskOther,      FailureTables::count,            "C-178"));

    static final RuleTable<Desk, Report, CoordinatorOut> COUNT = table("failure/count",
        rule("FC1", "not newer than the last success",           FailureTables::isPast,           FailureTables::ignore,           "C-173"),
        rule("FC2", "failures are not limited",                  FailureTables::isUnlimited,      FailureTables::ignore,           "C-176"),
        rule("FC3", "the reason does not count",                 FailureTables::isIgnoredReason,  FailureTables::ignore,           "C-170", "C-171"),
        rule("FC4", "this id is counted already",                FailureTables::isCountedBefore,  FailureTables::ignore,           "C-172"),
        rule("FC5", "one more, tolerable",                       FailureTables::isTolerable,      FailureTables::countOne,         "C-172", "C-174"),
        rule("FC6", "one too many, found by the JobManager",     FailureTables::isTooManyOfJob,   FailureTables::clearAndFailJob,  "C-174", "C-180"),
        rule("FC7", "one too many, told by a task",              FailureTables::isTooManyOfTask,  FailureTables::clearAndFailTask, "C-174", "C-180"));

    static final RuleTable<Desk, Long, CoordinatorOut> SUCCESS = table("failure/success",
        rule("FO1", "newer than any before: counter cleared",    FailureTables::isNewest,         FailureTables::clear,            "C-141", "C-175"),
        rule("FO2", "older: nothing changes",                    FailureTables::isOlder,          FailureTables::keep,             "C-175"));
    // spotless:on

    private FailureTables() {}

    static List<RuleTable<?, ?, ?>> all() {
        return List.of(LEVEL, COUNT, SUCCESS);
    }

    static void report(Desk desk, Report report, CoordinatorOut out) {
        out.effect(new CoordinatorEffect.FailureReported(
                report.checkpointId(), report.type(), report.reason(), report.attempt()));
        desk.fire(
                StatisticsTables.END,
                new StatisticsTables.End(report.checkpointId(), report.type(), false, report.pendingKnown()),
                out);
        desk.fire(LEVEL, report, out);
    }

    static void succeeded(Desk desk, long checkpointId, CoordinatorOut out) {
        out.effect(new CoordinatorEffect.SuccessReported(checkpointId));
        desk.fire(SUCCESS, checkpointId, out);
    }

    /** Reasons that are found before any task is involved (C-179). */
    private static EnumSet<CheckpointFailureReason> preFlight() {
        return EnumSet.of(
                CheckpointFailureReason.PERIODIC_SCHEDULER_SHUTDOWN,
                CheckpointFailureReason.TOO_MANY_CHECKPOINT_REQUESTS,
                CheckpointFailureReason.MINIMUM_TIME_BETWEEN_CHECKPOINTS,
                CheckpointFailureReason.NOT_ALL_REQUIRED_TASKS_RUNNING,
                CheckpointFailureReason.IO_EXCEPTION,
                CheckpointFailureReason.BLOCKING_OUTPUT_EXIST);
    }

    /** Reasons that count (C-170). */
    private static EnumSet<CheckpointFailureReason> counting() {
        return EnumSet.of(
                CheckpointFailureReason.IO_EXCEPTION,
                CheckpointFailureReason.CHECKPOINT_ASYNC_EXCEPTION,
                CheckpointFailureReason.CHECKPOINT_DECLINED,
                CheckpointFailureReason.CHECKPOINT_EXPIRED,
                CheckpointFailureReason.FINALIZE_CHECKPOINT_FAILURE);
    }

    private static boolean isJobLevel(Report report) {
        return report.attempt() == null || preFlight().contains(report.reason());
    }

    private static boolean isJobSavepoint(Desk desk, Report report) {
        return isJobLevel(report) && report.type().isSavepoint();
    }

    private static boolean isJobCheckpoint(Desk desk, Report report) {
        return isJobLevel(report) && !report.type().isSavepoint();
    }

    private static boolean isTaskSync(Desk desk, Report report) {
        return !isJobLevel(report) && report.type().isSynchronous();
    }

    private static boolean isTaskOther(Desk desk, Report report) {
        return !isJobLevel(report) && !report.type().isSynchronous();
    }

    private static void ignore(Desk desk, Report report, CoordinatorOut out) {}

    private static void count(Desk desk, Report report, CoordinatorOut out) {
        desk.fire(COUNT, report, out);
    }

    private static void failAtOnce(Desk desk, Report report, CoordinatorOut out) {
        out.effect(new CoordinatorEffect.FailJob(report.reason(), false));
    }

    private static boolean isPast(Desk desk, Report report) {
        return report.checkpointId() != CoordinatorEffect.NONE
                && report.checkpointId() <= desk.state().failures.lastSuccess();
    }

    private static boolean isUnlimited(Desk desk, Report report) {
        return !isPast(desk, report) && desk.config().tolerableFailures() == CoordinatorConfig.UNLIMITED_FAILURES;
    }

    private static boolean isLimited(Desk desk, Report report) {
        return !isPast(desk, report) && desk.config().tolerableFailures() != CoordinatorConfig.UNLIMITED_FAILURES;
    }

    private static boolean isIgnoredReason(Desk desk, Report report) {
        return isLimited(desk, report) && !counting().contains(report.reason());
    }

    private static boolean isCounting(Desk desk, Report report) {
        return isLimited(desk, report) && counting().contains(report.reason());
    }

    private static boolean isCountedBefore(Desk desk, Report report) {
        return isCounting(desk, report) && desk.state().failures.isCounted(report.checkpointId());
    }

    private static boolean isNewFailure(Desk desk, Report report) {
        return isCounting(desk, report) && !desk.state().failures.isCounted(report.checkpointId());
    }

    private static boolean isWithinLimit(Desk desk) {
        return desk.state().failures.count() < desk.config().tolerableFailures();
    }

    private static boolean isTolerable(Desk desk, Report report) {
        return isNewFailure(desk, report) && isWithinLimit(desk);
    }

    private static boolean isTooManyOfJob(Desk desk, Report report) {
        return isNewFailure(desk, report) && !isWithinLimit(desk) && isJobLevel(report);
    }

    private static boolean isTooManyOfTask(Desk desk, Report report) {
        return isNewFailure(desk, report) && !isWithinLimit(desk) && !isJobLevel(report);
    }

    private static void countOne(Desk desk, Report report, CoordinatorOut out) {
        desk.state().failures.countOne(report.checkpointId());
    }

    private static void clearAndFailJob(Desk desk, Report report, CoordinatorOut out) {
        desk.state().failures.clear();
        out.effect(new CoordinatorEffect.FailJob(report.reason(), true));
    }

    private static void clearAndFailTask(Desk desk, Report report, CoordinatorOut out) {
        desk.state().failures.clear();
        TaskAttempt attempt = report.requireAttempt();
        boolean stillRunning = desk.state().graph.isCurrentAndRunning(attempt);
        out.effect(new CoordinatorEffect.FailJobDueToTask(attempt, stillRunning, report.reason()));
    }

    private static boolean isNewest(Desk desk, Long checkpointId) {
        return checkpointId > desk.state().failures.lastSuccess();
    }

    private static boolean isOlder(Desk desk, Long checkpointId) {
        return !isNewest(desk, checkpointId);
    }

    private static void clear(Desk desk, Long checkpointId, CoordinatorOut out) {
        desk.state().failures.succeeded(checkpointId);
    }

    private static void keep(Desk desk, Long checkpointId, CoordinatorOut out) {}
}
