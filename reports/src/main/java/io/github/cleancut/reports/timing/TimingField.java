package io.github.cleancut.reports.timing;

import org.jspecify.annotations.Nullable;

/** The statistics that Flink's REST interface has, under its names; durations in nanoseconds, sizes in bytes. */
public enum TimingField {
    END_TO_END("end_to_end_duration", true, true),
    STATE_SIZE("state_size", false, true),
    CHECKPOINTED_SIZE("checkpointed_size", false, true),
    PROCESSED_DATA("processed_data", false, true),
    PERSISTED_DATA("persisted_data", false, true),
    SYNC("checkpoint_duration.sync", true, false),
    ASYNC("checkpoint_duration.async", true, false),
    ALIGNMENT("alignment.duration", true, false),
    ALIGNMENT_PROCESSED("alignment.processed", false, false),
    ALIGNMENT_PERSISTED("alignment.persisted", false, false),
    START_DELAY("start_delay", true, false);

    private final String path;
    private final boolean duration;
    private final boolean ofCheckpoint;

    TimingField(String path, boolean duration, boolean ofCheckpoint) {
        this.path = path;
        this.duration = duration;
        this.ofCheckpoint = ofCheckpoint;
    }

    /** Its name, dots between the levels. */
    public String path() {
        return path;
    }

    /** Whether values are nanoseconds, else bytes. */
    public boolean isDuration() {
        return duration;
    }

    /** Whether a whole checkpoint has it. */
    public boolean isOfCheckpoint() {
        return ofCheckpoint;
    }

    /** The value of a checkpoint. */
    public long of(CheckpointTiming checkpoint) {
        return switch (this) {
            case END_TO_END -> checkpoint.endToEndNanos();
            case STATE_SIZE -> checkpoint.stateBytes();
            case CHECKPOINTED_SIZE -> checkpoint.checkpointedBytes();
            case PROCESSED_DATA -> checkpoint.processedBytes();
            case PERSISTED_DATA -> checkpoint.persistedBytes();
            default -> throw new IllegalArgumentException("a checkpoint has no " + path);
        };
    }

    /** The value of one subtask in a checkpoint; a subtask's end to end duration goes to its own acknowledgement. */
    public long of(CheckpointTiming checkpoint, SubtaskTiming part) {
        return switch (this) {
            case END_TO_END -> checkpoint.endToEndNanos(part);
            case STATE_SIZE -> part.stateBytes();
            case CHECKPOINTED_SIZE -> part.checkpointedBytes();
            case SYNC -> part.syncNanos();
            case ASYNC -> part.asyncNanos();
            case ALIGNMENT -> part.alignmentNanos();
            case ALIGNMENT_PROCESSED -> part.processedBytes();
            case ALIGNMENT_PERSISTED -> part.persistedBytes();
            case START_DELAY -> part.startDelayNanos();
            default -> throw new IllegalArgumentException("a subtask has no " + path);
        };
    }

    /**
     * The field with a name.
     *
     * @return the field, or null
     */
    public static @Nullable TimingField ofPath(String path) {
        for (TimingField field : values()) {
            if (field.path.equals(path)) {
                return field;
            }
        }
        return null;
    }

    /** Over all completed checkpoints, savepoints included (C-272). */
    public Summary summary(CheckpointTimings timings) {
        return Summary.of(timings.completed().stream().mapToLong(this::of).toArray());
    }

    /**
     * Over the acknowledged subtasks of all completed checkpoints.
     *
     * @param item place of the item in the job
     * @param index 0-based index of the subtask, -1 for all of the item
     */
    public Summary summary(CheckpointTimings timings, int item, int index) {
        return Summary.of(timings.completed().stream()
                .flatMapToLong(checkpoint -> checkpoint.subtasks().stream()
                        .filter(SubtaskTiming::isAcknowledged)
                        .filter(part -> timings.topology().itemOf(part.task()) == item
                                && (index < 0 || timings.topology().indexOf(part.task()) == index))
                        .mapToLong(part -> of(checkpoint, part)))
                .toArray());
    }
}
