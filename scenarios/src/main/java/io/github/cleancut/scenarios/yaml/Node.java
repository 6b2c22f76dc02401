package io.github.cleancut.scenarios.yaml;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A value of a YAML file. */
public sealed interface Node {
    /** Where it begins. */
    Place place();

    /** What a message calls it. */
    String describe();

    /** What YAML 1.2's core schema, narrowed by format.md, takes a scalar for. */
    enum Kind {
        TEXT,
        INTEGER,
        DECIMAL,
        BOOLEAN,
        NULL
    }

    /**
     * A single value.
     *
     * @param text without quotes
     * @param isPlain whether it stood without quotes
     */
    record Scalar(Place place, String text, boolean isPlain) implements Node {
        private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+");
        private static final Pattern DECIMAL = Pattern.compile(
                "[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

        /** What it is. */
        public Kind kind() {
            if (!isPlain) {
                return Kind.TEXT;
            }
            return switch (text) {
                case "", "~", "null", "Null", "NULL" -> Kind.NULL;
                case "true", "false" -> Kind.BOOLEAN;
                default -> numberOrText();
            };
        }

        private Kind numberOrText() {
            if (INTEGER.matcher(text).matches()) {
                return Kind.INTEGER;
            }
            return DECIMAL.matcher(text).matches() ? Kind.DECIMAL : Kind.TEXT;
        }

        @Override
        public String describe() {
            if (kind() == Kind.NULL) {
                return "nothing";
            }
            String shown = text.length() <= 60 ? text : text.substring(0, 57) + "...";
            return "\"" + shown.replace("\n", "\\n") + "\"";
        }
    }

    /** A list. */
    record Sequence(Place place, List<Node> items) implements Node {
        @Override
        public String describe() {
            return "a list";
        }
    }

    /** One key with its value. */
    record Entry(Scalar key, Node value) {}

    /** Keys with values, in the order of the file, each key once. */
    record Mapping(Place place, List<Entry> entries) implements Node {
        /** The entry of a key, or null. */
        public @Nullable Entry entry(String key) {
            for (Entry entry : entries) {
                if (entry.key().text().equals(key)) {
                    return entry;
                }
            }
            return null;
        }

        /** The value of a key, or null. */
        public @Nullable Node value(String key) {
            Entry entry = entry(key);
            return entry == null ? null : entry.value();
        }

        @Override
        public String describe() {
            return "a mapping";
        }
    }

    /** Whether this is YAML's null. */
    default boolean isNull() {
        return this instanceof Scalar scalar && scalar.kind() == Kind.NULL;
    }
}
