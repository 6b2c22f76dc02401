package io.github.cleancut.reports.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.cleancut.law.LawVerdict.Outcome;
import io.github.cleancut.reports.Jobs;
import io.github.cleancut.reports.run.TraceWriter;
import io.github.cleancut.scenarios.Plan;
import io.github.cleancut.scenarios.Problem;
import io.github.cleancut.scenarios.expect.Expectation;
import io.github.cleancut.scenarios.expect.Expectation.Where;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a command does, {@code --json} prints exactly one document, of the shape in docs/schema/result-v1.json. */
class ResultDocumentTest {
    private static final Path SCHEMA = Path.of(System.getProperty("cleancut.root", ".."), "docs/schema/result-v1.json");

    @TempDir
    Path directory = Path.of("");

    private Desk desk = new Desk(directory);

    @BeforeEach
    void sitDown() {
        desk = new Desk(directory);
    }

    @Test
    void ofAGoodRun() throws IOException {
        assertEquals(0, desk.run("run", "@small", "--json"));
        assertFits();
        assertTrue(desk.out().contains("\"folder\": \"runs/small/seed-42\""), desk.out());
    }

    @Test
    void ofAViolatedRunWithoutReport() throws IOException {
        assertEquals(1, desk.with(Desk.engine(Outcome.VIOLATED)).run("run", "@small", "--json", "--no-report", "-v"));
        assertFits();
        assertTrue(desk.out().contains("\"folder\": null"), desk.out());
    }

    @Test
    void ofARefusalThatWasExpected() throws IOException {
        Expectation.Rejected rejected = new Expectation.Rejected(new Where("rejected", 9), "max-concurrent");
        Problem refusal = new Problem("x", 1, 1, "max-concurrent is 2", "", Problem.Kind.REFUSAL);
        desk.reading(List.of(new Plan.RefusedPlan("small", "", rejected, List.of(refusal), List.of())));
        assertEquals(0, desk.run("run", "@small", "--json"));
        assertFits();
    }

    @Test
    void ofAScenarioThatCannotBeRead() throws IOException {
        assertEquals(2, desk.run("run", "bad.yaml", "--json"));
        assertFits();
        assertTrue(desk.out().contains("\"line\": 4"), desk.out());
        assertEquals(2, desk.run("check", "bad.yaml", "small.yaml", "--json"));
        assertFits();
    }

    @Test
    void ofSeveralScenariosThatCannotBeRead() throws IOException {
        assertEquals(2, desk.run("run", "bad.yaml", "small.yaml", "nosuch.yaml", "--json"));
        assertFits();
        assertTrue(desk.out().contains("\"file\": \"bad.yaml\",\n      \"exit\": 2,"), desk.out());
        assertTrue(desk.out().contains("no job"), desk.out());
        assertTrue(desk.out().contains("\"file\": \"nosuch.yaml\",\n      \"exit\": 2,"), desk.out());
    }

    @Test
    void ofBadUsage() throws IOException {
        assertEquals(2, desk.run("rnu", "--json"));
        assertFits();
        assertEquals(2, desk.run("run", "--json"));
        assertFits();
        assertEquals(2, desk.run("run", "@small", "--json", "--proof", "half"));
        assertFits();
        assertEquals(2, desk.run("run", "@small", "--json", "--seed", "many"));
        assertFits();
    }

    @Test
    void ofAnInterruption() throws IOException {
        assertEquals(130, desk.interrupted().run("run", "@small", "--json"));
        assertFits();
    }

    @Test
    void ofTheListAndTheMutants() throws IOException {
        assertEquals(0, desk.run("list", "--json"));
        assertFits();
        Plan.RunPlan plan = Jobs.plan(List.of());
        desk.reading(List.of(new Plan.RunPlan(
                "small.sick", "sick", plan.scenario(), "ack.twice", List.of(), plan.resolved(), false, List.of())));
        assertEquals(1, desk.run("mutants", "small.yaml", "--json"));
        assertFits();
        assertTrue(desk.out().contains("\"survivors\": [\n        \"ack.twice\"\n      ]"), desk.out());
    }

    @Test
    void ofCertificatesGoodAndBad() throws IOException {
        String header = "abscert 1 " + "0".repeat(64) + " r 1\n";
        String hash = HexFormat.of().formatHex(TraceWriter.sha256().digest(header.getBytes(StandardCharsets.US_ASCII)));
        Files.writeString(directory.resolve("whole"), header + "end 2 - - " + hash + "\n");
        assertEquals(0, desk.run("verify", "whole", "--json"));
        assertFits();
        assertTrue(desk.out().contains("\"verdict\": \"VALID\""), desk.out());
        Files.writeString(directory.resolve("cut"), header);
        assertEquals(3, desk.run("verify", "cut", "--json"));
        assertFits();
        Files.writeString(directory.resolve("sealed"), "abscert 1 " + "0".repeat(64) + " r 1\nchan 0 0 0\n");
        assertEquals(1, desk.run("verify", "sealed", "--json"));
        assertFits();
        assertTrue(desk.out().contains("\"rule\": \"C1\""), desk.out());
        assertEquals(2, desk.run("verify", "nowhere", "--json"));
        assertFits();
    }

    @Test
    void ofRecordingsThatDivergeOrCannotBeReplayed() throws IOException {
        assertEquals(1, desk.run("conform", "--run", "barrier-aligned", "--break", "BAL1", "--coverage", "--json"));
        assertFits();
        assertTrue(desk.out().contains("\"diverged\": 1"), desk.out());
        Files.writeString(directory.resolve("end.json"), "{\"flink\":\"2.3.0\",\n\"kind\":\"end_to_end\"}\n");
        assertEquals(2, desk.run("conform", "end.json", "--json"));
        assertFits();
        assertTrue(desk.out().contains("\"line\": 1"), desk.out());
    }

    @Test
    void theSchemaRefusesAnUnknownField() throws IOException {
        desk.run("run", "@small", "--json");
        String spoilt = desk.out().replace("\"evidence\"", "\"evidenze\"");
        assertFalse(errors(spoilt).isEmpty());
    }

    private void assertFits() throws IOException {
        assertEquals(List.of(), errors(desk.out()).stream().map(Error::toString).toList(), desk.out());
    }

    private static List<Error> errors(String document) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
        return schema.validate(document, InputFormat.JSON);
    }
}
