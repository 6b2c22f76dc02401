package io.github.cleancut.protocol.split;

import io.github.cleancut.protocol.rule.RuleTable;
import java.util.ArrayList;
import java.util.List;

/** All tables of this package. */
public final class SplitTables {
    private SplitTables() {}

    /** The reader's, then the tracker's. */
    public static List<RuleTable<?, ?, ?>> all() {
        List<RuleTable<?, ?, ?>> tables = new ArrayList<>(ReaderTables.all());
        tables.addAll(TrackerTables.all());
        return tables;
    }
}
