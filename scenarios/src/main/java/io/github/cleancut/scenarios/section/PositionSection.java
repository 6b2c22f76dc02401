package io.github.cleancut.scenarios.section;

import io.github.cleancut.model.Position;
import io.github.cleancut.model.SubtaskRef;
import io.github.cleancut.scenarios.bind.DidYouMean;
import io.github.cleancut.scenarios.bind.Fields;
import io.github.cleancut.scenarios.bind.Key;
import io.github.cleancut.scenarios.bind.Section;
import io.github.cleancut.scenarios.bind.Types;
import io.github.cleancut.trace.EventField;
import io.github.cleancut.trace.EventKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Positions: {@code when:}, {@code expect: events}, {@code since:} (format.md section 4). */
public final class PositionSection {
    private static final List<String> NAMES = names();

    static final Key<String> EVENT = Key.required("event", Types.words("position", NAMES), "What happens.");
    static final Key<Long> CHECKPOINT =
            Key.of("checkpoint", Types.integer(0, Long.MAX_VALUE), -1L, "any", "Checkpoint id; 0 is none (restores).");
    static final Key<SubtaskRef> SUBTASK = Key.optional("subtask", Types.SUBTASK, "any", "Who acts.");
    static final Key<SubtaskRef> SOURCE =
            Key.optional("source", Types.SUBTASK, "any", "Source subtask of the record concerned.");
    static final Key<Long> OFFSET =
            Key.of("offset", Types.integer(0, (1L << 40) - 1), -1L, "any", "Offset of the record concerned.");
    static final Key<String> STATUS =
            Key.optional("status", Types.words("status", JobStatusWords.ALL), "any", "Status of the job.");
    static final Key<String> REASON = Key.optional("reason", ReasonWords.TYPE, "any", "Flink's failure reason.");
    static final Key<Long> ATTEMPT =
            Key.of("attempt", Types.integer(0, 1_000_000), -1L, "any", "Attempt of the subtask, from 0.");
    static final Key<Long> NTH = Key.of(
            "nth",
            new OrAllType("nth", 1, 1_000_000, Position.EVERY),
            1L,
            "1",
            "Which match over the whole run, or all.");
    static final Key<Long> AFTER = Key.of("after", Types.DURATION, 0L, "0 ms", "So long after the match.");

    /** Its fields. */
    public static final Section SECTION = Section.of(
            "position",
            "a position",
            EVENT,
            CHECKPOINT,
            SUBTASK,
            ChannelKeys.FROM,
            ChannelKeys.TO,
            SOURCE,
            OFFSET,
            STATUS,
            REASON,
            ATTEMPT,
            NTH,
            AFTER);

    private PositionSection() {}

    private static List<String> names() {
        return Arrays.stream(EventKind.values())
                .filter(EventKind::isPosition)
                .map(EventKind::word)
                .toList();
    }

    /** The names of the fields that a position takes besides event, nth and after. */
    public static List<String> fieldsOf(EventKind kind) {
        List<String> fields = new ArrayList<>();
        boolean isOfJob =
                kind == EventKind.JOB_RUNNING || kind == EventKind.JOB_RESTARTING || kind == EventKind.JOB_ENDED;
        addIf(kind.has(EventField.CHECKPOINT), "checkpoint", fields);
        addIf(kind.has(EventField.TASK), "subtask", fields);
        addIf(kind.has(EventField.CHANNEL), "from", fields);
        addIf(kind.has(EventField.CHANNEL), "to", fields);
        addIf(kind == EventKind.RECORD_PROCESSED, "source", fields);
        addIf(kind == EventKind.RECORD_PROCESSED || kind == EventKind.RECORD_EMITTED, "offset", fields);
        addIf(isOfJob, "status", fields);
        addIf("reason".equals(kind.textName()), "reason", fields);
        addIf(kind.has(EventField.ATTEMPT), "attempt", fields);
        return fields;
    }

    private static void addIf(boolean isThere, String name, List<String> to) {
        if (isThere) {
            to.add(name);
        }
    }

    /** The position, its subtasks checked against the job; null if its event is none. */
    static @Nullable Position read(Fields fields, Names names) {
        String event = fields.find(EVENT);
        EventKind kind = event == null ? null : EventKind.ofWord(event);
        if (event == null || kind == null) {
            return null;
        }
        checkFields(fields, kind);
        return new Position(
                event,
                fields.get(CHECKPOINT),
                subtask(fields, SUBTASK, names),
                subtask(fields, ChannelKeys.FROM, names),
                subtask(fields, ChannelKeys.TO, names),
                subtask(fields, SOURCE, names),
                fields.get(OFFSET),
                fields.has(STATUS) ? fields.find(STATUS) : fields.find(REASON),
                Math.toIntExact(fields.get(ATTEMPT)),
                Math.toIntExact(fields.get(NTH)),
                fields.get(AFTER));
    }

    private static void checkFields(Fields fields, EventKind kind) {
        List<String> taken = new ArrayList<>(fieldsOf(kind));
        taken.addAll(List.of("event", "nth", "after"));
        for (Key<?> key : SECTION.keys()) {
            if (fields.has(key) && !taken.contains(key.name())) {
                fields.problems()
                        .error(
                                fields.keyPlace(key),
                                kind.word() + " has no " + key.name(),
                                DidYouMean.hint(key.name(), List.of(), "it takes " + String.join(", ", taken)));
            }
        }
    }

    private static @Nullable SubtaskRef subtask(Fields fields, Key<SubtaskRef> key, Names names) {
        SubtaskRef ref = fields.find(key);
        if (ref != null) {
            names.check(ref, fields.place(key), fields.problems());
        }
        return ref;
    }
}
