package io.github.cleancut.law;

import io.github.cleancut.law.Journal.Place;
import io.github.cleancut.model.Lineage;
import io.github.cleancut.trace.TraceEvent;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the trace says of one subtask's state: what it holds, what its snapshots hold, and for a source where it reads on. */
final class TaskState {
    /**
     * What a checkpoint holds of the subtask.
     *
     * @param place what had been taken in
     * @param offset next offset of a source, else -1
     * @param fingerprint as the trace gives it, or null
     * @param results the results of windows that had gone out
     * @param counted how many records are in them
     * @param isDone whether the subtask's data had ended: it will do nothing more
     */
    record Stored(
            Place place, long offset, @Nullable String fingerprint, Place results, long counted, boolean isDone) {}

    private final Journal journal = new Journal();
    private final Results results = new Results();
    /** What a window has given out, in the history that counts. */
    private static final class Results {
        private final Journal journal = new Journal();
        private long counted;
    }

    private final SortedMap<Long, Stored> snapshots = new TreeMap<>();
    private @Nullable Stored whenDone;
    private long nextOffset;
    private boolean isStarted;
    private boolean isFinished;
    private boolean hasState = true;
    private int lastAttempt = -1;
    private int takenChannel = -1;
    private long takenLineage = Lineage.NONE;

    /** An attempt begins with what a checkpoint holds of the subtask; one whose data had ended goes on with nothing, its work is done (T-157). */
    void start(TraceEvent event) {
        isStarted = true;
        isFinished = false;
        lastAttempt = event.attempt();
        finishRecord();
        boolean isFresh = event.checkpoint() == 0;
        Stored stored = isFresh ? null : snapshots.getOrDefault(event.checkpoint(), whenDone);
        hasState = isFresh || stored != null;
        journal.restart(stored == null ? null : stored.place());
        results.journal.restart(stored == null ? null : stored.results());
        results.counted = stored == null ? 0 : stored.counted();
        whenDone = stored != null && stored.isDone() ? stored : null;
        nextOffset = whenDone != null ? whenDone.offset() : event.number();
    }

    void snapshot(TraceEvent event) {
        long offset = whenDone != null ? whenDone.offset() : event.number();
        snapshots.put(event.checkpoint(), stored(offset, event.text(), whenDone != null));
    }

    /** What a checkpoint holds of the subtask, or null if it took no snapshot for it. */
    @Nullable
    Stored stored(long checkpoint) {
        return snapshots.get(checkpoint);
    }

    /** Forgets the snapshot of a checkpoint that failed. */
    void forget(long checkpoint) {
        snapshots.remove(checkpoint);
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

    /** The data has ended: the subtask takes and emits nothing more. */
    void endData() {
        whenDone = stored(nextOffset, null, true);
    }

    private Stored stored(long offset, @Nullable String fingerprint, boolean isDone) {
        return new Stored(journal.place(), offset, fingerprint, results.journal.place(), results.counted, isDone);
    }

    /** The result of a window goes out. */
    void fire(long lineage, long records) {
        results.journal.add(0, lineage);
        results.counted += records;
    }

    /** The results of windows that have gone out. */
    Journal results() {
        return results.journal;
    }

    /** How many records are in them. */
    long counted() {
        return results.counted;
    }

    void finish() {
        endData();
        isFinished = true;
    }

    /** The attempt is gone, and its state with it; a finished one has left its work done. */
    void stop() {
        isStarted &= isFinished;
    }

    /** The subtask will be started again, together with its part or with the whole job, even if it has finished. */
    void awaitStart() {
        isStarted = false;
    }

    /** An attempt is given up; a zombie that works on and finishes is none of the job any more. */
    void giveUp(int attempt) {
        isStarted &= attempt != lastAttempt;
    }

    boolean isStarted() {
        return isStarted;
    }

    /** Whether the attempt began with a state that its checkpoint holds. */
    boolean hasState() {
        return hasState;
    }

    boolean isDone() {
        return whenDone != null;
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
