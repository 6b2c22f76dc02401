package io.github.cleancut.reports.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.reports.run.Simulator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad files get one line and the exit code of proof.md, never a stack trace; good ones are told what was checked. */
class VerifyCommandTest {
    private static final String PROOF = "runs/a01-count-one-source/seed-1/proof.abscert.gz";

    @TempDir
    Path directory = Path.of("");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void runOnce() {
        assertEquals(0, run("run", "@a01-count-one-source"));
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        Console console = new Console(
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                StandardCharsets.UTF_8,
                directory);
        return new CommandLineApp(new App(new Simulator(), new ReadScenarios(), console, new Interruption()))
                .run(arguments);
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String told() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private byte[] packed() throws IOException {
        return Files.readAllBytes(directory.resolve(PROOF));
    }

    private byte[] plain() throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed()))) {
            return in.readAllBytes();
        }
    }

    private String refusalOf(String name, byte[] bytes, int exit) throws IOException {
        Files.write(directory.resolve(name), bytes);
        assertEquals(exit, run("verify", name), said() + told());
        String all = said() + told();
        assertEquals(1, all.lines().count(), all);
        return all;
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    @Test
    void aGoodCertificateIsToldWhatWasCheckedPlainOrPacked() throws IOException {
        assertEquals(0, run("verify", PROOF));
        assertTrue(said().startsWith(PROOF + "   VALID   class "), said());
        assertTrue(said().contains("not checked  state digests"), said());
        Files.write(directory.resolve("plain"), plain());
        assertEquals(0, run("verify", "plain", "-q"));
        assertEquals("", said() + told());
        Files.write(directory.resolve("packed-without-its-name"), packed());
        assertEquals(0, run("verify", "packed-without-its-name"));
    }

    @Test
    void ofSeveralTheWorstDecides() throws IOException {
        Files.writeString(directory.resolve("other"), "abscert 2\n");
        Files.writeString(directory.resolve("short"), "abscert");
        assertEquals(2, run("verify", PROOF, "other", "short"));
        assertEquals(3, run("verify", PROOF, "short"));
        assertEquals(2, run("verify", "nowhere"));
        assertEquals("cleancut: nowhere: there is no such file\n", told());
        assertEquals(2, run("verify", "runs"));
        assertEquals(2, run("verify"));
    }

    @Test
    void anEditedOneIsRejectedBySealOrRule() throws IOException {
        String text = new String(plain(), StandardCharsets.US_ASCII);
        String edited = text.replaceFirst("abscert 1 .", "abscert 1 " + (text.charAt(10) == '0' ? '1' : '0'));
        assertTrue(refusalOf("edited", edited.getBytes(StandardCharsets.US_ASCII), 1)
                .contains("rule C0: the seal fits neither these lines nor these bytes   (cleancut explain C0)"));
        assertTrue(refusalOf("more", (text + "end\n").getBytes(StandardCharsets.US_ASCII), 2)
                .contains("text after"));
    }

    @Test
    void truncatedOnesAreIncompleteHoweverTheyArePacked() throws IOException {
        refusalOf("cut", Arrays.copyOf(plain(), plain().length - 1), 3);
        refusalOf("cut.gz", Arrays.copyOf(packed(), packed().length - 9), 3);
        refusalOf("tail-cut.gz", Arrays.copyOf(packed(), packed().length - 1), 3);
        refusalOf("empty", new byte[0], 3);
        refusalOf("empty.gz", new byte[0], 3);
    }

    @Test
    void wronglyPackedOnesAreMalformed() throws IOException {
        byte[] broken = packed();
        broken[broken.length - 6] ^= 1;
        assertTrue(refusalOf("crc.gz", broken, 2).contains("compressed stream is broken"));
        byte[] longer = Arrays.copyOf(packed(), packed().length + 3);
        assertTrue(refusalOf("rest.gz", longer, 2).contains("compressed stream is broken"));
        refusalOf("text.gz", plain(), 2);
        refusalOf("twice.gz", gzip(packed()), 2);
        refusalOf("binary", new byte[] {0, 1, 2, '\n'}, 2);
    }

    @Test
    void aLineWithoutEndIsReadNoFurtherThanALineMayReach() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        byte[] piece = new byte[1 << 20];
        Arrays.fill(piece, (byte) 'a');
        try (OutputStream out = new GZIPOutputStream(bomb)) {
            for (int i = 0; i < 300; i++) {
                out.write(piece);
            }
        }
        String said = refusalOf("bomb.gz", bomb.toByteArray(), 2);
        assertTrue(said.contains("more than 1 MiB"), said);
    }

    @Test
    void checkpointsOnlyOrNothingCanBeAskedFor() throws IOException {
        assertEquals(0, run("run", "@a01-count-one-source", "--proof", "checkpoints"));
        assertTrue(new String(plain(), StandardCharsets.US_ASCII)
                .lines()
                .findFirst()
                .orElse("")
                .endsWith(" checkpoints"));
        assertEquals(0, run("verify", PROOF));
        assertTrue(said().contains("C9, the output"), said());
        assertEquals(0, run("run", "@a01-count-one-source", "--proof", "off"));
        assertTrue(Files.notExists(directory.resolve(PROOF)), "one of an earlier run is left");
        assertEquals(2, run("run", "@a01-count-one-source", "--proof", "half"));
    }

    @Test
    void whoeverNamesAnotherFileOfTheRunFolderIsToldWhichOneItIs() {
        assertEquals(2, run("verify", "runs/a01-count-one-source/seed-1"));
        assertTrue(told().contains("seed-1: is a folder; the certificate of a run is proof.abscert.gz in it"), told());
        assertEquals(2, run("verify", "runs/a01-count-one-source/seed-1/trace.jsonl.gz"));
        assertTrue(said().contains("no certificate; that of a run is proof.abscert.gz in its folder"), said());
    }
}
