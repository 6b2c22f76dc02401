package io.github.cleancut.conform;

import io.github.cleancut.protocol.coordinator.CoordinatorTables;
import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.protocol.rule.RuleTable;
import io.github.cleancut.protocol.task.TaskTables;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/** The recordings of the project, scenarios/recordings: gzipped files, one JSON document after the other. */
final class RecordingFiles {
    private static final JsonMapper JSON = new JsonMapper();

    private RecordingFiles() {}

    /**
     * A recorded run in memory.
     *
     * @param head its head
     * @param steps its steps
     */
    record Run(Recording head, List<Recording.Step> steps) {}

    static RuleBook rules() {
        List<RuleTable<?, ?, ?>> tables = new ArrayList<>(CoordinatorTables.all());
        tables.addAll(TaskTables.all());
        return RuleBook.of(tables);
    }

    static List<Run> corpus(String name) throws IOException {
        Path file = Path.of(System.getProperty("cleancut.root", ".."), "scenarios", "recordings", name + ".jsonl.gz");
        List<Run> runs = new ArrayList<>();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file));
                MappingIterator<JsonNode> documents =
                        JSON.readerFor(JsonNode.class).readValues(in)) {
            while (documents.hasNext()) {
                runs.add(run(documents.next()));
            }
        }
        return runs;
    }

    /** Replays all; the first difference of each run that has one. */
    static List<Comparison> divergences(Conformance conformance, List<Run> runs) {
        List<Comparison> found = new ArrayList<>();
        for (Run run : runs) {
            conformance.begin(run.head());
            run.steps().stream()
                    .map(conformance::compare)
                    .filter(comparison -> !comparison.isSame())
                    .findFirst()
                    .ifPresent(found::add);
        }
        return found;
    }

    private static Run run(JsonNode root) {
        List<String> members = new ArrayList<>();
        (root.has("tasks") ? root.get("tasks") : root.get("channels")).forEach(task -> members.add(task.asString()));
        List<Recording.Step> steps = new ArrayList<>();
        root.get("steps").forEach(step -> steps.add(step(step)));
        Recording.Kind kind = Recording.Kind.valueOf(root.get("kind").asString().toUpperCase(Locale.ROOT));
        String name = root.has("name")
                ? root.get("name").asString()
                : "seed " + root.get("seed").asLong();
        return new Run(new Recording(kind, name, Fields.asMap(plain(root.get("config"))), members), steps);
    }

    private static Recording.Step step(JsonNode step) {
        List<Map<String, Object>> effects = new ArrayList<>();
        step.get("effects").forEach(effect -> effects.add(Fields.asMap(plain(effect))));
        JsonNode threw = step.get("threw");
        return new Recording.Step(
                Fields.asMap(plain(step.get("command"))),
                threw == null ? null : threw.asString(),
                effects,
                Fields.asMap(plain(step.get("state"))));
    }

    private static @Nullable Object plain(JsonNode node) {
        if (node.isObject()) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            node.properties().forEach(property -> map.put(property.getKey(), plain(property.getValue())));
            return map;
        }
        if (node.isArray()) {
            List<@Nullable Object> list = new ArrayList<>();
            node.forEach(entry -> list.add(plain(entry)));
            return list;
        }
        if (node.isNull()) {
            return null;
        }
        if (node.isBoolean()) {
            return node.asBoolean();
        }
        return node.isIntegralNumber() ? (Object) node.asLong() : node.asString();
    }
}
