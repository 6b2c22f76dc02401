package io.github.cleancut.scenarios.bind;

import io.github.cleancut.scenarios.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mapping with a fixed set of fields.
 *
 * @param name its name in the schema and in {@link NotModelled}
 * @param title what a message calls it, for example {@code a fault}
 * @param keys its fields, in the order of the reference page
 */
public record Section(String name, String title, List<Key<?>> keys) implements ValueType<Fields> {

    /** A section. */
    public static Section of(String name, String title, Key<?>... keys) {
        return new Section(name, title, List.of(keys));
    }

    /** This section with further fields behind its own. */
    public Section with(String newName, String newTitle, Key<?>... more) {
        List<Key<?>> all = new ArrayList<>(keys);
        all.addAll(List.of(more));
        return new Section(newName, newTitle, List.copyOf(all));
    }

    /** The names of its fields. */
    public List<String> names() {
        return keys.stream().map(Key::name).toList();
    }

    /** A field by its name, or null. */
    public @Nullable Key<?> key(String fieldName) {
        for (Key<?> key : keys) {
            if (key.name().equals(fieldName)) {
                return key;
            }
        }
        return null;
    }

    @Override
    public @Nullable Fields read(Node node, String field, Problems problems) {
        if (!(node instanceof Node.Mapping mapping)) {
            problems.error(
                    node.place(),
                    field + " takes a mapping, not " + node.describe(),
                    "fields of " + title + ": " + String.join(", ", names()));
            return null;
        }
        return new Fields(this, mapping, field, problems);
    }

    @Override
    public String word() {
        return "mapping";
    }

    @Override
    public Map<String, Object> schema() {
        return Json.object("$ref", "#/definitions/" + name);
    }

    /** What the schema says of the section itself. */
    public Map<String, Object> definition() {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Key<?> key : keys) {
            properties.put(key.name(), property(key));
        }
        Map<String, Object> definition =
                Json.object("type", "object", "additionalProperties", false, "properties", properties);
        List<String> required =
                keys.stream().filter(Key::isRequired).map(Key::name).toList();
        if (!required.isEmpty()) {
            definition.put("required", required);
        }
        return definition;
    }

    private Map<String, Object> property(Key<?> key) {
        Map<String, Object> type = key.type().schema();
        String text = (NotModelled.contains(name + "." + key.name()) ? "Not modelled yet. " : "")
                + key.description()
                + (key.defaultText().isEmpty() ? "" : " Default: " + key.defaultText() + ".");
        if (type.containsKey("$ref")) {
            return Json.object("description", text, "allOf", List.of(type));
        }
        Map<String, Object> property = Json.object("description", text);
        property.putAll(type);
        return property;
    }
}
