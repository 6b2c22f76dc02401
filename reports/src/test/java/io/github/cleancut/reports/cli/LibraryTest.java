package io.github.cleancut.reports.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.reports.proof.ProofReader;
import io.github.cleancut.reports.run.Simulator;
import io.github.cleancut.scenarios.Library;
import io.github.cleancut.verify.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
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
            "a10-watermark-of-the-slowest-input",
            "b01-skewed-inputs",
            "b02-slow-sink-start-delay",
            "b03-in-flight-over-throughput",
            "b04-buffer-debloating",
            "b05-parallelism-sweep",
            "b06-expired-under-backpressure",
            "b07-long-record-blocks-barrier",
            "b08-timer-burst",
            "c01-barriers-that-overtake",
            "c02-slow-storage",
            "c03-aligned-timeout",
            "c04-size-bound",
            "c05-records-in-flight-come-back",
            "c07-broadcast-and-pointwise",
            "c08-watermark-after-a-restore",
            "c10-savepoint-behind-an-unaligned-checkpoint",
            "d01-crash-anywhere",
            "d02-jobmanager-failover",
            "d03-lost-and-duplicate-acks",
            "d04-late-ack-after-expiry",
            "d05-lost-completion-notice",
            "d06-upload-errors",
            "d07-restart-loop",
            "d08-region-or-global",
            "d09-coordinator-events",
            "d14-failed-taken-as-finished",
            "d15-clock-jump",
            "d16-zombie-attempt",
            "d17-partition",
            "d19-splits-of-a-region",
            "d20-what-a-restart-waits-for",
            "d21-source-that-cannot-go-back",
            "e01-visibility-latency",
            "e02-read-uncommitted",
            "e04-crash-between-complete-and-commit",
            "e06-idempotent-upsert-at-least-once",
            "e12-recovery-that-cannot-commit",
            "f01-savepoint-commits-nothing",
            "f03-savepoint-and-pacing",
            "f04-claim-modes",
            "f07-stop-commit-fails",
            "f09-stop-without-savepoint",
            "f10-cancel-with-savepoint",
            "g01-min-pause-vs-interval",
            "g02-queued-periodic-storm",
            "g03-concurrent-checkpoints",
            "g04-min-pause-does-not-serialise",
            "g05-tolerance-zero",
            "g06-which-failures-count",
            "g07-counter-resets",
            "g08-finished-tasks",
            "g09-interval-during-backlog",
            "g10-pause-sources-until-first-checkpoint",
            "g11-uc-with-concurrency",
            "g12-cleaner-blocks-trigger",
            "g13-master-hook",
            "g14-what-statistics-show",
            "g15-what-nobody-deletes",
            "g16-hook-that-cannot-be-restored",
            "g17-told-by-a-task-that-has-ended",
            "h02-read-past-the-barrier",
            "h04-timeout-before-the-first-barrier",
            "h07-watermark-that-stands-still",
            "h10-event-of-a-coordinator-is-lost",
            "production-config");

    /**
     * The runs whose certificate shows what is wrong with them. Where Flink takes a failed task as finished (C-087) a plan leaves out a task that has not finished; a task that reads past the barrier
     * stores what comes again; a split that is lost is an offset left out.
     */
    private static final Map<String, String> SHOWN_BROKEN = new TreeMap<>(Map.of(
            "d02-jobmanager-failover.a-history-that-was-left/", "C3",
            "d14-failed-taken-as-finished.flink-2-3/", "C6",
            "h02-read-past-the-barrier.as-it-was/", "ALO DUP",
            "h10-event-of-a-coordinator-is-lost.as-it-was/", "C3"));

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
    void everyScenarioHoldsWhatItExpectsAndCarriesItsProof(String stem) throws IOException {
        assertEquals(0, run("run", "@" + stem), this::told);
        for (Path proof : proofs()) {
            Verdict verdict = ProofReader.check(proof);
            Optional<String> broken = SHOWN_BROKEN.keySet().stream()
                    .filter(run -> proof.toString().contains(run))
                    .findAny();
            if (broken.isPresent()) {
                assertEquals(SHOWN_BROKEN.get(broken.get()), shownBy(verdict), proof + ": " + verdict);
                continue;
            }
            assertEquals(0, verdict.exit(), proof + ", line " + verdict.line() + ": " + verdict.sentence());
            String due = proof.toString().contains("at-least-once/") ? "ALO" : "EO";
            assertTrue(List.of(due, "-").contains(verdict.claim().weakest()), proof + ": " + verdict);
        }
    }

    private static String shownBy(Verdict verdict) {
        return verdict.rule().isEmpty()
                ? verdict.claim().weakest() + " " + verdict.claim().output()
                : verdict.rule();
    }

    private List<Path> proofs() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> proofs =
                    files.filter(file -> file.endsWith("proof.abscert.gz")).toList();
            assertFalse(proofs.isEmpty() && told().contains(" events "), told());
            return proofs;
        }
    }

    /** C-028, proof.md rule C6: a run that uses an id twice has no certificate; the other runs of the scenario have theirs. */
    @Test
    void aRunThatUsesAnIdTwiceHasNoCertificate() throws IOException {
        assertEquals(0, run("run", "@a06-checkpointing-off-or-volatile"), this::told);
        List<String> without = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.endsWith("verdict.json"))
                    .map(Path::getParent)
                    .filter(run -> !Files.exists(run.resolve("proof.abscert.gz")))
                    .forEach(run -> without.add(folder.relativize(run).toString()));
        }
        assertEquals(1, without.size(), without.toString());
        assertTrue(without.get(0).contains("a06-checkpointing-off-or-volatile.jobmanager-lost/"), without.toString());
        String why = "checkpoint id 1 was given out again, and a certificate knows each id once";
        assertEquals(
                1,
                told().lines()
                        .filter(("  proof        none, because " + why)::equals)
                        .count(),
                told());
        Path run = folder.resolve(without.get(0));
        assertTrue(Files.readString(run.resolve("summary.md")).endsWith(" Proof: none, because " + why + ".\n"));
        String json = Files.readString(run.resolve("verdict.json"));
        assertTrue(json.contains("\"noProofBecause\": \"" + why), json);
    }

    /** What a mutant does to the cuts or to what is made of them shows in the certificate: another class, or a broken rule. */
    @ParameterizedTest
    @CsvSource({
        "aligned.no-blocking, a05, ALO",
        "aligned.first-barrier, a04, AMO",
        "tracker.first-barrier, a05, AMO",
        "barrier.not-forwarded, a04, C4b",
        "ack.first-completes, a04, C7",
        "source.restarts-at-first, a04, C3",
        "source.forgets-offset, a04, C3",
        "sink.no-recovery-commit, e04, C8",
        "restore.empty, e04, DUP"
    })
    void aMutantThatBreaksCutsShowsInTheCertificate(String mutant, String stem, String shown) throws IOException {
        run("run", "@" + stem, "-q", "--mutant", mutant);
        List<String> told = new ArrayList<>();
        for (Path proof : proofs()) {
            Verdict verdict = ProofReader.check(proof);
            told.add(verdict.rule() + " " + verdict.claim().weakest() + " "
                    + verdict.claim().output() + " ");
        }
        assertTrue(String.join("", told).contains(shown + " "), told.toString());
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
