package io.github.cleancut.scenarios.schema;

import io.github.cleancut.scenarios.bind.Json;
import io.github.cleancut.scenarios.bind.Section;
import io.github.cleancut.scenarios.flink.FlinkKeys;
import io.github.cleancut.scenarios.section.TopSection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON Schema (draft-07) of scenario files, for editors: completion, descriptions, defaults. The reader is stricter. */
public final class ScenarioSchema {
    private ScenarioSchema() {}

    /** The text of {@code scenario-v1.json}. */
    public static String text() {
        Map<String, Object> schema = Json.object(
                "$schema", "http://json-schema.org/draft-07/schema#",
                "title", "A Cleancut scenario, version 1");
        schema.putAll(TopSection.SECTION.definition());
        Map<String, Object> definitions = new LinkedHashMap<>();
        for (Section section : Sections.all()) {
            if (!section.name().equals(TopSection.SECTION.name())) {
                definitions.put(section.name(), section.definition());
            }
        }
        definitions.put("amount", amount());
        definitions.put("item", Json.object("oneOf", references(Sections.items())));
        List<Map<String, Object>> faults = new ArrayList<>(references(Sections.faults()));
        faults.add(Json.object("type", "null"));
        definitions.put("fault", Json.object("anyOf", faults));
        definitions.put("flink", flink());
        schema.put("definitions", definitions);
        return Json.text(schema);
    }

    private static Map<String, Object> amount() {
        return Json.object(
                "anyOf",
                List.of(
                        Json.object("type", List.of("string", "integer")),
                        Json.object("$ref", "#/definitions/distribution")));
    }

    private static List<Map<String, Object>> references(List<Section> sections) {
        return sections.stream().map(Section::schema).toList();
    }

    /** Flink's keys, flat; nested and other spellings are allowed beside them. */
    private static Map<String, Object> flink() {
        Map<String, String> described = FlinkKeys.descriptions();
        Map<String, Object> properties = new LinkedHashMap<>();
        for (FlinkKeys.Known known : FlinkKeys.flink23().all().values()) {
            String description = described.getOrDefault(known.key(), "Accepted, not modelled.");
            Map<String, Object> property = Json.object(
                    "description", known.type() + ". " + description + " Default: " + known.defaultText() + ".");
            property.putAll(type(known.type()));
            properties.put(known.key(), property);
        }
        return Json.object("type", "object", "properties", properties);
    }

    private static Map<String, Object> type(String type) {
        if (type.startsWith("Enum(")) {
            String[] words = type.substring("Enum(".length(), type.length() - 1).split("\\|", -1);
            return Json.object("anyOf", List.of(Json.object("enum", List.of(words)), Json.object("type", "string")));
        }
        return switch (type) {
            case "Boolean" -> Json.object("type", List.of("boolean", "string"));
            case "Integer", "Long", "Duration", "MemorySize" -> Json.object("type", List.of("integer", "string"));
            case "Double", "Float" -> Json.object("type", List.of("number", "string"));
            default -> Json.object();
        };
    }
}
