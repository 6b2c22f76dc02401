package io.github.cleancut.model;

import org.jspecify.annotations.Nullable;

/**
 * Cost of an item's state, per subtask.
 *
 * @param sizeBytes full size
 * @param deltaBytes new bytes of an incremental checkpoint
 * @param sync synchronous part
 * @param async asynchronous part where it is given as a duration; null: the size is uploaded
 */
public record StateSpec(
        long sizeBytes,
        long deltaBytes,
        Amount sync,
        @Nullable Amount async) {
    /** No state to upload, no time. */
    public static final StateSpec NONE = new StateSpec(0, 0, Amount.Fixed.ZERO, null);
}
