package io.github.cleancut.reports.timing;

import static io.github.cleancut.reports.timing.SubtaskTiming.UNKNOWN;

import io.github.cleancut.model.Topology;
import io.github.cleancut.reports.timing.SubtaskTiming.Moment;
import io.github.cleancut.trace.TraceEvent;
import io.github.cleancut.trace.TraceListener;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Computes Flink's checkpoint statistics (C-262 to C-269) from the trace, in exact nanoseconds. */
public final class CheckpointTimings implements TraceListener {
    private final Topology topology;
    private final TreeMap<Long, CheckpointTiming> checkpoints = new TreeMap<>();

    private final List<Restore> restores = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final ClockJumps clocks = new ClockJumps();
    private long sinceNanos;

    /**
     * A request that failed before it had an id.
     *
     * @param nanos when, in virtual nanoseconds
     * @param reason in Flink's words
     */
    public record Refusal(long nanos, String reason) {}

    /**
     * A restore of the job.
     *
     * @param checkpoint what was restored, 0 for nothing
     * @param nanos when, in virtual nanoseconds
     * @param wallNanos when on the JobManager's wall clock, in nanoseconds since the start
     */
    public record Restore(long checkpoint, long nanos, long wallNanos) {}

    /** Statistics of a job. */
    public CheckpointTimings(Topology topology) {
        this.topology = topology;
    }

    @Override
    public void accept(TraceEvent event) {
        switch (event.kind()) {
            case RESTORE_STARTED -> restored(event);
            case REQUEST_REFUSED -> refusals.add(new Refusal(event.timeNanos(), event.requireText()));
            case JOB_MANAGER_STARTED -> takeOver(event);
            case JOB_SUBMITTED -> startAnew(event);
            case CLOCK_JUMPED -> clocks.jump(event);
            default -> {
                if (event.checkpoint() > 0) {
                    acceptOfCheckpoint(event);
                }
            }
        }
    }

    private void restored(TraceEvent event) {
        restores.add(new Restore(event.checkpoint(), event.timeNanos(), clocks.ofJobManager(event)));
    }

    /** Without high availability the next JobManager uses the same ids again (C-028); its statistics are its own (C-220). */
    private void takeOver(TraceEvent event) {
        sinceNanos = event.timeNanos();
        if ("empty".equals(event.text())) {
            checkpoints.clear();
        }
    }

    /** A job that is started from a snapshot goes on counting behind it (C-027): newer ids are given out again. */
    private void startAnew(TraceEvent event) {
        sinceNanos = event.timeNanos();
        checkpoints.tailMap(event.checkpoint(), false).clear();
    }

    /** Requests that failed before they had an id, in order. */
    public List<Refusal> refusals() {
        return refusals;
    }

    private void acceptOfCheckpoint(TraceEvent event) {
        long nanos = event.timeNanos();
        switch (event.kind()) {
            case PLAN -> plan(event);
            case CHECKPOINT_PENDING -> pending(event);
            case COMPLETED -> of(event).completed(nanos);
            case FAILED -> of(event).failed(nanos, clocks.ofJobManager(event), event.requireText());
            case DISCARDED -> of(event).discarded();
            case TRIGGER_RECEIVED -> triggered(event);
            case ALIGNMENT_STARTED -> alignmentStarted(event);
            case ALIGNMENT_ENDED -> alignmentEnded(event);
            case BARRIER_SENT -> of(event).part(event.task()).markFirst(Moment.BARRIER_SENT, nanos);
            case BARRIER_RECEIVED -> of(event).part(event.task()).barrierReceived(event.channel(), nanos);
            case SNAPSHOT_STARTED -> mark(event, Moment.SNAPSHOT_STARTED);
            case SNAPSHOT_ENDED -> mark(event, Moment.SNAPSHOT_ENDED);
            case UPLOAD_STARTED -> mark(event, Moment.UPLOAD_STARTED).writes(event.number());
            case UPLOAD_ENDED -> mark(event, Moment.UPLOAD_ENDED);
            case ACK_SENT -> mark(event, Moment.ACK_SENT);
            case ACK_RECEIVED -> acknowledged(event);
            case IN_FLIGHT_CAPTURED -> of(event).part(event.task()).persisted(inFlight(event));
            case SWITCHED_UNALIGNED -> mark(event, Moment.SWITCHED_UNALIGNED);
            case SUBTASK_REPORTED -> reported(event);
            case DECLINE_SENT -> mark(event, Moment.DECLINED);
            case TRIGGER_SENT -> triggerSent(event);
            case LOCATION_READY, COORDINATORS_DONE, HOOK_ASKED, ACKS_COMPLETE, METADATA_WRITTEN ->
                of(event).jobManager().accept(event);
            default -> {
                // Everything else says nothing about Flink's statistics.
            }
        }
    }

    private void pending(TraceEvent event) {
        of(event).pending(event.timeNanos(), clocks.ofJobManager(event), event.number(), event.requireText());
    }

    private void plan(TraceEvent event) {
        for (String task : event.requireText().split("\\D+", -1)) {
            if (!task.isEmpty()) {
                of(event).planned(Integer.parseInt(task));
            }
        }
    }

    /** A source has no barrier: its start delay ends with the trigger mail, and it aligns nothing (T-022). */
    private void triggered(TraceEvent event) {
        SubtaskTiming part = mark(event, Moment.TRIGGERED);
        if (part.startDelayNanos() == UNKNOWN) {
            long wallNanos = clocks.ofTaskManager(event, topology.taskManagerOf(event.task()));
            part.startedAfter(Math.max(0, wallNanos - of(event).triggerWallNanos()));
            part.alignedIn(0);
        }
    }

    private void triggerSent(TraceEvent event) {
        of(event).jobManager().accept(event);
        of(event).part(event.task()).markFirst(Moment.TRIGGER_SENT, event.timeNanos());
    }

    private void alignmentStarted(TraceEvent event) {
        mark(event, Moment.ALIGNMENT_STARTED).startedAfter(event.number());
    }

    private void alignmentEnded(TraceEvent event) {
        mark(event, Moment.ALIGNMENT_ENDED).alignedIn(event.number());
    }

    /** The first report of a subtask counts, later ones do not (C-268). */
    private void acknowledged(TraceEvent event) {
        of(event).jobManager().accept(event);
        SubtaskTiming part = of(event).part(event.task());
        if (!part.isAcknowledged()) {
            part.mark(Moment.ACK_RECEIVED, event.timeNanos());
            part.acknowledgedAt(clocks.ofJobManager(event));
            part.holds(event.number());
            of(event).acknowledged(part);
        }
    }

    /** Bytes processed while barriers were awaited are those of buffers (T-091), which only the subtask counts. Data in flight is written apart from the state, or stand in the metadata where they are few (T-232). */
    private void reported(TraceEvent event) {
        SubtaskTiming part = of(event).part(event.task());
        part.processedInAll(figure(event, "processed"));
        if (part.persistedBytes() > 0) {
            part.writes(figure(event, "checkpointed"));
        }
    }

    private static InFlight inFlight(TraceEvent event) {
        return new InFlight(event.channel(), event.timeNanos(), figure(event, "records"), figure(event, "bytes"));
    }

    private static long figure(TraceEvent event, String name) {
        for (String word : event.requireText().split(" ", -1)) {
            if (word.startsWith(name + "=")) {
                return Long.parseLong(word.substring(name.length() + 1));
            }
        }
        return 0;
    }

    private SubtaskTiming mark(TraceEvent event, Moment moment) {
        SubtaskTiming part = of(event).part(event.task());
        part.mark(moment, event.timeNanos());
        return part;
    }

    private CheckpointTiming of(TraceEvent event) {
        return of(event.checkpoint());
    }

    private CheckpointTiming of(long id) {
        return checkpoints.computeIfAbsent(id, CheckpointTiming::new);
    }

    /** All checkpoints that had an id, by id. */
    public Collection<CheckpointTiming> checkpoints() {
        return checkpoints.values();
    }

    /** The completed ones, by id. */
    public List<CheckpointTiming> completed() {
        return checkpoints.values().stream()
                .filter(checkpoint -> checkpoint.status() == CheckpointTiming.Status.COMPLETED)
                .toList();
    }

    /** When the newest JobManager began: its statistics are its own (C-220), and know nothing from before. */
    public long sinceNanos() {
        return sinceNanos;
    }

    /** A checkpoint, or null. */
    public @Nullable CheckpointTiming checkpoint(long id) {
        return checkpoints.get(id);
    }

    /** All restores, in order; those that found nothing to restore too. */
    public List<Restore> restores() {
        return restores;
    }

    /** The job's subtasks. */
    public Topology topology() {
        return topology;
    }
}
