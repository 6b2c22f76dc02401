package io.github.cleancut.protocol.coordinator;

import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.protocol.coordinator.CoordinatorInput.Acknowledge;
import io.github.cleancut.protocol.message.SnapshotType;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.List;

/** What the statistics book (section 24). They decide nothing (C-274). */
final class StatisticsTables {
    /**
     * The end of a checkpoint.
     *
     * @param checkpointId the checkpoint, or NONE
     * @param type what it was to be
     * @param hasCompleted whether it has completed
     * @param pendingKnown whether the end comes with the pending checkpoint's statistics (C-183)
     */
    record End(long checkpointId, SnapshotType type, boolean hasCompleted, boolean pendingKnown) {}

    // spotless:off
    static final RuleTable<Desk, Acknowledge, CoordinatorOut> SUBTASK = table("statistics/subtask",
        rule("FS5", "the first report of the subtask",           StatisticsTables::isFirst,       StatisticsTables::bookSubtask,   "C-111", "C-264", "C-268"),
        rule("FS6", "it has reported before",                    StatisticsTables::isLater,       StatisticsTables::bookNothing,   "C-268"));

    static final RuleTable<Desk, Acknowledge, CoordinatorOut> ALIGNMENT = table("statistics/alignment",
        rule("FB1", "it has processed or stored data meanwhile", StatisticsTables::isBusy,        StatisticsTables::addAlignment,  "C-267", "T-091"),
        rule("FB2", "neither: nothing to add",                   StatisticsTables::isIdle,        StatisticsTables::bookNothing,   "C-267"));

    static final RuleTable<Desk, Acknowledge, CoordinatorOut> LATE = table("statistics/late",
        rule("FS7", "failed and in the history, its first report: booked, but as no acknowledgement", StatisticsTables::isOfUse, StatisticsTables::bookLate, "C-116", "C-269"),
        rule("FS8", "completed, forgotten, or it has reported before", StatisticsTables::isOfNoUse, StatisticsTables::bookNothing, "C-268", "C-269", "C-270"));

    static final RuleTable<Desk, End, CoordinatorOut> END = table("failure/statistics",
        rule("FS1", "failed, a pending checkpoint in the history", StatisticsTables::isInHistory, StatisticsTables::bookFailed,    "C-183", "C-262", "C-266", "C-267"),
        rule("FS2", "failed, none or one pushed out",            StatisticsTables::isNotInHistory, StatisticsTables::bookWithout,  "C-109", "C-183", "C-262", "C-270"),
        rule("FS3", "completed",                                 StatisticsTables::isCompleted,   StatisticsTables::bookCompleted, "C-262", "C-266", "C-267"));
    // spotless:on

    private StatisticsTables() {}

    static List<RuleTable<?, ?, ?>> all() {
        return List.of(SUBTASK, ALIGNMENT, LATE, END);
    }

    private static boolean isLater(Desk desk, Acknowledge ack) {
        return desk.state()
                .statistics
                .hasReported(ack.checkpointId(), ack.attempt().task());
    }

    private static boolean isFirst(Desk desk, Acknowledge ack) {
        return !isLater(desk, ack);
    }

    private static void bookSubtask(Desk desk, Acknowledge ack, CoordinatorOut out) {
        desk.state().statistics.report(ack.checkpointId(), ack.attempt().task(), ack.metrics(), desk.wallMillis());
        desk.fire(ALIGNMENT, ack, out);
        out.effect(new CoordinatorEffect.SubtaskReported(ack.attempt(), ack.checkpointId(), ack.metrics()));
    }

    private static boolean isBusy(Desk desk, Acknowledge ack) {
        return ack.metrics().bytesProcessedDuringAlignment() > 0
                || ack.metrics().bytesPersistedDuringAlignment() > 0;
    }

    private static boolean isIdle(Desk desk, Acknowledge ack) {
        return !isBusy(desk, ack);
    }

    private static void addAlignment(Desk desk, Acknowledge ack, CoordinatorOut out) {
        desk.state().statistics.addAlignment(ack.checkpointId(), ack.metrics());
    }

    private static void bookNothing(Desk desk, Acknowledge ack, CoordinatorOut out) {}

    private static boolean isCompleted(Desk desk, End end) {
        return end.hasCompleted();
    }

    private static boolean isInHistory(Desk desk, End end) {
        return !end.hasCompleted()
                && end.pendingKnown()
                && desk.state().statistics.isRemembered(end.checkpointId());
    }

    private static boolean isNotInHistory(Desk desk, End end) {
        return !end.hasCompleted() && !isInHistory(desk, end);
    }

    private static void bookFailed(Desk desk, End end, CoordinatorOut out) {
        desk.state().statistics.pendingFailed();
        PendingStatistics one = take(desk, end);
        desk.state().statistics.keepFailed(end.checkpointId(), one);
        tell(desk, one.failed(end.checkpointId(), desk.wallMillis()), out);
    }

    private static void bookCompleted(Desk desk, End end, CoordinatorOut out) {
        desk.state().statistics.pendingCompleted();
        PendingStatistics one = take(desk, end);
        CheckpointStatistics statistics = one.completed(end.checkpointId());
        desk.state().statistics.completed(statistics, one.latestAckMillis());
        tell(desk, statistics, out);
    }

    /** An acknowledgement comes for a checkpoint that is not pending: what it has measured may still be of use. */
    static void late(Desk desk, Acknowledge ack, CoordinatorOut out) {
        desk.fire(LATE, ack, out);
    }

    private static boolean isOfUse(Desk desk, Acknowledge ack) {
        return desk.state()
                .statistics
                .takesLate(ack.checkpointId(), ack.attempt().task());
    }

    private static boolean isOfNoUse(Desk desk, Acknowledge ack) {
        return !isOfUse(desk, ack);
    }

    private static void bookLate(Desk desk, Acknowledge ack, CoordinatorOut out) {
        out.effect(new CoordinatorEffect.LateMetricsReported(
                ack.attempt(),
                ack.checkpointId(),
                desk.state()
                        .statistics
                        .reportLate(ack.checkpointId(), ack.attempt().task(), ack.metrics(), desk.wallMillis())));
    }

    private static void bookWithout(Desk desk, End end, CoordinatorOut out) {
        take(desk, end);
        desk.state().statistics.failedWithoutPending();
        tell(desk, CheckpointStatistics.unknown(end.checkpointId(), end.type(), false), out);
    }

    private static PendingStatistics take(Desk desk, End end) {
        return desk.state().statistics.take(end.checkpointId(), end.type(), desk.wallMillis());
    }

    private static void tell(Desk desk, CheckpointStatistics statistics, CoordinatorOut out) {
        out.effect(new CoordinatorEffect.StatisticsReported(
                statistics, desk.state().statistics.counts()));
    }
}
