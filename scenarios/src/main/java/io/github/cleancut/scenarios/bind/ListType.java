package io.github.cleancut.scenarios.bind;

import io.github.cleancut.scenarios.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A list of values of one kind.
 *
 * @param element kind of each
 * @param takesOne whether a single value may stand without brackets
 */
record ListType<T>(ValueType<T> element, boolean takesOne) implements ValueType<List<T>> {
    @Override
    public @Nullable List<T> read(Node node, String field, Problems problems) {
        if (!(node instanceof Node.Sequence sequence)) {
            if (takesOne) {
                T one = element.read(node, field, problems);
                return one == null ? null : List.of(one);
            }
            problems.error(
                    node.place(),
                    field + " takes a list, not " + node.describe(),
                    "write one entry a line with \"- \" before it, or [" + example() + "]");
            return null;
        }
        List<T> values = new ArrayList<>();
        for (int i = 0; i < sequence.items().size(); i++) {
            T value = element.read(sequence.items().get(i), field + "[" + i + "]", problems);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    /** How entries look inside brackets; of a mapping's entry the fields that it must have. */
    private String example() {
        return element instanceof Section section
                ? section.keys().stream()
                        .filter(Key::isRequired)
                        .map(key -> key.name() + ": ...")
                        .collect(Collectors.joining(", ", "{", "}, ..."))
                : "a, b";
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> list = Json.object("type", "array", "items", element.schema());
        return takesOne ? Json.object("anyOf", List.of(element.schema(), list)) : list;
    }

    @Override
    public String word() {
        return takesOne ? element.word() + " or list" : "list of " + element.word();
    }

    @Override
    public String accepted() {
        String one =
                takesOne ? element.word() + ", or several in a list: [a, b]" : "[a, b], or an entry a line behind -";
        return element.accepted().isEmpty() ? one : one + "; each is " + element.accepted();
    }
}
