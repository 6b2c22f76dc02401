package io.github.cleancut.scenarios.shrink;

import io.github.cleancut.scenarios.yaml.Node;
import io.github.cleancut.scenarios.yaml.Trees;
import java.util.ArrayList;
import java.util.List;

/** Moves that concern several places of a job at once. */
final class JobMoves {
    private static final List<String> SPEAKERS = List.of("faults", "actions");

    private JobMoves() {}

    /**
     * A scenario without an item of its job: whoever read from it reads from what it read from, and nothing speaks of it any more.
     *
     * @return candidates, the first with the exchanges of those who read, the second with default exchanges; none where somebody would read from nothing
     */
    static List<Node.Mapping> without(Node.Mapping tree, int item) {
        List<Node.Mapping> items = items(tree);
        if (item >= items.size() || items.size() < 2) {
            return List.of();
        }
        String name = nameOf(items.get(item));
        List<Node.Mapping> candidates = new ArrayList<>();
        for (boolean keepsExchange : new boolean[] {true, false}) {
            List<Node> rest = new ArrayList<>();
            for (int i = 0; i < items.size(); i++) {
                if (i != item) {
                    rest.add(rewired(items, i, item, keepsExchange));
                }
            }
            if (!rest.contains(NO_INPUT)) {
                candidates.add(withoutMentions(Trees.with(tree, Trees.list(rest), "job"), name));
            }
        }
        return candidates;
    }

    private static final Node.Mapping NO_INPUT = Trees.mapping();

    private static Node rewired(List<Node.Mapping> items, int reader, int dropped, boolean keepsExchange) {
        Node.Mapping item = items.get(reader);
        String name = nameOf(items.get(dropped));
        List<Edge> edges = new ArrayList<>();
        boolean isConcerned = false;
        for (Edge edge : edgesOf(items, reader)) {
            boolean isDropped = edge.from().equals(name);
            isConcerned |= isDropped;
            if (!isDropped) {
                edges.add(edge);
            } else {
                for (Edge above : edgesOf(items, dropped)) {
                    edges.add(new Edge(above.from(), keepsExchange ? edge.exchange() : ""));
                }
            }
        }
        if (!isConcerned) {
            return edges.isEmpty() ? item : Trees.with(item, written(edges), "from");
        }
        return edges.isEmpty() ? NO_INPUT : Trees.with(item, written(edges), "from");
    }

    /** One entry of {@code from}; an empty exchange is the default one. */
    private record Edge(String from, String exchange) {}

    private static Node written(List<Edge> edges) {
        if (edges.size() == 1 && edges.get(0).exchange().isEmpty()) {
            return Trees.scalar(edges.get(0).from());
        }
        List<Node> entries = new ArrayList<>();
        for (Edge edge : edges) {
            entries.add(
                    edge.exchange().isEmpty()
                            ? Trees.scalar(edge.from())
                            : Trees.mapping(edge.from(), edge.exchange()));
        }
        return Trees.list(entries);
    }

    private static List<Edge> edgesOf(List<Node.Mapping> items, int item) {
        Node from = items.get(item).value("from");
        boolean isSource = items.get(item).entries().get(0).key().text().equals("source");
        List<Edge> edges = new ArrayList<>();
        if (from == null) {
            return isSource || item == 0 ? edges : List.of(new Edge(nameOf(items.get(item - 1)), ""));
        }
        List<Node> entries = from instanceof Node.Sequence list ? list.items() : List.of(from);
        for (Node entry : entries) {
            if (entry instanceof Node.Scalar name) {
                edges.add(new Edge(name.text(), ""));
            } else if (entry instanceof Node.Mapping mapping) {
                mapping.entries()
                        .forEach(edge -> edges.add(new Edge(
                                edge.key().text(), edge.value() instanceof Node.Scalar word ? word.text() : "")));
            }
        }
        return edges;
    }

    /** A scenario in which every item has one subtask, and whoever spoke of another speaks of that one. */
    static Node.Mapping alone(Node.Mapping tree) {
        Node.Mapping changed = tree;
        List<Node.Mapping> items = items(tree);
        for (int i = 0; i < items.size(); i++) {
            changed = Trees.without(changed, List.of("job", Trees.index(i), "parallelism"));
        }
        for (String speaker : SPEAKERS) {
            Node said = changed.value(speaker);
            if (said != null) {
                changed = Trees.with(changed, ofFirst(said), speaker);
            }
        }
        Node channels = Trees.at(changed, List.of("network", "channels"));
        return channels == null ? changed : Trees.with(changed, ofFirst(channels), "network", "channels");
    }

    private static Node ofFirst(Node node) {
        if (node instanceof Node.Scalar scalar) {
            return Trees.scalar(scalar.text().replaceFirst("\\[[0-9]+]$", "[0]"));
        }
        if (node instanceof Node.Sequence list) {
            return Trees.list(list.items().stream().map(JobMoves::ofFirst).toList());
        }
        Node.Mapping mapping = (Node.Mapping) node;
        return new Node.Mapping(
                mapping.place(),
                mapping.entries().stream()
                        .map(entry -> new Node.Entry(entry.key(), ofFirst(entry.value())))
                        .toList());
    }

    private static Node.Mapping withoutMentions(Node.Mapping tree, String name) {
        Node.Mapping changed = tree;
        for (List<String> path : List.of(
                List.of("faults"), List.of("actions"), List.of("network", "channels"), List.of("expect", "laws"))) {
            if (Trees.at(changed, path) instanceof Node.Sequence list) {
                List<Node> silent = list.items().stream()
                        .filter(entry -> !speaksOf(entry, name))
                        .toList();
                changed = Trees.with(changed, path, Trees.list(silent));
            }
        }
        return changed;
    }

    private static boolean speaksOf(Node node, String name) {
        if (node instanceof Node.Scalar scalar) {
            return scalar.text().equals(name) || scalar.text().startsWith(name + "[");
        }
        if (node instanceof Node.Sequence list) {
            return list.items().stream().anyMatch(item -> speaksOf(item, name));
        }
        return ((Node.Mapping) node)
                .entries().stream()
                        .anyMatch(entry -> entry.key().text().endsWith("@" + name) || speaksOf(entry.value(), name));
    }

    private static List<Node.Mapping> items(Node.Mapping tree) {
        List<Node.Mapping> items = new ArrayList<>();
        if (tree.value("job") instanceof Node.Sequence job) {
            job.items().forEach(item -> items.add((Node.Mapping) item));
        }
        return items;
    }

    private static String nameOf(Node.Mapping item) {
        return ((Node.Scalar) item.entries().get(0).value()).text();
    }
}
