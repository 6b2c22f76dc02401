package io.github.cleancut.reports.cli;

import io.github.cleancut.reports.json.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which mutant is killed by what, and where. */
final class MutantMatrix {
    private static final int WIDTH = 116;
    private static final String INDENT = " ".repeat(8);

    private final Map<String, List<Kill>> kills = new LinkedHashMap<>();

    /**
     * A mutant is found.
     *
     * @param law the law that is violated, or the path of the expectation that is missed
     * @param scenario where
     */
    record Kill(String law, String scenario) {}

    /** A mutant is tried; without a kill it survives. */
    void tried(String mutant) {
        kills.computeIfAbsent(mutant, first -> new ArrayList<>());
    }

    /** A mutant is killed. */
    void killed(String mutant, List<Kill> by) {
        kills.computeIfAbsent(mutant, first -> new ArrayList<>()).addAll(by);
    }

    /** Whether something has killed a mutant. */
    boolean isKilled(String mutant) {
        return kills.containsKey(mutant) && !kills.get(mutant).isEmpty();
    }

    /** Mutants that nothing killed. */
    List<String> survivors() {
        return kills.keySet().stream().filter(mutant -> !isKilled(mutant)).toList();
    }

    /** Whether no mutant was tried. */
    boolean isEmpty() {
        return kills.isEmpty();
    }

    /** The matrix as lines, survivors in capitals. */
    List<String> lines(boolean survivorsOnly) {
        int width = kills.keySet().stream().mapToInt(String::length).max().orElse(0);
        List<String> lines = new ArrayList<>();
        kills.forEach((mutant, by) -> {
            String start = "  " + mutant + " ".repeat(width - mutant.length() + 2);
            if (by.isEmpty()) {
                lines.add(start + "SURVIVED");
            } else if (!survivorsOnly) {
                lines.addAll(wrapped(start + "killed by ", summed(by)));
            }
        });
        lines.add(kills.size() - survivors().size() + " of " + kills.size() + " mutants killed");
        return lines;
    }

    /** A law once, with the scenarios in which it kills; the runs of one scenario are counted. {@code --json} has them all. */
    private static List<String> summed(List<Kill> by) {
        Map<String, Map<String, List<String>>> byLaw = new LinkedHashMap<>();
        for (Kill kill : by) {
            String stem = kill.scenario().replaceFirst("\\..*", "");
            byLaw.computeIfAbsent(kill.law(), first -> new LinkedHashMap<>())
                    .computeIfAbsent(stem, first -> new ArrayList<>())
                    .add(kill.scenario());
        }
        List<String> words = new ArrayList<>();
        byLaw.forEach((law, scenarios) -> scenarios.forEach((stem, runs) -> {
            boolean isFirst = runs.equals(scenarios.values().iterator().next());
            String where = runs.size() == 1 ? runs.get(0) : stem + " (" + runs.size() + " cases)";
            words.add(isFirst ? law + " in " + where : where);
        }));
        return words;
    }

    private static List<String> wrapped(String start, List<String> words) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(start);
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i) + (i == words.size() - 1 ? "" : ",");
            if (line.length() + word.length() > WIDTH && line.length() > INDENT.length()) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(INDENT);
            }
            line.append(word).append(' ');
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }

    /** The fields of the one result of {@code mutants --json}. */
    void write(JsonText json) {
        json.field("total", kills.size())
                .field("killed", kills.size() - survivors().size());
        json.name("survivors").array();
        survivors().forEach(json::value);
        json.endArray().name("matrix").array();
        kills.forEach((mutant, by) -> {
            json.object().field("mutant", mutant).name("killedBy").array();
            for (Kill kill : by) {
                json.object().field("law", kill.law()).field("scenario", kill.scenario());
                json.endObject();
            }
            json.endArray().endObject();
        });
        json.endArray();
    }
}
