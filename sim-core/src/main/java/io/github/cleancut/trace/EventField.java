package io.github.cleancut.trace;

/** The fields that an event can have besides its time, order, number, text and rules. */
public enum EventField {
    CHECKPOINT,
    TASK,
    ATTEMPT,
    CHANNEL,
    LINEAGE
}
