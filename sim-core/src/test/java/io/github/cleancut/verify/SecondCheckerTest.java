package io.github.cleancut.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** scripts/verify-abscert.py, written from the page alone, says the same about every hand-made certificate: exit code, line and rule. */
class SecondCheckerTest {
    private static final Path SCRIPT = Path.of(System.getProperty("cleancut.root", ".."), "scripts/verify-abscert.py");

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
        Assumptions.assumeTrue(hasPython(), "python3 is not on the path: the second checker is not compared");
        List<ProofText> proofs = new ArrayList<>(VerifierTest.proofs().toList());
        Stream<ProofText> broken = BrokenProofs.all().map(BrokenProofs.Case::proof);
        proofs.addAll(broken.toList());
        for (ProofText proof : proofs) {
            add(proof, ProofText.check(proof.sealed()));
        }
        List<String> command = new ArrayList<>(List.of("python3", SCRIPT.toString()));
        command.addAll(files);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String answers = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        List<String> heads = answers.lines().map(line -> firstWords(line, 4)).toList();
        assertEquals(String.join("\n", said), String.join("\n", heads));
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
