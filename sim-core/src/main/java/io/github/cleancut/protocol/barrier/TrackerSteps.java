package io.github.cleancut.protocol.barrier;

import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.protocol.rule.RuleTable;

/** The tables of {@link TrackerTables}, resolved. */
record TrackerSteps(
        RuleTable<TrackerState, TrackerInput, BarrierEffects> barrier,
        RuleTable<TrackerState, TrackerInput, BarrierEffects> cancel,
        RuleTable<TrackerState, TrackerState.Entry, BarrierEffects> cancelOlder,
        RuleTable<TrackerState, TrackerInput, TrackerTables.Sweep> sweep,
        RuleTable<TrackerState, TrackerInput, BarrierEffects> endOfPartition,
        RuleTable<TrackerState, TrackerState.Entry, BarrierEffects> endEntry) {

    static TrackerSteps of(RuleBook rules) {
        return new TrackerSteps(
                rules.resolve(TrackerTables.BARRIER),
                rules.resolve(TrackerTables.CANCEL),
                rules.resolve(TrackerTables.CANCEL_OLDER),
                rules.resolve(TrackerTables.SWEEP),
                rules.resolve(TrackerTables.END_OF_PARTITION),
                rules.resolve(TrackerTables.END_ENTRY));
    }
}
