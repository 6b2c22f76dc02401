package io.github.cleancut.reports.json;

import io.github.cleancut.trace.TraceJson;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Writes one JSON document, indented by two spaces, fields in the order in which they are written. Numbers are printed the same on every JVM: doubles never go through {@link Double#toString},
 * whose digits changed in JDK 19.
 */
public final class JsonText {
    private final StringBuilder text = new StringBuilder();
    /** For each open object or array: whether it has a member already. */
    private final Deque<Boolean> open = new ArrayDeque<>();

    private boolean afterName;

    /** Begins an object. */
    public JsonText object() {
        return begin('{');
    }

    /** Begins an array. */
    public JsonText array() {
        return begin('[');
    }

    /** Ends an object. */
    public JsonText endObject() {
        return end('}');
    }

    /** Ends an array. */
    public JsonText endArray() {
        return end(']');
    }

    /** The name of the next value. */
    public JsonText name(String name) {
        member();
        TraceJson.appendQuoted(name, text);
        text.append(": ");
        afterName = true;
        return this;
    }

    /** A string, or null. */
    public JsonText value(@Nullable String value) {
        member();
        if (value == null) {
            text.append("null");
        } else {
            TraceJson.appendQuoted(value, text);
        }
        return this;
    }

    /** An integer. */
    public JsonText value(long value) {
        member();
        text.append(value);
        return this;
    }

    /** True or false. */
    public JsonText value(boolean value) {
        member();
        text.append(value);
        return this;
    }

    /** A number with at most three decimals; what is no number becomes the text {@code "NaN"}, as Flink's REST interface has it. */
    public JsonText decimal(double value) {
        if (Double.isNaN(value)) {
            return value("NaN");
        }
        member();
        text.append(decimalText(value));
        return this;
    }

    /** As {@link #decimal}, but with a decimal point in any case, as Flink's REST interface prints a double. */
    public JsonText floating(double value) {
        if (Double.isNaN(value)) {
            return value("NaN");
        }
        member();
        String digits = decimalText(value);
        text.append(digits).append(digits.contains(".") ? "" : ".0");
        return this;
    }

    /** A number with at most three decimals, without exponent or superfluous zeros. */
    public static String decimalText(double value) {
        BigDecimal rounded = new BigDecimal(value).setScale(3, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** A field with a string, or null. */
    public JsonText field(String name, @Nullable String value) {
        return name(name).value(value);
    }

    /** A field with an integer. */
    public JsonText field(String name, long value) {
        return name(name).value(value);
    }

    /** A field with true or false. */
    public JsonText field(String name, boolean value) {
        return name(name).value(value);
    }

    private JsonText begin(char bracket) {
        member();
        text.append(bracket);
        open.push(false);
        return this;
    }

    private JsonText end(char bracket) {
        boolean hadMembers = open.pop();
        if (hadMembers) {
            newLine();
        }
        text.append(bracket);
        return this;
    }

    private void member() {
        if (afterName) {
            afterName = false;
            return;
        }
        if (!open.isEmpty()) {
            boolean hadMembers = open.pop();
            if (hadMembers) {
                text.append(',');
            }
            open.push(true);
            newLine();
        }
    }

    private void newLine() {
        text.append('\n').append("  ".repeat(open.size()));
    }

    /** The document, with a line end. */
    @Override
    public String toString() {
        return text + "\n";
    }
}
