package io.github.cleancut.scenarios.bind;

import io.github.cleancut.scenarios.yaml.Node;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A kind of value: how it is read, and what the JSON Schema says of it.
 *
 * @param <T> what it is read into
 */
public interface ValueType<T> {
    /**
     * Reads a value.
     *
     * @param node what is written
     * @param field what a message calls it
     * @param problems told if it is not of this kind
     * @return the value, or null if it is not of this kind
     */
    @Nullable
    T read(Node node, String field, Problems problems);

    /** Its place in the schema, without description and default. */
    Map<String, Object> schema();

    /** What the reference page calls it. */
    String word();

    /** How a value is written, as messages and the reference page say it; empty where its word says all. */
    default String accepted() {
        return "";
    }
}
