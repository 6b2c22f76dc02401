package io.github.cleancut.protocol.barrier;

import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.protocol.rule.RuleTable;

/**
 * How the state objects of one handler react: E1 or E2.
 *
 * @param barrier a barrier; the channel is in the aligned set, and blocked if it blocks
 * @param endOfPartition EndOfPartition while a checkpoint is pending; the channel is in the aligned set
 * @param announcement an announcement
 * @param timer the alignment timer
 * @param abort the checkpoint is given up
 */
record Reactions(
        RuleTable<AlignmentState, AlignmentInput, AlignmentOut> barrier,
        RuleTable<AlignmentState, AlignmentInput, AlignmentOut> endOfPartition,
        RuleTable<AlignmentState, AlignmentInput, AlignmentOut> announcement,
        RuleTable<AlignmentState, AlignmentInput, AlignmentOut> timer,
        RuleTable<AlignmentState, AbortInput, AlignmentOut> abort) {

    static Reactions aligned(RuleBook rules) {
        return new Reactions(
                rules.resolve(AlignedTables.BARRIER),
                rules.resolve(AlignedTables.END_OF_PARTITION),
                rules.resolve(AlignedTables.ANNOUNCEMENT),
                rules.resolve(AlignedTables.TIMER),
                rules.resolve(AlignedTables.ABORT));
    }

    static Reactions alternating(RuleBook rules) {
        return new Reactions(
                rules.resolve(AlternatingTables.BARRIER),
                rules.resolve(AlternatingTables.END_OF_PARTITION),
                rules.resolve(AlternatingTables.ANNOUNCEMENT),
                rules.resolve(AlternatingTables.TIMER),
                rules.resolve(AlternatingTables.ABORT));
    }
}
