package io.github.cleancut.scenarios.bind;

import io.github.cleancut.model.Amount;
import io.github.cleancut.model.Rate;
import io.github.cleancut.model.SubtaskRef;
import io.github.cleancut.scenarios.value.Durations;
import io.github.cleancut.scenarios.value.Rates;
import io.github.cleancut.scenarios.value.References;
import io.github.cleancut.scenarios.value.Sizes;
import io.github.cleancut.scenarios.value.ValueException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The kinds of values of format.md, section 1. */
public final class Types {
    private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]{0,18})");

    /** Text of one line or more. */
    public static final ValueType<String> TEXT =
            new ScalarType<>("text", "text in quotes", ScalarType.TEXT, Json.object("type", "string"), Types::filled);

    /** {@code true} or {@code false}. */
    public static final ValueType<Boolean> BOOLEAN = new ScalarType<>(
            "boolean",
            "true or false; on, off, yes and no are text",
            ScalarType.BOOLEAN,
            Json.object("type", "boolean"),
            "true"::equals);

    /** Nanoseconds. */
    public static final ValueType<Long> DURATION = new DurationType(new ScalarType<>(
            "duration",
            Durations.ACCEPTED,
            ScalarType.QUANTITY,
            quantity("[0-9]+\\s*[A-Za-zµ]*|[pP].+"),
            Durations::parseNanos));

    /** Nanoseconds, below 0 for back. */
    public static final ValueType<Long> SHIFT = new ScalarType<>(
            "duration with or without a minus",
            Durations.ACCEPTED + "; with - for back",
            ScalarType.QUANTITY,
            quantity("-?[0-9]+\\s*[A-Za-zµ]*|[pP].+"),
            Durations::parseShiftNanos);

    /** Bytes. */
    public static final ValueType<Long> SIZE = new ScalarType<>(
            "size", Sizes.ACCEPTED, ScalarType.QUANTITY, quantity("[0-9]+\\s*[A-Za-z]*"), Sizes::parseBytes);

    /** So many per so much time. */
    public static final ValueType<Rate> RATE = new ScalarType<>(
            "rate",
            Rates.ACCEPTED,
            ScalarType.QUANTITY,
            Json.object("type", "string", "pattern", "^[1-9][0-9]*\\s*/\\s*(ms|s|min|h)$"),
            Rates::parse);

    /** Bytes per second, -1 for unlimited. */
    public static final ValueType<Long> BANDWIDTH = new ScalarType<>(
            "bandwidth",
            Rates.BANDWIDTH_ACCEPTED,
            ScalarType.QUANTITY,
            Json.object("type", "string", "pattern", "^(unlimited|[0-9]+\\s*[A-Za-z]*\\s*/\\s*(ms|s|min|h))$"),
            Rates::parseBytesPerSecond);

    /** Bytes, -1 for unlimited. */
    public static final ValueType<Long> SIZE_OR_UNLIMITED = new ScalarType<>(
            "size or unlimited",
            Sizes.ACCEPTED + "; or unlimited",
            ScalarType.QUANTITY,
            quantity("unlimited|[0-9]+\\s*[A-Za-z]*"),
            text -> text.equals("unlimited") ? Long.valueOf(-1) : Long.valueOf(Sizes.parseBytes(text)));

    /** Whole percent. */
    public static final ValueType<Integer> SHARE = new ScalarType<>(
            "share",
            Rates.SHARE_ACCEPTED,
            ScalarType.QUANTITY,
            Json.object("type", "string", "pattern", "^(0|[1-9][0-9]?|100)\\s*%$"),
            Rates::parsePercent);

    /** A duration that is fixed or drawn. */
    public static final ValueType<Amount> AMOUNT = new AmountType();

    /** A name that an item, TaskManager, reader or case can have. */
    public static final ValueType<String> NAME = new ScalarType<>(
            "name",
            References.NAME_ACCEPTED,
            ScalarType.TEXT,
            Json.object("type", "string", "pattern", "^[A-Za-z][A-Za-z0-9_-]{0,31}$"),
            References::parseName);

    /** Subtasks of an item. */
    public static final ValueType<SubtaskRef> SUBTASK = new ScalarType<>(
            "subtask",
            References.SUBTASK_ACCEPTED,
            ScalarType.TEXT,
            Json.object("type", "string", "pattern", "^[A-Za-z][A-Za-z0-9_-]{0,31}(\\[([0-9]+|\\*)\\])?$"),
            References::parseSubtask);

    private Types() {}

    /** The sections of an amount's mapping form. */
    public static List<Section> amountSections() {
        return AmountType.SECTIONS;
    }

    private static Map<String, Object> quantity(String pattern) {
        return Json.object("type", List.of("string", "integer"), "pattern", "^(" + pattern + ")$");
    }

    private static String filled(String text) throws ValueException {
        if (text.isBlank()) {
            throw new ValueException("the text is empty", "write at least one word");
        }
        return text;
    }

    /** An integer between two bounds, both included. */
    public static ValueType<Long> integer(long least, long most) {
        String range = most == Long.MAX_VALUE ? "an integer from " + least : "an integer from " + least + " to " + most;
        String bounds = least == most ? "accepted: " + least : range;
        Map<String, Object> schema = Json.object("type", "integer", "minimum", least);
        if (most != Long.MAX_VALUE) {
            schema.put("maximum", most);
        }
        return new ScalarType<>(
                "integer", bounds, ScalarType.INTEGER, schema, text -> bounded(text, least, most, bounds));
    }

    private static Long bounded(String text, long least, long most, String accepted) throws ValueException {
        if (!INTEGER.matcher(text).matches()) {
            boolean isPadded = text.matches("-?0[0-9]+|\\+.*");
            throw new ValueException(
                    "\"" + text + "\" is no integer",
                    isPadded ? "write it without the leading " + text.charAt(0) : accepted);
        }
        java.math.BigInteger value = new java.math.BigInteger(text);
        boolean isInside = value.compareTo(java.math.BigInteger.valueOf(least)) >= 0
                && value.compareTo(java.math.BigInteger.valueOf(most)) <= 0;
        if (!isInside) {
            throw new ValueException("\"" + text + "\" is out of range", accepted);
        }
        return value.longValue();
    }

    /**
     * A word or a number of a given form.
     *
     * @param word what a message calls it
     * @param accepted what a message says is accepted
     * @param form a regular expression
     */
    public static ValueType<String> form(String word, String accepted, String form) {
        Pattern pattern = Pattern.compile(form);
        return new ScalarType<>(word, accepted, ScalarType.QUANTITY, quantity(form), text -> {
            if (!pattern.matcher(text).matches()) {
                throw new ValueException("\"" + text + "\" is no " + word, accepted);
            }
            return text;
        });
    }

    /** One of some words. */
    public static ValueType<String> words(String word, String... words) {
        return words(word, List.of(words));
    }

    /** One of some words. */
    public static ValueType<String> words(String word, List<String> words) {
        return choice(word, words, text -> text, words);
    }

    /**
     * One of some values, each with its word.
     *
     * @param word what a message calls the kind of value
     * @param values all values
     * @param spelling the word of a value
     */
    public static <T> ValueType<T> choice(String word, List<T> values, Function<T, String> spelling) {
        return choice(word, values, spelling, values.stream().map(spelling).toList());
    }

    private static <T> ValueType<T> choice(
            String word, List<T> values, Function<T, String> spelling, List<String> words) {
        String accepted = "accepted: " + String.join(", ", words);
        return new ScalarType<>(word, accepted, ScalarType.TEXT, Json.object("enum", words), text -> {
            for (T value : values) {
                if (spelling.apply(value).equals(text)) {
                    return value;
                }
            }
            throw new ValueException("\"" + text + "\" is no " + word, DidYouMean.hint(text, words, accepted));
        });
    }

    /** A list of values. */
    public static <T> ValueType<List<T>> list(ValueType<T> element) {
        return new ListType<>(element, false);
    }

    /** A value, or a list of them. */
    public static <T> ValueType<List<T>> oneOrMore(ValueType<T> element) {
        return new ListType<>(element, true);
    }

    /** A value of any form; somebody else reads it. */
    public static ValueType<io.github.cleancut.scenarios.yaml.Node> any(String word, Map<String, Object> schema) {
        return new AnyType(word, schema);
    }
}
