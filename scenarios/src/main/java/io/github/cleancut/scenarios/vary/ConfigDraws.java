package io.github.cleancut.scenarios.vary;

import io.github.cleancut.model.CheckpointConfig;
import io.github.cleancut.scenarios.yaml.Node;
import io.github.cleancut.scenarios.yaml.Trees;
import java.util.List;

/** Another checkpoint configuration, within what Flink accepts; the mode stays. */
final class ConfigDraws {
    private static final String PREFIX = "execution.checkpointing.";

    /** Below it Flink takes periodic checkpoints as switched off (C-009), and refuses a timeout (C-013). */
    private static final long LEAST_MILLIS = 10;

    private static final List<Long> PERCENTS_OF_INTERVAL = List.of(25L, 50L, 100L, 200L, 400L);
    private static final List<Long> PERCENTS_OF_PAUSE = List.of(0L, 10L, 50L, 100L, 200L);
    private static final List<Long> PERCENTS_OF_TIMEOUT = List.of(25L, 50L, 100L, 200L, 1000L);
    private static final List<Long> TOLERABLE = List.of(0L, 1L, 2L, 10L, (long) Integer.MAX_VALUE);

    private final Dice dice;
    private final CheckpointConfig config;

    ConfigDraws(Dice dice, CheckpointConfig config) {
        this.dice = dice;
        this.config = config;
    }

    Node.Mapping applyTo(Node.Mapping scenario) {
        if (!config.isPeriodic()) {
            return scenario;
        }
        long interval = dice.chance(50) ? share(dice.oneOf(PERCENTS_OF_INTERVAL)) : config.intervalMillis();
        Node.Mapping tree = set(scenario, "interval", Math.max(LEAST_MILLIS, interval) + " ms");
        if (dice.chance(50)) {
            tree = set(tree, "min-pause", share(dice.oneOf(PERCENTS_OF_PAUSE)) + " ms");
        }
        if (dice.chance(50)) {
            tree = set(tree, "timeout", Math.max(LEAST_MILLIS, share(dice.oneOf(PERCENTS_OF_TIMEOUT))) + " ms");
        }
        if (dice.chance(50)) {
            tree = set(tree, "tolerable-failed-checkpoints", Long.toString(dice.oneOf(TOLERABLE)));
        }
        if (dice.chance(50)) {
            tree = set(tree, "max-concurrent-checkpoints", Long.toString(dice.between(1, 4)));
        }
        return dice.chance(30) ? set(tree, "num-retained", Long.toString(dice.between(1, 3))) : tree;
    }

    private long share(long percent) {
        return config.intervalMillis() * percent / 100;
    }

    private static Node.Mapping set(Node.Mapping tree, String key, String value) {
        return Trees.with(tree, Trees.scalar(value), "flink", PREFIX + key);
    }
}
