package io.github.cleancut.reports.timing;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is known of one subtask's part of a checkpoint; durations are -1 while they are unknown (C-264). */
public final class SubtaskTiming {
    /** No such moment, duration or size yet. */
    public static final long UNKNOWN = -1;

    /** The steps of a subtask's snapshot, in their order. */
    public enum Moment {
        TRIGGER_SENT,
        TRIGGERED,
        ALIGNMENT_STARTED,
        SWITCHED_UNALIGNED,
        ALIGNMENT_ENDED,
        BARRIER_SENT,
        SNAPSHOT_STARTED,
        SNAPSHOT_ENDED,
        UPLOAD_STARTED,
        UPLOAD_ENDED,
        ACK_SENT,
        ACK_RECEIVED,
        DECLINED
    }

    private final int task;
    private final Map<Moment, Long> momentNanos = new EnumMap<>(Moment.class);
    private long ackWallNanos = UNKNOWN;
    private long startDelayNanos = UNKNOWN;
    private long alignmentNanos = UNKNOWN;
    private int lastBarrierChannel = -1;
    private long lastBarrierNanos = UNKNOWN;
    private long processedBytes;
    private final SortedMap<Integer, InFlight> inFlight = new TreeMap<>();
    private long stateBytes;
    private long checkpointedBytes;

    SubtaskTiming(int task) {
        this.task = task;
    }

    void mark(Moment moment, long nanos) {
        momentNanos.put(moment, nanos);
    }

    /** The first time counts: a barrier goes to all outputs in one step. */
    void markFirst(Moment moment, long nanos) {
        momentNanos.putIfAbsent(moment, nanos);
    }

    /** A barrier has come in; what comes after the end of the alignment held nothing up. */
    void barrierReceived(int channel, long nanos) {
        if (at(Moment.ALIGNMENT_ENDED) == UNKNOWN) {
            lastBarrierChannel = channel;
            lastBarrierNanos = nanos;
        }
    }

    void acknowledgedAt(long wallNanos) {
        ackWallNanos = wallNanos;
    }

    void startedAfter(long delayNanos) {
        startDelayNanos = delayNanos;
    }

    void alignedIn(long durationNanos) {
        alignmentNanos = durationNanos;
    }

    /** What the subtask itself has reported (T-091). */
    void processedInAll(long bytes) {
        processedBytes = bytes;
    }

    void persisted(InFlight more) {
        inFlight.merge(more.channel(), more, (first, next) -> first.and(next.records(), next.bytes()));
    }

    void writes(long bytes) {
        checkpointedBytes = bytes;
    }

    void holds(long bytes) {
        stateBytes = bytes;
    }

    /** Number of the subtask in the topology. */
    public int task() {
        return task;
    }

    /** When a step was done, in virtual nanoseconds, or {@link #UNKNOWN}. */
    public long at(Moment moment) {
        return momentNanos.getOrDefault(moment, UNKNOWN);
    }

    /** Whether the coordinator has booked the acknowledgement. */
    public boolean isAcknowledged() {
        return at(Moment.ACK_RECEIVED) != UNKNOWN;
    }

    /** What the JobManager's wall clock showed at the acknowledgement, in nanoseconds since the start. */
    long ackWallNanos() {
        return ackWallNanos;
    }

    /** The input whose barrier ended the alignment, or -1 for a source. */
    public int lastBarrierChannel() {
        return lastBarrierChannel;
    }

    /** When that barrier came in, in virtual nanoseconds, or {@link #UNKNOWN}. */
    public long lastBarrierNanos() {
        return lastBarrierNanos;
    }

    /** From the trigger to the first barrier (C-265), in nanoseconds; for a source to the trigger mail (T-022). */
    public long startDelayNanos() {
        return startDelayNanos;
    }

    /** From the first barrier to the last (T-091), in nanoseconds; 0 for a source. */
    public long alignmentNanos() {
        return alignmentNanos;
    }

    /** Length of the synchronous part in nanoseconds. */
    public long syncNanos() {
        return between(Moment.SNAPSHOT_STARTED, Moment.SNAPSHOT_ENDED);
    }

    /** Length of the asynchronous part in nanoseconds. */
    public long asyncNanos() {
        return between(Moment.UPLOAD_STARTED, Moment.UPLOAD_ENDED);
    }

    /** Bytes of records taken from the inputs during the alignment. */
    public long processedBytes() {
        return processedBytes;
    }

    /** Bytes of records in flight that were stored with the checkpoint. */
    public long persistedBytes() {
        return inFlight.values().stream().mapToLong(InFlight::bytes).sum();
    }

    /** Records in flight that it stored with the checkpoint, by channel. */
    public Collection<InFlight> inFlight() {
        return inFlight.values();
    }

    /** Flink's flag {@code unaligned_checkpoint}: it stored records in flight (C-264). */
    public boolean isUnaligned() {
        return persistedBytes() > 0;
    }

    /** Full size of the state in bytes. */
    public long stateBytes() {
        return stateBytes;
    }

    /** Bytes written by this checkpoint. */
    public long checkpointedBytes() {
        return checkpointedBytes;
    }

    private long between(Moment from, Moment to) {
        return at(from) == UNKNOWN || at(to) == UNKNOWN ? UNKNOWN : at(to) - at(from);
    }
}
