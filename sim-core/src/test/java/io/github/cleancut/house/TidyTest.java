package io.github.cleancut.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** The project's own files; {@link TidyFindsTest} shows that each check can fail. */
class TidyTest {
    /** What it has; docs/spec/proof.md wants less (decision 034). */
    private static final int CHECKER_LINES = 1_110;

    @Test
    void javaFilesKeepTheLimitsAndHoldNothingBanned() throws IOException {
        assertClean(ProjectFiles.javaSources(), Tidy::inJava);
    }

    @Test
    void everyExcuseIsStillNeededAndSaysWhy() throws IOException {
        List<String> oversized = new ArrayList<>();
        for (Path file : ProjectFiles.javaSources()) {
            String text = Files.readString(file);
            String stem = file.getFileName().toString().replace(".java", "");
            if (Tidy.EXCUSES.stream().noneMatch(excuse -> excuse.place().startsWith(stem))) {
                continue;
            }
            if (text.lines().count() > Tidy.FILE.wanted()) {
                oversized.add(file.getFileName().toString());
            }
            JavaShapes.of(ProjectFiles.nameOf(file), text).stream()
                    .filter(shape -> shape.lines() > Tidy.METHOD.wanted() || shape.fields() > Tidy.FIELDS.wanted())
                    .forEach(shape -> oversized.add(shape.name()));
        }
        for (Tidy.Excuse excuse : Tidy.EXCUSES) {
            assertTrue(oversized.contains(excuse.place()), excuse.place() + " is small enough: remove it");
            assertFalse(excuse.reason().isBlank(), excuse.place() + " gives no reason");
        }
    }

    @Test
    void effectsOfRuleTablesDecideNothing() throws IOException {
        assertClean(
                ProjectFiles.under("sim-core/src/main/java/io/github/cleancut/protocol", ".java"), Effects::findings);
    }

    @Test
    void noFileNamesAPathOfOneMachine() throws IOException {
        List<Path> files = new ArrayList<>(ProjectFiles.javaSources());
        files.addAll(ProjectFiles.under("docs", ".md", ".html"));
        files.addAll(ProjectFiles.under("scenarios/library", ""));
        files.addAll(ProjectFiles.under("scripts", ""));
        for (String single : List.of("README.md", "CONTRIBUTING.md", "pom.xml")) {
            if (Files.exists(ProjectFiles.root().resolve(single))) {
                files.add(ProjectFiles.root().resolve(single));
            }
        }
        assertClean(files, Tidy::inAnyText);
    }

    @Test
    void scenariosOfTheLibraryAskAQuestionAndExpectAnAnswer() throws IOException {
        assertClean(ProjectFiles.under("scenarios/library", ".yaml", ".yml"), Tidy::inScenario);
    }

    @Test
    void noScenarioOfTheLibraryIsDead() throws IOException {
        List<Path> readers = new ArrayList<>(ProjectFiles.javaSources());
        readers.addAll(ProjectFiles.under("docs", ".md"));
        readers.addAll(ProjectFiles.under("scenarios", ".md"));
        Path readme = ProjectFiles.root().resolve("README.md");
        if (Files.exists(readme)) {
            readers.add(readme);
        }
        StringBuilder all = new StringBuilder();
        for (Path reader : readers) {
            all.append(Files.readString(reader)).append('\n');
        }
        List<String> dead = ProjectFiles.under("scenarios/library", ".yaml").stream()
                .map(file -> file.getFileName().toString().replace(".yaml", ""))
                .filter(stem -> all.indexOf(stem) < 0)
                .toList();
        assertEquals(List.of(), dead, "no test and no page names these scenarios; name them there or remove them");
    }

    @Test
    void decisionsAreNumberedOnce() throws IOException {
        List<String> names = ProjectFiles.under("docs/decisions", ".md").stream()
                .map(file -> file.getFileName().toString())
                .toList();
        assertEquals(
                List.of(),
                names.stream()
                        .filter(name -> !name.matches("\\d{3}-[a-z0-9-]+\\.md"))
                        .toList(),
                "a decision is docs/decisions/NNN-title.md");
        List<String> numbers = names.stream().map(name -> name.substring(0, 3)).toList();
        assertEquals(numbers.stream().distinct().toList(), numbers, "two decisions share a number; take a free one");
    }

    @Test
    void theCheckerOfCertificatesStaysSmall() throws IOException {
        long lines = 0;
        for (Path file : ProjectFiles.under("sim-core/src/main/java/io/github/cleancut/verify", ".java")) {
            lines += Files.readString(file).lines().count();
        }
        assertTrue(
                lines > 0 && lines <= CHECKER_LINES,
                "package verify has " + lines + " lines, " + CHECKER_LINES + " at most: a stranger shall read it");
    }

    private static void assertClean(List<Path> files, BiFunction<String, String, List<String>> check)
            throws IOException {
        List<String> findings = new ArrayList<>();
        for (Path file : files) {
            findings.addAll(check.apply(ProjectFiles.nameOf(file), Files.readString(file)));
        }
        assertEquals("", String.join("\n", findings));
    }
}
