package io.github.cleancut.scenarios.section;

import io.github.cleancut.model.Amount;
import io.github.cleancut.model.Fault;
import io.github.cleancut.model.SubtaskRef;
import io.github.cleancut.scenarios.bind.Json;
import io.github.cleancut.scenarios.bind.Key;
import io.github.cleancut.scenarios.bind.Section;
import io.github.cleancut.scenarios.bind.Types;
import io.github.cleancut.scenarios.bind.ValueType;
import io.github.cleancut.scenarios.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The tables of fields of {@code faults:}, one a verb (format.md section 5). */
final class FaultKeys {
    private static final ValueType<Node> TARGET_TYPE = Types.any("target", Json.object("type", "string"));
    static final Key<Node> TARGET = Key.optional("target", TARGET_TYPE, "", "What it is aimed at.");
    static final Key<Long> FOR = Key.of("for", Types.DURATION, -1L, "end.at, else the run's end", "How long it lasts.");

    static final Key<Long> DETECT = Key.of(
            "detect",
            Types.DURATION,
            -1L,
            "subtask: one RPC; TaskManager, JobManager: heartbeat.timeout",
            "Until the JobManager, or of its own loss the TaskManagers, learn of it; until then peers see silence. For a crashed process whose peers see closed connections, 0 ms.");
    static final Key<Long> BACK = Key.of(
            "back",
            Types.DURATION,
            0L,
            "0 ms",
            "After detection, until a TaskManager of that name, or a new JobManager, is there.");
    static final Key<Boolean> ZOMBIE = Key.of(
            "zombie",
            Types.BOOLEAN,
            false,
            "false",
            "Whether it goes on working while it is believed dead, until it loses its channels to its successor, its transactions to the restored sink.");
    static final Key<Boolean> RECOVERABLE = Key.of(
            "recoverable",
            Types.BOOLEAN,
            true,
            "true",
            "Of a subtask: whether a restart can help against what it fails with; else the job fails without asking the restart strategy (C-202).");
    static final Key<Amount> BY =
            Key.optional("by", Types.AMOUNT, "", "Added to each record, element, operation or message.");
    static final Key<Long> JUMP = Key.optional("by", Types.SHIFT, "", "How far the clock jumps, with - back.");
    static final Key<Node> OF =
            Key.optional("of", TARGET_TYPE, "jobmanager", "Whose clock: jobmanager or a TaskManager.");
    static final Key<Node> BETWEEN = Key.optional(
            "between",
            Types.any(
                    "two machines",
                    Json.object("type", "array", "items", Json.object("type", "string"), "minItems", 2, "maxItems", 2)),
            "",
            "Two of jobmanager and the TaskManagers.");
    static final Key<Long> REPLACED = Key.of(
            "back",
            Types.DURATION,
            -1L,
            "it comes back itself",
            "After the JobManager has given the TaskManager up, until another one of that name is there, which the partition does not concern.");
    static final Key<Long> FACTOR =
            Key.of("factor", Types.integer(1, 1_000_000), 1L, "1", "Everything takes so many times as long.");
    static final Key<List<Fault.StorageOperation>> ONLY = Key.optional(
            "only",
            Types.list(Types.choice("storage operation", List.of(Fault.StorageOperation.values()), FaultKeys::word)),
            "stall: all; fill: [upload, metadata]",
            "Which operations.");
    static final Key<String> STEP = Key.optional(
            "step",
            Types.words(
                    "step",
                    "snapshot",
                    "upload",
                    "location",
                    "metadata",
                    "store",
                    "remove",
                    "hook",
                    "restore-hook",
                    "trigger",
                    "commit",
                    "restore"),
            "",
            "The step that fails.");
    static final Key<String> MESSAGE = Key.optional(
            "message",
            Types.words("message", "trigger", "acknowledge", "decline", "complete", "abort", "event", "heartbeat"),
            "",
            "The message.");
    static final Key<SubtaskRef> SUBTASK = Key.optional("subtask", Types.SUBTASK, "every", "Of this subtask only.");
    private static final Key<SubtaskRef> LOSER = Key.optional(
            "subtask", Types.SUBTASK, "every", "Of this subtask only; heartbeats: of the TaskManager where it runs.");
    static final Key<Long> CHECKPOINT =
            Key.of("checkpoint", Types.integer(1, Long.MAX_VALUE), -1L, "every", "Of this checkpoint only.");
    static final Key<Long> COUNT =
            Key.of("count", new OrAllType("count", 1, 1_000_000, -1), 1L, "1", "How many, or all.");
    static final Key<Boolean> IO = Key.of("io", Types.BOOLEAN, true, "true", "Whether it fails with an IOException.");
    static final Key<Boolean> STORED = Key.of(
            "stored",
            Types.BOOLEAN,
            false,
            "false",
            "Step store with io: false, with high availability: whether the checkpoint is in the store all the same (C-134).");
    static final Key<Boolean> KNOWN =
            Key.of("known", Types.BOOLEAN, false, "false", "Whether a commit fails with a known reason (T-252).");

    /** Verbs with the fields of their targets, which stand inside the verb, and their options, which may stand beside it. */
    static final List<Verb> VERBS = List.of(
            new Verb("kill", List.of(TARGET), List.of(DETECT, BACK, ZOMBIE, RECOVERABLE)),
            new Verb("slow", channelOr(TARGET), List.of(BY, FACTOR)),
            new Verb("pause", channelOr(TARGET), List.of()),
            new Verb("stall", List.of(TARGET), List.of(ONLY)),
            new Verb("fill", List.of(TARGET), List.of(ONLY)),
            new Verb("fail", List.of(STEP), List.of(SUBTASK, CHECKPOINT, COUNT, IO, STORED, KNOWN)),
            new Verb("lose", List.of(MESSAGE), List.of(LOSER, CHECKPOINT, COUNT)),
            new Verb("delay", List.of(MESSAGE), List.of(SUBTASK, CHECKPOINT, COUNT, BY)),
            new Verb("duplicate", List.of(MESSAGE), List.of(SUBTASK, CHECKPOINT, COUNT, BY)),
            new Verb("partition", List.of(BETWEEN), List.of(REPLACED)),
            new Verb("clock-jump", List.of(OF), List.of(JUMP)));

    /**
     * A verb.
     *
     * @param name as it is written
     * @param targets fields that say what it is aimed at
     * @param options its other fields
     */
    record Verb(String name, List<Key<?>> targets, List<Key<?>> options) {
        /** The fields of a fault with this verb when the verb's mapping is unfolded into it. */
        Section unfolded() {
            List<Key<?>> keys = new ArrayList<>(
                    List.of(StrikesReader.AT, StrikesReader.WHEN, StrikesReader.RANDOM, FOR, StrikesReader.OPTIONAL));
            keys.addAll(targets);
            keys.addAll(options);
            return new Section(name, "a " + name + " fault", List.copyOf(keys));
        }

        /** What may stand beside the verb, and within its mapping. */
        Section written() {
            List<Key<?>> keys = new ArrayList<>(
                    List.of(StrikesReader.AT, StrikesReader.WHEN, StrikesReader.RANDOM, FOR, StrikesReader.OPTIONAL));
            keys.add(Key.required(name, inner(), meaning()));
            keys.addAll(options);
            return new Section("fault-" + name, "a fault", List.copyOf(keys));
        }

        private String meaning() {
            if (targets.contains(TARGET)) {
                return "What happens: the target, or a mapping with target and options.";
            }
            return "What happens: a mapping with " + targets.get(0).name() + " and options.";
        }

        private ValueType<Node> inner() {
            return Types.any(
                    "target or mapping",
                    Json.object(
                            "anyOf",
                            List.of(
                                    Json.object("type", "string"),
                                    Json.object(
                                            "$ref", "#/definitions/" + mapping().name()))));
        }

        /** The verb's own mapping. */
        Section mapping() {
            List<Key<?>> keys = new ArrayList<>(targets);
            keys.addAll(options);
            keys.add(FOR);
            return new Section("verb-" + name, name, List.copyOf(keys));
        }

        boolean isTarget(String field) {
            return targets.stream().anyMatch(key -> key.name().equals(field));
        }
    }

    private FaultKeys() {}

    private static List<Key<?>> channelOr(Key<?> target) {
        return List.of(target, ChannelKeys.FROM, ChannelKeys.TO, ChannelKeys.INPUT);
    }

    private static String word(Fault.StorageOperation operation) {
        return operation.name().toLowerCase(Locale.ROOT);
    }
}
