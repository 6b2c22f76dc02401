package io.github.cleancut.scenarios.shrink;

import io.github.cleancut.scenarios.value.Durations;
import io.github.cleancut.scenarios.value.ValueException;
import io.github.cleancut.scenarios.yaml.Node;
import io.github.cleancut.scenarios.yaml.Trees;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Simpler values for a value. Each is smaller than the one before in some order that cannot go down for ever: shorter in form, or a smaller number. */
final class Simpler {
    private static final Pattern NUMBER = Pattern.compile("([0-9]{1,18})(\\s*[^0-9.].*)?");
    private static final Pattern SUBTASK = Pattern.compile("([A-Za-z][A-Za-z0-9_-]*)\\[([0-9]{1,9})]");
    private static final List<String> DISTRIBUTIONS = List.of("exponential", "lognormal", "weibull");
    private static final long ONE_BY_ONE = 20;

    private Simpler() {}

    /** Simpler values, the simplest first. */
    static List<Node> than(Node value, List<String> path) {
        if (value instanceof Node.Scalar scalar) {
            List<Node> simpler = new ArrayList<>();
            texts(scalar.text(), path.get(0).equals("flink")).forEach(text -> simpler.add(Trees.scalar(text)));
            return simpler;
        }
        if (value instanceof Node.Mapping mapping && mapping.entries().size() == 1) {
            Node.Entry only = mapping.entries().get(0);
            boolean isDrawn = DISTRIBUTIONS.contains(only.key().text());
            return isDrawn && only.value() instanceof Node.Mapping inner
                    ? List.of(inner.entries().get(0).value())
                    : List.of();
        }
        boolean isEdges = path.get(path.size() - 1).equals("from") && path.size() == 3;
        return isEdges && value instanceof Node.Sequence list ? edges(list) : List.of();
    }

    /** The name alone for a single edge, so that its exchange is the default. */
    private static List<Node> edges(Node.Sequence edges) {
        boolean isNameAlone = edges.items().size() == 1
                && edges.items().get(0) instanceof Node.Mapping edge
                && edge.entries().size() == 1;
        return isNameAlone && edges.items().get(0) instanceof Node.Mapping edge
                ? List.of(edge.entries().get(0).key())
                : List.of();
    }

    private static Set<String> texts(String text, boolean isFlinks) {
        Set<String> simpler = new LinkedHashSet<>();
        Matcher subtask = SUBTASK.matcher(text);
        if (subtask.matches()) {
            addSmaller(Long.parseLong(subtask.group(2)), simpler, subtask.group(1) + "[", "]");
            return simpler;
        }
        int dots = text.indexOf("..");
        if (dots > 0) {
            simpler.add(text.substring(0, dots));
            simpler.add(text.substring(dots + 2));
            return simpler;
        }
        if (text.matches(".*[0-9]\\s*[a-z]+")) {
            addDurations(text, isFlinks, simpler);
        }
        Matcher number = NUMBER.matcher(text);
        if (simpler.isEmpty() && number.matches() && !isFlinks) {
            addSmaller(Long.parseLong(number.group(1)), simpler, "", number.group(2) == null ? "" : number.group(2));
        }
        return simpler;
    }

    private static void addSmaller(long number, Set<String> to, String before, String after) {
        List<Long> smaller = new ArrayList<>(List.of(0L, 1L, round(number / 2), round(number), number / 2));
        if (number <= ONE_BY_ONE) {
            smaller.add(number - 1);
        }
        smaller.stream().filter(one -> one >= 0 && one < number).forEach(one -> to.add(before + one + after));
    }

    /** Flink's options only become rounder: a smaller interval is no simpler one. */
    private static void addDurations(String text, boolean isFlinks, Set<String> to) {
        long nanos;
        try {
            nanos = Durations.parseNanos(text);
        } catch (ValueException other) {
            return; // a size or a rate
        }
        List<Long> smaller = new ArrayList<>();
        if (!isFlinks) {
            smaller.addAll(List.of(0L, 1_000_000L, round(nanos / 2)));
        }
        smaller.add(round(nanos));
        for (long unit : List.of(1_000_000_000L, 1_000_000L, 1_000L)) {
            smaller.add(nanos / unit * unit);
        }
        smaller.stream()
                .filter(one -> one >= 0 && one < nanos && (one > 0 || !isFlinks))
                .forEach(one -> to.add(Durations.text(one)));
    }

    /** The number with its first digit only. */
    private static long round(long number) {
        long unit = 1;
        while (number / unit >= 10) {
            unit *= 10;
        }
        return number / unit * unit;
    }
}
