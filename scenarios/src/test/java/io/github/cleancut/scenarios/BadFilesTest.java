package io.github.cleancut.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file of {@code bad/} is refused with exactly the text that stands beside it. */
class BadFilesTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("cleancut.root", ".."), "scenarios", "src", "test", "resources", "bad");

    static List<String> badFiles() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("badFiles")
    void aBadFileIsRefusedWithItsMessage(String name) throws IOException {
        String expected = Files.readString(FOLDER.resolve(name.replace(".yaml", ".txt")));
        assertEquals(expected, refusalOf(FOLDER.resolve(name)).replace(FOLDER + "/", "") + "\n");
    }

    @Test
    void atLeastSixtyBadFilesAreKept() throws IOException {
        assertTrue(badFiles().size() >= 60, () -> "a reader's messages are kept by files in " + FOLDER);
    }

    @Test
    void everyMessageIsOneLineAndEveryHintAnother() throws IOException {
        for (String name : badFiles()) {
            for (Problem problem : problemsOf(FOLDER.resolve(name))) {
                assertTrue(problem.message().lines().count() == 1, problem::text);
                assertTrue(problem.hint().lines().count() == 1, problem::text);
            }
        }
    }

    @Test
    void aFileOfTwoHundredMegabytesIsRefusedWithoutBeingRead(@TempDir Path folder) throws IOException {
        Path huge = folder.resolve("huge.yaml");
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(200L << 20);
        }
        assertEquals(
                huge + ": error: the file is larger than 1 mb\n    no scenario is; is this the right file?",
                refusalOf(huge));
    }

    @Test
    void aFolderIsRefused(@TempDir Path folder) {
        assertEquals(folder + ": error: this is a folder\n    name a file in it", refusalOf(folder));
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        assertEquals(
                "nowhere.yaml: error: there is no such file\n    give a path, or @name for a scenario of the library",
                refusalOf(Path.of("nowhere.yaml")));
    }

    @Test
    void anUnknownNameOfTheLibraryIsRefused() {
        ScenarioException refusal =
                assertThrows(ScenarioException.class, () -> ScenarioReader.read("@zz-nothing", Overrides.NONE));
        assertEquals(
                "the library has no scenario zz-nothing",
                refusal.problems().get(0).message());
    }

    private static String refusalOf(Path file) {
        return String.join("\n", problemsOf(file).stream().map(Problem::text).toList());
    }

    private static List<Problem> problemsOf(Path file) {
        return assertThrows(ScenarioException.class, () -> ScenarioReader.read(file.toString(), Overrides.NONE))
                .problems();
    }
}
