package io.github.cleancut.reports.docs;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Why statements are not modelled, or what of a carried one is not: docs/not-modelled.txt, one line a statement or a range of them. */
final class Reasons {
    private static final Pattern LINE = Pattern.compile("([CT])-(\\d{3})(?: to \\1-(\\d{3}))?( without)?: (.+)");

    private final SortedMap<String, String> reasonOf = new TreeMap<>();
    private final SortedMap<String, String> exceptionOf = new TreeMap<>();

    /**
     * Reads the reasons.
     *
     * @param text the lines; empty ones and those that begin with # say nothing
     * @throws IllegalArgumentException if a line is none, or a statement has two reasons
     */
    static Reasons parse(String text) {
        Reasons reasons = new Reasons();
        text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(reasons::add);
        return reasons;
    }

    private void add(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a reason: " + line);
        }
        int first = Integer.parseInt(parts.group(2));
        int last = parts.group(3) == null ? first : Integer.parseInt(parts.group(3));
        for (int number = first; number <= last; number++) {
            String statement = String.format(java.util.Locale.ROOT, "%s-%03d", parts.group(1), number);
            SortedMap<String, String> kind = parts.group(4) == null ? reasonOf : exceptionOf;
            if (kind.put(statement, parts.group(5)) != null) {
                throw new IllegalArgumentException(statement + " has two reasons");
            }
        }
    }

    /** The reason why a statement is not modelled, null if there is none. */
    @Nullable
    String of(String statement) {
        return reasonOf.get(statement);
    }

    /** What of a carried statement is not modelled, null if all of it is. */
    @Nullable
    String exceptionOf(String statement) {
        return exceptionOf.get(statement);
    }

    /** All statements with an exception. */
    SortedSet<String> exceptions() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(exceptionOf.keySet()));
    }

    /** All statements with a reason. */
    SortedSet<String> statements() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(reasonOf.keySet()));
    }
}
