package io.github.cleancut.conform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads recordings: one JSON document a file, or one a line of a gzipped file. */
final class RecordingFiles {
    private static final JsonMapper JSON = new JsonMapper();

    private RecordingFiles() {}

    static Recording read(Path file) throws IOException {
        return parse(String.valueOf(file.getFileName()), Files.readString(file));
    }

    static List<Path> in(Path folder, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith(prefix))
                    .sorted()
                    .toList();
        }
    }

    /** A gzipped resource with a line for each recording: its name, a tabulator, its document. */
    static List<Recording> resource(String name) throws IOException {
        try (InputStream in = RecordingFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + name);
            }
            String text = new String(new GZIPInputStream(in).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            List<Recording> recordings = new ArrayList<>();
            text.lines().forEach(line -> {
                int tab = line.indexOf('\t');
                recordings.add(parse(line.substring(0, tab), line.substring(tab + 1)));
            });
            return recordings;
        }
    }

    private static Recording parse(String name, String text) {
        JsonNode root = JSON.readTree(text);
        List<String> tasks = new ArrayList<>();
        (root.has("tasks") ? root.get("tasks") : root.get("channels")).forEach(task -> tasks.add(task.asString()));
        List<Recording.Step> steps = new ArrayList<>();
        root.get("steps").forEach(step -> steps.add(step(step)));
        return new Recording(name, Fields.asMap(plain(root.get("config"))), tasks, steps);
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
