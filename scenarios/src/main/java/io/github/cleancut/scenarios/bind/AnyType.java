package io.github.cleancut.scenarios.bind;

import io.github.cleancut.scenarios.yaml.Node;
import java.util.Map;

/** A value that is handed on as it is written. */
record AnyType(String word, Map<String, Object> schema) implements ValueType<Node> {
    @Override
    public Node read(Node node, String field, Problems problems) {
        return node;
    }
}
