package io.github.cleancut.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class ArrowsTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(Arrows.ROOT);

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> everyPackageSeesOnlyWhatItsArrowAllows() {
        return Arrows.ALL.stream()
                .map(arrow -> DynamicTest.dynamicTest(
                        arrow.from(), () -> Arrows.ruleOf(arrow).check(OURS)));
    }

    @Test
    void everyPackageOfTheModuleHasAnArrow() throws IOException {
        List<String> named = Arrows.ALL.stream().map(Arrows.Arrow::from).toList();
        Path main = ProjectFiles.root().resolve("sim-core/src/main/java/" + Arrows.ROOT.replace('.', '/'));
        try (Stream<Path> entries = Files.list(main)) {
            List<String> unnamed = entries.filter(Files::isDirectory)
                    .map(entry -> entry.getFileName().toString())
                    .filter(name -> !named.contains(name))
                    .toList();
            assertEquals(List.of(), unnamed, "give these packages a line in Arrows, or move their classes");
        }
    }

    @Test
    void plantedDependencyAgainstAnyArrowIsFoundAndAnyAllowedOneIsNot() throws IOException {
        Planted planted = new Planted(folder).with(Arrows.ROOT + ".Door", "public class Door {}");
        for (Arrows.Arrow arrow : Arrows.ALL) {
            StringBuilder fields = new StringBuilder();
            Arrows.ALL.forEach(other -> fields.append(
                    "public io.github.cleancut.%s.inside.Seen %s; ".formatted(other.from(), other.from())));
            planted.with(Arrows.ROOT + "." + arrow.from() + ".inside.Seen", "public class Seen {}");
            planted.with(
                    Arrows.ROOT + "." + arrow.from() + ".Sees",
                    "public class Sees { public io.github.cleancut.Door door; " + fields + "}");
        }
        JavaClasses classes = planted.compile();
        for (Arrows.Arrow arrow : Arrows.ALL) {
            String findings = String.join(
                    "\n",
                    Arrows.ruleOf(arrow).evaluate(classes).getFailureReport().getDetails());
            assertTrue(findings.contains("Sees.door>"), arrow.from() + " sees the root package unnoticed");
            assertEquals(expectedFindings(arrow), foundFields(findings), "what " + arrow.from() + " must not see");
        }
    }

    private static List<String> expectedFindings(Arrows.Arrow arrow) {
        return Arrows.ALL.stream()
                .map(Arrows.Arrow::from)
                .filter(other -> !other.equals(arrow.from()) && !arrow.to().contains(other))
                .toList();
    }

    private static List<String> foundFields(String findings) {
        List<String> found = new ArrayList<>();
        for (Arrows.Arrow other : Arrows.ALL) {
            if (findings.contains("Sees." + other.from() + ">")) {
                found.add(other.from());
            }
        }
        return found;
    }
}
