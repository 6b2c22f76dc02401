package io.github.cleancut.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BansTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(Arrows.ROOT);

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> nothingBannedIsUsed() {
        return Bans.ALL.stream()
                .map(ban -> DynamicTest.dynamicTest(ban.name(), () -> ban.rule().check(OURS)));
    }

    @Test
    void noStaticFieldChanges() {
        Bans.NO_STATIC_STATE.check(OURS);
    }

    @Test
    void plantedStaticStateIsFound() throws IOException {
        JavaClasses planted = plant("static int runs;", "1");
        assertTrue(Bans.NO_STATIC_STATE.evaluate(planted).hasViolation());
    }

    @TestFactory
    Stream<DynamicTest> eachPlantedViolationIsFoundByItsBanAlone() {
        return Bans.ALL.stream()
                .map(ban -> DynamicTest.dynamicTest(
                        ban.plant(),
                        () -> assertEquals(List.of(ban.rule().getDescription()), broken(plant("", ban.plant())))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(java.util.function.LongSupplier) System::nanoTime",
                "(java.util.function.Function<Object, Integer>) Object::hashCode",
                "Thread.State.NEW.hashCode()",
                "java.util.Set.copyOf(java.util.List.of(1))",
                "java.util.stream.Stream.of(1).collect(java.util.stream.Collectors.toSet())",
                "java.util.stream.Stream.of(1).collect(java.util.stream.Collectors.toMap(x -> x, x -> x))",
                "Math.pow(2, 0.5)",
                "java.util.UUID.randomUUID()",
                "java.time.LocalDate.now()",
                "((java.util.HashSet<String>) null).size()",
            })
    void otherWaysToBreakABanAreFoundToo(String plant) throws IOException {
        assertFalse(broken(plant("", plant)).isEmpty(), plant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new java.util.TreeMap<String, String>()",
                "java.util.List.of(1, 2)",
                "Math.max(1, 2)",
                "StrictMath.log(2)",
                "java.util.stream.Stream.of(1).collect(java.util.stream.Collectors.toMap(x -> x, x -> x, (x, y) -> x,"
                        + " java.util.TreeMap::new))",
                "String.format(java.util.Locale.ROOT, \"%d\", 1)",
                "\"a\".hashCode()",
            })
    void whatIsAllowedIsNotFound(String plant) throws IOException {
        assertEquals(List.of(), broken(plant("", plant)));
    }

    private JavaClasses plant(String member, String expression) throws IOException {
        return new Planted(folder)
                .with(
                        Arrows.ROOT + ".Planted",
                        "class Planted { %s Object value() { return %s; } }".formatted(member, expression))
                .compile();
    }

    private static List<String> broken(JavaClasses classes) {
        return Bans.ALL.stream()
                .filter(ban -> ban.rule().evaluate(classes).hasViolation())
                .map(ban -> ban.rule().getDescription())
                .toList();
    }
}
