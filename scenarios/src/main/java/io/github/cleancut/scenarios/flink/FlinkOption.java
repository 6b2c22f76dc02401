package io.github.cleancut.scenarios.flink;

import io.github.cleancut.scenarios.bind.DidYouMean;
import io.github.cleancut.scenarios.value.Durations;
import io.github.cleancut.scenarios.value.Sizes;
import io.github.cleancut.scenarios.value.ValueException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A key of Flink that changes a run.
 *
 * @param key its current name
 * @param defaultText its default in Flink's syntax; null where it has none
 * @param type how Flink reads it
 * @param description one sentence for schema and reference page
 * @param <T> what it is read into
 */
record FlinkOption<T>(String key, @Nullable String defaultText, Type<T> type, String description) {

    /** How a value of Flink's configuration is read. */
    @FunctionalInterface
    interface Type<T> {
        T parse(String text) throws ValueException;
    }

    /** Whole milliseconds, rounded down as Flink's coordinator does. */
    static final Type<Long> MILLIS = text -> Durations.parseNanos(text) / 1_000_000;

    static final Type<Long> BYTES = Sizes::parseBytes;
    static final Type<Integer> INTEGER = FlinkOption::integer;
    static final Type<Double> DECIMAL = FlinkOption::decimal;
    static final Type<Boolean> BOOLEAN = FlinkOption::bool;
    static final Type<String> TEXT = text -> text;

    static FlinkOption<Long> millis(String key, @Nullable String defaultText, String description) {
        return new FlinkOption<>(key, defaultText, MILLIS, description);
    }

    static FlinkOption<Long> bytes(String key, String defaultText, String description) {
        return new FlinkOption<>(key, defaultText, BYTES, description);
    }

    static FlinkOption<Integer> integer(String key, @Nullable String defaultText, String description) {
        return new FlinkOption<>(key, defaultText, INTEGER, description);
    }

    static FlinkOption<Double> decimal(String key, String defaultText, String description) {
        return new FlinkOption<>(key, defaultText, DECIMAL, description);
    }

    static FlinkOption<Boolean> bool(String key, String defaultText, String description) {
        return new FlinkOption<>(key, defaultText, BOOLEAN, description);
    }

    static FlinkOption<String> text(String key, @Nullable String defaultText, String description) {
        return new FlinkOption<>(key, defaultText, TEXT, description);
    }

    /** One of some words, case apart, as Flink reads enumerations. */
    static FlinkOption<String> word(String key, String defaultText, String description, String... words) {
        Type<String> type = text -> {
            for (String word : words) {
                if (word.toUpperCase(Locale.ROOT).equals(text.toUpperCase(Locale.ROOT))) {
                    return word;
                }
            }
            throw new ValueException(
                    "\"" + text + "\" is none of its values",
                    DidYouMean.hint(text, List.of(words), "accepted: " + String.join(", ", words)));
        };
        return new FlinkOption<>(key, defaultText, type, description);
    }

    private static Integer integer(String text) throws ValueException {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException bad) {
            throw new ValueException("\"" + text + "\" is no integer", "an integer, at most 2147483647");
        }
    }

    private static Double decimal(String text) throws ValueException {
        if (!text.matches("[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?")) {
            throw new ValueException("\"" + text + "\" is no number", "for example 1.5");
        }
        return Double.valueOf(text);
    }

    private static Boolean bool(String text) throws ValueException {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!List.of("true", "false").contains(lower)) {
            throw new ValueException("\"" + text + "\" is no boolean", "true or false");
        }
        return lower.equals("true");
    }
}
