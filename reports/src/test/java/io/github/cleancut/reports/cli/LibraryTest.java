package io.github.cleancut.reports.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.reports.run.Simulator;
import io.github.cleancut.scenarios.Library;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every scenario of the library holds what it expects, and goes red under each mutant that it names in {@code # red under: a, b}. */
class LibraryTest {
    private static final List<String> PROMISED = List.of(
            "a01-count-one-source",
            "a02-two-inputs-barrier-timeline",
            "a03-first-trigger-and-interval",
            "a04-crash-and-replay",
            "a05-at-least-once-overcounts",
            "a06-checkpointing-off-or-volatile",
            "a07-barrier-before-snapshot",
            "a08-complete-then-notify",
            "a09-event-time-is-not-barrier-time",
            "b01-skewed-inputs",
            "b02-slow-sink-start-delay",
            "b06-expired-under-backpressure",
            "d03-lost-and-duplicate-acks",
            "d05-lost-completion-notice",
            "d07-restart-loop",
            "e02-read-uncommitted",
            "e04-crash-between-complete-and-commit",
            "g01-min-pause-vs-interval",
            "g05-tolerance-zero",
            "production-config");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    private int run(String... arguments) {
        PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);
        Console console = new Console(out, out, StandardCharsets.UTF_8, folder);
        return new CommandLineApp(new App(new Simulator(), new ReadScenarios(), console, new Interruption()))
                .run(arguments);
    }

    private String told() {
        return told.toString(StandardCharsets.UTF_8);
    }

    /** A difference is to be reviewed; {@code scripts/golden} then makes it the golden run. */
    @Test
    void theLessonsDoWhatTheyDidWhenSomebodyLastLooked() {
        Path golden = Path.of(System.getProperty("cleancut.root", ".."), "scenarios", "golden");
        int exit = run("run", "@a01", "@a02", "@a03", "@a04", "@a05", "--no-report", "--golden", golden.toString());
        assertEquals(0, exit, "review this, then run scripts/golden: " + told());
    }

    static Stream<String> stems() {
        return Library.all().keySet().stream();
    }

    static Stream<Arguments> pairs() {
        List<Arguments> pairs = new ArrayList<>();
        for (String stem : Library.all().keySet()) {
            mutantsOf(stem).forEach(mutant -> pairs.add(Arguments.of(stem, mutant)));
        }
        return pairs.stream();
    }

    private static List<String> mutantsOf(String stem) {
        return new ReadScenarios().mutantsOf("@" + stem);
    }

    @Test
    void theLibraryHasWhatItPromises() {
        assertTrue(Library.all().keySet().containsAll(PROMISED), Library.all().toString());
    }

    @ParameterizedTest
    @MethodSource("stems")
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void everyScenarioHoldsWhatItExpects(String stem) {
        assertEquals(0, run("run", "@" + stem, "--no-report"), this::told);
    }

    @ParameterizedTest
    @MethodSource("stems")
    void everyScenarioNamesAMutant(String stem) {
        assertFalse(mutantsOf(stem).isEmpty(), stem + " has no comment: # red under: some mutant");
    }

    @ParameterizedTest
    @MethodSource("pairs")
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void everyScenarioGoesRedUnderTheMutantsThatItNames(String stem, String mutant) {
        assertEquals(1, run("run", "@" + stem, "--no-report", "--mutant", mutant), this::told);
    }
}
