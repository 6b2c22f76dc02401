package io.github.cleancut;

import io.github.cleancut.model.Rules;
import io.github.cleancut.protocol.coordinator.CoordinatorTables;
import io.github.cleancut.protocol.failover.RestartTables;
import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.protocol.rule.RuleTable;
import io.github.cleancut.protocol.task.TaskTables;
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
        tables.addAll(TaskTables.all());
        return RuleBook.of(tables);
    }

    /**
     * The tables that a scenario asks for.
     *
     * @param rules which rules
     * @throws IllegalArgumentException for rules that are not modelled yet
     */
    public static RuleBook of(Rules rules) {
        if (rules != Rules.FLINK_2_3) {
            throw new IllegalArgumentException("rules " + rules.word() + " are not modelled yet; take flink-2.3");
        }
        return flink23();
    }
}
