package io.github.cleancut.scenarios.flink;

import io.github.cleancut.scenarios.bind.DidYouMean;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Every key that Flink 2.3.0 has, with type, default and other names, as its own option classes say (a generated resource). */
public final class FlinkKeys {
    private static final String RESOURCE = "/flink-2.3.0-keys.tsv";

    /** Families whose members users name: reporters, file systems, plugins. */
    private static final List<String> FAMILIES = List.of(
            "metrics.reporter.",
            "traces.reporter.",
            "events.reporter.",
            "env.",
            "s3.",
            "s3a.",
            "fs.",
            "flink.hadoop.",
            "containerized.",
            "security.",
            "kubernetes.",
            "high-availability.");

    private static final FlinkKeys ALL = load();

    private final SortedMap<String, Known> byKey = new TreeMap<>();
    private final SortedMap<String, String> currentByOther = new TreeMap<>();
    private final List<String> families = new ArrayList<>(FAMILIES);

    /**
     * A key of Flink.
     *
     * @param key its current name
     * @param type the simple name of its Java type; enumerations with their constants
     * @param defaultText its default, or {@code none}
     */
    public record Known(String key, String type, String defaultText) {}

    private FlinkKeys() {}

    /** The keys of Flink 2.3.0. */
    public static FlinkKeys flink23() {
        return ALL;
    }

    private static FlinkKeys load() {
        FlinkKeys keys = new FlinkKeys();
        try (InputStream in = FlinkKeys.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + RESOURCE + " is missing from the jar");
            }
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(keys::add);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return keys;
    }

    private void add(String line) {
        String[] columns = line.split("\t", -1);
        String key = columns[0];
        if (key.indexOf('<') >= 0) {
            families.add(key.substring(0, key.indexOf('<')));
            return;
        }
        byKey.put(key, new Known(key, columns[1], columns[2]));
        if (columns[1].equals("Map")) {
            families.add(key + ".");
        }
        if (columns.length > 3) {
            for (String other : columns[3].split(" ", -1)) {
                currentByOther.putIfAbsent(other.startsWith("+") ? other.substring(1) : other, key);
            }
        }
    }

    /** The keys, by name. */
    public SortedMap<String, Known> all() {
        return Collections.unmodifiableSortedMap(byKey);
    }

    /** The deprecated and the fallback names of keys, with the current ones. */
    public SortedMap<String, String> otherNames() {
        return Collections.unmodifiableSortedMap(currentByOther);
    }

    /** What the keys that change a run mean, by key. */
    public static SortedMap<String, String> descriptions() {
        SortedMap<String, String> descriptions = new TreeMap<>();
        FlinkOptions.all().forEach(option -> descriptions.put(option.key(), option.description()));
        return descriptions;
    }

    /** Whether Flink has a key, under its current name or as a member of a family. */
    public boolean has(String key) {
        return byKey.containsKey(key) || families.stream().anyMatch(key::startsWith);
    }

    /** The current name of a key that is given under a deprecated or fallback name; any other key itself. */
    public String current(String key) {
        return byKey.containsKey(key) ? key : currentByOther.getOrDefault(key, key);
    }

    /** The key that was probably meant, or null. */
    public @Nullable Known nearest(String key) {
        String nearest = DidYouMean.nearest(key, byKey.keySet());
        return nearest == null ? null : byKey.get(nearest);
    }
}
