package io.github.cleancut.reports.cli;

import io.github.cleancut.reports.json.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which mutant is killed by what, and where. */
final class MutantMatrix {
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

    /** The matrix as lines, survivors in capitals. */
    List<String> lines(boolean survivorsOnly) {
        int width = kills.keySet().stream().mapToInt(String::length).max().orElse(0);
        List<String> lines = new ArrayList<>();
        kills.forEach((mutant, by) -> {
            String start = "  " + mutant + " ".repeat(width - mutant.length() + 2);
            if (by.isEmpty()) {
                lines.add(start + "SURVIVED");
            } else if (!survivorsOnly) {
                List<String> words = by.stream()
                        .map(kill -> kill.law() + " in " + kill.scenario())
                        .toList();
                lines.add(start + "killed by " + String.join(", ", words));
            }
        });
        lines.add(kills.size() - survivors().size() + " of " + kills.size() + " mutants killed");
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
