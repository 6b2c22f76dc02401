package io.github.cleancut.scenarios;

import io.github.cleancut.scenarios.bind.Problems;
import io.github.cleancut.scenarios.yaml.Node;
import io.github.cleancut.scenarios.yaml.Place;
import java.util.ArrayList;
import java.util.List;

/** One change of a tree: a path gets a value, or loses it. */
final class TreeEdit {
    private final String path;
    private final Place place;
    private final Node value;
    private final Problems problems;

    TreeEdit(String path, Place place, Node value, Problems problems) {
        this.path = path;
        this.place = place;
        this.value = value;
        this.problems = problems;
    }

    void refuse(String message, String hint) {
        problems.error(place, message, hint);
    }

    /** A mapping with one entry replaced or added. */
    static Node.Mapping with(Node.Mapping mapping, String key, Node value) {
        List<Node.Entry> entries = new ArrayList<>();
        boolean isThere = false;
        for (Node.Entry entry : mapping.entries()) {
            boolean isMeant = entry.key().text().equals(key);
            entries.add(isMeant ? new Node.Entry(entry.key(), value) : entry);
            isThere |= isMeant;
        }
        if (!isThere) {
            entries.add(new Node.Entry(new Node.Scalar(value.place(), key, true), value));
        }
        return new Node.Mapping(mapping.place(), entries);
    }

    private static Node.Mapping without(Node.Mapping mapping, String key) {
        return new Node.Mapping(
                mapping.place(),
                mapping.entries().stream()
                        .filter(entry -> !entry.key().text().equals(key))
                        .toList());
    }

    /** Applies the change below a mapping. */
    Node.Mapping apply(Node.Mapping mapping, List<String> steps) {
        String key = steps.get(0);
        if (key.isEmpty() || key.startsWith("[")) {
            refuse(path + " is no path", "for example job.sum.parallelism or faults[0].at");
            return mapping;
        }
        Node before = mapping.value(key);
        if (steps.size() == 1) {
            return replace(mapping, key, before == null);
        }
        if (before == null && steps.get(1).startsWith("[")) {
            refuse("there is no " + key + steps.get(1), "the scenario has no " + key);
            return mapping;
        }
        Node child = before == null ? new Node.Mapping(place, List.of()) : before;
        return with(mapping, key, below(child, steps.subList(1, steps.size()), key));
    }

    private Node.Mapping replace(Node.Mapping mapping, String key, boolean isNew) {
        if (!value.isNull()) {
            return with(mapping, key, value);
        }
        if (isNew) {
            refuse(path + " is not set, so there is nothing to remove", "leave this out");
        }
        return without(mapping, key);
    }

    private Node below(Node node, List<String> steps, String parent) {
        if (steps.get(0).startsWith("[")) {
            return element(node, steps, parent);
        }
        if (node instanceof Node.Mapping mapping) {
            return apply(mapping, steps);
        }
        refuse(
                path + ": " + parent + " is " + node.describe() + " and has no " + steps.get(0),
                "set " + parent + " as a whole");
        return node;
    }

    private Node element(Node node, List<String> steps, String parent) {
        String digits = steps.get(0).replaceAll("[\\[\\]]", "");
        boolean isIndex = steps.get(0).matches("\\[(0|[1-9][0-9]{0,5})]");
        int size = node instanceof Node.Sequence list ? list.items().size() : 0;
        if (!isIndex || !(node instanceof Node.Sequence list) || Integer.parseInt(digits) >= size) {
            refuse(
                    "there is no " + parent + steps.get(0),
                    size == 0 ? "the scenario has no " + parent : parent + " has entries [0] to [" + (size - 1) + "]");
            return node;
        }
        int index = Integer.parseInt(digits);
        List<Node> items = new ArrayList<>(list.items());
        // Removing leaves an empty entry, so that the others keep their places.
        Node changed = steps.size() == 1
                ? value
                : below(items.get(index), steps.subList(1, steps.size()), parent + steps.get(0));
        items.set(index, changed);
        return new Node.Sequence(list.place(), items);
    }
}
