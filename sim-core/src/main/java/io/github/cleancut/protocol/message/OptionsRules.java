package io.github.cleancut.protocol.message;

import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.protocol.rule.RuleLog;
import io.github.cleancut.protocol.rule.RuleTable;

/** The tables of {@link OptionsTables} as one variant has them, resolved once. */
public final class OptionsRules {
    private final RuleTable<OptionsRequest, SnapshotType, OptionsTables.Chosen> forConfig;
    private final RuleTable<CheckpointOptions, AlignmentKind, OptionsTables.Chosen> force;
    private final RuleTable<CheckpointOptions, AlignmentKind, OptionsTables.Chosen> revert;

    /**
     * The options tables of a variant.
     *
     * @param rules the variant's book, which must hold {@link OptionsTables#all()}
     */
    public OptionsRules(RuleBook rules) {
        forConfig = rules.resolve(OptionsTables.FOR_CONFIG);
        force = rules.resolve(OptionsTables.FORCE);
        revert = rules.resolve(OptionsTables.REVERT);
    }

    /**
     * Options of a new checkpoint (T-002).
     *
     * @param request what the configuration says
     * @param type what kind of snapshot
     * @param log learns the row
     */
    public CheckpointOptions forConfig(OptionsRequest request, SnapshotType type, RuleLog log) {
        OptionsTables.Chosen chosen = new OptionsTables.Chosen();
        forConfig.fire(request, type, chosen, log);
        return chosen.options();
    }

    /** Options of the barrier on an exchange that cannot be unaligned (T-006, T-212). */
    public CheckpointOptions force(CheckpointOptions options, RuleLog log) {
        OptionsTables.Chosen chosen = new OptionsTables.Chosen();
        force.fire(options, options.alignment(), chosen, log);
        return chosen.options();
    }

    /** Options with which the receiving task goes on (T-006, T-124). */
    public CheckpointOptions revert(CheckpointOptions options, RuleLog log) {
        OptionsTables.Chosen chosen = new OptionsTables.Chosen();
        revert.fire(options, options.alignment(), chosen, log);
        return chosen.options();
    }
}
