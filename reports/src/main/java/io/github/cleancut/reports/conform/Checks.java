package io.github.cleancut.reports.conform;

import io.github.cleancut.protocol.message.CheckpointFailureReason;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What the values of a recording may be, with bounds within which a replay ends. */
final class Checks {
    /** About four months. */
    static final long MOST_MILLIS = 10_000_000_000L;

    private static final long MOST_COUNT = 1_000_000;
    private static final int LONGEST_TEXT = 200;

    static final Form.Check FLAG = value -> value instanceof Boolean ? null : "true or false";
    static final Form.Check MILLIS = within(0, MOST_MILLIS);
    static final Form.Check COUNT = within(0, MOST_COUNT);
    static final Form.Check POSITIVE = within(1, MOST_COUNT);
    static final Form.Check CHECKPOINT = within(-1, Long.MAX_VALUE >> 1);
    static final Form.Check ATTEMPT = within(-1, MOST_COUNT);
    static final Form.Check TEXT = value -> value instanceof String text && text.length() <= LONGEST_TEXT
            ? null
            : "a text of at most " + LONGEST_TEXT + " characters";
    static final Form.Check REASON = oneOf(
            Arrays.stream(CheckpointFailureReason.values()).map(Enum::name).toArray(String[]::new));

    private Checks() {}

    static Form.Check within(long least, long most) {
        return value -> value instanceof Long number && number >= least && number <= most
                ? null
                : "a whole number from " + least + " to " + most;
    }

    static Form.Check oneOf(String... words) {
        List<String> known = List.of(words);
        return value -> value instanceof String word && known.contains(word) ? null : String.join(", ", known);
    }

    static Form.Check oneOf(List<String> words) {
        return oneOf(words.toArray(String[]::new));
    }

    /** A list of mappings, each of which is looked at. */
    static Form.Check listOf(Consumer<Map<String, Object>> look) {
        return value -> {
            if (!(value instanceof List<?> list)) {
                return "a list of mappings";
            }
            for (Object entry : list) {
                if (!(entry instanceof Map<?, ?>)) {
                    return "a list of mappings";
                }
                look.accept(mapping(entry));
            }
            return null;
        };
    }

    static Form.Check map(Consumer<Map<String, Object>> look) {
        return value -> {
            if (!(value instanceof Map<?, ?>)) {
                return "a mapping";
            }
            look.accept(mapping(value));
            return null;
        };
    }

    /** A parsed mapping; its keys are texts. */
    static Map<String, Object> mapping(Object value) {
        Map<String, Object> result = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, field) -> result.put(String.valueOf(key), field));
        }
        return result;
    }
}
