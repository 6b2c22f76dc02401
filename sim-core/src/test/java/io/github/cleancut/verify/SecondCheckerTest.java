package io.github.cleancut.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** scripts/verify-abscert.py, written from the page alone, says the same about every hand-made certificate: exit code, line and rule. */
class SecondCheckerTest {
    private static final Path SCRIPT = Path.of(System.getProperty("cleancut.root", ".."), "scripts/verify-abscert.py");

    private static final int EDITS_EACH = 250;
    private static final List<String> NUMBERS =
            List.of("9223372036854775807", "9223372036854775808", "9223372036854775806", "1048576", "00", "-1", "-");

    @TempDir
    Path folder = Path.of("");

    private final List<String> said = new ArrayList<>();
    private final List<String> files = new ArrayList<>();

    private void add(ProofText proof, Verdict verdict) throws IOException {
        Path file = folder.resolve("p" + files.size());
        Files.writeString(file, proof.sealed(), StandardCharsets.ISO_8859_1);
        files.add(file.toString());
        String rule = verdict.rule().isEmpty() ? "-" : verdict.rule();
        said.add(verdict.exit() + " " + verdict.line() + " " + rule + " " + file);
    }

    @Test
    void agreesOnEveryHandMadeCertificate() throws IOException, InterruptedException {
        for (ProofText proof : VerifierTest.proofs().toList()) {
            add(proof, ProofText.check(proof.sealed()));
        }
        for (BrokenProofs.Case broken : BrokenProofs.all().toList()) {
            add(broken.proof(), ProofText.check(broken.proof().sealed()));
        }
        compare(4);
    }

    @Test
    void agreesOnExitCodeAndLineOfRandomEdits() throws IOException, InterruptedException {
        Random random = new Random(11);
        for (ProofText proof : VerifierTest.proofs().toList()) {
            for (int i = 0; i < EDITS_EACH; i++) {
                ProofText edited = edit(proof, random);
                add(edited, ProofText.check(edited.sealed()));
            }
        }
        compare(2);
    }

    /** A token replaced by another one of the certificate or by some number, a line left out, doubled or moved. */
    private static ProofText edit(ProofText proof, Random random) {
        List<String> lines = proof.lines();
        int n = 1 + random.nextInt(lines.size() - 1);
        String[] tokens = lines.get(n - 1).split(" ", -1);
        String[] others = lines.get(random.nextInt(lines.size())).split(" ", -1);
        int token = random.nextInt(tokens.length);
        switch (random.nextInt(8)) {
            case 0 -> {
                return proof.without(n);
            }
            case 1 -> {
                return proof.after(n, lines.get(n - 1));
            }
            case 2 -> {
                return proof.without(n).after(random.nextInt(lines.size() - 2), lines.get(n - 1));
            }
            case 3 -> tokens[token] = NUMBERS.get(random.nextInt(NUMBERS.size()));
            case 4, 5 -> tokens[token] = Integer.toString(random.nextInt(10));
            default -> tokens[token] = others[random.nextInt(others.length)];
        }
        return proof.with(n, String.join(" ", tokens));
    }

    private void compare(int words) throws IOException, InterruptedException {
        Assumptions.assumeTrue(hasPython(), "python3 is not on the path: the second checker is not compared");
        List<String> command = new ArrayList<>(List.of("python3", SCRIPT.toString()));
        command.addAll(files);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> answers = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        process.waitFor();
        assertEquals(files.size(), answers.size(), String.join("\n", answers));
        for (int i = 0; i < answers.size(); i++) {
            String text = Files.readString(Path.of(files.get(i)), StandardCharsets.ISO_8859_1);
            assertEquals(
                    firstWords(said.get(i), words), firstWords(answers.get(i), words), answers.get(i) + "\n" + text);
        }
    }

    private static String firstWords(String line, int count) {
        String[] words = line.split(" ", count + 1);
        return words.length <= count ? line : line.substring(0, line.length() - words[count].length() - 1);
    }

    private static boolean hasPython() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException absent) {
            return false;
        }
    }
}
