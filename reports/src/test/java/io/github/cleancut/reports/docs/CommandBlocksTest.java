package io.github.cleancut.reports.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.scenarios.Overrides;
import io.github.cleancut.scenarios.ScenarioReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs every command of README.md and docs/*.md and compares what it prints with what the page shows. Commands stand in {@code console} blocks behind {@code $}; lines of real time are left out of the
 * comparison, and a line {@code ...} stands for any lines.
 */
class CommandBlocksTest {
    private static final Path ROOT =
            Path.of(System.getProperty("cleancut.root", "..")).toAbsolutePath().normalize();
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```console\\n(.*?)^```$");
    private static final Pattern YAML = Pattern.compile("(?ms)^```yaml\\n(.*?)^```$");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");
    private static final String REAL_TIME = ".*[:,] \\d+\\.\\d\\d s real";

    @TempDir
    Path directory = Path.of("");

    /** A command of a page and the lines that the page shows behind it. */
    record Shown(String page, String command, List<String> output) {}

    @TestFactory
    Stream<DynamicTest> everyCommandPrintsWhatThePageShows() throws IOException {
        return pages().stream()
                .flatMap(page -> shownIn(page).stream())
                .map(shown -> DynamicTest.dynamicTest(shown.page() + ": " + shown.command(), () -> check(shown)));
    }

    @Test
    void theReadmeShowsCommands() throws IOException {
        assertFalse(shownIn(ROOT.resolve("README.md")).isEmpty());
    }

    @TestFactory
    Stream<DynamicTest> everyScenarioOfAPageCanBeRun() throws IOException {
        return pages().stream()
                .flatMap(page -> YAML.matcher(read(page)).results())
                .filter(found -> found.group(1).contains("\nversion: 1\n"))
                .map(found -> DynamicTest.dynamicTest(
                        found.group(1).lines().findFirst().orElse(""),
                        () -> assertEquals(
                                1,
                                ScenarioReader.readText("page.yaml", found.group(1), Overrides.NONE)
                                        .size())));
    }

    @Test
    void theExampleOfTheReadmeIsATestThatPasses() {
        Matcher block = Pattern.compile("(?ms)^```java\\n(.*?)^```$").matcher(read(ROOT.resolve("README.md")));
        assertTrue(block.find());
        Path test = ROOT.resolve("reports/src/test/java/io/github/cleancut/reports/docs/CheckpointingTest.java");
        assertTrue(read(test).contains(block.group(1)), "README.md and " + test.getFileName() + " differ");
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md")));
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            docs.filter(page -> page.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        return pages;
    }

    private static List<Shown> shownIn(Path page) {
        List<Shown> all = new ArrayList<>();
        Matcher block = BLOCK.matcher(read(page));
        while (block.find()) {
            for (String part : ("\n" + block.group(1)).split("\n\\$ ", -1)) {
                if (!part.isBlank()) {
                    List<String> lines = part.lines().toList();
                    all.add(new Shown(ROOT.relativize(page).toString(), lines.get(0), lines.subList(1, lines.size())));
                }
            }
        }
        return all;
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void check(Shown shown) throws Exception {
        List<String> words = words(shown.command());
        assertTrue(Files.isExecutable(ROOT.resolve(words.get(0))), words.get(0) + " is no script of the project");
        if (!words.get(0).equals("scripts/cleancut")) {
            return;
        }
        List<String> expected =
                shown.output().stream().filter(line -> !line.matches(REAL_TIME)).toList();
        List<String> actual = run(words.subList(1, words.size()));
        if (!expected.isEmpty()) {
            assertEquals(String.join("\n", expected), String.join("\n", folded(actual, expected)), shown.command());
        }
    }

    /** Leaves out of the output what the page leaves out with a line of three dots: all up to the line that the page shows next. */
    private static List<String> folded(List<String> actual, List<String> expected) {
        List<String> folded = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < expected.size(); i++) {
            if (expected.get(i).equals("...")) {
                List<String> rest = actual.subList(at, actual.size());
                int next = i + 1 == expected.size() ? rest.size() : rest.indexOf(expected.get(i + 1));
                if (next < 0) {
                    return actual;
                }
                folded.add("...");
                at += next;
            } else if (at < actual.size()) {
                folded.add(actual.get(at));
                at++;
            }
        }
        folded.addAll(actual.subList(at, actual.size()));
        return folded;
    }

    private List<String> run(List<String> arguments) throws Exception {
        for (String name : List.of("scenarios", "docs")) {
            Path link = directory.resolve(name);
            if (!Files.exists(link)) {
                Files.createSymbolicLink(link, ROOT.resolve(name));
            }
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                "-Dstdout.encoding=UTF-8",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", "")),
                "io.github.cleancut.reports.cli.Main"));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        try (InputStream out = process.getInputStream()) {
            List<String> lines = new String(out.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.matches(REAL_TIME) && !line.startsWith("SLF4J"))
                    .toList();
            assertTrue(process.waitFor() < 70, "no bug, no interruption");
            return lines;
        }
    }

    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(command);
        while (matcher.find()) {
            words.add(matcher.group().replaceAll("^['\"]|['\"]$", ""));
        }
        return words;
    }
}
