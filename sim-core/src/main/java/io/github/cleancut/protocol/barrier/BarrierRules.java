package io.github.cleancut.protocol.barrier;

import io.github.cleancut.model.CheckpointConfig;
import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.protocol.rule.RuleLog;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.ArrayList;
import java.util.List;

/** The barrier tables as one variant has them, resolved once and shared by all handlers. Makes the handlers. */
public final class BarrierRules {
    private final RuleTable<HandlerTables.Request, HandlerTables.Request, HandlerTables.Choice> choice;
    private final AlignmentSteps steps;
    private final Reactions aligned;
    private final Reactions alternating;
    private final TrackerSteps tracker;

    /**
     * The barrier tables of a variant.
     *
     * @param rules the variant's book, which must hold {@link #tables()}
     */
    public BarrierRules(RuleBook rules) {
        choice = rules.resolve(HandlerTables.CHOICE);
        steps = AlignmentSteps.of(rules);
        aligned = Reactions.aligned(rules);
        alternating = Reactions.alternating(rules);
        tracker = TrackerSteps.of(rules);
    }

    /** The tables of this package. */
    public static List<RuleTable<?, ?, ?>> tables() {
        List<RuleTable<?, ?, ?>> tables = new ArrayList<>();
        tables.add(HandlerTables.CHOICE);
        tables.addAll(AlignmentTables.all());
        tables.addAll(AlignedTables.all());
        tables.addAll(AlternatingTables.all());
        tables.addAll(TrackerTables.all());
        return tables;
    }

    /**
     * Which handler the tasks of a job have (T-009).
     *
     * @param config the job's checkpointing options
     * @param log learns the row
     */
    public HandlerKind choose(CheckpointConfig config, RuleLog log) {
        HandlerTables.Request request =
                new HandlerTables.Request(config.isPeriodic(), config.exactlyOnce(), config.unaligned());
        HandlerTables.Choice chosen = new HandlerTables.Choice();
        choice.fire(request, request, chosen, log);
        return chosen.kind;
    }

    /** A new handler for one attempt of one task. */
    public BarrierHandler handler(HandlerConfig config) {
        return switch (config.kind()) {
            case TRACKER -> new TrackerHandler(tracker, new TrackerState(config));
            case ALIGNED -> new AlignmentHandler(steps, aligned, new AlignmentState(config));
            case ALTERNATING -> new AlignmentHandler(steps, alternating, new AlignmentState(config));
        };
    }
}
