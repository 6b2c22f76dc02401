package io.github.cleancut.protocol.barrier;

import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.protocol.rule.RuleTable;

/** The common tables of {@link AlignmentTables}, resolved. */
record AlignmentSteps(
        RuleTable<AlignmentState, AlignmentInput, AlignmentOut> relevance,
        RuleTable<AlignmentState, AlignmentInput, AlignmentOut> announcementRelevance,
        RuleTable<AlignmentState, AlignmentInput, AlignmentOut> subsume,
        RuleTable<AlignmentState, AlignmentInput, AlignmentOut> firstSight,
        RuleTable<AlignmentState, AlignmentInput, AlignmentOut> stamp,
        RuleTable<AlignmentState, AlignmentInput, AlignmentOut> block,
        RuleTable<AlignmentState, AlignmentInput, AlignmentOut> complete,
        RuleTable<AlignmentState, AlignmentInput, AlignmentOut> cancel,
        RuleTable<AlignmentState, AlignmentInput, AlignmentOut> endOfPartition,
        RuleTable<AlignmentState, AlignmentInput, AlignmentOut> timer,
        RuleTable<AlignmentState, AbortInput, AlignmentOut> abortBegin,
        RuleTable<AlignmentState, AbortInput, AlignmentOut> abortReport) {

    static AlignmentSteps of(RuleBook rules) {
        return new AlignmentSteps(
                rules.resolve(AlignmentTables.RELEVANCE),
                rules.resolve(AlignmentTables.ANNOUNCEMENT_RELEVANCE),
                rules.resolve(AlignmentTables.SUBSUME),
                rules.resolve(AlignmentTables.FIRST_SIGHT),
                rules.resolve(AlignmentTables.STAMP),
                rules.resolve(AlignmentTables.BLOCK),
                rules.resolve(AlignmentTables.COMPLETE),
                rules.resolve(AlignmentTables.CANCEL),
                rules.resolve(AlignmentTables.END_OF_PARTITION),
                rules.resolve(AlignmentTables.TIMER),
                rules.resolve(AlignmentTables.ABORT_BEGIN),
                rules.resolve(AlignmentTables.ABORT_REPORT));
    }
}
