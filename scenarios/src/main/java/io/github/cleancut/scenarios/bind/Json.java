package io.github.cleancut.scenarios.bind;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Small JSON trees (maps, lists, texts, numbers, booleans) and their text: all that the schema needs. */
public final class Json {
    private Json() {}

    /** An object of alternating names and values, in their order. */
    public static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }

    /** The text of a tree, indented by two spaces, with a line feed at the end. */
    public static String text(Map<String, Object> tree) {
        StringBuilder out = new StringBuilder();
        write(tree, "\n", out);
        return out.append('\n').toString();
    }

    private static void write(Object value, String indent, StringBuilder out) {
        if (value instanceof Map<?, ?> map) {
            writeAll(map.entrySet().iterator(), indent, '{', '}', out);
        } else if (value instanceof List<?> list) {
            writeAll(list.iterator(), indent, '[', ']', out);
        } else if (value instanceof String text) {
            quote(text, out);
        } else {
            out.append(value);
        }
    }

    private static void writeAll(Iterator<?> items, String indent, char open, char close, StringBuilder out) {
        out.append(open);
        boolean isEmpty = !items.hasNext();
        while (items.hasNext()) {
            Object item = items.next();
            out.append(indent).append("  ");
            if (item instanceof Map.Entry<?, ?> entry) {
                quote(String.valueOf(entry.getKey()), out);
                out.append(": ");
                write(entry.getValue(), indent + "  ", out);
            } else {
                write(item, indent + "  ", out);
            }
            if (items.hasNext()) {
                out.append(',');
            }
        }
        out.append(isEmpty ? "" : indent).append(close);
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                default -> out.append(c);
            }
        }
        out.append('"');
    }
}
