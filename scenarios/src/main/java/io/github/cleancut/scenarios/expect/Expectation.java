package io.github.cleancut.scenarios.expect;

import io.github.cleancut.model.Position;
import io.github.cleancut.model.SubtaskRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing that a scenario expects of its run; a scenario without any expects that no law is VIOLATED. */
public sealed interface Expectation {

    /** Where it stands. */
    Where where();

    /**
     * Name and place of an expectation.
     *
     * @param path as a report names it, for example {@code checkpoints.completed} or {@code events[2].at}
     * @param line in the file, 1-based; 0 for what no file says
     */
    record Where(String path, int line) {}

    /** {@code rejected}: the scenario is refused, and the refusal contains the text. */
    record Rejected(Where where, String text) implements Expectation {}

    /** What a law is asked to answer. */
    enum Outcome {
        /** It holds and was exercised; not exercised leaves the run undecided. */
        HOLDS,
        VIOLATED,
        NOT_EXERCISED,
        /** It is not judged. */
        ANY
    }

    /**
     * A law listed by name; a law that is not listed must not be VIOLATED.
     *
     * @param law its name
     * @param scope the reader or item that is judged; empty: the whole run
     * @param exercised test on how often it was put to the test, or null
     * @param lost test on lost records, or null
     * @param doubled test on doubled records, or null
     */
    record LawOutcome(
            Where where,
            String law,
            String scope,
            Outcome outcome,
            @Nullable ValueTest exercised,
            @Nullable ValueTest lost,
            @Nullable ValueTest doubled)
            implements Expectation {}

    /** {@code job}: status of the job at the end. */
    record JobStatus(Where where, String status) implements Expectation {}

    /** {@code checkpoints.*}: one of Flink's counters triggered, completed, failed, restored (C-262). */
    record Counter(Where where, String counter, ValueTest test) implements Expectation {}

    /** A failed checkpoint; an id of -1 or a reason of null matches all. */
    record Failure(long checkpoint, @Nullable String reason) {}

    /** {@code failure}: some failed checkpoint matches. */
    record SomeFailure(Where where, Failure failure) implements Expectation {}

    /** {@code failures}: all failed checkpoints that had an id, in order, each once. */
    record AllFailures(Where where, List<Failure> failures) implements Expectation {}

    /** {@code reasons.*}: failure reports with this reason, refused plans included, refused requests not. */
    record ReasonCount(Where where, String reason, ValueTest test) implements Expectation {}

    /** {@code restarts}: number of restarts. */
    record Restarts(Where where, ValueTest test) implements Expectation {}

    /** {@code restart-delays}: backoff of each restart. */
    record RestartDelays(Where where, List<ValueTest> tests) implements Expectation {}

    /** {@code restores}: restored checkpoint ids in order, 0 for none. */
    record Restores(Where where, List<Long> checkpoints) implements Expectation {}

    /** {@code checkpoint.<id>.status} or {@code .reason}. */
    record CheckpointWord(Where where, long checkpoint, String field, WordTest test) implements Expectation {}

    /** {@code checkpoint.<id>.<Flink field>}. */
    record CheckpointNumber(Where where, long checkpoint, String field, ValueTest test) implements Expectation {}

    /**
     * {@code timing.<path>}.
     *
     * @param subtasks the item or subtask; null: the job
     * @param field Flink's field name, for example {@code alignment.duration}
     * @param stat one of min max avg p50 p90 p95 p99 p999
     */
    record Timing(Where where, @Nullable SubtaskRef subtasks, String field, String stat, ValueTest test)
            implements Expectation {}

    /**
     * {@code output.<sink or reader>.*}.
     *
     * @param name name of the sink or of one of its readers
     * @param field visible, lost, doubled, commits, or {@code latency.<stat>}
     */
    record Output(Where where, String name, String field, ValueTest test) implements Expectation {}

    /** {@code state.<item>.*}: field records, lost or doubled. */
    record State(Where where, String item, String field, ValueTest test) implements Expectation {}

    /**
     * An entry of {@code events}.
     *
     * @param position what is looked for
     * @param since the position from which {@code at} counts, or null: virtual time 0
     * @param count test on the number of matches, or null
     * @param at test on the time of the match in nanoseconds, or null
     */
    record Events(
            Where where,
            Position position,
            @Nullable Position since,
            @Nullable ValueTest count,
            @Nullable ValueTest at) implements Expectation {}
}
