package io.github.cleancut.scenarios.section;

import io.github.cleancut.model.Rules;
import io.github.cleancut.scenarios.bind.Fields;
import io.github.cleancut.scenarios.bind.Json;
import io.github.cleancut.scenarios.bind.Key;
import io.github.cleancut.scenarios.bind.Section;
import io.github.cleancut.scenarios.bind.Types;
import io.github.cleancut.scenarios.bind.ValueType;
import io.github.cleancut.scenarios.yaml.Node;
import java.util.List;

/** The keys of a scenario file (format.md section 2) and of a case (section 7). */
public final class TopSection {
    /** The only version of the format. */
    private static final long VERSION_1 = 1;

    public static final Key<Long> VERSION =
            Key.required("version", Types.integer(VERSION_1, VERSION_1), "Version of the format: 1.");
    public static final Key<Rules> RULES = Key.of(
            "rules",
            Types.choice("set of rules", List.of(Rules.values()), Rules::word),
            Rules.FLINK_2_3,
            "flink-2.3",
            "Flink 2.3.0 as it is, or as presumably intended.");
    public static final Key<Long> SEED =
            Key.of("seed", Types.integer(0, Long.MAX_VALUE), 0L, "0", "Seed of all that is drawn.");
    public static final Key<Node> FLINK = Key.optional(
            "flink",
            Types.any("Flink's configuration", Json.object("$ref", "#/definitions/flink")),
            "Flink's defaults",
            "Pasted from config.yaml: Flink's keys, nested, flat or mixed.");
    public static final Key<Fields> CLUSTER =
            Key.optional("cluster", ClusterSection.SECTION, "one TaskManager with enough slots", "The machines.");
    public static final Key<Fields> NETWORK =
            Key.optional("network", NetworkSection.SECTION, "1 ms between TaskManagers", "Latencies and bandwidths.");
    public static final Key<Fields> STORAGE =
            Key.optional("storage", StorageSection.SECTION, "takes no time", "The checkpoint storage.");
    public static final Key<Node> JOB = Key.required(
            "job",
            Types.any(
                    "list of items", Json.object("type", "array", "items", Json.object("$ref", "#/definitions/item"))),
            "The items, sources first or joined by from.");
    public static final Key<Node> FAULTS = Key.optional(
            "faults",
            Types.any("list", Json.object("type", "array", "items", Json.object("$ref", "#/definitions/fault"))),
            "none",
            "What goes wrong on purpose.");
    public static final Key<Node> ACTIONS =
            Key.optional("actions", listOf(ActionSection.SECTION), "none", "What a user does.");
    public static final Key<Fields> END = Key.optional("end", EndSection.SECTION, "with the job", "How the run ends.");
    public static final Key<Node> SCHEDULE =
            Key.optional("schedule", listOf(ScriptSections.FIXED), "none", "Single choices, fixed.");
    public static final Key<Node> CASES = Key.optional(
            "cases",
            Types.any(
                    "mapping of name to case",
                    Json.object("type", "object", "additionalProperties", Json.object("$ref", "#/definitions/case"))),
            "one run: the file",
            "Several runs of the file, each with its changes.");
    public static final Key<Node> EXPECT = Key.optional(
            "expect",
            Types.any("expectations", Json.object("$ref", "#/definitions/expect")),
            "laws: all",
            "What must be true of the run.");
    public static final Key<Node> TEACH =
            Key.optional("teach", listOf(ScriptSections.CAPTION), "none", "Captions of the report.");
    public static final Key<Node> EXPLORE = Key.optional(
            "explore",
            Types.any("mapping", Json.object("type", "object")),
            "{model: world}",
            "How explore sees the scenario.");

    /** A scenario file. */
    public static final Section SECTION = Section.of(
            "top",
            "a scenario",
            VERSION,
            RULES,
            SEED,
            FLINK,
            CLUSTER,
            NETWORK,
            STORAGE,
            JOB,
            FAULTS,
            ACTIONS,
            END,
            SCHEDULE,
            CASES,
            EXPECT,
            TEACH,
            EXPLORE);

    public static final Key<Node> CASE_SET = Key.optional(
            "set",
            Types.any("mapping of path to value", Json.object("type", "object")),
            "nothing",
            "Paths and their values, as --set takes them.");
    public static final Key<String> CASE_MUTANT =
            Key.optional("mutant", Types.TEXT, "none", "Id of the mutant under which it runs.");

    /** A case. */
    public static final Section CASE = Section.of("case", "a case", CASE_SET, CASE_MUTANT, RULES, SEED, EXPECT);

    private TopSection() {}

    private static ValueType<Node> listOf(Section section) {
        return Types.any("list", Json.object("type", "array", "items", section.schema()));
    }
}
