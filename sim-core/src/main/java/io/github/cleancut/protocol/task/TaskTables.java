package io.github.cleancut.protocol.task;

import io.github.cleancut.protocol.barrier.BarrierRules;
import io.github.cleancut.protocol.channel.ChannelRules;
import io.github.cleancut.protocol.message.OptionsTables;
import io.github.cleancut.protocol.rule.RuleTable;
import io.github.cleancut.protocol.sink.SinkRules;
import io.github.cleancut.protocol.time.EventTimeTables;
import java.util.ArrayList;
import java.util.List;

/** All tables of the task side: options, channels, barriers, subtasks, sources, sinks. */
public final class TaskTables {
    private TaskTables() {}

    /** The tables, for the rule book, the generated pages and coverage. */
    public static List<RuleTable<?, ?, ?>> all() {
        List<RuleTable<?, ?, ?>> tables = new ArrayList<>();
        tables.addAll(OptionsTables.all());
        tables.addAll(ChannelRules.tables());
        tables.addAll(BarrierRules.tables());
        tables.addAll(TriggerTables.all());
        tables.addAll(SnapshotTables.all());
        tables.addAll(PartTables.all());
        tables.addAll(NoticeTables.all());
        tables.addAll(EndOfDataTables.all());
        tables.addAll(TimerTables.all());
        tables.addAll(SourceTables.all());
        tables.addAll(HoldTables.all());
        tables.addAll(EventTimeTables.all());
        tables.addAll(SinkRules.tables());
        return tables;
    }
}
