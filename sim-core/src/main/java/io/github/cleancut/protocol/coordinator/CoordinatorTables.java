package io.github.cleancut.protocol.coordinator;

import io.github.cleancut.protocol.rule.RowReplacement;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** All tables of the coordinator. */
public final class CoordinatorTables {
    private CoordinatorTables() {}

    /** The tables, section by section; the options of a checkpoint (C-184) are in {@link io.github.cleancut.protocol.message.OptionsTables}. */
    public static List<RuleTable<?, ?, ?>> all() {
        List<RuleTable<?, ?, ?>> all = new ArrayList<>();
        all.addAll(SchedulerTables.all());
        all.addAll(ActivationTables.all());
        all.addAll(RequestTables.all());
        all.addAll(PlanTables.all());
        all.addAll(TriggerTables.all());
        all.addAll(MasterHookTables.all());
        all.addAll(TriggerEndTables.all());
        all.addAll(AcknowledgeTables.all());
        all.addAll(AbortTables.all());
        all.addAll(CompletionTables.all());
        all.addAll(StoreTables.all());
        all.addAll(StoreEndTables.all());
        all.addAll(CleaningTables.all());
        all.addAll(StatisticsTables.all());
        all.addAll(FailureTables.all());
        all.addAll(RestoreTables.all());
        all.addAll(HookRestoreTables.all());
        all.addAll(SnapshotTables.all());
        all.addAll(TakeOverTables.all());
        return List.copyOf(all);
    }

    /** What is replaced where Flink 2.3.0 does what looks unintended: by statement, the rows as presumably intended. */
    public static SortedMap<String, List<RowReplacement<?, ?, ?>>> intended() {
        SortedMap<String, List<RowReplacement<?, ?, ?>>> rows = new TreeMap<>();
        rows.put("C-005", List.of(RequestTables.PAUSE_AFTER_SUCCESS));
        rows.put("C-032", List.of(SchedulerTables.START_ONCE_MORE));
        rows.put("C-046", List.of(ActivationTables.FIRST_START_BY_TRACKER, ActivationTables.START_WHEN_DEPLOYED));
        rows.put("C-048", List.of(ActivationTables.TRACK_LATEST));
        rows.put("C-058", List.of(SchedulerTables.REPORT_WHILE_ON));
        rows.put("C-087", List.of(PlanTables.ONLY_FINISHED));
        rows.put(
                "C-109",
                List.of(
                        TriggerEndTables.ABORT_REPORTED_ONCE,
                        TriggerEndTables.END_REPORTED_ONCE,
                        CompletionTables.FAILURE_REPORTED_ONCE));
        rows.put("C-117", List.of(AcknowledgeTables.COMPLETED_KEPT));
        return rows;
    }
}
