package io.github.cleancut.trace;

import org.jspecify.annotations.Nullable;

/**
 * One thing that happened, flat. Fields that the kind does not have are -1, null or empty; {@link EventKind} says what {@code number} and {@code text} mean.
 *
 * @param timeNanos virtual time
 * @param order place in the trace, from 0
 * @param kind what happened
 * @param task subtask, by its number in the topology
 * @param attempt attempt of the subtask, from 0
 * @param channel channel, by its number in the topology
 * @param checkpoint checkpoint id
 * @param number a number, see the kind
 * @param lineage packed lineage of a record
 * @param text a word, see the kind
 * @param rules ids of the rule rows that led to the event, separated by spaces
 */
public record TraceEvent(
        long timeNanos,
        long order,
        EventKind kind,
        int task,
        int attempt,
        int channel,
        long checkpoint,
        long number,
        long lineage,
        @Nullable String text,
        String rules) {

    /** The same of another checkpoint. */
    public TraceEvent ofCheckpoint(long other) {
        return new TraceEvent(timeNanos, order, kind, task, attempt, channel, other, number, lineage, text, rules);
    }

    /** The word of an event whose kind has one. */
    public String requireText() {
        if (text == null) {
            throw new IllegalStateException(kind.word() + " without " + kind.textName());
        }
        return text;
    }
}
