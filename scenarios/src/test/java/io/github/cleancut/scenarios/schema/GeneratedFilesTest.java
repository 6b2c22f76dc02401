package io.github.cleancut.scenarios.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Schema and reference page are what the reader's own tables say; {@code -Dcleancut.regenerate=true} writes them anew. */
class GeneratedFilesTest {
    private static final Path ROOT = Path.of(System.getProperty("cleancut.root", ".."));
    private static final Path SCHEMA = ROOT.resolve("scenarios/schema/scenario-v1.json");
    private static final Path PAGE = ROOT.resolve("docs/scenario-format.md");
    private static final String BEGIN = "<!-- generated from here on -->\n";
    private static final Path RESOURCES = ROOT.resolve("scenarios/src/test/resources");

    @Test
    void theCheckedInSchemaIsCurrent() throws IOException {
        if (Boolean.getBoolean("cleancut.regenerate")) {
            Files.writeString(SCHEMA, ScenarioSchema.text());
        }
        assertEquals(Files.readString(SCHEMA), ScenarioSchema.text());
    }

    @Test
    void theReferencePageIsCurrent() throws IOException {
        String page = Files.readString(PAGE);
        String head = page.substring(0, page.indexOf(BEGIN) + BEGIN.length());
        if (Boolean.getBoolean("cleancut.regenerate")) {
            Files.writeString(PAGE, head + ReferencePage.text());
        }
        assertEquals(Files.readString(PAGE), head + ReferencePage.text());
    }

    @Test
    void everyKindOfValueSaysHowItIsWritten() {
        assertEquals(List.of(), ValueForms.missing());
        assertEquals(
                "between: [tm1, jobmanager] or [tm1, tm2], as in partition: {between: [tm1, jobmanager], for: 2 s}",
                ValueForms.all().get("two machines"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"minimal.yaml", "everything.yaml", "cases.yaml"})
    void theSchemaAcceptsValidFiles(String name) throws IOException {
        assertEquals(List.of(), errorsOf(RESOURCES.resolve("valid").resolve(name)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "job-unknown-field",
                "job-unknown-kind",
                "top-unknown-key",
                "top-no-version",
                "fault-unknown-verb",
                "expect-unknown",
                "job-parallelism-zero",
                "value-duration-negative"
            })
    void theSchemaShowsWhatEditorsCanShow(String name) throws IOException {
        // Ranges, references and other meanings are the reader's alone.
        boolean isShape = !name.equals("value-duration-negative");
        assertEquals(
                isShape,
                !errorsOf(RESOURCES.resolve("bad").resolve(name + ".yaml")).isEmpty());
    }

    @Test
    void theFlinkBlockOffersKeysWithTypesAndDefaults() {
        String text = ScenarioSchema.text();
        int key = text.indexOf("\"execution.checkpointing.timeout\"");
        assertFalse(key < 0);
        assertEquals(
                "Duration. Expiry of a pending checkpoint. Default: 10 min.",
                text.substring(key).split("\"", 8)[5]);
    }

    private static List<String> errorsOf(Path file) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
        List<Error> errors = schema.validate(Files.readString(file), InputFormat.YAML);
        return errors.stream().map(Error::toString).toList();
    }
}
