package io.github.cleancut.protocol.coordinator;

import io.github.cleancut.protocol.rule.RuleTable;
import java.util.ArrayList;
import java.util.List;

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
        all.addAll(FailureTables.all());
        all.addAll(RestoreTables.all());
        all.addAll(SnapshotTables.all());
        return List.copyOf(all);
    }
}
