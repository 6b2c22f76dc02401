package io.github.cleancut.reports.explain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The statements of docs/spec by their ids, and the laws by their names, as they stand in the jar. */
final class SpecText {
    private static final Pattern STATEMENT = Pattern.compile("^- (?:\\*\\*)?([CT]-\\d{3})(?:\\*\\*)?\\s+(.*)$");
    private static final Pattern LAW = Pattern.compile("^\\| ([A-Z-]+) \\| (.*?) \\| (.*?) \\| (.*?) \\|$");

    private final SortedMap<String, String> statements = new TreeMap<>();
    private static final Pattern DEMAND = Pattern.compile("^\\| (C\\d+b?) ([a-z]+) \\| (.*) \\|$");

    private static final Pattern TRANSITIONS = Pattern.compile("^### (E\\d)\\. (.*)$");
    private static final Pattern DEFECT = Pattern.compile("^- \\*\\*(F\\d{2}) (FLINK-\\d+)\\*\\* (.*)$");

    private static final Pattern WORD = Pattern.compile("^\\| ([A-Za-z0-9_', -]+) \\| (.*) \\|$");

    private final SortedMap<String, Law> laws = new TreeMap<>();
    private final SortedMap<String, String> demands = new TreeMap<>();
    private final SortedMap<String, String> words = new TreeMap<>();
    private final SortedMap<String, String> transitions = new TreeMap<>();
    private final SortedMap<String, String> defects = new TreeMap<>();

    /**
     * A law.
     *
     * @param holdsWhen what it promises
     * @param exercisedBy what puts it to the test
     * @param breaches where Flink 2.3.0 is known to break it
     */
    record Law(String holdsWhen, String exercisedBy, String breaches) {
        /** How a statement breaks the law: what stands in brackets behind its id, with a space before it, or nothing. */
        List<String> breachesBy(String statement) {
            return Arrays.stream(breaches.split("; |(?<=\\)), ", -1))
                    .filter(part -> part.matches("(?s).*\\b" + statement + "\\b.*"))
                    .map(part -> part.contains("(") ? " " + part.substring(part.indexOf('(')) : "")
                    .toList();
        }
    }

    private SpecText() {}

    /** Reads everything. */
    static SpecText load() {
        SpecText spec = new SpecText();
        for (String line : lines("coordinator.md")) {
            spec.addStatement(line);
        }
        for (String line : lines("tasks.md")) {
            spec.addStatement(line);
            Matcher table = TRANSITIONS.matcher(line);
            if (table.matches()) {
                spec.transitions.put(table.group(1), plain(table.group(2)));
            }
        }
        for (String line : lines("laws.md")) {
            Matcher law = LAW.matcher(line);
            if (law.matches()) {
                spec.laws.put(law.group(1), new Law(law.group(2), law.group(3), law.group(4)));
            }
        }
        for (String line : lines("proof.md")) {
            Matcher demand = DEMAND.matcher(line);
            if (demand.matches()) {
                spec.demands.put(demand.group(1), demand.group(2) + ": " + plain(demand.group(3)));
            }
        }
        for (String line : lines("field.md")) {
            Matcher defect = DEFECT.matcher(line);
            if (defect.matches()) {
                spec.defects.put(defect.group(1), defect.group(2) + " " + defect.group(3));
            }
        }
        lines("words.md").forEach(spec::addWords);
        return spec;
    }

    private void addWords(String line) {
        Matcher word = WORD.matcher(line);
        if (word.matches() && !word.group(1).equals("word")) {
            for (String one : word.group(1).split(", ", -1)) {
                words.put(one, word.group(2));
            }
        }
    }

    private static String plain(String markdown) {
        return markdown.replace("**", "").replace("`", "");
    }

    private void addStatement(String line) {
        Matcher statement = STATEMENT.matcher(line);
        if (statement.matches()) {
            statements.put(statement.group(1), plain(statement.group(2)));
        }
    }

    private static List<String> lines(String page) {
        try (InputStream in = SpecText.class.getResourceAsStream("/spec/" + page)) {
            if (in == null) {
                throw new IllegalStateException("spec/" + page + " is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Statements by id. */
    SortedMap<String, String> statements() {
        return statements;
    }

    /** The words of reports and pages, each in a sentence. */
    SortedMap<String, String> words() {
        return words;
    }

    /** What the checker of certificates demands, by the numbers of its rules. */
    SortedMap<String, String> demands() {
        return demands;
    }

    /** The transition tables of docs/spec/tasks.md, by their numbers. */
    SortedMap<String, String> transitions() {
        return transitions;
    }

    /** Known defects of Flink that laws and scenarios name, by the numbers of docs/spec/field.md. */
    SortedMap<String, String> defects() {
        return defects;
    }

    /** Laws by name. */
    SortedMap<String, Law> laws() {
        return laws;
    }
}
