package io.github.cleancut.protocol.task;

import java.util.TreeMap;

/** What a subtask remembers about checkpoints. */
final class SubtaskState {
    static final long NONE = -1;

    /** Where an attempt is in its life. */
    enum Life {
        /** Restoring. */
        INITIALIZING,
        /** Running, also after its data has ended. */
        RUNNING,
        /** Past its last checkpoint: no call is taken any more, the mails that wait still have their turn (T-154). */
        DRAINING,
        /** No mail is left, but asynchronous parts still run (T-154). */
        LEAVING,
        /** It is being cancelled or has failed. */
        CLOSING,
        /** Finished. */
        ENDED
    }

    final SubtaskConfig config;
    /** Asynchronous parts that run, and whether the operators had finished when the snapshot was taken (T-155). */
    final TreeMap<Long, Boolean> asyncParts = new TreeMap<>();

    AbortedIds aborted;
    EndOfDataState end = new EndOfDataState();
    Life life = Life.INITIALIZING;
    long lastCheckpointId = NONE;
    long lastCompletedId;
    long outputTimerId = NONE;
    long synchronousSavepointId = NONE;

    SubtaskState(SubtaskConfig config) {
        this.config = config;
        this.aborted = new AbortedIds(config.maxConcurrentCheckpoints());
        this.lastCompletedId = config.restoredCheckpointId();
        this.end.consumersAcknowledged = !config.consumers();
        this.end.inputsEnded = config.source();
    }

    /** The end of a task's data, and what it waits for then (T-150 to T-152). */
    static final class EndOfDataState {
        boolean reached;
        boolean consumersAcknowledged;
        /** Whether no channel can bring a barrier any more; a source has none. */
        boolean inputsEnded;

        boolean finalCompleted;
        long firstPerformedId = NONE;

        EndOfDataState copy() {
            EndOfDataState copy = new EndOfDataState();
            copy.reached = reached;
            copy.consumersAcknowledged = consumersAcknowledged;
            copy.inputsEnded = inputsEnded;
            copy.finalCompleted = finalCompleted;
            copy.firstPerformedId = firstPerformedId;
            return copy;
        }

        @Override
        public String toString() {
            return (reached ? "ended" : "data")
                    + (consumersAcknowledged ? "+consumers" : "")
                    + (inputsEnded ? "+inputs" : "")
                    + (finalCompleted ? "+final" : "")
                    + firstPerformedId;
        }
    }

    boolean isRunning() {
        return life == Life.RUNNING || life == Life.DRAINING;
    }

    SubtaskState copy() {
        SubtaskState copy = new SubtaskState(config);
        copy.asyncParts.putAll(asyncParts);
        copy.aborted = aborted.copy();
        copy.end = end.copy();
        copy.life = life;
        copy.lastCheckpointId = lastCheckpointId;
        copy.lastCompletedId = lastCompletedId;
        copy.outputTimerId = outputTimerId;
        copy.synchronousSavepointId = synchronousSavepointId;
        return copy;
    }

    void encode(StringBuilder to) {
        to.append(life)
                .append(" last")
                .append(lastCheckpointId)
                .append(" completed")
                .append(lastCompletedId);
        to.append(" aborted").append(aborted).append(" async").append(asyncParts);
        to.append(" timer").append(outputTimerId).append(" stop").append(synchronousSavepointId);
        to.append(' ').append(end);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        encode(text);
        return text.toString();
    }
}
