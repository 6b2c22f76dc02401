package io.github.cleancut.protocol.coordinator;

import io.github.cleancut.protocol.rule.RuleTable;
import java.util.ArrayList;
import java.util.List;

/** All tables of the coordinator. */
public final class CoordinatorTables {
    private CoordinatorTables() {}

    /** The tables, section by section; the options of a checkpoint (C-184) are in {@link io.github.cleancut.protocol.message.OptionsTables}. */
    public static List<RuleTable<?, ?, ?>> all() {
        return new ArrayList<>();
    }
}
