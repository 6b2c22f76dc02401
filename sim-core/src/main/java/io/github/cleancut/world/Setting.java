package io.github.cleancut.world;

import io.github.cleancut.kernel.Choices;
import io.github.cleancut.model.CheckpointConfig;
import io.github.cleancut.model.Scenario;
import io.github.cleancut.model.Topology;
import io.github.cleancut.protocol.rule.RuleBook;

/**
 * What a run is given and never changes.
 *
 * @param scenario what to run
 * @param topology its job, numbered
 * @param rules the protocol's tables
 * @param choices the door for chance
 */
record Setting(Scenario scenario, Topology topology, RuleBook rules, Choices choices) {
    CheckpointConfig checkpointing() {
        return scenario.flink().checkpointing();
    }
}
