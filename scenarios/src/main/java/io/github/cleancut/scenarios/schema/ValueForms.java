package io.github.cleancut.scenarios.schema;

import io.github.cleancut.scenarios.bind.Key;
import io.github.cleancut.scenarios.bind.Section;
import io.github.cleancut.scenarios.section.ExpectKeys;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** How each kind of value is written that a field of the format takes, by the words of the tables of fields. */
public final class ValueForms {
    private static final String SEVERAL = "an integer; the bounds are in the message of one that is out of range";

    private ValueForms() {}

    /** By kind of value, in alphabetical order. */
    public static SortedMap<String, String> all() {
        SortedMap<String, String> forms = new TreeMap<>();
        for (Section section : Sections.all()) {
            for (Key<?> key : section.keys()) {
                String written = written(key);
                if (!written.isEmpty()) {
                    forms.merge(key.type().word(), written, ValueForms::both);
                }
            }
        }
        return Collections.unmodifiableSortedMap(forms);
    }

    private static String both(String one, String other) {
        if (one.contains(other)) {
            return one;
        }
        return one.startsWith("an integer from ") || one.equals(SEVERAL) ? SEVERAL : one + "; or " + other;
    }

    private static String written(Key<?> key) {
        String accepted = key.type().accepted();
        return accepted.isEmpty() ? byReader(key.type().word()) : accepted;
    }

    /** What a reader of its own reads. */
    private static String byReader(String word) {
        return switch (word) {
            case "mapping" ->
                "{field: value, ...} with the fields of the section of that name; {} where there are none";
            case "list" -> "one entry a line behind -, each with the fields of its section";
            case "target", "target or mapping" ->
                "a subtask (\"sum[0]\"), an item (sum), a channel ({from: \"map[1]\", to: sum}), a TaskManager (tm1), jobmanager, storage, any (a subtask that is drawn), any-taskmanager; as a mapping {target: ..., option: ...}, for example kill: {target: tm1, back: 2 s}";
            case "two machines" ->
                "between: [tm1, jobmanager] or [tm1, tm2], as in partition: {between: [tm1, jobmanager], for: 2 s}";
            case "name, list or mapping" ->
                "from: map, from: [a, b], from: {map: HASH}, or from: [{a: HASH}, {b: BROADCAST}]";
            case "mapping of key to share" -> "{0: 60%, 7: 10%}: the key, then its share in whole percent";
            case "Flink's configuration" -> "the keys of a config.yaml, nested, flat or mixed";
            case "list of items" -> "one item a line behind -, its kind and name first: - source: words";
            case "mapping of name to case" -> "{name: {set: ..., expect: ...}}";
            case "mapping of path to value" ->
                "{job.sum.process: 5 ms, \"faults[0]\": null, execution.checkpointing.interval: 1 s}";
            case "expectations" -> "{laws: ..., output: ..., timing: ...}: the fields of expect";
            case "all, or list of laws" -> laws();
            case "list of positions" -> "- {event: upload-started, checkpoint: 3, subtask: sum, count: 1}, a line each";
            case "mapping of reason to test" -> "{CHECKPOINT_EXPIRED: 2}";
            case "mapping of id to tests" -> "{3: {status: FAILED, reason: CHECKPOINT_EXPIRED}, 4: {state_size: 3 mb}}";
            case "mapping of path to test" -> timings();
            case "mapping of sink or reader to tests" -> "{out: {visible: 1000, lost: 0, doubled: 0}}";
            case "mapping of item to tests" -> "{sum: {records: 1000, lost: 0, doubled: 0}}";
            case "number" -> "a number with or without decimals, for example 1.5";
            default -> "";
        };
    }

    private static String laws() {
        return "all, or a list: a name (must hold and be exercised), {CUT: holds}, {OUT-EO: VIOLATED, lost: 0, doubled: 3, exercised: \">= 1\"}, {NOTIFY: any}, {PACE: not exercised}, \"OUT-EO@reader\" for one reader or item; laws are "
                + String.join(", ", ExpectKeys.LAWS);
    }

    private static String timings() {
        return "{sum.alignment.duration.max: \"< 40 ms\"}: item or \"item[i]\", then Flink's field, then one of "
                + String.join(", ", ExpectKeys.STATS)
                + "; without an item the fields of a whole checkpoint, for example end_to_end_duration.p99";
    }

    /** Kinds of values whose form is nowhere said; none, as a test sees to. */
    public static List<String> missing() {
        SortedMap<String, String> forms = all();
        return Sections.all().stream()
                .flatMap(section -> section.keys().stream())
                .filter(key -> !(key.type() instanceof Section))
                .map(key -> key.type().word())
                .filter(word -> !forms.containsKey(word))
                .distinct()
                .toList();
    }
}
