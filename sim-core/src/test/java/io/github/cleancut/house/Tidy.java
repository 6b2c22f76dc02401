package io.github.cleancut.house;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What keeps the project tidy; every finding names file, line and what to do instead. */
final class Tidy {
    /**
     * A limit.
     *
     * @param wanted more than this needs an entry in {@link #EXCUSES}
     * @param hard more than this is never allowed
     */
    record Limit(String what, int wanted, int hard, String instead) {}

    /** Something over the wanted limit, and why; {@code place} is a file name or a class with its method. */
    record Excuse(String place, String reason) {}

    /** Text that must not stand in a file, and what to write instead. */
    record Banned(Pattern text, String instead) {}

    static final Limit FILE = new Limit("lines in a file", 400, 500, "split it by what its parts are about");
    static final Limit METHOD = new Limit("lines in a method", 40, 60, "give its steps names");
    static final Limit FIELDS = new Limit("fields in a class", 12, 14, "group what belongs together into a record");
    static final Limit PARAMETERS = new Limit("parameters", 6, 6, "hand over a record");

    /** The only places over a wanted limit. */
    static final List<Excuse> EXCUSES = List.of();

    // spotless:off
    static final List<Banned> BANNED_IN_JAVA = List.of(
        ban("\\b(TO" + "DO|FIX" + "ME|XX" + "X|HA" + "CK)\\b", "do it, or write what is missing into docs/decisions"),
        ban("^import (static )?[\\w.]+\\.\\*;",                "import what you use by name"),
        ban("\\.print" + "StackTrace\\(",                      "let the error pass, or turn it into a message that says what to do"),
        ban("catch \\((final )?(Throwable|Ex" + "ception) ",   "catch what you can answer, by its type"),
        ban("@Dis" + "abled",                                  "make the test pass, or remove it and say so in docs/decisions"),
        ban("Thread\\.sl" + "eep",                             "wait for the thing itself"),
        ban("\\blom" + "bok\\.|org\\.mock" + "ito",            "write a record, or a small class that does the real thing"),
        ban("@SuppressWarnings\\(\"(all|NullAway)\"\\)",        "mend the cause, or suppress one named warning on the smallest element"),
        ban("\\bassertTrue\\(true\\)",                         "assert something that can fail"));

    static final List<Banned> BANNED_EVERYWHERE = List.of(
        ban("(^|[\\s\"'`(=:])/(work|home|root|Users|tmp/bash_jobs)/\\w", "name files relative to the project's folder"),
        ban("[A-Z]:\\\\\\\\?Users",                                     "name files relative to the project's folder"));
    // spotless:on

    private Tidy() {}

    private static Banned ban(String regex, String instead) {
        return new Banned(Pattern.compile(regex), instead);
    }

    /** Findings in one Java file. */
    static List<String> inJava(String name, String text) {
        List<String> findings = new ArrayList<>();
        String simpleName = name.substring(name.lastIndexOf('/') + 1);
        check(FILE, simpleName, (int) text.lines().count(), name, findings);
        for (JavaShapes.Shape shape : JavaShapes.of(name, text)) {
            String place = name + ":" + shape.line();
            check(METHOD, shape.name(), (int) shape.lines(), place, findings);
            if (!name.contains("/src/test/")) {
                // what sets up a test may offer as many switches as the thing that it tests
                check(FIELDS, shape.name(), shape.fields(), place, findings);
            }
            check(PARAMETERS, shape.name(), shape.parameters(), place, findings);
        }
        findings.addAll(inLines(BANNED_IN_JAVA, name, text));
        findings.addAll(testThatNeverRuns(name, text));
        return findings;
    }

    /** Findings in a file of any kind. */
    static List<String> inAnyText(String name, String text) {
        return inLines(BANNED_EVERYWHERE, name, text);
    }

    /** Findings in one file of the scenario library. */
    static List<String> inScenario(String name, String text) {
        List<String> findings = new ArrayList<>();
        if (!name.matches("scenarios/library/[^/]+/[a-z0-9-]+\\.yaml")) {
            findings.add(name + ": a scenario of the library is scenarios/library/<group>/<stem>.yaml, in lower case");
        }
        List<String> lines = text.lines().toList();
        String first = lines.stream()
                .filter(line -> !line.contains("yaml-language-server") && !line.isBlank())
                .findFirst()
                .orElse("");
        if (!first.matches("# \\S.*")) {
            findings.add(name + ":1: the first comment says which question the scenario answers; write '# ...'");
        }
        if (lines.stream().noneMatch(line -> line.matches("\\s*(- )?expect:.*"))) {
            findings.add(name + ": no expect; say what the run must show");
        }
        return findings;
    }

    private static void check(Limit limit, String what, int size, String place, List<String> findings) {
        boolean excused = EXCUSES.stream().anyMatch(excuse -> excuse.place().equals(what));
        if (size > limit.hard() || (size > limit.wanted() && !excused)) {
            findings.add("%s: %s has %d %s, at most %d are wanted and %d allowed; %s"
                    .formatted(place, what, size, limit.what(), limit.wanted(), limit.hard(), limit.instead()));
        }
    }

    private static List<String> inLines(List<Banned> bans, String name, String text) {
        List<String> findings = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            for (Banned banned : bans) {
                if (banned.text().matcher(lines.get(i)).find()) {
                    findings.add(
                            name + ":" + (i + 1) + ": '" + lines.get(i).strip() + "' is banned; " + banned.instead());
                }
            }
        }
        return findings;
    }

    /** Maven runs test classes by their names: a test in a file with another name would never run. */
    private static List<String> testThatNeverRuns(String name, String text) {
        boolean holdsTests = Stream.of("@Test", "@TestFactory", "@ParameterizedTest", "@Property", "@Example")
                .anyMatch(annotation -> Pattern.compile("^\\s*" + annotation + "\\b", Pattern.MULTILINE)
                        .matcher(text)
                        .find());
        if (holdsTests && !name.matches(".*Tests?\\.java")) {
            return List.of(name + ": holds tests that Maven does not run; let its name end with Test");
        }
        return List.of();
    }
}
