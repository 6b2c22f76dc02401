package io.github.cleancut.scenarios.bind;

import io.github.cleancut.scenarios.yaml.Node;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A duration of a scenario. A number without a unit is milliseconds, as in Flink's configuration; who writes {@code at: 2} may have meant something else.
 *
 * @param plain reads the text
 */
record DurationType(ScalarType<Long> plain) implements ValueType<Long> {
    @Override
    public @Nullable Long read(Node node, String field, Problems problems) {
        Long nanos = plain.read(node, field, problems);
        if (nanos != null && node instanceof Node.Scalar scalar) {
            warnWithoutUnit(scalar, field, problems);
        }
        return nanos;
    }

    /** Warns of a number without a unit, unless it is 0. */
    static void warnWithoutUnit(Node.Scalar scalar, String field, Problems problems) {
        String text = scalar.text().strip();
        if (text.matches("0*[1-9][0-9]*")) {
            problems.warn(
                    scalar.place(),
                    field + ": " + text + " has no unit and means " + text + " ms",
                    "did you mean " + text + " s? " + text + " ms says that it is meant so");
        }
    }

    @Override
    public Map<String, Object> schema() {
        return plain.schema();
    }

    @Override
    public String word() {
        return plain.word();
    }

    @Override
    public String accepted() {
        return plain.accepted();
    }
}
