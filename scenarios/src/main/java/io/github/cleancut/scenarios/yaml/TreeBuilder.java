package io.github.cleancut.scenarios.yaml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts a tree together from a parser's events, within bounds. */
final class TreeBuilder {
    private static final int MAX_DEPTH = 30;
    private static final int MAX_ALIASES = 200;
    /** What aliases unfold to is counted, so a small file cannot become a huge tree. */
    private static final int MAX_NODES = 100_000;

    private final Deque<Level> open = new ArrayDeque<>();
    private final Map<String, Anchored> anchors = new LinkedHashMap<>();
    private @Nullable Node root;
    private long nodes;
    private int aliases;

    private record Anchored(Node node, long size) {}

    private static final class Level {
        final Place place;
        final boolean isMapping;
        final String anchor;
        final long nodesBefore;
        final List<Node> children = new ArrayList<>();

        Level(Place place, boolean isMapping, String anchor, long nodesBefore) {
            this.place = place;
            this.isMapping = isMapping;
            this.anchor = anchor;
            this.nodesBefore = nodesBefore;
        }

        boolean awaitsKey() {
            return isMapping && children.size() % 2 == 0;
        }
    }

    @Nullable
    Node root() {
        return root;
    }

    void begin(Place place, boolean isMapping, String anchor) throws YamlException {
        if (open.size() >= MAX_DEPTH) {
            throw new YamlException(
                    place, "nested deeper than " + MAX_DEPTH + " levels", "no scenario needs more than ten");
        }
        open.push(new Level(place, isMapping, anchor, nodes));
    }

    void end() throws YamlException {
        Level level = open.pop();
        Node node = level.isMapping ? mapping(level) : new Node.Sequence(level.place, List.copyOf(level.children));
        count(level.place, 1);
        if (!level.anchor.isEmpty()) {
            anchors.put(level.anchor, new Anchored(node, nodes - level.nodesBefore));
        }
        attach(node);
    }

    void add(Node.Scalar scalar, String anchor) throws YamlException {
        count(scalar.place(), 1);
        if (!anchor.isEmpty()) {
            anchors.put(anchor, new Anchored(scalar, 1));
        }
        attach(scalar);
    }

    void alias(Place place, String name) throws YamlException {
        Anchored anchored = anchors.get(name);
        if (anchored == null) {
            throw new YamlException(
                    place,
                    "the alias *" + name + " has no anchor before it",
                    "an anchor (&name) ends before its aliases (*name)");
        }
        if (++aliases > MAX_ALIASES) {
            throw new YamlException(place, "more than " + MAX_ALIASES + " aliases", "write the values out");
        }
        count(place, anchored.size());
        attach(anchored.node());
    }

    private void count(Place place, long more) throws YamlException {
        nodes += more;
        if (nodes > MAX_NODES) {
            throw new YamlException(
                    place,
                    "the file unfolds to more than " + MAX_NODES + " values",
                    "aliases of aliases multiply; write the values out");
        }
    }

    private void attach(Node node) throws YamlException {
        Level level = open.peek();
        if (level == null) {
            root = node;
            return;
        }
        if (level.awaitsKey()) {
            checkKey(node);
        }
        level.children.add(node);
    }

    private static void checkKey(Node node) throws YamlException {
        if (!(node instanceof Node.Scalar key) || key.isNull()) {
            throw new YamlException(node.place(), "a key is " + node.describe(), "a key is a word or a number");
        }
        if (key.isPlain() && key.text().equals("<<")) {
            throw new YamlException(
                    key.place(),
                    "a merge key (<<) stands here; a scenario takes none",
                    "write the fields out, or alias single values");
        }
    }

    private static Node mapping(Level level) throws YamlException {
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        for (int i = 0; i + 1 < level.children.size(); i += 2) {
            if (level.children.get(i) instanceof Node.Scalar key) {
                Node.Entry first = entries.putIfAbsent(key.text(), new Node.Entry(key, level.children.get(i + 1)));
                if (first != null) {
                    throw new YamlException(
                            key.place(),
                            "duplicate key " + key.text(),
                            "it stands in line " + first.key().place().line() + " already; keep one of them");
                }
            }
        }
        return new Node.Mapping(level.place, List.copyOf(entries.values()));
    }
}
