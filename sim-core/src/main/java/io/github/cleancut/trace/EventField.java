package io.github.cleancut.trace;

/** The fields that an event can have besides its time, order, number, text and rules. */
public enum EventField {
    CHECKPOINT(1),
    TASK(2),
    ATTEMPT(4),
    CHANNEL(8),
    LINEAGE(16);

    private final int bit;

    EventField(int bit) {
        this.bit = bit;
    }

    int bit() {
        return bit;
    }
}
