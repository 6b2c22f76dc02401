package io.github.cleancut.scenarios.yaml;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Writes a tree as block-style YAML, always the same bytes for the same tree; lists of scalars and small mappings stay on one line. */
public final class YamlWriter {
    private static final Pattern SAFE = Pattern.compile(
            "(-(?=[0-9]))?[A-Za-z0-9/_.$+][A-Za-z0-9 /_.$+%µ-]*(?<! )", Pattern.UNICODE_CHARACTER_CLASS);
    private static final int ONE_LINE = 100;

    private final StringBuilder out = new StringBuilder();

    private YamlWriter() {}

    /** The text of a mapping; it ends with a line feed. */
    public static String text(Node.Mapping root) {
        YamlWriter writer = new YamlWriter();
        writer.block(root, "");
        return writer.out.toString();
    }

    private void block(Node.Mapping mapping, String indent) {
        for (Node.Entry entry : mapping.entries()) {
            out.append(indent).append(scalar(entry.key())).append(':');
            value(entry.value(), indent + "  ");
        }
    }

    private void value(Node node, String indent) {
        String flow = flow(node);
        boolean isLong = flow.length() > ONE_LINE || isDeep(node);
        if (!isLong || node instanceof Node.Scalar) {
            out.append(' ').append(flow).append('\n');
        } else if (node instanceof Node.Mapping mapping) {
            out.append('\n');
            block(mapping, indent);
        } else if (node instanceof Node.Sequence list) {
            out.append('\n');
            list.items().forEach(item -> item(item, indent));
        }
    }

    private void item(Node item, String indent) {
        out.append(indent).append('-');
        String flow = flow(item);
        if (item instanceof Node.Mapping mapping && flow.length() > ONE_LINE) {
            int start = out.length();
            block(mapping, indent + "  ");
            // The first key stands on the dash's line.
            out.replace(start, start + indent.length() + 2, " ");
        } else {
            out.append(' ').append(flow).append('\n');
        }
    }

    /** A mapping of mappings or lists reads better in lines of its own. */
    private static boolean isDeep(Node node) {
        if (node instanceof Node.Mapping mapping) {
            return mapping.entries().size() > 3
                    || mapping.entries().stream().anyMatch(entry -> !(entry.value() instanceof Node.Scalar));
        }
        return node instanceof Node.Sequence list
                && list.items().stream().anyMatch(item -> !(item instanceof Node.Scalar));
    }

    private static String flow(Node node) {
        if (node instanceof Node.Scalar scalar) {
            return scalar(scalar);
        }
        if (node instanceof Node.Sequence list) {
            List<String> items = list.items().stream().map(YamlWriter::flow).toList();
            return "[" + String.join(", ", items) + "]";
        }
        if (node instanceof Node.Mapping mapping) {
            List<String> entries = mapping.entries().stream()
                    .map(entry -> scalar(entry.key()) + ": " + flow(entry.value()))
                    .toList();
            return "{" + String.join(", ", entries) + "}";
        }
        throw new IllegalStateException("a node is a scalar, a list or a mapping");
    }

    private static String scalar(Node.Scalar scalar) {
        boolean isSafe = SAFE.matcher(scalar.text()).matches();
        if (scalar.isPlain()) {
            return isSafe || scalar.kind() != Node.Kind.TEXT ? scalar.text() : quoted(scalar.text());
        }
        Node.Scalar plain = new Node.Scalar(scalar.place(), scalar.text(), true);
        return isSafe && plain.kind() == Node.Kind.TEXT ? scalar.text() : quoted(scalar.text());
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> appendSafely(c, quoted);
            }
        }
        return quoted.append('"').toString();
    }

    private static void appendSafely(char c, StringBuilder to) {
        if (c < ' ' || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || c == 0xfeff) {
            to.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
        } else {
            to.append(c);
        }
    }
}
