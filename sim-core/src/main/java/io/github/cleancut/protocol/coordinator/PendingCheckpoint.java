package io.github.cleancut.protocol.coordinator;

import io.github.cleancut.protocol.message.SnapshotType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A checkpoint that waits for acknowledgements (M4). */
final class PendingCheckpoint {
    private final long id;
    private final long request;
    private final SnapshotType type;
    private final long timestampMillis;
    private final CheckpointPlan plan;
    private final long expiryTimer;
    private final LinkedHashSet<TaskAttempt> missing;
    private final TreeSet<Integer> missingCoordinators;
    private final SnapshotContents contents;
    private boolean locationReady;
    private boolean disposed;
    private @Nullable FailureCause failure;

    PendingCheckpoint(TriggerRequest request, long id, long expiryTimer, List<Integer> coordinatedVertices) {
        this(request.number(), id, request.type(), request.timestampMillis(), request.requirePlan(), expiryTimer);
        missingCoordinators.addAll(coordinatedVertices);
    }

    private PendingCheckpoint(
            long request, long id, SnapshotType type, long timestampMillis, CheckpointPlan plan, long expiryTimer) {
        this.id = id;
        this.request = request;
        this.type = type;
        this.timestampMillis = timestampMillis;
        this.plan = plan;
        this.expiryTimer = expiryTimer;
        missing = new LinkedHashSet<>(plan.waitFor());
        missingCoordinators = new TreeSet<>();
        contents = new SnapshotContents();
    }

    private PendingCheckpoint(PendingCheckpoint other) {
        id = other.id;
        request = other.request;
        type = other.type;
        timestampMillis = other.timestampMillis;
        plan = other.plan;
        expiryTimer = other.expiryTimer;
        missing = new LinkedHashSet<>(other.missing);
        missingCoordinators = new TreeSet<>(other.missingCoordinators);
        contents = other.contents.copy();
        locationReady = other.locationReady;
        disposed = other.disposed;
        failure = other.failure;
    }

    PendingCheckpoint copy() {
        return new PendingCheckpoint(this);
    }

    long id() {
        return id;
    }

    long request() {
        return request;
    }

    SnapshotType type() {
        return type;
    }

    long timestampMillis() {
        return timestampMillis;
    }

    CheckpointPlan plan() {
        return plan;
    }

    long expiryTimer() {
        return expiryTimer;
    }

    SnapshotContents contents() {
        return contents;
    }

    boolean isMissing(TaskAttempt attempt) {
        return missing.contains(attempt);
    }

    boolean isAcknowledged(TaskAttempt attempt) {
        return plan.waitFor().contains(attempt) && !missing.contains(attempt);
    }

    void acknowledge(TaskAttempt attempt) {
        missing.remove(attempt);
    }

    void acknowledgeCoordinators() {
        contents.coordinatorsAcknowledged(missingCoordinators);
        missingCoordinators.clear();
    }

    List<TaskAttempt> missing() {
        return new ArrayList<>(missing);
    }

    int missingCoordinators() {
        return missingCoordinators.size();
    }

    boolean isFullyAcknowledged() {
        return missing.isEmpty() && missingCoordinators.isEmpty() && contents.hasAllHooks() && !disposed;
    }

    boolean isLocationReady() {
        return locationReady;
    }

    void setLocationReady() {
        locationReady = true;
    }

    boolean isDisposed() {
        return disposed;
    }

    void dispose() {
        disposed = true;
    }

    @Nullable
    FailureCause failure() {
        return failure;
    }

    void setFailure(FailureCause cause) {
        failure = cause;
    }

    /** Whether a newer completed checkpoint ends it (C-135). */
    boolean canBeSubsumed() {
        return !type.isSavepoint();
    }

    void encode(StringBuilder to) {
        to.append("\npending ")
                .append(id)
                .append(type)
                .append(locationReady ? 'l' : '-')
                .append(missing);
        to.append(missingCoordinators).append(disposed).append(plan);
        contents.encode(to);
    }
}
