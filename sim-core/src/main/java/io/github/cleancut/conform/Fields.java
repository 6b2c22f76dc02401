package io.github.cleancut.conform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Typed access to the parsed maps of a recording. */
final class Fields {
    private Fields() {}

    static String text(Map<String, Object> map, String key) {
        if (map.get(key) instanceof String text) {
            return text;
        }
        throw missing(map, key, "a text");
    }

    static long number(Map<String, Object> map, String key) {
        if (map.get(key) instanceof Long number) {
            return number;
        }
        throw missing(map, key, "an integer");
    }

    /** A number, or what null stands for; the key must be there. */
    static long numberOr(Map<String, Object> map, String key, long otherwise) {
        if (!map.containsKey(key)) {
            throw missing(map, key, "an integer or null");
        }
        return map.get(key) == null ? otherwise : number(map, key);
    }

    static boolean flag(Map<String, Object> map, String key) {
        if (map.get(key) instanceof Boolean flag) {
            return flag;
        }
        throw missing(map, key, "true or false");
    }

    static boolean isSet(Map<String, Object> map, String key) {
        return Boolean.TRUE.equals(map.get(key));
    }

    static List<Map<String, Object>> maps(Map<String, Object> map, String key) {
        List<Map<String, Object>> result = new ArrayList<>();
        if (map.get(key) instanceof List<?> list) {
            for (Object entry : list) {
                result.add(asMap(entry));
            }
            return result;
        }
        throw missing(map, key, "a list");
    }

    /** A parsed map with text keys. */
    static Map<String, Object> asMap(@Nullable Object parsed) {
        if (!(parsed instanceof Map<?, ?> map)) {
            throw new MalformedRecording("a mapping is expected, not " + parsed);
        }
        Map<String, Object> result = new LinkedHashMap<>();
        map.forEach((key, value) -> result.put(String.valueOf(key), value));
        return result;
    }

    private static MalformedRecording missing(Map<String, Object> map, String key, String expected) {
        return new MalformedRecording("\"" + key + "\" should be " + expected + " in " + map);
    }
}
