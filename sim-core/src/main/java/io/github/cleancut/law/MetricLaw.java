package io.github.cleancut.law;

import io.github.cleancut.law.MeasuredCheckpoint.Part;
import io.github.cleancut.law.TrueSizes.Size;
import io.github.cleancut.model.Scenario;
import io.github.cleancut.model.Topology;
import io.github.cleancut.trace.EventKind;
import io.github.cleancut.trace.TraceEvent;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * METRIC: what the JobManager's statistics book of a subtask or checkpoint, and their counters, are what happened: type, status, sizes, numbers and durations, computed anew from barriers, snapshots, uploads,
 * acknowledgements and ends, bytes processed during alignments from the buffers that were taken in. Exercised by each subtask and each checkpoint that is booked.
 */
final class MetricLaw implements Law {
    private static final Set<EventKind> WANTED = EnumSet.of(
            EventKind.REQUEST_CHOSEN,
            EventKind.REQUEST_REFUSED,
            EventKind.FAILURE_REPORTED,
            EventKind.CHECKPOINT_PENDING,
            EventKind.PLAN,
            EventKind.TRIGGER_RECEIVED,
            EventKind.BARRIER_RECEIVED,
            EventKind.BARRIER_ANNOUNCED,
            EventKind.INPUT_ENDED,
            EventKind.ATTEMPT_STARTED,
            EventKind.BUFFER_TAKEN,
            EventKind.IN_FLIGHT_CAPTURED,
            EventKind.SNAPSHOT_STARTED,
            EventKind.SNAPSHOT_ENDED,
            EventKind.UPLOAD_STARTED,
            EventKind.UPLOAD_ENDED,
            EventKind.STATE_WRITTEN,
            EventKind.SHARED_STATE_REFERRED,
            EventKind.STATE_DELETED,
            EventKind.ACK_RECEIVED,
            EventKind.COMPLETED,
            EventKind.FAILED,
            EventKind.RESTORE_STARTED,
            EventKind.SUBTASK_REPORTED,
            EventKind.CHECKPOINT_REPORTED,
            EventKind.JOB_MANAGER_LOST,
            EventKind.JOB_SUBMITTED,
            EventKind.CLOCK_JUMPED,
            EventKind.RUN_ENDED);

    private final Topology topology;
    private final TopologyNames names;
    private final TrueSizes sizes;
    private final Findings findings = new Findings("METRIC", "");

    /** The last jump of a wall clock, or -1. */
    private long jumpOrder = -1;

    /** Checkpoints that had an id and are not booked as over. */
    private final SortedMap<Long, MeasuredCheckpoint> open = new TreeMap<>();

    /** By subtask. */
    private final List<InputSigns> signs = new ArrayList<>();

    private final boolean isUnaligned;

    private final ShownHistory history;
    private final SortedSet<Long> booked = new TreeSet<>();
    private TrueCounters counters = new TrueCounters();
    private long chosenNanos;

    MetricLaw(Scenario scenario, Topology topology) {
        this.topology = topology;
        this.names = new TopologyNames(topology);
        this.sizes = new TrueSizes(scenario, topology);
        this.history = new ShownHistory(scenario.flink().checkpointHistory());
        this.isUnaligned = scenario.flink().checkpointing().unaligned();
        for (int task = 0; task < topology.taskCount(); task++) {
            signs.add(new InputSigns(topology, task));
        }
    }

    @Override
    public String name() {
        return "METRIC";
    }

    @Override
    public boolean wants(EventKind kind) {
        return WANTED.contains(kind);
    }

    @Override
    public void accept(TraceEvent event) {
        if (!wants(event.kind())) {
            return;
        }
        switch (event.kind()) {
            case BUFFER_TAKEN -> sizes.takeIn(event);
            case REQUEST_CHOSEN -> chosenNanos = event.timeNanos();
            case REQUEST_REFUSED -> refuse(event);
            case FAILURE_REPORTED -> counters.withoutId += event.checkpoint() < 0 ? 1 : 0;
            case CHECKPOINT_PENDING -> begin(event);
            case RESTORE_STARTED -> counters.restored += event.checkpoint() > 0 ? 1 : 0;
            case CHECKPOINT_REPORTED -> judgeCheckpoint(event);
            case STATE_DELETED -> sizes.delete(event.requireText());
            case CLOCK_JUMPED -> jumpOrder = event.order();
            case INPUT_ENDED -> endInput(event);
            case ATTEMPT_STARTED -> signs.get(event.task()).start();
            case JOB_MANAGER_LOST, JOB_SUBMITTED -> forget();
            case RUN_ENDED -> judgeUnbooked(event);
            default -> {
                watchInputs(event);
                MeasuredCheckpoint checkpoint = open.get(event.checkpoint());
                if (checkpoint != null) {
                    measure(checkpoint, event);
                }
            }
        }
    }

    private void watchInputs(TraceEvent event) {
        if (!isUnaligned) {
            return;
        }
        switch (event.kind()) {
            case BARRIER_ANNOUNCED -> signs.get(event.task()).announce(event);
            case BARRIER_RECEIVED -> signs.get(event.task()).take(event);
            case TRIGGER_RECEIVED -> signs.get(event.task()).triggerAll(event);
            default -> {
                // shows no checkpoint at an input
            }
        }
    }

    /** The end of an input counts as the barrier of the checkpoint that the subtask knows by then (T-087). */
    private void endInput(TraceEvent event) {
        InputSigns inputs = signs.get(event.task());
        boolean counts = inputs.end(event);
        MeasuredCheckpoint checkpoint = open.get(inputs.checkpoint());
        if (counts && checkpoint != null) {
            checkpoint.part(event.task()).barrier(event.timeNanos());
            reach(checkpoint, event);
        }
    }

    /** Statistics do not outlive their JobManager (C-220). */
    private void forget() {
        open.clear();
        booked.clear();
        history.clear();
        counters = new TrueCounters();
    }

    private void refuse(TraceEvent event) {
        for (MeasuredCheckpoint checkpoint : open.values()) {
            if (checkpoint.isWithoutPlan()) {
                String what = "checkpoint " + checkpoint.id() + " never began and is shown as in progress";
                findings.knownBreach(event, what, "C-089", checkpoint.pendingOrder(), event.order());
            }
        }
    }

    private void begin(TraceEvent event) {
        counters.pending++;
        history.add(event.checkpoint());
        open.put(event.checkpoint(), new MeasuredCheckpoint(event, chosenNanos, topology.taskCount()));
    }

    private void measure(MeasuredCheckpoint checkpoint, TraceEvent event) {
        switch (event.kind()) {
            case PLAN -> checkpoint.plan(event);
            case TRIGGER_RECEIVED -> reach(checkpoint, event);
            case BARRIER_RECEIVED -> {
                reach(checkpoint, event);
                checkpoint.part(event.task()).barrier(event.timeNanos());
            }
            case BARRIER_ANNOUNCED -> {
                // Its alignment begins when it is taken.
            }
            case IN_FLIGHT_CAPTURED ->
                checkpoint.part(event.task()).inFlightBytes += Figures.of(event).getOrDefault("bytes", 0L);
            case SNAPSHOT_STARTED -> {
                checkpoint.part(event.task()).taken(sizes.takenIn(event.task()));
                checkpoint.part(event.task()).snapshotNanos = event.timeNanos();
            }
            case SNAPSHOT_ENDED -> checkpoint.part(event.task()).snapshotEndNanos = event.timeNanos();
            case UPLOAD_STARTED -> checkpoint.part(event.task()).uploadNanos = event.timeNanos();
            case UPLOAD_ENDED -> checkpoint.part(event.task()).uploadEndNanos = event.timeNanos();
            case ACK_RECEIVED -> checkpoint.acknowledge(event);
            case STATE_WRITTEN -> checkpoint.part(event.task()).write(event.requireText());
            case SHARED_STATE_REFERRED -> refer(checkpoint, event);
            case COMPLETED, FAILED -> checkpoint.end(event);
            case SUBTASK_REPORTED -> judgeSubtask(checkpoint, event);
            default -> throw new IllegalStateException("nobody measures " + event.kind());
        }
    }

    private void refer(MeasuredCheckpoint checkpoint, TraceEvent event) {
        Part part = checkpoint.part(event.task());
        part.refer(List.of(event.requireText().split(" ", -1)));
        sizes.refer(event.task(), part);
    }

    /** The first sign of a checkpoint at a subtask; alignments of others that still run there are overtaken. */
    private void reach(MeasuredCheckpoint checkpoint, TraceEvent event) {
        checkpoint.part(event.task()).taken(sizes.takenIn(event.task()));
        if (!checkpoint.part(event.task()).reach(event.timeNanos())) {
            return;
        }
        for (MeasuredCheckpoint other : open.values()) {
            if (other.id() != checkpoint.id()) {
                other.part(event.task()).overtake();
            }
        }
    }

    private void judgeSubtask(MeasuredCheckpoint checkpoint, TraceEvent event) {
        findings.test();
        Part part = checkpoint.part(event.task());
        SortedMap<String, Long> told = Figures.of(event);
        String who = "the statistics show for " + names.task(event.task()) + " in checkpoint " + checkpoint.id();
        boolean isForgotten = part.isOvertaken() && isZero(told, "start-delay") && isZero(told, "alignment");
        if (isForgotten && part.alignmentNanos(isUnaligned) > 0) {
            findings.knownBreach(event, who + " no alignment", "T-091", event.order());
        } else if (!isForgotten) {
            long delay = Figures.millisBetween(checkpoint.triggerNanos(), part.reachedNanos);
            judgeStartDelay(event, who, delay * Figures.NANOS_PER_MILLI, told);
            judge(event, who, "alignment", part.alignmentNanos(isUnaligned), told);
            judge(event, who, "processed", part.processedBytes(), told);
        }
        judge(event, who, "sync", part.snapshotEndNanos - part.snapshotNanos, told);
        judge(event, who, "async", part.uploadEndNanos - part.uploadNanos, told);
        long inFlightWritten = sizes.outsideMetadata(part.inFlightBytes);
        long shownBytes = told.getOrDefault("checkpointed", -1L) - inFlightWritten;
        Size size = sizes.of(event.task(), checkpoint.isSavepoint(), part, shownBytes);
        judge(event, who, "checkpointed", size.writtenBytes() + inFlightWritten, told);
        judge(event, who, "state", size.stateBytes() + part.inFlightBytes, told);
        judge(event, who, "persisted", part.inFlightBytes, told);
        checkpoint.book(told);
    }

    private static boolean isZero(SortedMap<String, Long> told, String name) {
        return told.getOrDefault(name, 0L) == 0;
    }

    private void judge(TraceEvent event, String who, String name, long truth, SortedMap<String, Long> told) {
        @Nullable Long shown = told.get(name);
        if (shown == null || shown != truth) {
            breach(event, who + " " + name + "=" + shown + ", it is " + truth);
        }
    }

    private void judgeStartDelay(TraceEvent event, String who, long truth, SortedMap<String, Long> told) {
        long shown = told.getOrDefault("start-delay", -1L);
        if (shown != truth) {
            breachByClock(event, who + " start-delay=" + shown + ", it is " + truth, "C-265");
        }
    }

    /** Figures that begin at one wall clock stamp and end at another are as wrong as the clock, once it has jumped. */
    private void breachByClock(TraceEvent event, String what, String statement) {
        if (jumpOrder < 0) {
            breach(event, what);
        } else {
            findings.knownBreach(event, what, statement, jumpOrder, event.order());
        }
    }

    private void breach(TraceEvent event, String what) {
        findings.breach(event, what, List.of(), event.order());
    }

    private void judgeCheckpoint(TraceEvent event) {
        findings.test();
        MeasuredCheckpoint checkpoint = open.remove(event.checkpoint());
        if (checkpoint != null) {
            booked.add(checkpoint.id());
            counters.end(checkpoint.hasCompleted());
            if (checkpoint.hasCompleted() || history.contains(checkpoint.id())) {
                judgeEnd(checkpoint, event);
            } else {
                counters.forgotten++;
                String what = "the statistics have forgotten checkpoint " + checkpoint.id()
                        + " while it was pending, and show it as in progress for ever";
                findings.knownBreach(event, what, "C-270", checkpoint.pendingOrder(), event.order());
            }
        } else if (booked.contains(event.checkpoint())) {
            counters.repeated++;
            String what = "the statistics count checkpoint " + event.checkpoint() + " as failed once more";
            findings.knownBreach(event, what, "C-109", event.order());
        }
        SortedMap<String, Long> told = Figures.of(event);
        counters.figures(open.size()).forEach((name, truth) -> judge(event, "the counters show", name, truth, told));
    }

    private void judgeEnd(MeasuredCheckpoint checkpoint, TraceEvent event) {
        String who = "the statistics show for checkpoint " + checkpoint.id();
        String shown = Figures.wordsOf(event);
        String truth = checkpoint.status() + " " + checkpoint.type();
        if (!shown.equals(truth)) {
            breach(event, who + " " + shown + ", it is " + truth);
        }
        if (event.number() != checkpoint.durationMillis()) {
            breachByClock(
                    event,
                    who + " a duration of " + event.number() + " ms, it is " + checkpoint.durationMillis(),
                    "C-266");
        }
        SortedMap<String, Long> told = Figures.of(event);
        checkpoint.figures().forEach((name, value) -> judge(event, who, name, value, told));
    }

    /** Only of a job that has statistics at all. */
    private void judgeUnbooked(TraceEvent event) {
        if (findings.exercised() == 0) {
            return;
        }
        for (MeasuredCheckpoint checkpoint : open.values()) {
            if (checkpoint.isOver()) {
                breach(event, "checkpoint " + checkpoint.id() + " is over, and the statistics do not show it");
            }
        }
    }

    @Override
    public List<LawVerdict> verdicts() {
        return List.of(findings.verdict(
                "what is shown of " + Findings.count(findings.exercised(), "subtask")
                        + " and checkpoints is what happened",
                "nothing was booked in the statistics",
                null));
    }
}
