package io.github.cleancut.scenarios.bind;

import io.github.cleancut.scenarios.value.ValueException;
import io.github.cleancut.scenarios.yaml.Node;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A value that is one text or number.
 *
 * @param word what the reference page calls it, for example {@code duration}
 * @param accepted what a message says is accepted
 * @param kinds what YAML may take it for
 * @param schema its place in the schema
 * @param parser reads its text
 */
record ScalarType<T>(String word, String accepted, Set<Node.Kind> kinds, Map<String, Object> schema, Parser<T> parser)
        implements ValueType<T> {

    static final Set<Node.Kind> TEXT = EnumSet.of(Node.Kind.TEXT);
    static final Set<Node.Kind> INTEGER = EnumSet.of(Node.Kind.INTEGER);
    static final Set<Node.Kind> BOOLEAN = EnumSet.of(Node.Kind.BOOLEAN);
    /** Durations and sizes: without a unit YAML takes them for integers; decimals are read to be refused with the right words. */
    static final Set<Node.Kind> QUANTITY = EnumSet.of(Node.Kind.TEXT, Node.Kind.INTEGER, Node.Kind.DECIMAL);

    /** Reads a text. */
    @FunctionalInterface
    interface Parser<T> {
        T parse(String text) throws ValueException;
    }

    @Override
    public @Nullable T read(Node node, String field, Problems problems) {
        if (!(node instanceof Node.Scalar scalar) || scalar.isNull()) {
            problems.error(
                    node.place(), field + " takes " + Words.withArticle(word) + ", not " + node.describe(), accepted());
            return null;
        }
        if (!kinds.contains(scalar.kind())) {
            problems.error(scalar.place(), field + ": " + scalar.describe() + " is no " + word, hintFor(scalar));
            return null;
        }
        try {
            return parser.parse(scalar.text());
        } catch (ValueException bad) {
            problems.error(scalar.place(), field + ": " + bad.getMessage(), bad.hint());
            return null;
        }
    }

    private String hintFor(Node.Scalar scalar) {
        boolean isQuotedNumber = !scalar.isPlain() && !kinds.contains(Node.Kind.TEXT);
        boolean isBareWord = scalar.isPlain() && kinds.equals(TEXT);
        if (isQuotedNumber) {
            return "write it without quotes";
        }
        return isBareWord ? "YAML reads it as a number or boolean; put it in quotes to make it text" : accepted;
    }
}
