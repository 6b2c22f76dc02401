package io.github.cleancut.reports.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.Protocol;
import io.github.cleancut.model.Rules;
import io.github.cleancut.reports.conform.ConformanceRun;
import io.github.cleancut.reports.conform.Divergence;
import io.github.cleancut.reports.conform.Findings;
import io.github.cleancut.reports.conform.RecordingInput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Recordings are compared, divergences name rows, and what is no recording is refused by name. */
class ConformCommandTest {
    private static final Path CORPUS = Path.of(System.getProperty("cleancut.root", ".."), "scenarios", "recordings");

    @TempDir
    Path directory = Path.of("");

    private Desk desk = new Desk(directory);

    @BeforeEach
    void sit() {
        desk = new Desk(directory);
    }

    private static String text(String corpus) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(CORPUS.resolve(corpus)))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The first recording of a corpus file. */
    private static String first(String corpus) throws IOException {
        String text = text(corpus);
        return text.substring(0, text.indexOf("\n]}\n") + 4);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    private String refusalOf(String name, byte[] content) throws IOException {
        Files.write(directory.resolve(name), content);
        assertEquals(2, desk.run("conform", name, "-q"), desk.out() + desk.err());
        assertTrue(desk.err().startsWith(name + ":") || desk.err().startsWith("cleancut: "), desk.err());
        assertEquals(2, desk.err().lines().count(), desk.err());
        return desk.err();
    }

    private String refusalOf(String name, String content) throws IOException {
        return refusalOf(name, content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void theRecordingsOfTheProjectDoNotDiverge() {
        assertEquals(0, desk.run("conform"), desk::out);
        assertTrue(
                desk.out().contains("  compared     572 runs (340 coordinator, 232 barrier), 24,994 steps"), desk::out);
        assertTrue(desk.out().contains("  diverged     0\n"), desk::out);
    }

    @ParameterizedTest
    @CsvSource({"CM1=CM2, coordinator-examples", "AM1, coordinator-examples", "BXB9, barrier-runs"})
    void aRowThatIsBrokenOnPurposeIsNamed(String edit, String corpus) {
        String row = edit.replaceFirst("=.*", "");
        String file = CORPUS.resolve(corpus + ".jsonl.gz").toAbsolutePath().toString();
        assertEquals(1, desk.run("conform", file, "--break", edit), desk::out);
        assertTrue(desk.out().contains("DIVERGED at step "), desk::out);
        assertTrue(desk.out().contains(" " + row + " "), desk::out);
        assertTrue(desk.out().contains("  suspects     " + row + "  fired in "), desk::out);
    }

    @Test
    void theSameWithAMutantOfTheCatalogue() {
        String file =
                CORPUS.resolve("coordinator-examples.jsonl.gz").toAbsolutePath().toString();
        assertEquals(1, desk.run("conform", file, "--mutant", "ack.first-completes", "--explain"), desk::out);
        assertTrue(desk.out().contains("  ! -    "), desk::out);
        assertTrue(desk.out().contains(" AP1 "), desk::out);
        assertEquals(2, desk.run("conform", file, "--mutant", "ack.frist-completes"));
        assertTrue(desk.err().contains("did you mean ack.first-completes?"), desk::err);
    }

    @Test
    void otherKindsAndVersionsAreRefusedByName() throws IOException {
        String run = first("coordinator-examples.jsonl.gz");
        String endToEnd = "{\"flink\":\"2.3.0\",\n\"kind\":\"end_to_end\",\n\"name\":\"aligned-p2\",\n\"config\":{}}\n";
        assertTrue(refusalOf("end.json", endToEnd)
                .contains("recordings of kind end_to_end cannot be replayed; accepted: coordinator and barrier"));
        assertTrue(refusalOf("old.json", run.replace("\"2.3.0\"", "\"1.20.0\""))
                .contains("recorded from Flink 1.20.0; accepted: Flink 2.3.0"));
        assertTrue(refusalOf("none.json", run.replace("\"flink\":\"2.3.0\",", ""))
                .contains("does not say of which Flink it is"));
    }

    @Test
    void malformedOnesAreRefusedWithTheirPlace() throws IOException {
        String run = first("coordinator-examples.jsonl.gz");
        assertTrue(refusalOf("word.json", run.replaceFirst("start_scheduler", "start_schedule"))
                .startsWith("word.json:8:1: error: unknown command start_schedule; accepted: ack, advance, backlog"));
        assertTrue(refusalOf("config.json", run.replaceFirst("\"max_concurrent\":\\d+", "\"max_concurrent\":0"))
                .contains("max_concurrent of config is 0; accepted: a whole number from 1 to 1000000"));
        for (String key :
                List.of("aligned_timeout_ms", "interval_ms", "backlog_interval_ms", "tolerable_failures", "retained")) {
            assertTrue(refusalOf("key.json", run.replaceFirst("\"" + key + "\":\\w+,", ""))
                    .contains("config has no " + key));
        }
        assertTrue(refusalOf("tasks.json", run.replaceFirst("\"tasks\":\\[\"src#0\"", "\"tasks\":[\"source#0\""))
                .contains("tasks are [source#0, "));
        assertTrue(refusalOf("script.json", run.replaceFirst("\"effects\":\\[\\],", ""))
                .contains("a step has no effects"));
        assertTrue(refusalOf("text.json", "What is this?\n").contains("text.json:1:1: error: no JSON"));
        assertTrue(refusalOf("empty.json", "").contains("the file is empty"));
        assertTrue(refusalOf("twice.json", run.replaceFirst("\"seed\":null", "\"flink\":\"2.3.0\""))
                .contains("no JSON: Duplicate"));
    }

    @Test
    void cutOnesAreRefusedHoweverTheyArePacked() throws IOException {
        String run = first("barrier-examples.jsonl.gz");
        assertTrue(refusalOf("cut.json", run.substring(0, run.length() / 2)).contains("the file is cut short"));
        assertTrue(refusalOf("tail.json", run.substring(0, run.length() - 3)).contains("the file is cut short"));
        byte[] packed = gzip(run);
        assertTrue(refusalOf("cut.gz", Arrays.copyOf(packed, packed.length / 2)).contains("the file is cut short"));
        assertTrue(
                refusalOf("tail.gz", Arrays.copyOf(packed, packed.length - 4)).contains("the file is cut short"));
        byte[] longer = Arrays.copyOf(packed, packed.length + 3);
        assertTrue(refusalOf("more.gz", longer).contains("the compressed stream is broken"));
        byte[] spoilt = packed.clone();
        Arrays.fill(spoilt, 12, 40, (byte) -1);
        assertTrue(refusalOf("spoilt.gz", spoilt).contains("the compressed stream is broken"));
        byte[] broken = packed.clone();
        broken[packed.length - 6] ^= 1;
        assertTrue(refusalOf("crc.gz", broken).contains("the compressed stream is broken"));
    }

    @Test
    void aRunOfTheSameFileBeforeTheBrokenOneIsStillCompared() throws IOException {
        String run = first("barrier-examples.jsonl.gz");
        Files.writeString(directory.resolve("two.jsonl"), run + run.substring(0, 100));
        assertEquals(2, desk.run("conform", "two.jsonl"));
        assertTrue(desk.out().contains("compared     1 run (0 coordinator, 1 barrier)"), desk::out);
        assertTrue(desk.err().contains("the file is cut short"), desk::err);
    }

    @Test
    void whatIsNotThereOrCannotBeSetIsBadUsage() throws IOException {
        assertEquals(2, desk.run("conform", "nowhere"));
        assertTrue(desk.err().startsWith("nowhere: error: there is no such file"), desk::err);
        Files.createDirectory(directory.resolve("folder"));
        assertEquals(2, desk.run("conform", "folder"));
        assertTrue(desk.err().contains("no recording stands in this folder"), desk::err);
        assertEquals(2, desk.run("conform", "--set", "seed=1"));
        assertEquals(2, desk.run("conform", "--set", "rules=flink-9"));
        assertEquals(2, desk.run("conform", "--break", "XX99"));
        assertEquals(2, desk.run("conform", "--run", "no such run"));
    }

    @Test
    void aStepThatNeverEndsIsADivergence() throws IOException {
        String run = first("coordinator-examples.jsonl.gz").replaceFirst("\"ms\":\\d+", "\"ms\":9999999999");
        Files.writeString(directory.resolve("long.json"), run);
        assertEquals(1, desk.run("conform", "long.json"), desk::err);
        assertTrue(desk.out().contains("EndlessStep: more than 100000 rows fire"), desk::out);
    }

    /** A key with null is not the same as no key: dropped, renamed or added, it is a divergence. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"last_success\":null; \"last_try\":null; state.failures.last_success",
                ",\"last_success\":null; ''; state.failures.last_success",
                "\"expired\":; \"extra\":null,\"expired\":; state.extra"
            })
    void aKeyWithNullIsNotNoKey(String recorded, String edited, String where) throws IOException {
        String run = first("coordinator-examples.jsonl.gz");
        String changed = run.replaceFirst(Pattern.quote(recorded), edited);
        assertFalse(changed.equals(run));
        Files.writeString(directory.resolve("key.json"), changed);
        assertEquals(1, desk.run("conform", "key.json", "--explain"), desk::err);
        assertTrue(desk.out().contains("  " + where + "\n"), desk::out);
        assertTrue(desk.out().contains("no such key"), desk::out);
    }

    @Test
    void aRecordingWithoutStepsIsRefused() throws IOException {
        String run = first("coordinator-examples.jsonl.gz");
        String head = run.substring(0, run.indexOf("\"steps\":["));
        assertTrue(refusalOf("bare.json", head + "\"steps\":[]}\n").contains("the recording has no steps"));
        assertTrue(refusalOf("headless.json", head.strip().replaceFirst(",$", "}\n"))
                .contains("the recording has no steps"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--mutant=ack.duplicate-booked", "--mutant=registry.last-use-stands-still", "--break=AZ1"})
    void aDifferenceWithinDiscardsOfOneMomentLeavesTheReportWhole(String edit) {
        String file =
                CORPUS.resolve("coordinator-runs.jsonl.gz").toAbsolutePath().toString();
        assertEquals(1, desk.run("conform", file, edit, "-q"), desk::err);
        assertTrue(desk.out().contains("compared     300 runs (300 coordinator, 0 barrier)"), desk::out);
    }

    /** Whatever breaks at one run: the others are compared, and the exit code says that it is a bug. */
    @Test
    void aRunThatBreaksTheComparisonLosesNoOther() throws Exception {
        List<String> broken = new ArrayList<>();
        List<String> diverged = new ArrayList<>();
        Findings findings = new Findings() {
            @Override
            public void diverged(Divergence divergence) {
                if (diverged.isEmpty() && broken.isEmpty()) {
                    throw new IllegalArgumentException("what nobody thought of");
                }
                diverged.add(divergence.recording().name());
            }

            @Override
            public void broke(String file, String run, Throwable bug) {
                broken.add(file + " " + run + " " + bug.getMessage());
            }
        };
        String run = first("coordinator-examples.jsonl.gz").replaceFirst("\"next_id\":1", "\"next_id\":9");
        byte[] twice = (run + run + first("barrier-examples.jsonl.gz")).getBytes(StandardCharsets.UTF_8);
        ConformanceRun conformance = new ConformanceRun(Protocol.of(Rules.FLINK_2_3), name -> true);
        conformance.check(new RecordingInput("twice.jsonl", () -> new ByteArrayInputStream(twice)), findings, () -> {});
        assertEquals(1, broken.size(), broken::toString);
        assertTrue(broken.get(0).endsWith("what nobody thought of"), broken::toString);
        assertEquals(1, diverged.size());
        assertEquals(3, conformance.counts().runs());
    }

    @Test
    void foldersAreReadInTheOrderOfTheirFiles() throws IOException {
        Path folder = Files.createDirectories(directory.resolve("runs/deep"));
        Files.write(folder.resolve("b.json.gz"), gzip(first("barrier-examples.jsonl.gz")));
        Files.writeString(folder.resolve("a.json"), first("coordinator-examples.jsonl.gz"));
        Files.writeString(folder.resolve("readme.txt"), "no recording");
        assertEquals(0, desk.run("conform", "runs"), desk::err);
        assertTrue(desk.out().contains("compared     2 runs (1 coordinator, 1 barrier)"), desk::out);
    }

    @Test
    void everyFiringOfEveryRowCanBeSeen() {
        String file =
                CORPUS.resolve("barrier-examples.jsonl.gz").toAbsolutePath().toString();
        assertEquals(0, desk.run("conform", file, "--coverage", "--run", "barrier-aligned"));
        List<String> lines = desk.out().lines().toList();
        assertTrue(lines.contains("  aligned/barrier"), desk::out);
        assertTrue(lines.stream().anyMatch(line -> line.matches(" +[1-9]\\d*  BAL1  .*")), desk::out);
        assertFalse(desk.out().contains("DIVERGED"));
    }
}
