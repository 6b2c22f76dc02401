package io.github.cleancut.scenarios.bind;

import io.github.cleancut.scenarios.yaml.Node;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A decimal number above 0 without exponent. */
final class DecimalType implements ValueType<Double> {
    private static final Pattern DECIMAL = Pattern.compile("(0|[1-9][0-9]{0,5})(\\.[0-9]{1,9})?");

    @Override
    public @Nullable Double read(Node node, String field, Problems problems) {
        if (node instanceof Node.Scalar scalar
                && scalar.isPlain()
                && DECIMAL.matcher(scalar.text()).matches()
                && Double.parseDouble(scalar.text()) > 0) {
            return Double.valueOf(scalar.text());
        }
        problems.error(
                node.place(),
                field + ": " + node.describe() + " is no number above 0",
                "for example 1.5; at most 999999");
        return null;
    }

    @Override
    public Map<String, Object> schema() {
        return Json.object("type", "number", "exclusiveMinimum", 0);
    }

    @Override
    public String word() {
        return "number";
    }
}
