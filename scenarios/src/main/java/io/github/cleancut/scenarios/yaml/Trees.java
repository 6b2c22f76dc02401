package io.github.cleancut.scenarios.yaml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Edits of trees by path; a tree itself never changes. A step of a path is a key, or {@code [i]} for the i-th entry of a list. */
public final class Trees {
    private static final Place NOWHERE = Place.whole("");

    private Trees() {}

    /** A scalar, written without quotes where YAML allows that. */
    public static Node.Scalar scalar(String text) {
        return new Node.Scalar(NOWHERE, text, true);
    }

    /** A scalar. */
    public static Node.Scalar scalar(long number) {
        return scalar(Long.toString(number));
    }

    /** A list. */
    public static Node.Sequence list(List<? extends Node> items) {
        return new Node.Sequence(NOWHERE, List.copyOf(items));
    }

    /**
     * A mapping.
     *
     * @param pairs key, value, key, value; a value is a {@link Node}, or becomes a scalar
     */
    public static Node.Mapping mapping(Object... pairs) {
        List<Node.Entry> entries = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            Node value = pairs[i + 1] instanceof Node node ? node : scalar(pairs[i + 1].toString());
            entries.add(new Node.Entry(scalar(pairs[i].toString()), value));
        }
        return new Node.Mapping(NOWHERE, entries);
    }

    /** The step to the i-th entry of a list. */
    public static String index(int i) {
        return "[" + i + "]";
    }

    /** What stands at a path, or null. */
    public static @Nullable Node at(Node tree, List<String> path) {
        Node node = tree;
        for (String step : path) {
            Node child = child(node, step);
            if (child == null) {
                return null;
            }
            node = child;
        }
        return node;
    }

    private static @Nullable Node child(Node node, String step) {
        if (node instanceof Node.Mapping mapping) {
            return mapping.value(step);
        }
        if (node instanceof Node.Sequence list && step.startsWith("[")) {
            int index = indexOf(step);
            return index < list.items().size() ? list.items().get(index) : null;
        }
        return null;
    }

    private static int indexOf(String step) {
        return Integer.parseInt(step.substring(1, step.length() - 1));
    }

    /** The tree with a value at a path; mappings on the way are made where they are missing. */
    public static Node.Mapping with(Node.Mapping tree, List<String> path, Node value) {
        return (Node.Mapping) changed(tree, path, value);
    }

    /** The tree with a value at a path of keys. */
    public static Node.Mapping with(Node.Mapping tree, Node value, String... path) {
        return with(tree, List.of(path), value);
    }

    /** The tree without what stands at a path; later entries of a list move up. */
    public static Node.Mapping without(Node.Mapping tree, List<String> path) {
        return at(tree, path) == null ? tree : (Node.Mapping) changed(tree, path, null);
    }

    /** The tree with one more entry in the list of a key, which is made where it is missing. */
    public static Node.Mapping appended(Node.Mapping tree, String key, Node entry) {
        List<Node> items = new ArrayList<>();
        if (tree.value(key) instanceof Node.Sequence list) {
            items.addAll(list.items());
        }
        items.add(entry);
        return with(tree, List.of(key), list(items));
    }

    private static Node changed(Node node, List<String> path, @Nullable Node value) {
        String step = path.get(0);
        List<String> rest = path.subList(1, path.size());
        if (node instanceof Node.Sequence list && step.startsWith("[")) {
            List<Node> items = new ArrayList<>(list.items());
            int index = indexOf(step);
            if (rest.isEmpty() && value == null) {
                items.remove(index);
            } else {
                items.set(index, changedChild(items.get(index), rest, value));
            }
            return new Node.Sequence(list.place(), items);
        }
        if (node instanceof Node.Mapping mapping) {
            return changedMapping(mapping, step, rest, value);
        }
        throw new IllegalArgumentException("no " + step + " in " + node.describe());
    }

    private static Node changedMapping(Node.Mapping mapping, String key, List<String> rest, @Nullable Node value) {
        List<Node.Entry> entries = new ArrayList<>();
        boolean isThere = false;
        for (Node.Entry entry : mapping.entries()) {
            boolean isMeant = entry.key().text().equals(key);
            isThere |= isMeant;
            if (!isMeant) {
                entries.add(entry);
            } else if (!rest.isEmpty() || value != null) {
                entries.add(new Node.Entry(entry.key(), changedChild(entry.value(), rest, value)));
            }
        }
        if (!isThere && value != null) {
            Node fresh = new Node.Mapping(NOWHERE, List.of());
            entries.add(new Node.Entry(scalar(key), changedChild(fresh, rest, value)));
        }
        return new Node.Mapping(mapping.place(), entries);
    }

    private static Node changedChild(Node child, List<String> rest, @Nullable Node value) {
        if (!rest.isEmpty()) {
            return changed(child, rest, value);
        }
        if (value == null) {
            throw new IllegalArgumentException("nothing to put there");
        }
        return value;
    }
}
