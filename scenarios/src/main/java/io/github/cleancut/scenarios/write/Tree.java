package io.github.cleancut.scenarios.write;

import io.github.cleancut.scenarios.yaml.Node;
import io.github.cleancut.scenarios.yaml.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds a mapping, entry by entry; what is null is left out. */
final class Tree {
    private static final Place NOWHERE = Place.whole("");

    private final List<Node.Entry> entries = new ArrayList<>();

    /** An entry with any value. */
    Tree put(String key, @Nullable Node value) {
        if (value != null) {
            entries.add(new Node.Entry(plain(key), value));
        }
        return this;
    }

    /** An entry with a text. */
    Tree text(String key, @Nullable String text) {
        return text == null ? this : put(key, new Node.Scalar(NOWHERE, text, false));
    }

    /** An entry with an integer. */
    Tree number(String key, long number) {
        return put(key, plain(Long.toString(number)));
    }

    /** An entry with a boolean. */
    Tree bool(String key, boolean value) {
        return put(key, plain(Boolean.toString(value)));
    }

    /** An entry with a list, left out where it is empty. */
    Tree list(String key, List<? extends Node> items) {
        return items.isEmpty() ? this : put(key, new Node.Sequence(NOWHERE, List.copyOf(items)));
    }

    Node.Mapping build() {
        return new Node.Mapping(NOWHERE, List.copyOf(entries));
    }

    /** A scalar without quotes. */
    static Node.Scalar plain(String text) {
        return new Node.Scalar(NOWHERE, text, true);
    }

    /** A text. */
    static Node.Scalar text(String text) {
        return new Node.Scalar(NOWHERE, text, false);
    }
}
