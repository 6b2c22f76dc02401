package io.github.cleancut.reports.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.reports.proof.ProofReader;
import io.github.cleancut.reports.run.Simulator;
import io.github.cleancut.verify.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Certificates of the library with one token edited and the seal put right: no edit that changes a meaning passes, and the second checker says the same of each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EditedProofsTest {
    private static final List<String> SCENARIOS = List.of(
            "@a05-at-least-once-overcounts", "@e04-crash-between-complete-and-commit", "@d05-lost-completion-notice");
    private static final Path SCRIPT = Path.of(System.getProperty("cleancut.root", ".."), "scripts/verify-abscert.py");
    private static final int EDITS_EACH = 400;
    private static final int COMPARED_EACH = 60;

    private final List<List<String>> proofs = new ArrayList<>();

    @TempDir
    Path folder = Path.of("");

    @BeforeAll
    void runTheLibrary() throws IOException {
        PrintStream out = new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
        Console console = new Console(out, out, StandardCharsets.UTF_8, folder);
        App app = new App(new Simulator(), new ReadScenarios(), console, new Interruption());
        for (String scenario : SCENARIOS) {
            assertEquals(0, new CommandLineApp(app).run("run", scenario, "-q"));
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(file -> file.endsWith("proof.abscert.gz"))
                    .sorted()
                    .toList()) {
                proofs.add(lines(file));
            }
        }
    }

    private static List<String> lines(Path file) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1)
                    .lines()
                    .toList();
        }
    }

    private Verdict verdictOf(ProofEdit edit) throws IOException {
        Path file = folder.resolve("edited");
        Files.write(file, edit.bytes());
        return ProofReader.check(file);
    }

    @Test
    void noEditThatChangesAMeaningPasses() throws IOException {
        List<String> passed = new ArrayList<>();
        int rejected = 0;
        for (int i = 0; i < proofs.size(); i++) {
            Random random = new Random(i);
            for (int n = 0; n < EDITS_EACH; n++) {
                ProofEdit edit = ProofEdit.draw(proofs.get(i), random);
                boolean isValid = verdictOf(edit).exit() == 0;
                if (isValid && !edit.old().equals(edit.now()) && !MeaningFree.is(edit, proofs.get(i))) {
                    passed.add("proof " + i + ", " + edit);
                }
                rejected += isValid ? 0 : 1;
            }
        }
        assertEquals("", String.join("\n", passed));
        assertTrue(rejected > proofs.size() * EDITS_EACH / 2, rejected + " rejected");
    }

    @Test
    void theSecondCheckerSaysTheSame() throws IOException, InterruptedException {
        Assumptions.assumeTrue(hasPython(), "python3 is not on the path: the second checker is not compared");
        List<String> expected = new ArrayList<>();
        List<String> command = new ArrayList<>(List.of("python3", SCRIPT.toString()));
        for (int i = 0; i < proofs.size(); i++) {
            Random random = new Random(1000 + i);
            for (int n = 0; n < COMPARED_EACH; n++) {
                Path file = folder.resolve("edit-" + i + "-" + n);
                Files.write(file, ProofEdit.draw(proofs.get(i), random).bytes());
                Verdict verdict = ProofReader.check(file);
                expected.add(verdict.exit() + " " + verdict.line());
                command.add(file.toString());
            }
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String answers = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        List<String> actual = answers.lines()
                .map(line -> line.replaceFirst("^(\\d+ \\d+) .*", "$1"))
                .toList();
        assertEquals(expected, actual);
    }

    private static boolean hasPython() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException absent) {
            return false;
        }
    }
}
