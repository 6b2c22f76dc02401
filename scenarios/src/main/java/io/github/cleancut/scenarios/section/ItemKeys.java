package io.github.cleancut.scenarios.section;

import io.github.cleancut.model.Amount;
import io.github.cleancut.model.Commit;
import io.github.cleancut.model.ItemKind;
import io.github.cleancut.model.OperatorState;
import io.github.cleancut.model.Rate;
import io.github.cleancut.scenarios.bind.Fields;
import io.github.cleancut.scenarios.bind.Json;
import io.github.cleancut.scenarios.bind.Key;
import io.github.cleancut.scenarios.bind.Section;
import io.github.cleancut.scenarios.bind.Types;
import io.github.cleancut.scenarios.bind.ValueType;
import io.github.cleancut.scenarios.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The tables of fields of {@code job:}, one section a kind of item. */
final class ItemKeys {
    private static final long MOST_RECORDS = 1_000_000_000_000L;

    static final ValueType<Node> EDGES =
            Types.any("name, list or mapping", Json.object("type", List.of("string", "array", "object")));
    static final Key<Node> FROM = Key.optional(
            "from",
            EDGES,
            "the item above",
            "What it reads: a name, a list, or {name: EXCHANGE}; on two-input kinds the first entry is input 1.");
    static final Key<Long> PARALLELISM =
            Key.optional("parallelism", Types.integer(1, 32_768), "parallelism.default, else 1", "Number of subtasks.");
    static final Key<Long> MAX_PARALLELISM = Key.optional(
            "max-parallelism",
            Types.integer(1, 32_768),
            "pipeline.max-parallelism, else T-172",
            "Number of key groups.");
    static final Key<List<String>> ON = Key.optional(
            "on",
            Types.oneOrMore(Types.NAME),
            "slot i",
            "TaskManager, or a list: subtask i runs on entry i mod length.");
    static final Key<Amount> PROCESS = Key.of(
            "process",
            Types.AMOUNT,
            Amount.Fixed.ZERO,
            "0 ms",
            "Time per record taken (source: emitted), the mailbox blocked meanwhile.");
    static final Key<Boolean> CHAIN =
            Key.of("chain", Types.BOOLEAN, false, "false", "Whether it runs in its predecessor's task.");

    static final Key<Long> SIZE = Key.of("size", Types.SIZE, 0L, "0", "Full size, per subtask.");
    static final Key<Long> DELTA =
            Key.optional("delta", Types.SIZE, "size", "New bytes under incremental checkpoints, per subtask.");
    static final Key<Amount> SYNC =
            Key.of("sync", Types.AMOUNT, Amount.Fixed.ZERO, "0 ms", "Synchronous part of a snapshot.");
    static final Key<Amount> ASYNC =
            Key.optional("async", Types.AMOUNT, "the upload of size", "Asynchronous part of a snapshot.");
    static final Section STATE_SECTION = Section.of("state", "state", SIZE, DELTA, SYNC, ASYNC);
    static final Key<Fields> STATE = Key.optional("state", STATE_SECTION, "none", "What a snapshot of it costs.");
    static final Key<OperatorState> OPERATOR_STATE = Key.of(
            "operator-state",
            Types.choice(
                    "operator state",
                    List.of(OperatorState.values()),
                    s -> s.name().toLowerCase(Locale.ROOT)),
            OperatorState.NONE,
            "none",
            "Operator state that counts records by lineage.");

    static final Key<Rate> RATE = Key.optional(
            "rate", Types.RATE, "always due", "Records per vertex and time, split evenly over the subtasks.");
    static final Key<Long> RECORDS = Key.of(
            "records", Types.integer(0, MOST_RECORDS), -1L, "unbounded", "Number of records per vertex, split evenly.");
    static final Key<Long> RECORD_SIZE =
            Key.of("record-size", Types.SIZE, 100L, "100 b", "Size of a serialised record; operators keep it.");
    static final Key<Long> COUNT = Key.required("count", Types.integer(1, 1_000_000), "Keys 0 to count - 1.");
    static final Key<Node> SKEW = Key.optional(
            "skew",
            Types.any("mapping of key to share", Json.object("type", "object")),
            "none",
            "Share of single keys, for example {0: 60%}.");
    static final Key<String> ORDER = Key.of(
            "order",
            Types.words("order", "round-robin", "random"),
            "round-robin",
            "round-robin",
            "The exact formula, or a draw a record.");
    static final Section KEYS_SECTION = Section.of("keys", "keys", COUNT, SKEW, ORDER);
    static final Key<Fields> KEYS = Key.optional("keys", KEYS_SECTION, "no keys", "Keys of its records, for HASH.");
    static final Key<Long> EVERY = Key.optional(
            "every",
            Types.DURATION,
            "pipeline.auto-watermark-interval, 200 ms",
            "So often a subtask emits a watermark, if it has risen.");
    static final Key<Long> DELAY =
            Key.of("delay", Types.DURATION, 0L, "0 ms", "Watermark = newest event time - delay.");
    static final Key<Amount> DISORDER = Key.of(
            "disorder",
            Types.AMOUNT,
            Amount.Fixed.ZERO,
            "0 ms",
            "Event time = due time - this, one draw a record, and not below 0.");
    static final Section WATERMARKS_SECTION = Section.of("watermarks", "watermarks", EVERY, DELAY, DISORDER);
    static final Key<Fields> WATERMARKS = Key.optional(
            "watermarks", WATERMARKS_SECTION, "none", "Event time of its records, and the watermarks that it emits.");
    static final Key<Boolean> REPLAYABLE =
            Key.of("replayable", Types.BOOLEAN, true, "true", "Whether it can go back to a stored offset.");
    static final Key<String> KIND = Key.of(
            "kind",
            Types.words("kind of source", "flip27", "legacy"),
            "flip27",
            "flip27",
            "Which of Flink's source interfaces.");
    static final Key<Long> SPLITS = Key.optional(
            "splits",
            Types.integer(1, MOST_RECORDS),
            "one endless split per subtask",
            "Splits that an enumerator hands out.");
    static final Key<Long> SPLIT_SIZE = Key.optional(
            "split-size", Types.integer(1, MOST_RECORDS), "one endless split per subtask", "Records of a split.");

    static final Key<Amount> MASTER_HOOK = Key.optional(
            "master-hook",
            Types.AMOUNT,
            "no hook",
            "It has a master hook that takes part in checkpoints (C-258 to C-261), and takes so long to answer.");

    static final Key<Long> WINDOW_SIZE = Key.required("size", Types.DURATION, "How long a window is.");
    static final Key<Long> SLIDE = Key.optional("slide", Types.DURATION, "size", "From one window to the next.");
    static final Key<String> TIME = Key.of(
            "time",
            Types.words("time", "event", "processing"),
            "event",
            "event",
            "Which time windows are of (`processing` is not modelled yet).");

    static final Key<Integer> KEEP = Key.of("keep", Types.SHARE, 50, "50%", "Share of the records that go on.");

    static final Key<Commit> COMMIT = Key.of(
            "commit",
            Types.choice("way to commit", List.of(Commit.values()), Commit::word),
            Commit.AT_LEAST_ONCE,
            "at-least-once",
            "When records become visible.");
    static final Key<String> API = Key.of(
            "api",
            Types.words("sink interface", "v1", "v2"),
            "v1",
            "v1",
            "TwoPhaseCommitSinkFunction (T-240) or Sink V2 (T-250).");
    static final Key<Amount> COMMIT_TIME =
            Key.of("commit-time", Types.AMOUNT, Amount.Fixed.ZERO, "0 ms", "Time to commit one transaction.");
    static final Key<Boolean> IDEMPOTENT = Key.of(
            "idempotent-commit", Types.BOOLEAN, true, "true", "Whether committing twice shows the records once.");
    static final Key<Long> TRANSACTION_TIMEOUT =
            Key.optional("transaction-timeout", Types.DURATION, "none", "An open transaction of this age is aborted.");
    static final Key<Boolean> FENCING = Key.of(
            "fencing",
            Types.BOOLEAN,
            true,
            "true",
            "Whether a new attempt locks out the old one (`false` is not modelled yet).");
    static final Key<Boolean> IGNORE_FAILURES =
            Key.of("ignore-failures", Types.BOOLEAN, false, "false", "Whether failures to commit are ignored (T-245).");
    static final Key<String> READER_ID = Key.required("id", Types.NAME, "Name of the reader.");
    static final Key<String> ISOLATION =
            Key.required("isolation", Types.words("isolation", "read-committed", "read-uncommitted"), "What it sees.");
    static final Section READER = Section.of("reader", "a reader", READER_ID, ISOLATION);
    static final Key<List<Fields>> READERS = Key.optional(
            "readers", Types.list(READER), "one read-committed reader named like the sink", "Who looks at the output.");

    /** Fields of a two-phase sink only. */
    static final List<Key<?>> TWO_PHASE_ONLY =
            List.of(API, COMMIT_TIME, IDEMPOTENT, TRANSACTION_TIMEOUT, FENCING, IGNORE_FAILURES);

    private ItemKeys() {}

    /** The fields of a kind of item; its own key comes first. */
    static Section section(ItemKind kind) {
        List<Key<?>> keys = new ArrayList<>();
        keys.add(name(kind));
        if (kind != ItemKind.SOURCE) {
            keys.add(FROM);
        }
        keys.addAll(List.of(PARALLELISM, MAX_PARALLELISM, ON, PROCESS, STATE, CHAIN));
        keys.addAll(own(kind));
        return new Section(kind.word(), article(kind) + kind.word(), List.copyOf(keys));
    }

    /** The key that says kind and name. */
    static Key<String> name(ItemKind kind) {
        return Key.required(kind.word(), Types.NAME, "Name of the item.");
    }

    private static String article(ItemKind kind) {
        return kind == ItemKind.SOURCE || !"aeiou".contains(kind.word().substring(0, 1)) ? "a " : "an ";
    }

    private static List<Key<?>> own(ItemKind kind) {
        return switch (kind) {
            case SOURCE ->
                List.of(
                        RATE,
                        RECORDS,
                        RECORD_SIZE,
                        KEYS,
                        WATERMARKS,
                        REPLAYABLE,
                        KIND,
                        SPLITS,
                        SPLIT_SIZE,
                        MASTER_HOOK);
            case FILTER -> List.of(KEEP);
            case MAP, CONNECT -> List.of(OPERATOR_STATE);
            case SINK ->
                List.of(
                        OPERATOR_STATE,
                        COMMIT,
                        API,
                        COMMIT_TIME,
                        IDEMPOTENT,
                        TRANSACTION_TIMEOUT,
                        FENCING,
                        IGNORE_FAILURES,
                        READERS);
            case WINDOW -> List.of(WINDOW_SIZE, SLIDE, TIME);
            case FLAT_MAP, KEYED, JOIN -> List.of();
        };
    }
}
