package io.github.cleancut;

import io.github.cleancut.model.Rules;
import io.github.cleancut.protocol.coordinator.CoordinatorTables;
import io.github.cleancut.protocol.failover.ExecutionRules;
import io.github.cleancut.protocol.failover.FailoverTables;
import io.github.cleancut.protocol.failover.RestartTables;
import io.github.cleancut.protocol.gateway.GatewayTables;
import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.protocol.rule.RuleTable;
import io.github.cleancut.protocol.split.SplitTables;
import io.github.cleancut.protocol.stop.CancelWithSavepoint;
import io.github.cleancut.protocol.stop.StopTables;
import io.github.cleancut.protocol.task.TaskTables;
import io.github.cleancut.variant.Intentions;
import java.util.ArrayList;
import java.util.List;

/** All tables of the protocol in one book. */
public final class Protocol {
    private Protocol() {}

    /** The tables of Flink 2.3.0 as implemented. */
    public static RuleBook flink23() {
        List<RuleTable<?, ?, ?>> tables = new ArrayList<>();
        tables.addAll(CoordinatorTables.all());
        tables.addAll(RestartTables.all());
        tables.addAll(FailoverTables.all());
        tables.addAll(ExecutionRules.tables());
        tables.addAll(GatewayTables.all());
        tables.addAll(SplitTables.all());
        tables.addAll(StopTables.all());
        tables.addAll(CancelWithSavepoint.tables());
        tables.addAll(TaskTables.all());
        return RuleBook.of(tables);
    }

    /** The tables of Flink 2.3.0 with every statement marked [!] as presumably intended. */
    public static RuleBook flinkIntended() {
        return Intentions.applyTo(flink23());
    }

    /**
     * The tables that a scenario asks for.
     *
     * @param rules which rules
     */
    public static RuleBook of(Rules rules) {
        return switch (rules) {
            case FLINK_2_3 -> flink23();
            case FLINK_INTENDED -> flinkIntended();
        };
    }
}
