package io.github.cleancut.scenarios.section;

import io.github.cleancut.scenarios.bind.Fields;
import io.github.cleancut.scenarios.bind.Json;
import io.github.cleancut.scenarios.bind.Key;
import io.github.cleancut.scenarios.bind.Section;
import io.github.cleancut.scenarios.bind.Types;
import io.github.cleancut.scenarios.bind.ValueType;
import io.github.cleancut.scenarios.expect.ValueTest;
import io.github.cleancut.scenarios.yaml.Node;
import java.util.List;
import java.util.Map;

/** The tables of fields of {@code expect:} (format.md section 8). */
public final class ExpectKeys {
    /** The laws of docs/spec/laws.md. */
    public static final List<String> LAWS = List.of(
            "CUT",
            "STATE-EO",
            "OUT-EO",
            "FIFO",
            "COMMIT-SAFE",
            "COMMIT-LIVE",
            "RESTORE-LATEST",
            "DURABLE-REF",
            "GC-LIVE",
            "CKPT-LIVE",
            "NO-DEADLOCK",
            "PACE",
            "FAIL-COUNT",
            "NOTIFY",
            "ID-MONO",
            "COORD-ORDER",
            "WM",
            "TIMELY",
            "METRIC");

    /** Statistics over checkpoints and subtasks, in Flink's words. */
    /** What a timing path may end in. */
    public static final List<String> STATS = List.of("min", "max", "avg", "p50", "p90", "p95", "p99", "p999");

    private static final Map<String, Object> OBJECT = Json.object("type", "object");

    static final Key<Node> LAWS_KEY = Key.optional(
            "laws",
            Types.any(
                    "all, or list of laws",
                    Json.object("anyOf", List.of(Json.object("enum", List.of("all")), Json.object("type", "array")))),
            "all",
            "all: none may be VIOLATED; a list: those named must hold and be exercised, or answer as said, and of the others still none may be VIOLATED (all in the list says so to readers and changes nothing).");
    static final Key<String> REJECTED =
            Key.optional("rejected", Types.TEXT, "", "Text that the refusal contains; nothing runs.");
    static final Key<String> JOB = Key.optional(
            "job",
            Types.words("status of a job", "RUNNING", "FINISHED", "FAILED", "CANCELED", "SUSPENDED"),
            "not asked",
            "Status of the job at the end.");

    static final Key<ValueTest> TRIGGERED = count("triggered", "Flink's counter total (C-262).");
    static final Key<ValueTest> COMPLETED = count("completed", "Flink's counter completed.");
    static final Key<ValueTest> FAILED = count("failed", "Flink's counter failed.");
    static final Key<ValueTest> RESTORED = count("restored", "Flink's counter restored.");
    static final Section COUNTERS =
            Section.of("expectCheckpoints", "checkpoints", TRIGGERED, COMPLETED, FAILED, RESTORED);
    static final Key<Fields> CHECKPOINTS =
            Key.optional("checkpoints", COUNTERS, "not asked", "Tests on Flink's counters.");

    static final Key<Long> FAILURE_ID =
            Key.of("checkpoint", Types.integer(1, Long.MAX_VALUE), -1L, "any", "Id of the failed checkpoint.");
    static final Key<String> FAILURE_REASON =
            Key.optional("reason", ReasonWords.TYPE, "any", "Flink's failure reason.");
    static final Section FAILURE_SECTION = Section.of("expectFailure", "a failure", FAILURE_ID, FAILURE_REASON);
    static final Key<Fields> FAILURE =
            Key.optional("failure", FAILURE_SECTION, "not asked", "Some failed checkpoint matches.");
    static final Key<List<Fields>> FAILURES = Key.optional(
            "failures",
            Types.list(FAILURE_SECTION),
            "not asked",
            "All failed checkpoints that had an id, in order, each once.");
    static final Key<Node> REASONS =
            Key.optional("reasons", mapping("mapping of reason to test"), "not asked", "Failure reports by reason.");
    static final Key<ValueTest> RESTARTS = count("restarts", "Number of restarts.");
    static final Key<List<ValueTest>> RESTART_DELAYS =
            Key.optional("restart-delays", Types.list(TestType.NANOS), "not asked", "Backoff of each restart.");
    static final Key<List<Long>> RESTORES = Key.optional(
            "restores",
            Types.list(Types.integer(0, Long.MAX_VALUE)),
            "not asked",
            "Restored ids in order, 0 for none.");
    static final Key<Node> CHECKPOINT = Key.optional(
            "checkpoint", mapping("mapping of id to tests"), "not asked", "Single checkpoints: {3: {status: FAILED}}.");
    static final Key<Node> TIMING = Key.optional(
            "timing",
            mapping("mapping of path to test"),
            "not asked",
            "Flink's timings: {sum.alignment.duration.max: \"< 40 ms\"}.");
    static final Key<Node> OUTPUT = Key.optional(
            "output", mapping("mapping of sink or reader to tests"), "not asked", "What readers have seen.");
    static final Key<Node> STATE =
            Key.optional("state", mapping("mapping of item to tests"), "not asked", "What operators hold at the end.");
    static final Key<Node> EVENTS = Key.optional(
            "events",
            Types.any(
                    "list of positions",
                    Json.object("type", "array", "items", Json.object("$ref", "#/definitions/expectEvent"))),
            "not asked",
            "Positions with tests on their number or time.");

    /** Its fields. */
    public static final Section SECTION = Section.of(
            "expect",
            "expect",
            LAWS_KEY,
            REJECTED,
            JOB,
            CHECKPOINTS,
            FAILURE,
            FAILURES,
            REASONS,
            RESTARTS,
            RESTART_DELAYS,
            RESTORES,
            CHECKPOINT,
            TIMING,
            OUTPUT,
            STATE,
            EVENTS);

    static final Key<ValueTest> COUNT = count("count", "Number of matches; 0: never.");
    static final Key<ValueTest> AT =
            Key.optional("at", TestType.NANOS, "not asked", "Time of the first, or the nth, match.");
    static final Key<Fields> SINCE =
            Key.optional("since", PositionSection.SECTION, "virtual time 0", "at counts from this position.");

    /** An entry of events. */
    public static final Section EVENT =
            PositionSection.SECTION.with("expectEvent", "an expected event", COUNT, AT, SINCE);

    static final List<String> OUTPUT_COUNTS = List.of("visible", "lost", "doubled", "commits");
    static final List<String> STATE_COUNTS = List.of("records", "lost", "doubled");

    /** Flink's fields of a checkpoint. */
    static final Map<String, TestType> CHECKPOINT_FIELDS = FlinkFields.ofCheckpoint();

    /** Flink's fields of the job's summary. */
    static final Map<String, TestType> JOB_FIELDS = FlinkFields.ofJob();

    /** Flink's fields of an item or subtask. */
    static final Map<String, TestType> ITEM_FIELDS = FlinkFields.ofItem();

    private ExpectKeys() {}

    /** The sections of its parts. */
    public static List<Section> parts() {
        return List.of(COUNTERS, FAILURE_SECTION);
    }

    private static Key<ValueTest> count(String name, String description) {
        return Key.optional(name, TestType.COUNT, "not asked", description);
    }

    private static ValueType<Node> mapping(String word) {
        return Types.any(word, OBJECT);
    }
}
