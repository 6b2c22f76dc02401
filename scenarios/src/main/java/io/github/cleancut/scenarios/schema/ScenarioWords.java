package io.github.cleancut.scenarios.schema;

import io.github.cleancut.scenarios.bind.Key;
import io.github.cleancut.scenarios.bind.NotModelled;
import io.github.cleancut.scenarios.bind.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The fields of scenario files by their names, with what each means where it stands. */
public final class ScenarioWords {
    private ScenarioWords() {}

    /** By name, in alphabetical order: a line for each meaning, with the sections that share it. */
    public static SortedMap<String, List<String>> all() {
        SortedMap<String, Map<String, List<String>>> words = new TreeMap<>();
        for (Section section : Sections.all()) {
            boolean isVerbTwice = section.name().startsWith("verb-");
            for (Key<?> key : isVerbTwice ? List.<Key<?>>of() : section.keys()) {
                words.computeIfAbsent(key.name(), first -> new LinkedHashMap<>())
                        .computeIfAbsent(meaning(section, key), first -> new ArrayList<>())
                        .add(section.name());
            }
        }
        SortedMap<String, List<String>> lines = new TreeMap<>();
        words.forEach((word, meanings) -> {
            List<String> told = new ArrayList<>();
            meanings.forEach((meaning, sections) -> told.add("in " + String.join(", ", sections) + ": " + meaning));
            lines.put(word, told);
        });
        return lines;
    }

    private static String meaning(Section section, Key<?> key) {
        String standard = key.defaultText().isEmpty() ? "" : ", default " + key.defaultText();
        boolean isLater = NotModelled.contains(section.name() + "." + key.name());
        return key.description() + (isLater ? " Not modelled yet." : "") + " ("
                + key.type().word() + (key.isRequired() ? ", required" : standard) + ")";
    }
}
