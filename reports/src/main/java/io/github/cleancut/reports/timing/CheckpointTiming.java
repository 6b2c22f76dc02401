package io.github.cleancut.reports.timing;

import static io.github.cleancut.reports.timing.SubtaskTiming.UNKNOWN;

import java.util.Collection;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One checkpoint that had an id, from the moment when it was pending. */
public final class CheckpointTiming {
    /** Flink's status words of a checkpoint. */
    public enum Status {
        IN_PROGRESS,
        COMPLETED,
        FAILED
    }

    /** When it became pending: in virtual nanoseconds, on the JobManager's wall clock, and as its timestamp. */
    private record Trigger(long nanos, long wallNanos, long timestampMillis) {}

    private final long id;
    private final TreeMap<Integer, SubtaskTiming> subtasks = new TreeMap<>();
    private final JobManagerTiming jobManager = new JobManagerTiming();
    private Trigger trigger = new Trigger(UNKNOWN, 0, 0);
    private String type = "checkpoint";
    private Status status = Status.IN_PROGRESS;
    private long endedNanos = UNKNOWN;
    private long failedWallNanos = UNKNOWN;
    private @Nullable String reason;
    private boolean discarded;
    private @Nullable SubtaskTiming lastToAcknowledge;

    CheckpointTiming(long id) {
        this.id = id;
    }

    void pending(long nanos, long wallNanos, long timestampMillis, String checkpointType) {
        trigger = new Trigger(nanos, wallNanos, timestampMillis);
        type = checkpointType;
    }

    void planned(int task) {
        subtasks.computeIfAbsent(task, SubtaskTiming::new);
    }

    void completed(long nanos) {
        status = Status.COMPLETED;
        endedNanos = nanos;
    }

    void failed(long nanos, long wallNanos, String failure) {
        status = Status.FAILED;
        endedNanos = nanos;
        failedWallNanos = wallNanos;
        reason = failure;
    }

    void acknowledged(SubtaskTiming part) {
        lastToAcknowledge = part;
    }

    /** The subtask whose acknowledgement was booked last, or null. */
    public @Nullable SubtaskTiming lastToAcknowledge() {
        return lastToAcknowledge;
    }

    void discarded() {
        discarded = true;
    }

    /** A subtask that has a part in the checkpoint, made at its first mention. */
    SubtaskTiming part(int task) {
        return subtasks.computeIfAbsent(task, SubtaskTiming::new);
    }

    /** What the JobManager did for it by itself. */
    public JobManagerTiming jobManager() {
        return jobManager;
    }

    /** The checkpoint's id. */
    public long id() {
        return id;
    }

    /** When it became pending, in virtual nanoseconds. */
    public long triggerNanos() {
        return trigger.nanos();
    }

    /** What the JobManager's wall clock showed then, in nanoseconds since the start. */
    long triggerWallNanos() {
        return trigger.wallNanos();
    }

    /** What it showed when the checkpoint failed. */
    long failedWallNanos() {
        return failedWallNanos;
    }

    /** Its timestamp on the wall clock of the JobManager. */
    public long triggerTimestampMillis() {
        return trigger.timestampMillis();
    }

    /** {@code checkpoint}, {@code savepoint} or {@code synchronous-savepoint}. */
    public String type() {
        return type;
    }

    /** The type as Flink's REST interface shows it: unaligned where records in flight are stored with it. */
    public String restType() {
        return switch (type) {
            case "savepoint" -> "SAVEPOINT";
            case "synchronous-savepoint" -> "SYNC_SAVEPOINT";
            default -> persistedBytes() > 0 ? "UNALIGNED_CHECKPOINT" : "CHECKPOINT";
        };
    }

    /** Whether it is a savepoint of either kind. */
    public boolean isSavepoint() {
        return !type.equals("checkpoint");
    }

    /** Flink's status word. */
    public Status status() {
        return status;
    }

    /** When it was completed or failed, in virtual nanoseconds, or -1. */
    public long endedNanos() {
        return endedNanos;
    }

    /** Why it failed, in Flink's words; null unless it did. */
    public @Nullable String reason() {
        return reason;
    }

    /** Whether its files are deleted. */
    public boolean isDiscarded() {
        return discarded;
    }

    /** The subtasks that have a part in it, by their numbers. */
    public Collection<SubtaskTiming> subtasks() {
        return subtasks.values();
    }

    /** One subtask's part, or null. */
    public @Nullable SubtaskTiming subtask(int task) {
        return subtasks.get(task);
    }

    /** How many subtasks have acknowledged. */
    public int acknowledged() {
        return (int)
                subtasks.values().stream().filter(SubtaskTiming::isAcknowledged).count();
    }

    /** Flink's end to end duration (C-266) in nanoseconds of the JobManager's wall clock: to the last acknowledgement, then at least 0, or to the failure; -1 without either. */
    public long endToEndNanos() {
        if (status == Status.FAILED) {
            return failedWallNanos - trigger.wallNanos();
        }
        return lastToAcknowledge == null ? UNKNOWN : endToEndNanos(lastToAcknowledge);
    }

    /** From the trigger to the acknowledgement of a subtask, on the same clock, at least 0. */
    public long endToEndNanos(SubtaskTiming part) {
        return Math.max(0, part.ackWallNanos() - trigger.wallNanos());
    }

    /** Full size in bytes: the sum over the acknowledged subtasks (C-267). */
    public long stateBytes() {
        return subtasks.values().stream()
                .filter(SubtaskTiming::isAcknowledged)
                .mapToLong(SubtaskTiming::stateBytes)
                .sum();
    }

    /** Bytes written: the sum over the acknowledged subtasks (C-267). */
    public long checkpointedBytes() {
        return subtasks.values().stream()
                .filter(SubtaskTiming::isAcknowledged)
                .mapToLong(SubtaskTiming::checkpointedBytes)
                .sum();
    }

    /** Bytes of records in flight stored with it: the sum over the acknowledged subtasks (C-267). */
    public long persistedBytes() {
        return subtasks.values().stream()
                .filter(SubtaskTiming::isAcknowledged)
                .mapToLong(SubtaskTiming::persistedBytes)
                .sum();
    }

    /** Bytes taken from the inputs during alignments: the sum over the acknowledged subtasks (C-267). */
    public long processedBytes() {
        return subtasks.values().stream()
                .filter(SubtaskTiming::isAcknowledged)
                .mapToLong(SubtaskTiming::processedBytes)
                .sum();
    }
}
