package io.github.cleancut.law;

import io.github.cleancut.law.Journal.Place;
import io.github.cleancut.model.Lineage;
import io.github.cleancut.trace.TraceEvent;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the trace says of one subtask's state: what it holds, what its snapshots hold, and for a source where it reads on. */
final class TaskState {
    private final Journal journal = new Journal();
    private final SortedMap<Long, Place> snapshots = new TreeMap<>();
    private final SortedMap<Long, String> fingerprints = new TreeMap<>();
    private @Nullable Place atFinish;
    private long nextOffset;
    private boolean isStarted;
    private boolean isFinished;
    private int lastAttempt = -1;
    private int takenChannel = -1;
    private long takenLineage = Lineage.NONE;

    /**
     * An attempt begins: the state is that of the restored checkpoint.
     *
     * @return whether the subtask has such a state: a snapshot, or what it held when it finished before
     */
    boolean start(TraceEvent event) {
        isStarted = true;
        isFinished = false;
        lastAttempt = event.attempt();
        finishRecord();
        if (event.number() >= 0) {
            nextOffset = event.number();
        }
        Place snapshot = snapshots.get(event.checkpoint());
        if (event.checkpoint() == 0 || snapshot != null) {
            atFinish = null;
            journal.restart(snapshot);
            return true;
        }
        journal.restart(atFinish);
        return atFinish != null;
    }

    void snapshot(TraceEvent event) {
        snapshots.put(event.checkpoint(), journal.place());
        if (event.text() != null) {
            fingerprints.put(event.checkpoint(), event.text());
        }
    }

    /** The fingerprint of a snapshot, or null where none is known. */
    @Nullable
    String fingerprint(long checkpoint) {
        return fingerprints.get(checkpoint);
    }

    /** Forgets the snapshot of a checkpoint that failed. */
    void forget(long checkpoint) {
        snapshots.remove(checkpoint);
        fingerprints.remove(checkpoint);
    }

    void take(int channel, long lineage) {
        takenChannel = channel;
        takenLineage = lineage;
    }

    void finishRecord() {
        takenChannel = -1;
        takenLineage = Lineage.NONE;
    }

    void emit(long offset) {
        nextOffset = offset + 1;
    }

    void finish() {
        isFinished = true;
        atFinish = journal.place();
    }

    /** The attempt is gone, and its state with it; a finished one has left its work done. */
    void stop() {
        isStarted &= isFinished;
    }

    /** The subtask will be started again, together with its part. */
    void awaitStart() {
        isStarted = false;
    }

    boolean isStarted() {
        return isStarted;
    }

    boolean wasRestarted() {
        return lastAttempt > 0;
    }

    Journal journal() {
        return journal;
    }

    /** Next offset of a source. */
    long nextOffset() {
        return nextOffset;
    }

    /** Channel of the record that is being processed, or -1. */
    int takenChannel() {
        return takenChannel;
    }

    /** The record that is being processed, or {@link Lineage#NONE}. */
    long takenLineage() {
        return takenLineage;
    }
}
