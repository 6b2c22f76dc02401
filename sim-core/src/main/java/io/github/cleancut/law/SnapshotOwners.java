package io.github.cleancut.law;

import io.github.cleancut.model.CheckpointConfig;
import io.github.cleancut.trace.TraceEvent;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which checkpoints and savepoints a job may delete, and which of them its end leaves behind. */
final class SnapshotOwners {
    private final CheckpointConfig.Retention retention;
    private final SnapshotKinds kinds = new SnapshotKinds();

    /** Snapshots that a job was started from: whether it owns them. */
    private final SortedMap<Long, Boolean> claimed = new TreeMap<>();

    /** With what status the job has ended, empty while it has not. */
    private String endedAs = "";

    SnapshotOwners(CheckpointConfig.Retention retention) {
        this.retention = retention;
    }

    /** A checkpoint or savepoint begins. */
    void begin(TraceEvent event) {
        kinds.accept(event);
    }

    /**
     * A job is started from a snapshot.
     *
     * @return whether it claims the snapshot
     */
    boolean start(TraceEvent event) {
        boolean isClaimed = "CLAIM".equals(event.text());
        claimed.put(event.checkpoint(), isClaimed);
        endedAs = "";
        return isClaimed;
    }

    void end(TraceEvent event) {
        endedAs = event.requireText();
    }

    boolean isSavepoint(long checkpoint) {
        return kinds.isSavepoint(checkpoint);
    }

    /** Whether the job may delete it at all: its own checkpoints, and snapshots that it has claimed. */
    boolean isOwned(long checkpoint) {
        return claimed.getOrDefault(checkpoint, !kinds.isSavepoint(checkpoint));
    }

    /** Whether the job has ended and takes the checkpoint with it (C-152). */
    boolean isGoneWithTheJob(long checkpoint) {
        return !endedAs.isEmpty() && isOwned(checkpoint) && !isKeptAt(endedAs);
    }

    private boolean isKeptAt(String status) {
        return switch (retention) {
            case NO_EXTERNALIZED_CHECKPOINTS -> false;
            case DELETE_ON_CANCELLATION -> "FAILED".equals(status);
            case RETAIN_ON_CANCELLATION -> !"FINISHED".equals(status);
        };
    }
}
