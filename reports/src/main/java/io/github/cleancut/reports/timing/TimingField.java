package io.github.cleancut.reports.timing;

import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The statistics that Flink's REST interface has, under its names; durations in nanoseconds, sizes in bytes. */
public enum TimingField {
    END_TO_END("end_to_end_duration", true, CheckpointTiming::endToEndNanos, null),
    STATE_SIZE("state_size", false, CheckpointTiming::stateBytes, SubtaskTiming::stateBytes),
    CHECKPOINTED_SIZE(
            "checkpointed_size", false, CheckpointTiming::checkpointedBytes, SubtaskTiming::checkpointedBytes),
    PROCESSED_DATA("processed_data", false, CheckpointTiming::processedBytes, null),
    PERSISTED_DATA("persisted_data", false, checkpoint -> 0, null),
    SYNC("checkpoint_duration.sync", true, null, SubtaskTiming::syncNanos),
    ASYNC("checkpoint_duration.async", true, null, SubtaskTiming::asyncNanos),
    ALIGNMENT("alignment.duration", true, null, SubtaskTiming::alignmentNanos),
    ALIGNMENT_PROCESSED("alignment.processed", false, null, SubtaskTiming::processedBytes),
    ALIGNMENT_PERSISTED("alignment.persisted", false, null, part -> 0),
    START_DELAY("start_delay", true, null, SubtaskTiming::startDelayNanos);

    private final String path;
    private final boolean duration;
    private final @Nullable ToLongFunction<CheckpointTiming> ofCheckpoint;
    private final @Nullable ToLongFunction<SubtaskTiming> ofSubtask;

    TimingField(
            String path,
            boolean duration,
            @Nullable ToLongFunction<CheckpointTiming> ofCheckpoint,
            @Nullable ToLongFunction<SubtaskTiming> ofSubtask) {
        this.path = path;
        this.duration = duration;
        this.ofCheckpoint = ofCheckpoint;
        this.ofSubtask = ofSubtask;
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
        return ofCheckpoint != null;
    }

    /** Whether a subtask has it. */
    public boolean isOfSubtask() {
        return ofSubtask != null || this == END_TO_END;
    }

    /** The value of a checkpoint. */
    public long of(CheckpointTiming checkpoint) {
        if (ofCheckpoint == null) {
            throw new IllegalArgumentException("a checkpoint has no " + path);
        }
        return ofCheckpoint.applyAsLong(checkpoint);
    }

    /** The value of one subtask in a checkpoint; a subtask's end to end duration goes to its own acknowledgement. */
    public long of(CheckpointTiming checkpoint, SubtaskTiming part) {
        if (this == END_TO_END) {
            return part.at(SubtaskTiming.Moment.ACK_RECEIVED) - checkpoint.triggerNanos();
        }
        if (ofSubtask == null) {
            throw new IllegalArgumentException("a subtask has no " + path);
        }
        return ofSubtask.applyAsLong(part);
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

    /** Over all completed checkpoints. */
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
