package io.github.cleancut.scenarios.section;

import io.github.cleancut.scenarios.bind.Json;
import io.github.cleancut.scenarios.bind.Problems;
import io.github.cleancut.scenarios.bind.Types;
import io.github.cleancut.scenarios.bind.ValueType;
import io.github.cleancut.scenarios.yaml.Node;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An integer, or the word all.
 *
 * @param noun what a message calls it
 * @param least smallest integer
 * @param most largest integer
 * @param all what all is read into
 */
record OrAllType(String noun, long least, long most, long all) implements ValueType<Long> {
    @Override
    public @Nullable Long read(Node node, String field, Problems problems) {
        if (node instanceof Node.Scalar scalar && scalar.text().equals("all")) {
            return all;
        }
        if (node instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.TEXT) {
            problems.error(
                    node.place(),
                    field + ": " + node.describe() + " is neither an integer nor all",
                    "an integer from " + least + ", or all");
            return null;
        }
        return Types.integer(least, most).read(node, field, problems);
    }

    @Override
    public Map<String, Object> schema() {
        return Json.object("anyOf", List.of(Types.integer(least, most).schema(), Json.object("enum", List.of("all"))));
    }

    @Override
    public String word() {
        return "integer or all";
    }

    @Override
    public String accepted() {
        return "an integer from " + least + ", or all";
    }
}
