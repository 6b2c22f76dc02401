package io.github.cleancut.reports.conform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Parsed values in words: {@code stored at=71 checkpoint=2 subsumed=null}. */
final class Words {
    private static final int SHORT = 80;

    private Words() {}

    /** An effect or a command: its name, then its fields in the order of the recording. */
    static String named(Map<String, Object> map, String nameKey) {
        List<String> words = new ArrayList<>(List.of(String.valueOf(map.get(nameKey))));
        map.forEach((key, value) -> {
            if (!key.equals(nameKey)) {
                words.add(key + "=" + value(value));
            }
        });
        return String.join(" ", words);
    }

    /** A command. */
    static String command(Map<String, Object> command) {
        return named(command, "do");
    }

    /** Any value; a mapping with a name is an effect. */
    static String value(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            List<String> fields = new ArrayList<>();
            map.forEach((key, field) ->
                    fields.add(Objects.equals(key, "effect") ? String.valueOf(field) : key + "=" + value(field)));
            return map.containsKey("effect") ? String.join(" ", fields) : "{" + String.join(" ", fields) + "}";
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Words::value).toList().toString();
        }
        return String.valueOf(value);
    }

    /** A value in a message: one line, not too long, nothing that moves a cursor. */
    static String shortened(@Nullable Object value) {
        String text = value(value).replaceAll("\\p{Cntrl}", "?");
        return text.length() <= SHORT ? text : text.substring(0, SHORT - 4) + " ...";
    }
}
