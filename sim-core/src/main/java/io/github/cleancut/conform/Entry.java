package io.github.cleancut.conform;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A mapping in the words of a recording, in the making; integers are {@link Long}s and fields keep their order, as in a parsed recording. */
final class Entry {
    private final Map<String, Object> fields = new LinkedHashMap<>();

    static Entry effect(String name) {
        return new Entry().with("effect", name);
    }

    /** A field; recordings write null where there is none. */
    Entry with(String key, @Nullable Object value) {
        fields.put(key, value);
        return this;
    }

    Entry with(String key, long value) {
        fields.put(key, value);
        return this;
    }

    Map<String, Object> fields() {
        return fields;
    }
}
