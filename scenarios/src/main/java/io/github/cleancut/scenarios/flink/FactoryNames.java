package io.github.cleancut.scenarios.flink;

import io.github.cleancut.scenarios.bind.DidYouMean;
import io.github.cleancut.scenarios.bind.Problems;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Values that Flink 2.3.0 reads as one of some words, and takes for the name of a class where they are none of them (HighAvailabilityMode, StateBackendLoader, CheckpointStorageLoader), and values of
 * enumerations of keys that change nothing in a run: a misspelt one stops Flink, and must not pass for something here.
 */
final class FactoryNames {
    private static final String ENUMERATION = "Enum(";

    /**
     * A key whose value is a word or the name of a class.
     *
     * @param key its current name
     * @param words those that Flink knows, case apart
     * @param changesRuns whether the value changes a run
     */
    private record Loaded(String key, List<String> words, boolean changesRuns) {}

    private static final List<Loaded> LOADED = List.of(
            new Loaded("high-availability.type", List.of("NONE", "ZOOKEEPER", "KUBERNETES", "STANDALONE"), true),
            new Loaded("state.backend.type", List.of("hashmap", "rocksdb", "forst"), false),
            new Loaded("execution.checkpointing.storage", List.of("jobmanager", "filesystem"), false));

    private final FlinkEntries entries;
    private final Problems problems;

    FactoryNames(FlinkEntries entries, Problems problems) {
        this.entries = entries;
        this.problems = problems;
    }

    void check() {
        List<String> modelled =
                FlinkOptions.all().stream().map(FlinkOption::key).toList();
        for (FlinkEntries.Entry entry : entries.all()) {
            Loaded loaded = find(entry.current());
            if (loaded != null) {
                check(entry, loaded);
            } else if (!modelled.contains(entry.current())) {
                checkEnumeration(entry);
            }
        }
    }

    private static @Nullable Loaded find(String key) {
        return LOADED.stream()
                .filter(loaded -> loaded.key().equals(key))
                .findFirst()
                .orElse(null);
    }

    private void check(FlinkEntries.Entry entry, Loaded loaded) {
        String given = entry.text();
        if (knows(loaded.words(), given)) {
            return;
        }
        String all = "Flink takes " + String.join(", ", loaded.words()) + ", and anything else for a factory class";
        if (given.indexOf('.') < 0) {
            problems.refuse(
                    entry.value().place(),
                    entry.current() + ": \"" + given + "\" is none of its values, and no class",
                    DidYouMean.hint(given, loaded.words(), all));
        } else if (loaded.changesRuns()) {
            problems.notModelled(
                    entry.value().place(),
                    entry.current() + ": what the class " + given + " does is not known, so it is not modelled",
                    "take one of " + String.join(", ", loaded.words()));
        }
    }

    /** Flink reads such a key only where it needs it, so a wrong value is not always the end of a job. */
    private void checkEnumeration(FlinkEntries.Entry entry) {
        FlinkKeys.Known known = FlinkKeys.flink23().all().get(entry.current());
        if (known == null || !known.type().startsWith(ENUMERATION)) {
            return;
        }
        List<String> words = List.of(known.type()
                .substring(ENUMERATION.length(), known.type().length() - 1)
                .split("\\|", -1));
        if (!knows(words, entry.text())) {
            problems.warn(
                    entry.value().place(),
                    entry.current() + ": \"" + entry.text() + "\" is none of its values, and Flink fails to read it",
                    DidYouMean.hint(entry.text(), words, "Flink takes " + String.join(", ", words)));
        }
    }

    private static boolean knows(List<String> words, String given) {
        return words.stream().anyMatch(word -> word.toUpperCase(Locale.ROOT).equals(given.toUpperCase(Locale.ROOT)));
    }
}
