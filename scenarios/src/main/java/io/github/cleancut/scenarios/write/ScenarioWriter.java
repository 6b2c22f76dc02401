package io.github.cleancut.scenarios.write;

import io.github.cleancut.model.ClusterSpec;
import io.github.cleancut.model.End;
import io.github.cleancut.model.NetworkSpec;
import io.github.cleancut.model.Scenario;
import io.github.cleancut.model.StorageSpec;
import io.github.cleancut.scenarios.value.Rates;
import io.github.cleancut.scenarios.value.Sizes;
import io.github.cleancut.scenarios.yaml.Node;
import io.github.cleancut.scenarios.yaml.YamlWriter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a scenario with every default. Reading the text gives the same scenario, but for its name. */
public final class ScenarioWriter {
    private ScenarioWriter() {}

    /**
     * The text of a scenario.
     *
     * @param scenario what is written
     * @param expect its {@code expect:}, or null: no law may be VIOLATED
     * @param caseName name of the case, or empty
     * @param mutant id of the mutant of the case, or null
     */
    public static String text(Scenario scenario, @Nullable Node expect, String caseName, @Nullable String mutant) {
        Tree top = new Tree()
                .number("version", 1)
                .text("rules", scenario.rules().word())
                .number("seed", scenario.seed())
                .put("flink", flink(scenario.flink().entries()))
                .put("cluster", cluster(scenario.cluster()))
                .put("network", network(scenario.network()))
                .put("storage", storage(scenario.storage()))
                .list(
                        "job",
                        scenario.job().items().stream().map(JobWriter::item).toList());
        new ScriptWriter(scenario.events()).addTo(top);
        top.put("end", end(scenario.end()));
        if (!caseName.isEmpty()) {
            Node only = new Tree().text("mutant", mutant).build();
            top.put("cases", new Tree().put(caseName, only).build());
        }
        top.put("expect", expectation(expect));
        String question = scenario.question().isEmpty() ? "" : "# " + scenario.question() + "\n";
        return question + YamlWriter.text(top.build());
    }

    private static Node expectation(@Nullable Node expect) {
        if (!(expect instanceof Node.Mapping mapping)) {
            return new Tree().text("laws", "all").build();
        }
        if (mapping.entry("laws") != null || mapping.entry("rejected") != null) {
            return mapping;
        }
        Tree whole = new Tree().text("laws", "all");
        mapping.entries().forEach(entry -> whole.put(entry.key().text(), entry.value()));
        return whole.build();
    }

    private static Node flink(Map<String, String> entries) {
        Tree flink = new Tree();
        entries.forEach((key, text) -> flink.put(key, text.isEmpty() ? Tree.text(text) : Tree.plain(text)));
        return flink.build();
    }

    private static Node cluster(ClusterSpec cluster) {
        List<Node.Mapping> managers = cluster.taskManagers().stream()
                .map(tm -> new Tree()
                        .text("id", tm.id())
                        .number("slots", tm.slots())
                        .build())
                .toList();
        return new Tree()
                .list("taskmanagers", managers)
                .put("deploy", Values.amount(cluster.deploy()))
                .put("cancel", Values.amount(cluster.cancel()))
                .build();
    }

    private static Node network(NetworkSpec network) {
        List<Node.Mapping> overrides =
                network.overrides().stream().map(ScenarioWriter::override).toList();
        return new Tree()
                .put("latency", Values.amount(network.latency()))
                .put("local-latency", Values.amount(network.localLatency()))
                .text("bandwidth", Rates.bandwidthText(network.bandwidthBytesPerSecond()))
                .put("rpc", Values.amount(network.rpc()))
                .list("channels", overrides)
                .build();
    }

    private static Node.Mapping override(NetworkSpec.ChannelOverride override) {
        Tree tree = new Tree();
        ScriptWriter.channel(override.channels(), tree);
        Long bandwidth = override.bandwidthBytesPerSecond();
        return tree.put("latency", Values.amount(override.latency()))
                .text("bandwidth", bandwidth == null ? null : Rates.bandwidthText(bandwidth))
                .build();
    }

    private static Node storage(StorageSpec storage) {
        return new Tree()
                .put("latency", Values.amount(storage.latency()))
                .text("bandwidth", Rates.bandwidthText(storage.bandwidthBytesPerSecond()))
                .text("capacity", storage.capacityBytes() < 0 ? "unlimited" : Sizes.text(storage.capacityBytes()))
                .build();
    }

    private static Node end(End end) {
        return new Tree()
                .text("at", Values.duration(end.atNanos()))
                .text("settle", Values.duration(end.settleNanos()))
                .build();
    }
}
