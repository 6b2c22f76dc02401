package io.github.cleancut.reports.conform;

import io.github.cleancut.conform.MalformedRecording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** One JSON value as plain maps, lists, texts, {@link Long}s and booleans, as far as memory is meant for it. */
final class JsonTree {
    /** Far more than any step of a recorder has. */
    private static final int MOST_VALUES = 200_000;

    private final JsonParser parser;
    private int values;

    private JsonTree(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * The value that begins at the parser's current token; the parser is left at its last token.
     *
     * @throws MalformedRecording if it is too large, or has a number that is not whole
     */
    static @Nullable Object read(JsonParser parser) {
        return new JsonTree(parser).value(parser.currentToken());
    }

    private @Nullable Object value(@Nullable JsonToken token) {
        values++;
        if (values > MOST_VALUES) {
            throw new MalformedRecording("has more than " + MOST_VALUES + " values in one step");
        }
        if (token == null) {
            throw new MalformedRecording("ends too early");
        }
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new MalformedRecording("has " + parser.getString() + " where only whole numbers stand");
        };
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            map.put(name, value(parser.nextToken()));
        }
        return map;
    }

    private List<@Nullable Object> array() {
        List<@Nullable Object> list = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            list.add(value(token));
        }
        return list;
    }
}
