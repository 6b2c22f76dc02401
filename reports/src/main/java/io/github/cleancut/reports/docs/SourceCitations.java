package io.github.cleancut.reports.docs;

import io.github.cleancut.protocol.rule.Rule;
import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.protocol.rule.RuleTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the checkout says about statements: rule rows, main code, laws, tests and the scenario library.
 *
 * @param rows rule rows, by id
 * @param code classes that name a statement that they implement
 * @param laws laws, and the classes that they are made of
 * @param tests test methods, and scenarios of the library whose expectations cite a statement
 */
record SourceCitations(Citations rows, Citations code, Citations laws, Citations tests) {
    private static final List<String> MODULES = List.of("sim-core", "scenarios", "reports");
    private static final Pattern LAW = Pattern.compile("(?m)^(?:/\\*\\*| \\*) ([A-Z]+(?:-[A-Z]+)*): ");

    /** What these tests cite is made up: traces with planted breaches, tables without a meaning, fixtures of these pages. */
    private static final List<String> NOT_TESTS = List.of("/law/", "/protocol/rule/", "/reports/docs/");

    /** Seeded bugs, generated pages, what a hunt varies and the vocabulary of traces implement nothing. */
    private static final List<String> NOT_CODE = List.of("/variant/", "/reports/docs/", "/reports/hunt/", "/trace/");

    /**
     * Reads a checkout.
     *
     * @param root its folder
     * @param book the tables
     * @throws IOException if a source cannot be read
     */
    static SourceCitations read(Path root, RuleBook book) throws IOException {
        SourceCitations found = new SourceCitations(new Citations(), new Citations(), new Citations(), new Citations());
        for (RuleTable<?, ?, ?> table : book.tables()) {
            for (Rule<?, ?, ?> row : table.rows()) {
                row.cites().forEach(statement -> found.rows.add(statement, row.id()));
            }
        }
        for (String module : MODULES) {
            for (Path file : sources(root.resolve(module).resolve("src/main/java"), ".java")) {
                found.addMain(file);
            }
            for (Path file : sources(root.resolve(module).resolve("src/test/java"), ".java")) {
                found.addTest(file);
            }
        }
        for (Path file : sources(root.resolve("scenarios/library"), ".yaml")) {
            ExpectedCitations.add(file, found.tests);
        }
        return found;
    }

    private static List<Path> sources(Path folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }

    private void addMain(Path file) throws IOException {
        String path = file.toString().replace('\\', '/');
        String text = Files.readString(file);
        if (path.contains("/law/")) {
            Matcher law = LAW.matcher(text);
            laws.addAll(withoutRows(text), law.find() ? law.group(1) : nameOf(file));
        } else if (NOT_CODE.stream().noneMatch(path::contains)) {
            code.addAll(withoutRows(text), nameOf(file));
        }
    }

    /** All but rows, whose citations count as theirs. */
    private static String withoutRows(String text) {
        return text.lines().filter(line -> !line.strip().startsWith("rule(")).collect(Collectors.joining("\n"));
    }

    static String nameOf(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.indexOf('.'));
    }

    private void addTest(Path file) throws IOException {
        String path = file.toString().replace('\\', '/');
        if (NOT_TESTS.stream().noneMatch(path::contains)) {
            TestCitations.add(file, tests);
        }
    }
}
