package io.github.cleancut.scenarios.bind;

import org.jspecify.annotations.Nullable;

/**
 * A field of a section.
 *
 * @param name as it is written
 * @param type kind of its value
 * @param fallback its value where it is absent, or null
 * @param defaultText its default as the reference page writes it; empty for required fields
 * @param isRequired whether it must be there
 * @param description one sentence for schema and reference page
 * @param <T> what it is read into
 */
public record Key<T>(
        String name,
        ValueType<T> type,
        @Nullable T fallback,
        String defaultText,
        boolean isRequired,
        String description) {

    /** A field that must be there. */
    public static <T> Key<T> required(String name, ValueType<T> type, String description) {
        return new Key<>(name, type, null, "", true, description);
    }

    /** A field with a constant default. */
    public static <T> Key<T> of(String name, ValueType<T> type, T fallback, String defaultText, String description) {
        return new Key<>(name, type, fallback, defaultText, false, description);
    }

    /** A field whose absence means something of its own, or whose default depends on others. */
    public static <T> Key<T> optional(String name, ValueType<T> type, String defaultText, String description) {
        return new Key<>(name, type, null, defaultText, false, description);
    }
}
