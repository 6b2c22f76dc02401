package io.github.cleancut.protocol.task;

import io.github.cleancut.protocol.message.CoordinatorMessage.NotifyAborted;
import io.github.cleancut.protocol.message.CoordinatorMessage.Trigger;
import io.github.cleancut.protocol.message.OptionsRules;
import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.List;

/** The tables of a subtask's checkpoints as one variant has them, resolved once and shared by all subtasks. */
public final class SubtaskRules {
    final OptionsRules options;
    final RuleTable<SubtaskState, Trigger, TaskOut> triggerCall;
    final List<RuleTable<SubtaskState, SnapshotInput, TaskOut>> triggerMail;
    final RuleTable<SubtaskState, SnapshotInput, TaskOut> perform;
    final RuleTable<SubtaskState, SnapshotInput, TaskOut> forced;
    final List<RuleTable<SubtaskState, SnapshotInput, TaskOut>> snapshot;
    final PartSteps parts;
    final NoticeSteps notices;
    final RuleTable<SubtaskState, Boolean, TaskOut> endOfData;
    final RuleTable<SubtaskState, SubtaskState.Life, TaskOut> exit;

    /**
     * The tables of a variant.
     *
     * @param rules the variant's book, which must hold {@link TaskTables#all()}
     */
    public SubtaskRules(RuleBook rules) {
        options = new OptionsRules(rules);
        triggerCall = rules.resolve(TriggerTables.CALL);
        triggerMail = List.of(rules.resolve(TriggerTables.STOP), rules.resolve(TriggerTables.MAIL));
        perform = rules.resolve(SnapshotTables.PERFORM);
        forced = rules.resolve(SnapshotTables.FORCED);
        snapshot = List.of(
                rules.resolve(SnapshotTables.BARRIER_OUT),
                rules.resolve(SnapshotTables.OUTPUT_TIMER),
                rules.resolve(SnapshotTables.CHANNEL_STATE),
                rules.resolve(SnapshotTables.LAST_ONE),
                rules.resolve(SnapshotTables.SNAPSHOT));
        parts = PartSteps.of(rules);
        notices = NoticeSteps.of(rules);
        endOfData = rules.resolve(EndOfDataTables.END_OF_DATA);
        exit = rules.resolve(EndOfDataTables.EXIT);
    }

    /** The tables of {@link PartTables}, resolved. */
    record PartSteps(
            RuleTable<SubtaskState, PartInput, TaskOut> syncDone,
            RuleTable<SubtaskState, PartInput, TaskOut> syncFailed,
            RuleTable<SubtaskState, PartInput, TaskOut> asyncDone,
            RuleTable<SubtaskState, PartInput, TaskOut> asyncFailed,
            List<RuleTable<SubtaskState, PartInput, TaskOut>> abortOnBarrier,
            RuleTable<SubtaskState, PartInput, TaskOut> notificationFailed) {

        static PartSteps of(RuleBook rules) {
            return new PartSteps(
                    rules.resolve(PartTables.SYNC_DONE),
                    rules.resolve(PartTables.SYNC_FAILED),
                    rules.resolve(PartTables.ASYNC_DONE),
                    rules.resolve(PartTables.ASYNC_FAILED),
                    List.of(
                            rules.resolve(PartTables.ABORT_ON_BARRIER),
                            rules.resolve(PartTables.ABORT_TIMER),
                            rules.resolve(PartTables.ABORT_DOWNSTREAM)),
                    rules.resolve(PartTables.NOTIFICATION_FAILED));
        }
    }

    /** The tables of {@link NoticeTables}, resolved. */
    record NoticeSteps(
            RuleTable<SubtaskState, Long, TaskOut> complete,
            RuleTable<SubtaskState, Long, TaskOut> finalCheckpoint,
            RuleTable<SubtaskState, Long, TaskOut> subsumed,
            RuleTable<SubtaskState, NotifyAborted, TaskOut> repair,
            RuleTable<SubtaskState, NotifyAborted, TaskOut> aborted) {

        static NoticeSteps of(RuleBook rules) {
            return new NoticeSteps(
                    rules.resolve(NoticeTables.COMPLETE),
                    rules.resolve(NoticeTables.FINAL),
                    rules.resolve(NoticeTables.SUBSUMED),
                    rules.resolve(NoticeTables.REPAIR),
                    rules.resolve(NoticeTables.ABORTED));
        }
    }
}
