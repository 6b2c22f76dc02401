package io.github.cleancut.reports.cli;

import io.github.cleancut.reports.json.JsonText;
import io.github.cleancut.scenarios.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The one JSON document of {@code --json}: {@code {schema, command, exit, results, error}} (docs/schema/result-v1.json). */
final class Document {
    /** Name and version of the shape. */
    static final String SCHEMA = "cleancut/result-v1";

    private final String command;
    private final List<Consumer<JsonText>> results = new ArrayList<>();
    private @Nullable Problem error;

    Document(String command) {
        this.command = command;
    }

    /** Adds a result; it writes the fields of one object. */
    void add(Consumer<JsonText> fields) {
        results.add(fields);
    }

    /** Notes an error; the first one stays. */
    void fail(Problem problem) {
        if (error == null) {
            error = problem;
        }
    }

    /** Notes an error that stands in no file. */
    void fail(String message, String hint) {
        fail(new Problem("", 0, 0, message, hint, Problem.Kind.ERROR));
    }

    /** The text of the document. */
    String text(int exit) {
        JsonText json = new JsonText();
        json.object().field("schema", SCHEMA).field("command", command).field("exit", exit);
        json.name("results").array();
        for (Consumer<JsonText> fields : results) {
            json.object();
            fields.accept(json);
            json.endObject();
        }
        json.endArray().name("error");
        if (error == null) {
            json.value((String) null);
        } else {
            writeProblem(json, error);
        }
        return json.endObject().toString();
    }

    /** Writes a problem as an object; what stands in no file has neither file nor place. */
    static void writeProblem(JsonText json, Problem problem) {
        json.object().field("file", problem.file().isEmpty() ? null : problem.file());
        if (problem.line() == 0) {
            json.field("line", null).field("column", null);
        } else {
            json.field("line", problem.line()).field("column", problem.column());
        }
        json.field("severity", problem.kind() == Problem.Kind.WARNING ? "warning" : "error");
        json.field("message", problem.message()).field("hint", problem.hint()).endObject();
    }
}
