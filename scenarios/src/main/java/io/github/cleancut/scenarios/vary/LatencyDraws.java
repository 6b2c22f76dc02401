package io.github.cleancut.scenarios.vary;

import io.github.cleancut.model.Edge;
import io.github.cleancut.model.JobGraph;
import io.github.cleancut.model.JobItem;
import io.github.cleancut.scenarios.yaml.Node;
import io.github.cleancut.scenarios.yaml.Trees;
import java.util.List;

/** Other times for network, storage and processing. */
final class LatencyDraws {
    private static final long MILLI = 1_000_000;
    private static final List<String> CHANNEL_BANDWIDTHS = List.of("100 kb/s", "1 mb/s", "10 mb/s", "unlimited");
    private static final List<String> STORAGE_BANDWIDTHS = List.of("1 mb/s", "20 mb/s", "200 mb/s", "unlimited");

    private final Dice dice;
    private final JobGraph job;

    LatencyDraws(Dice dice, JobGraph job) {
        this.dice = dice;
        this.job = job;
    }

    Node.Mapping applyTo(Node.Mapping scenario) {
        Node.Mapping tree = scenario;
        tree = sometimes(60, tree, 50 * MILLI, "network", "latency");
        tree = sometimes(40, tree, 5 * MILLI, "network", "local-latency");
        tree = sometimes(60, tree, 20 * MILLI, "network", "rpc");
        tree = sometimes(50, tree, 100 * MILLI, "storage", "latency");
        tree = sometimes(20, tree, 20 * MILLI, "cluster", "deploy");
        tree = sometimes(20, tree, 20 * MILLI, "cluster", "cancel");
        if (dice.chance(20)) {
            tree = Trees.with(tree, Trees.scalar(dice.oneOf(CHANNEL_BANDWIDTHS)), "network", "bandwidth");
        }
        if (dice.chance(40)) {
            tree = Trees.with(tree, Trees.scalar(dice.oneOf(STORAGE_BANDWIDTHS)), "storage", "bandwidth");
        }
        for (int item = 0; item < job.items().size(); item++) {
            tree = sometimes(40, tree, 2 * MILLI, "job", Trees.index(item), "process");
            tree = sometimes(20, tree, 20 * MILLI, "job", Trees.index(item), "state", "sync");
            if (!job.items().get(item).inputs().isEmpty() && dice.chance(30)) {
                tree = slowChannels(tree, job.items().get(item));
            }
        }
        return tree;
    }

    private Node.Mapping sometimes(int percent, Node.Mapping tree, long mostNanos, String... path) {
        return dice.chance(percent) ? Trees.with(tree, dice.amount(mostNanos), path) : tree;
    }

    private Node.Mapping slowChannels(Node.Mapping tree, JobItem item) {
        Edge edge = dice.oneOf(item.inputs());
        Node channels = Trees.mapping(
                "from", edge.from(), "to", item.name(), "latency", Dice.duration(dice.nanos(500 * MILLI)));
        Node network = tree.value("network");
        Node.Mapping changed = network instanceof Node.Mapping mapping ? mapping : Trees.mapping();
        return Trees.with(tree, Trees.appended(changed, "channels", channels), "network");
    }
}
