package io.github.cleancut.reports.docs;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who cites a statement. */
final class Citations {
    private static final Pattern ID = Pattern.compile("\\b[CT]-\\d{3}\\b");

    /** Words like "C-121 to C-128" tell where a class belongs, and claim nothing about the two ends. */
    private static final Pattern RANGE = Pattern.compile("\\b[CT]-\\d{3} to [CT]-\\d{3}\\b");

    private final SortedMap<String, SortedSet<String>> placesOf = new TreeMap<>();

    /** The statements that a text cites one by one. */
    static SortedSet<String> in(String text) {
        SortedSet<String> found = new TreeSet<>();
        Matcher id = ID.matcher(RANGE.matcher(text).replaceAll(""));
        while (id.find()) {
            found.add(id.group());
        }
        return found;
    }

    void add(String statement, String place) {
        placesOf.computeIfAbsent(statement, first -> new TreeSet<>()).add(place);
    }

    void addAll(String text, String place) {
        in(text).forEach(statement -> add(statement, place));
    }

    /** The places that cite a statement, in order; none if nobody does. */
    SortedSet<String> of(String statement) {
        return Collections.unmodifiableSortedSet(placesOf.getOrDefault(statement, new TreeSet<>()));
    }

    /** All statements that are cited. */
    SortedSet<String> statements() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(placesOf.keySet()));
    }
}
