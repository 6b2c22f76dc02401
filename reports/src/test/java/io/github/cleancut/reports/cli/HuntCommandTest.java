package io.github.cleancut.reports.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.cleancut.RunSummary;
import io.github.cleancut.kernel.Loop;
import io.github.cleancut.law.Law;
import io.github.cleancut.model.Scenario;
import io.github.cleancut.model.Topology;
import io.github.cleancut.reports.run.Engine;
import io.github.cleancut.reports.run.Simulator;
import io.github.cleancut.trace.TraceListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code hunt}: what it finds, what it leaves behind, and that this replays. */
class HuntCommandTest {
    private static final Path SCHEMA =
            Path.of(System.getProperty("cleancut.root", ".."), "docs", "schema", "result-v1.json");
    private static final String MUTANT = "aligned.first-barrier";

    @TempDir
    Path folder = Path.of("");

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final Interruption interruption = new Interruption();
    private String file = "";

    /** A simulator that something is done with before each run. */
    private record Meddled(BiFunction<Scenario, Loop.Bounds, Loop.Bounds> meddling, Simulator simulator)
            implements Engine {
        Meddled(BiFunction<Scenario, Loop.Bounds, Loop.Bounds> meddling) {
            this(meddling, new Simulator());
        }

        @Override
        public RunSummary run(
                Scenario scenario, @Nullable String mutant, List<TraceListener> listeners, Loop.Bounds bounds) {
            return simulator.run(scenario, mutant, listeners, meddling.apply(scenario, bounds));
        }

        @Override
        public List<Law> laws(Scenario scenario, Topology topology) {
            return simulator.laws(scenario, topology);
        }
    }

    @BeforeEach
    void writeAScenario() throws IOException {
        Path written = folder.resolve("two.yaml");
        Files.writeString(written, """
                # Do two inputs of different speed stay in step?
                version: 1
                seed: 3
                flink:
                  execution.buffer-timeout.interval: 0 ms
                  execution.checkpointing.interval: 100 ms
                  restart-strategy: {type: fixed-delay, fixed-delay: {attempts: 5, delay: 10 ms}}
                job:
                  - {source: left, rate: 200/s, records: 60, keys: {count: 5}}
                  - {source: right, rate: 100/s, records: 30, keys: {count: 5}}
                  - {map: work, from: left, parallelism: 2}
                  - {keyed: sum, from: [work, right]}
                  - {sink: out, commit: two-phase}
                teach:
                  - {when: {event: completed}, say: a checkpoint}
                """);
        file = written.toString();
    }

    private int run(Engine engine, String... arguments) {
        told.reset();
        PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        Console console = new Console(out, err, StandardCharsets.UTF_8, folder);
        return new CommandLineApp(new App(engine, new ReadScenarios(), console, interruption)).run(arguments);
    }

    private int run(String... arguments) {
        return run(new Simulator(), arguments);
    }

    private String told() {
        return told.toString(StandardCharsets.UTF_8);
    }

    private List<Path> found() throws IOException {
        try (var files = Files.list(folder.resolve("hunts"))) {
            return files.sorted().toList();
        }
    }

    @Test
    void aMutantIsFoundShrunkAndReplayed() throws IOException {
        assertEquals(1, run("hunt", file, "--seeds", "1..4", "--vary", "latency", "--mutant", MUTANT), this::told);
        Path cut = found().stream()
                .filter(path -> path.getFileName().toString().startsWith("two-CUT-seed-"))
                .findFirst()
                .orElseThrow();
        String text = Files.readString(cut);
        assertTrue(text.startsWith("# Why does CUT not hold?\n\n# CUT: "), text);
        assertTrue(text.contains("# Nothing more can be taken away from it.\n# Replay: scripts/cleancut run "), text);
        assertTrue(text.contains("cases:\n  under-mutant: {mutant: " + MUTANT + "}\n"), text);
        assertTrue(text.lines().noneMatch(line -> line.matches(".*(map: work|sink: |parallelism).*")), text);
        assertEquals(1, run("run", cut.toString(), "--no-report", "-v"), this::told);
        assertTrue(told().matches("(?s).*\\n {2}CUT +VIOLATED .*"), told());
    }

    @Test
    void theSameHuntFindsTheSame() throws IOException {
        String[] hunt = {"hunt", file, "--seeds", "2..2", "--vary", "latency", "--mutant", MUTANT};
        assertEquals(1, run(hunt), this::told);
        String first = told() + Files.readString(found().get(0));
        assertEquals(1, run(hunt), this::told);
        assertEquals(first, told() + Files.readString(found().get(0)));
    }

    @Test
    void aHealthyScenarioIsCleanAndTheDocumentFollowsItsSchema() throws IOException {
        assertEquals(0, run("hunt", file, "--seeds", "1..40", "--json"), this::told);
        assertTrue(told().contains("\"runs\": 40,"), told());
        assertTrue(told().contains("\"violations\": [],"), told());
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
        assertEquals(List.of(), schema.validate(told(), InputFormat.JSON));
        assertEquals(
                1, run("hunt", file, "--seeds", "2..2", "--vary", "latency", "--mutant", MUTANT, "--json"), this::told);
        assertEquals(List.of(), schema.validate(told(), InputFormat.JSON));
    }

    @Test
    void whatTheSimulatorBreaksDownAtIsAFindingOfItsOwn() throws IOException {
        Engine threeAtOnceBreaksDown = new Meddled((scenario, bounds) -> {
            if (scenario.flink().checkpointing().maxConcurrent() == 3) {
                throw new IllegalStateException("three at once");
            }
            return bounds;
        });
        assertEquals(70, run(threeAtOnceBreaksDown, "hunt", file, "--seeds", "1..20", "--vary", "config"), this::told);
        String text = Files.readString(found().get(0));
        assertTrue(found().get(0).getFileName().toString().startsWith("two-BUG-seed-"), found().toString());
        assertTrue(
                text.contains("  execution.checkpointing.max-concurrent-checkpoints: 3")
                        || text.contains("{execution.checkpointing.max-concurrent-checkpoints: 3}"),
                text);
    }

    @Test
    void aHuntThatIsInterruptedWhileItShrinksKeepsWhatItFound() throws IOException {
        Engine interrupting = new Meddled((scenario, bounds) -> {
            if (Files.exists(folder.resolve("hunts"))) {
                interruption.request();
            }
            return bounds;
        });
        int exit = run(interrupting, "hunt", file, "--seeds", "1..100", "--vary", "latency", "--mutant", MUTANT);
        assertEquals(130, exit, this::told);
        assertEquals(1, found().size());
        String text = Files.readString(found().get(0));
        assertTrue(text.contains("# Shrinking it was cut short; it may not be minimal.\n"), text);
        assertTrue(told().contains("seeds 1..100   stopped after 1 of them\n"), told());
        assertTrue(told().matches("(?s).* {2}VIOLATED [-A-Z]+ {3}in 1 runs, first in two with seed 2\n.*"), told());
    }

    @Test
    void anUnfinishedHuntIsUndecidedAndBadUsageIsRefused() {
        assertEquals(3, run("hunt", file, "--time", "0s"), this::told);
        assertEquals(2, run("hunt", file, "--seeds", "9..1"));
        assertEquals(2, run("hunt", file, "--seeds", "many"));
        assertEquals(2, run("hunt", file, "--vary", "weather"));
        assertEquals(2, run("hunt", file, "--seed", "4"));
        assertEquals(2, run("hunt", "nowhere.yaml"));
    }

    @Test
    void whatCannotBeKeptIsShownAllTheSame() throws IOException {
        Files.writeString(folder.resolve("occupied"), "a file");
        assertEquals(2, run("hunt", file, "-o", "occupied/below"), this::told);
        assertEquals("", told());
        Engine occupying = new Meddled((scenario, bounds) -> {
            write(folder.resolve("hunts"), "a file, of late");
            return bounds;
        });
        String[] hunt = {"hunt", file, "--seeds", "2..2", "--vary", "latency", "--mutant", MUTANT};
        assertEquals(2, run(occupying, hunt), this::told);
        assertTrue(told().contains("  VIOLATED CUT   in 1 runs, first in two with seed 2\n"), told());
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void aHuntWhoseRunsAreCutIsUndecided() {
        Engine cut = new Meddled((scenario, bounds) ->
                new Loop.Bounds(Math.min(400, bounds.events()), bounds.untilNanos(), bounds.noProgressNanos()));
        assertEquals(3, run(cut, "hunt", file, "--seeds", "1..2", "--vary", "schedule"), this::told);
        assertTrue(told().contains("  runs         2, 2 cut short by the bound on events\n"), told());
        assertTrue(told().contains("  violations   none: undecided, "), told());
    }
}
