package io.github.cleancut.protocol.coordinator;

import io.github.cleancut.protocol.message.SnapshotType;
import org.jspecify.annotations.Nullable;

/** A request on its way from the queue through the trigger phases (M3). */
final class TriggerRequest {
    private final long number;
    private final SnapshotType type;
    private final boolean periodic;
    private final boolean forced;
    private long requestWallMillis;
    private long timestampMillis;
    private @Nullable CheckpointPlan plan;
    private @Nullable PendingCheckpoint pending;
    private boolean promiseDone;
    private @Nullable FailureCause failure;

    TriggerRequest(long number, SnapshotType type, boolean periodic, boolean forced) {
        this.number = number;
        this.type = type;
        this.periodic = periodic;
        this.forced = forced;
    }

    /** A copy that refers to a copy of the pending checkpoint. */
    TriggerRequest copy(PendingCheckpoints copied) {
        TriggerRequest copy = new TriggerRequest(number, type, periodic, forced);
        copy.requestWallMillis = requestWallMillis;
        copy.timestampMillis = timestampMillis;
        copy.plan = plan;
        copy.pending = pending == null ? null : copied.counterpart(pending);
        copy.promiseDone = promiseDone;
        copy.failure = failure;
        return copy;
    }

    long number() {
        return number;
    }

    SnapshotType type() {
        return type;
    }

    boolean isPeriodic() {
        return periodic;
    }

    boolean isForced() {
        return forced;
    }

    long requestWallMillis() {
        return requestWallMillis;
    }

    void submittedAt(long wallMillis) {
        requestWallMillis = wallMillis;
    }

    long timestampMillis() {
        return timestampMillis;
    }

    void setTimestampMillis(long wallMillis) {
        timestampMillis = wallMillis;
    }

    CheckpointPlan requirePlan() {
        if (plan == null) {
            throw new IllegalStateException("request " + number + " has no plan");
        }
        return plan;
    }

    void setPlan(CheckpointPlan calculated) {
        plan = calculated;
    }

    @Nullable
    PendingCheckpoint pending() {
        return pending;
    }

    PendingCheckpoint requirePending() {
        if (pending == null) {
            throw new IllegalStateException("request " + number + " has no pending checkpoint");
        }
        return pending;
    }

    void setPending(PendingCheckpoint created) {
        pending = created;
    }

    boolean isDisposed() {
        return pending != null && pending.isDisposed();
    }

    /** Whether the phases up to 7 are over, well or not. */
    boolean isPromiseDone() {
        return promiseDone;
    }

    void completePromise(@Nullable FailureCause cause) {
        promiseDone = true;
        failure = cause;
    }

    @Nullable
    FailureCause failure() {
        return failure;
    }

    void encode(StringBuilder to) {
        to.append(' ').append(type).append(periodic ? 'p' : 'm').append(forced ? 'f' : '-');
        to.append(promiseDone ? 'd' : '-').append(failure == null ? "" : failure);
        to.append(pending == null ? "" : pending.id()).append(plan == null ? "" : plan);
    }
}
