package io.github.cleancut.reports.folder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.kernel.Loop;
import io.github.cleancut.kernel.VirtualTime;
import io.github.cleancut.reports.Jobs;
import io.github.cleancut.reports.Story;
import io.github.cleancut.reports.folder.WholeFile.Partials;
import io.github.cleancut.reports.run.JudgedRun;
import io.github.cleancut.reports.run.RunResult;
import io.github.cleancut.reports.run.StoryEngine;
import io.github.cleancut.reports.run.TraceWriter;
import io.github.cleancut.trace.TraceListener;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    private static final Loop.Bounds BOUNDS = new Loop.Bounds(1_000, VirtualTime.NEVER, VirtualTime.NEVER);

    @TempDir
    Path directory = Path.of("");

    private final Partials partials = new Partials();

    @Test
    void holdsSixFilesAndNothingElse() throws IOException {
        fill(directory, "");
        assertEquals(
                List.of(
                        "checkpoints.json",
                        "proof.abscert.gz",
                        "scenario.yaml",
                        "summary.md",
                        "trace.jsonl.gz",
                        "verdict.json"),
                names(directory.resolve("small/seed-42")));
    }

    @Test
    void equalInputGivesEqualBytes() throws IOException {
        fill(directory.resolve("first"), "");
        fill(directory.resolve("second"), "");
        for (String name : names(directory.resolve("first/small/seed-42"))) {
            assertArrayEquals(
                    Files.readAllBytes(directory.resolve("first/small/seed-42").resolve(name)),
                    Files.readAllBytes(directory.resolve("second/small/seed-42").resolve(name)),
                    name);
        }
    }

    @Test
    void noPathOfTheMachineStandsInAnyFile() throws IOException {
        fill(directory, "");
        for (String name : names(directory.resolve("small/seed-42"))) {
            byte[] bytes = Files.readAllBytes(directory.resolve("small/seed-42").resolve(name));
            assertFalse(new String(bytes, StandardCharsets.ISO_8859_1).contains(directory.toString()), name);
        }
    }

    @Test
    void theTraceHasAHeaderAndAHashOverItsLines() throws IOException {
        RunResult result = fill(directory, "");
        byte[] lines = trace();
        String hash = HexFormat.of().formatHex(TraceWriter.sha256().digest(lines));
        assertEquals(hash, result.traceSha256());
        assertTrue(Files.readString(directory.resolve("small/seed-42/verdict.json"))
                .contains("\"traceSha256\": \"" + hash + "\""));
        List<String> text = new String(lines, StandardCharsets.UTF_8).lines().toList();
        assertEquals(
                "{\"trace\":1,\"engine\":\"cleancut\",\"scenario\":\"version: 1\\u000aseed: 42\\u000a\"}", text.get(0));
        assertEquals(1 + Story.oneGoodOneFailed().events().size(), text.size());
        assertTrue(text.get(1).startsWith("{\"t\":0,\"n\":0,\"lane\":\"jobmanager\""), text.get(1));
    }

    @Test
    void theGzipHeaderTellsNoTime() throws IOException {
        fill(directory, "");
        byte[] bytes = Files.readAllBytes(directory.resolve("small/seed-42/trace.jsonl.gz"));
        assertEquals(0, bytes[4] | bytes[5] | bytes[6] | bytes[7], "mtime");
    }

    @Test
    void whatIsSetStandsInTheNameAsAHash() throws IOException {
        RunFolder plain = RunFolder.of(directory, Jobs.plan(List.of()), "", partials);
        RunFolder one = RunFolder.of(directory, Jobs.plan(List.of()), "x", partials);
        RunFolder other = RunFolder.of(directory, Jobs.plan(List.of()), "y", partials);
        assertEquals("small/seed-42", plain.relative());
        assertTrue(one.relative().matches("small/seed-42-[0-9a-f]{8}"), one.relative());
        assertFalse(one.relative().equals(other.relative()));
    }

    @Test
    void aFileThatIsNotKeptLeavesNothing() throws IOException {
        Path target = directory.resolve("half");
        try (WholeFile file = new WholeFile(target, partials)) {
            file.out().write('x');
            assertFalse(Files.exists(target));
        }
        assertEquals(List.of(), names(directory));
    }

    @Test
    void anInterruptionDeletesWhatIsHalfWritten() throws IOException {
        WholeFile file = new WholeFile(directory.resolve("half"), partials);
        file.out().write('x');
        partials.deleteAll();
        assertEquals(List.of(), names(directory));
        file.close();
    }

    @Test
    void aFailedWriteLeavesTheOldFile() throws IOException {
        fill(directory, "");
        String before = Files.readString(directory.resolve("small/seed-42/verdict.json"));
        RunFolder folder = RunFolder.of(directory, Jobs.plan(List.of()), "", partials);
        JudgedRun broken = run(event -> {
            throw new UncheckedIOException(new IOException("no space left"));
        });
        assertThrows(IOException.class, () -> folder.fill(broken, Jobs.plan(List.of()), ProofKind.FULL));
        assertEquals(before, Files.readString(directory.resolve("small/seed-42/verdict.json")));
        assertEquals(6, names(directory.resolve("small/seed-42")).size(), "no partial file is left");
    }

    private RunResult fill(Path base, String changes) throws IOException {
        return RunFolder.of(base, Jobs.plan(List.of()), changes, partials)
                .fill(run(event -> {}), Jobs.plan(List.of()), ProofKind.FULL);
    }

    private static JudgedRun run(TraceListener watcher) {
        StoryEngine engine =
                new StoryEngine(Story.oneGoodOneFailed(), StoryEngine.summary(Loop.End.OVER, List.of()), List.of());
        return new JudgedRun(engine, BOUNDS, List.of(watcher));
    }

    private byte[] trace() throws IOException {
        try (InputStream in =
                new GZIPInputStream(Files.newInputStream(directory.resolve("small/seed-42/trace.jsonl.gz")))) {
            return in.readAllBytes();
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
