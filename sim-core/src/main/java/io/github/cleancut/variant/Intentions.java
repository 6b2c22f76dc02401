package io.github.cleancut.variant;

import io.github.cleancut.protocol.coordinator.CoordinatorTables;
import io.github.cleancut.protocol.failover.RestartTables;
import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.protocol.time.EventTimeTables;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The variant {@code flink-intended}: every statement marked [!] as presumably intended. Whether Flink regards them as defects is not known. */
public final class Intentions {
    private static final List<Intention> ALL = List.of(
            of(
                    "C-005",
                    "before the first success the pause counts from relative time 0",
                    "min-pause is a pause after a success; before the first one there is none"),
            of(
                    "C-032",
                    "a start while on aborts all that is queued or pending, savepoints too",
                    "a start while on makes sure that one timer runs and touches no checkpoint"),
            of(
                    "C-046",
                    "the random initial delay is used up before any task runs",
                    "the scheduler starts when all tasks run, so that the initial delay is waited for"),
            of(
                    "C-048",
                    "the tracker waits for ever for attempts that have ended",
                    "the tracker waits for the current attempt of each subtask"),
            following(
                    "C-050",
                    "nobody stops scheduling at the second and later failures of a job",
                    "every failure stops scheduling and aborts what is pending, as the first does (C-049)",
                    "C-048"),
            of(
                    "C-058",
                    "a backlog report while scheduling is off arms a trigger whose ticks fail",
                    "a backlog report changes when the next tick comes only if one is to come"),
            of(
                    "C-087",
                    "beside a finished task failed and cancelled ones count as finished too",
                    "only a task that has finished is finished; a plan with a failed one fails"),
            following(
                    "C-088",
                    "a checkpoint of the restart delay records a failed subtask as finished, and its state is lost",
                    "no checkpoint completes without the state of a task that has not finished",
                    "C-048",
                    "C-087"),
            of(
                    "C-109",
                    "an abort in the trigger phases is reported twice and can fail the job twice",
                    "one checkpoint fails once"),
            of(
                    "C-117",
                    "an acknowledgement delivered again after completion deletes the checkpoint's files",
                    "state that a stored checkpoint refers to is not deleted by a repeated acknowledgement"),
            overflow());

    /** Defects that Flink's maintainers know of and that 2.3.0 has (docs/spec/field.md), as mended. */
    private static final List<Intention> FIXES = List.of(new Intention(
            "F30",
            "with interruptible timers the watermark goes on only when all due timers have fired in one pass",
            "the watermark goes on as far as timers have fired (timer.emit-partial-watermark)",
            List.of(new RowEdit.Replaced(EventTimeTables.EMIT_PARTIAL)),
            List.of()));

    private Intentions() {}

    private static Intention of(String statement, String implemented, String meant) {
        List<RowEdit> edits = new ArrayList<>();
        CoordinatorTables.intended()
                .getOrDefault(statement, List.of())
                .forEach(replacement -> edits.add(new RowEdit.Replaced(replacement)));
        if (edits.isEmpty()) {
            throw new IllegalArgumentException("the coordinator has no rows for " + statement + " as intended");
        }
        return new Intention(statement, implemented, meant, List.copyOf(edits), List.of());
    }

    private static Intention following(String statement, String implemented, String meant, String... from) {
        return new Intention(statement, implemented, meant, List.of(), List.of(from));
    }

    private static Intention overflow() {
        return new Intention(
                "C-209",
                "from about the 93rd attempt on about half the restart delays are the initial one",
                "the restart delay stays at its maximum, however many attempts there were",
                List.of(new RowEdit.Replaced(RestartTables.BOUNDED_BACKOFF)),
                List.of());
    }

    /** Every statement marked [!], in the order of the statements. */
    public static List<Intention> all() {
        return ALL;
    }

    /** Known defects of 2.3.0 as mended, in the order of their numbers. */
    public static List<Intention> fixes() {
        return FIXES;
    }

    /**
     * What was presumably meant by a statement.
     *
     * @return the intention, or null if the statement is not marked
     */
    public static @Nullable Intention find(String statement) {
        return ALL.stream()
                .filter(intention -> intention.statement().equals(statement))
                .findFirst()
                .orElse(null);
    }

    /**
     * The rules with every statement as presumably intended, and every known defect mended.
     *
     * @throws IllegalArgumentException if a row is not there
     */
    public static RuleBook applyTo(RuleBook book) {
        RuleBook edited = book;
        for (Intention intention : ALL) {
            edited = intention.applyTo(edited);
        }
        for (Intention fix : FIXES) {
            edited = fix.applyTo(edited);
        }
        return edited;
    }
}
