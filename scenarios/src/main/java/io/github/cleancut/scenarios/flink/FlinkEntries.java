package io.github.cleancut.scenarios.flink;

import io.github.cleancut.scenarios.bind.Problems;
import io.github.cleancut.scenarios.yaml.Node;
import io.github.cleancut.scenarios.yaml.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The {@code flink:} section, flattened with dots: nested, flat and mixed spellings become one list of keys. */
public final class FlinkEntries {
    private final List<Entry> entries;

    /**
     * One key with its value.
     *
     * @param current the key under its current name
     * @param given the key as it is written
     * @param place where its last part stands
     * @param value a scalar or a list
     */
    public record Entry(String current, String given, Place place, Node value) {
        /** The value as one text; a list's items are joined with semicolons as Flink does. */
        public String text() {
            return textOf(value);
        }

        private static String textOf(Node node) {
            if (node instanceof Node.Scalar scalar) {
                return scalar.text().trim();
            }
            if (node instanceof Node.Sequence sequence) {
                return String.join(
                        ";", sequence.items().stream().map(Entry::textOf).toList());
            }
            throw new IllegalStateException("a mapping is flattened");
        }
    }

    private FlinkEntries(List<Entry> entries) {
        this.entries = entries;
    }

    /**
     * Flattens a section.
     *
     * @param section its value, or null where it is absent
     */
    public static FlinkEntries of(@Nullable Node section, Problems problems) {
        FlinkEntries flat = new FlinkEntries(new ArrayList<>());
        if (section instanceof Node.Mapping mapping) {
            flat.flatten("", mapping, problems);
        } else if (section != null) {
            problems.error(
                    section.place(),
                    "flink takes a mapping, not " + section.describe(),
                    "Flink's keys, nested or flat, for example execution.checkpointing.interval: 1 s");
        }
        return flat;
    }

    private void flatten(String prefix, Node.Mapping mapping, Problems problems) {
        for (Node.Entry entry : mapping.entries()) {
            String key = prefix + entry.key().text();
            if (entry.value() instanceof Node.Mapping nested) {
                flatten(key + ".", nested, problems);
            } else {
                add(key, entry.key().place(), entry.value(), problems);
            }
        }
    }

    private void add(String given, Place place, Node value, Problems problems) {
        String current = FlinkKeys.flink23().current(given);
        Entry first = find(current);
        if (first != null) {
            String same = first.given().equals(given) ? "" : " (here under its other name " + given + ")";
            problems.error(
                    place,
                    current + " is given twice" + same,
                    "it stands in line " + first.place().line() + " already; keep one of them");
            return;
        }
        if (value.isNull()) {
            problems.error(value.place(), given + " has no value", "write a value, or leave the key out");
            return;
        }
        if (value instanceof Node.Sequence sequence
                && sequence.items().stream().anyMatch(item -> item instanceof Node.Mapping)) {
            problems.error(value.place(), given + " is a list of mappings", "Flink's lists hold texts and numbers");
            return;
        }
        entries.add(new Entry(current, given, place, value));
    }

    /** Sets a key from outside the section, under whatever name; a mapping sets all that it holds, null removes. */
    public FlinkEntries with(String given, Node value, Problems problems) {
        FlinkEntries changed = new FlinkEntries(new ArrayList<>(entries));
        if (value instanceof Node.Mapping mapping) {
            for (Node.Entry entry : mapping.entries()) {
                changed = changed.with(given + "." + entry.key().text(), entry.value(), problems);
            }
            return changed;
        }
        String current = FlinkKeys.flink23().current(given);
        boolean wasThere = changed.entries.removeIf(entry -> entry.current().equals(current));
        if (!value.isNull()) {
            changed.add(given, value.place(), value, problems);
        } else if (!wasThere) {
            problems.error(value.place(), given + " is not set, so there is nothing to remove", "leave this out");
        }
        return changed;
    }

    /** The entry of a key under its current name, or null. */
    public @Nullable Entry find(String current) {
        for (Entry entry : entries) {
            if (entry.current().equals(current)) {
                return entry;
            }
        }
        return null;
    }

    /** All entries, in the order of the file. */
    public List<Entry> all() {
        return List.copyOf(entries);
    }
}
